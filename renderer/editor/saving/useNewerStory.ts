import { useCallback, useEffect, useRef } from "react";

/** Milliseconds without a key after which somebody is taken to rest: the text may be shown anew. */
const REST = 1500;

interface NewerStoryOptions {
  /** The library has another text than this editor. */
  isBehind(): boolean;
  /** Not all of this editor's text is on the disk. */
  isDirty(): boolean;
  /** Shows the text that the library has. */
  onNewer(): void;
}

/**
 * Has a story shown anew that somebody else wrote, once the person who writes it here rests: not between two
 * keys, not while an input method composes, and not before all of it is saved.
 */
export function useNewerStory(options: NewerStoryOptions): { touch(): void; look(): void } {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const work = useRef({ touchedAt: Number.NEGATIVE_INFINITY, timer: 0, isComposing: false });
  const touch = useCallback(() => {
    work.current.touchedAt = performance.now();
  }, []);
  const look = useCallback(() => {
    clearTimeout(work.current.timer);
    const { isBehind, isDirty, onNewer } = latest.current;
    const { touchedAt, isComposing } = work.current;
    if (!isBehind()) return;
    if (isDirty() || isComposing || performance.now() - touchedAt < REST) {
      work.current.timer = window.setTimeout(look, REST);
    } else onNewer();
  }, []);
  useEffect(() => {
    const { current } = work;
    const begin = () => {
      current.isComposing = true;
    };
    const end = () => {
      current.isComposing = false;
    };
    window.addEventListener("compositionstart", begin);
    window.addEventListener("compositionend", end);
    return () => {
      clearTimeout(current.timer);
      window.removeEventListener("compositionstart", begin);
      window.removeEventListener("compositionend", end);
    };
  }, []);
  return { touch, look };
}
