import { startTransition, useCallback, useEffect, useState } from "react";
import { compileTerms, type TermMatcher } from "../../shared/bilingual/glossary/find.ts";
import type { Match } from "../../shared/bilingual/memory/match.ts";
import { request, useEvent } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import type { Direction } from "./direction.ts";

/** Suggestions shown at once. */
const MOST = 4;
const NO_MATCHES: readonly Match[] = [];

/** What the memory has for a row. */
interface Found {
  /** The row's key. */
  row: string;
  matches: readonly Match[];
}

/**
 * What the memory has for a row's text; answers that a later question has overtaken are dropped. Until
 * there is an answer for another row, it is that for the one before.
 */
export function useMatches(row: string, direction: Direction | null): Found {
  const { showError } = useNotices();
  const [found, setFound] = useState<Found>({ row, matches: NO_MATCHES });
  const { from, source = "", neighbours } = direction ?? {};
  const { previous, next } = neighbours ?? {};
  useEffect(() => {
    if (!from || source.trim() === "") {
      setFound({ row, matches: NO_MATCHES });
      return;
    }
    let isOvertaken = false;
    request("memory.lookUp", { language: from, text: source, previous, next, limit: MOST }).then(
      (matches) => {
        if (!isOvertaken) startTransition(() => setFound({ row, matches }));
      },
      showError,
    );
    return () => {
      isOvertaken = true;
    };
  }, [row, from, source, previous, next, showError]);
  return found;
}

/** Finds the newsroom's terms as they are now. */
export function useTerms(): TermMatcher | null {
  const { showError } = useNotices();
  const [matcher, setMatcher] = useState<TermMatcher | null>(null);
  const read = useCallback(() => {
    request("glossary.list", {}).then((terms) => setMatcher(compileTerms(terms)), showError);
  }, [showError]);
  useEffect(read, [read]);
  useEvent("glossary.changed", read);
  return matcher;
}
