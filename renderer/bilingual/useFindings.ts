import { startTransition, useEffect, useState } from "react";
import type { BilingualFinding } from "../../shared/bilingual/checks/model.ts";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import type { OpenStory } from "../editor/saving/useStory.ts";

/** What the checks say of the open story, read again after each save. */
export function useFindings({ saving, story }: OpenStory): readonly BilingualFinding[] {
  const { showError } = useNotices();
  const [findings, setFindings] = useState<readonly BilingualFinding[]>([]);
  const id = story?.id;
  useEffect(() => {
    if (id === undefined) return;
    let asked = 0;
    const read = () => {
      if (saving.current !== "saved") return;
      asked += 1;
      const question = asked;
      request("checks.story", { id }).then((found) => {
        // What is missing or out of date has marks of its own.
        const shown = found.filter(({ rule }) => rule !== "missing" && rule !== "stale");
        const isSame = (known: readonly BilingualFinding[]) =>
          JSON.stringify(known) === JSON.stringify(shown);
        if (question !== asked) return;
        startTransition(() => setFindings((known) => (isSame(known) ? known : shown)));
      }, showError);
    };
    read();
    const stop = saving.subscribe(read);
    return () => {
      asked += 1;
      stop();
    };
  }, [id, saving, showError]);
  return findings;
}
