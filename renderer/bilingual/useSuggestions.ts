import { startTransition, useCallback, useEffect, useState } from "react";
import { compileTerms, type TermMatcher } from "../../shared/bilingual/glossary/find.ts";
import type { Match } from "../../shared/bilingual/memory/match.ts";
import { request, useEvent } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import type { Direction } from "./direction.ts";

/** Suggestions shown at once. */
const MOST = 4;
const NO_MATCHES: readonly Match[] = [];

/** What the memory has for a text; answers that a later question has overtaken are dropped. */
export function useMatches(direction: Direction | null): readonly Match[] {
  const { showError } = useNotices();
  const [matches, setMatches] = useState<readonly Match[]>(NO_MATCHES);
  const { from, source = "", neighbours } = direction ?? {};
  const { previous, next } = neighbours ?? {};
  useEffect(() => {
    if (!from || source.trim() === "") {
      setMatches(NO_MATCHES);
      return;
    }
    let isOvertaken = false;
    request("memory.lookUp", { language: from, text: source, previous, next, limit: MOST }).then((found) => {
      if (!isOvertaken) startTransition(() => setMatches(found));
    }, showError);
    return () => {
      isOvertaken = true;
    };
  }, [from, source, previous, next, showError]);
  return matches;
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
