import { useEffect, useRef } from "react";
import { commandOfKey, type KeyCommand } from "../../shared/keys.ts";
import { useIsMac } from "../app/AppContext.tsx";
import { isComposing } from "./composing.ts";

/** Carries out the editor's keys; an input method that composes keeps its own, and so does a dialog. */
export function useEditorKeys(run: (command: KeyCommand) => void): void {
  const isMac = useIsMac();
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // AltGr writes characters.
      if (isComposing(event) || event.getModifierState("AltGraph") || isCovered()) return;
      const command = commandOfKey(event, isMac);
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(command);
    };
    // Before the text: it would break the line.
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [isMac]);
}

/** True while a dialog or a menu is over the editor. */
export function isCovered(): boolean {
  return document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null;
}
