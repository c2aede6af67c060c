import { useEffect } from "react";
import { isComposing } from "./composing.ts";

/**
 * Tells of the caret before a key is handled, where Chromium has not yet: it does so once a frame. Of the
 * keys that a busy window handles between two frames, Enter would break the line that the caret was in
 * before, and a translation would go to another paragraph. To be used before what hears the keys.
 */
export function useCaretInTime(): void {
  useEffect(() => {
    let told = caret();
    const onSelection = () => {
      told = caret();
    };
    const onKey = (event: KeyboardEvent) => {
      const now = caret();
      if (isComposing(event) || now.every((each, index) => each === told[index])) return;
      document.dispatchEvent(new Event("selectionchange"));
    };
    document.addEventListener("selectionchange", onSelection);
    window.addEventListener("keydown", onKey, { capture: true });
    return () => {
      document.removeEventListener("selectionchange", onSelection);
      window.removeEventListener("keydown", onKey, { capture: true });
    };
  }, []);
}

/** Where what is selected begins and ends. */
function caret(): readonly unknown[] {
  const selection = window.getSelection();
  return [selection?.anchorNode, selection?.anchorOffset, selection?.focusNode, selection?.focusOffset];
}
