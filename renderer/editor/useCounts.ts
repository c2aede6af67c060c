import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Block } from "../../shared/document/model.ts";
import { countUnits } from "../../shared/document/segment.ts";
import { blockText } from "../../shared/document/text.ts";
import { LANGUAGES, type Language } from "../../shared/language.ts";
import type { BodyHandle } from "./BodyEditor.tsx";

type Handles = Partial<Record<Language, BodyHandle>>;

/** How long each body is. Apart from the screen's state: it changes with nearly every word that is typed. */
export class Counts {
  private readonly known = new WeakMap<Block, number>();
  private readonly totals: Partial<Record<Language, number>> = {};
  private readonly listeners = new Set<() => void>();

  /** Counts a body; what has not changed since the last time is not counted again. */
  count(language: Language, { read }: BodyHandle): void {
    let total = 0;
    for (const block of read()) {
      const count = this.known.get(block) ?? countUnits(blockText(block), language);
      this.known.set(block, count);
      total += count;
    }
    if (this.totals[language] === total) return;
    this.totals[language] = total;
    for (const listener of this.listeners) listener();
  }

  of(language: Language): number {
    return this.totals[language] ?? 0;
  }

  /** Calls `listener` after each change until the function it gives back is called. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

/** A body's length as it is now; only the component that asks is drawn again when it changes. */
export function useCount(counts: Counts, language: Language): number {
  return useSyncExternalStore(counts.subscribe, () => counts.of(language));
}

/** Counts the bodies when the window has nothing else to do: at first, and after `recount`. */
export function useCounts(handles: Handles): { counts: Counts; recount(language: Language): void } {
  const [counts] = useState(() => new Counts());
  const waiting = useRef(new Set<Language>());
  const recount = useCallback(
    (language: Language) => {
      if (waiting.current.has(language)) return;
      waiting.current.add(language);
      requestIdleCallback(
        () => {
          waiting.current.delete(language);
          const handle = handles[language];
          if (handle) counts.count(language, handle);
        },
        { timeout: 1000 },
      );
    },
    [handles, counts],
  );
  useEffect(() => {
    for (const language of LANGUAGES) if (handles[language]) recount(language);
  }, [handles, recount]);
  return { counts, recount };
}
