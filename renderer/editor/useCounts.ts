import { useCallback, useRef, useState } from "react";
import type { Block } from "../../shared/document/model.ts";
import { countUnits } from "../../shared/document/segment.ts";
import { blockText } from "../../shared/document/text.ts";
import type { Language } from "../../shared/language.ts";
import type { BodyHandle } from "./BodyEditor.tsx";

type Handles = Partial<Record<Language, BodyHandle>>;

/** How long each body is; counted when the window has nothing else to do, and only what changed. */
export function useCounts(handles: Handles): {
  counts: Partial<Record<Language, number>>;
  recount(language: Language): void;
} {
  const [counts, setCounts] = useState<Partial<Record<Language, number>>>({});
  const known = useRef(new WeakMap<Block, number>());
  const waiting = useRef(new Map<Language, number>());
  const recount = useCallback(
    (language: Language) => {
      if (waiting.current.has(language)) return;
      const handle = requestIdleCallback(
        () => {
          waiting.current.delete(language);
          const body = handles[language]?.read() ?? [];
          let total = 0;
          for (const block of body) {
            const count = known.current.get(block) ?? countUnits(blockText(block), language);
            known.current.set(block, count);
            total += count;
          }
          setCounts((shown) => (shown[language] === total ? shown : { ...shown, [language]: total }));
        },
        { timeout: 1000 },
      );
      waiting.current.set(language, handle);
    },
    [handles],
  );
  return { counts, recount };
}
