import { useEffect, useRef } from "react";
import { isComposing } from "../editor/composing.ts";
import type { Bilingual } from "./useBilingual.ts";

const COMMANDS = [
  "go-across",
  "copy-across",
  "confirm-link",
  "omit-part",
  "next-untranslated",
  "next-stale",
  "insert-match-1",
  "insert-match-2",
  "insert-match-3",
] as const;
/** What a key does with the part that has the caret. */
export type BilingualCommand = (typeof COMMANDS)[number];

/** A menu command as one of the bilingual desk, or undefined. */
export function bilingualCommand(name: string): BilingualCommand | undefined {
  return COMMANDS.find((command) => command === name);
}

/** Does what a key or the menu asked for. */
export function runBilingual(bilingual: Bilingual, command: BilingualCommand): void {
  if (command === "go-across" || command === "copy-across") bilingual.actHere(command);
  else if (command === "confirm-link") bilingual.actHere("confirm");
  else if (command === "omit-part")
    bilingual.actHere(bilingual.row?.mark === "omitted" ? "take-back" : "omit");
  else if (command === "next-untranslated") bilingual.goToNext("untranslated");
  else if (command === "next-stale") bilingual.goToNext("stale");
  else bilingual.insertMatch(Number(command.at(-1)) - 1);
}

interface Chord {
  code: string;
  shift: boolean;
  alt: boolean;
}

/** With Ctrl, or Cmd on a Mac; the application menu (electron/menu.ts) shows the same ones. */
const CHORDS: Readonly<Record<BilingualCommand, Chord>> = {
  "go-across": { code: "Enter", shift: false, alt: false },
  "confirm-link": { code: "Enter", shift: true, alt: false },
  "copy-across": { code: "KeyC", shift: false, alt: true },
  "omit-part": { code: "KeyL", shift: false, alt: true },
  "next-untranslated": { code: "KeyU", shift: true, alt: false },
  "next-stale": { code: "KeyO", shift: true, alt: false },
  "insert-match-1": { code: "Digit1", shift: false, alt: true },
  "insert-match-2": { code: "Digit2", shift: false, alt: true },
  "insert-match-3": { code: "Digit3", shift: false, alt: true },
};

/** Carries out the keys of the bilingual desk; an input method that composes keeps its own. */
export function useBilingualKeys(run: (command: BilingualCommand) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (!command || isComposing(event) || document.querySelector("[role=dialog]")) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(command);
    };
    // Before the editor: it would break the line.
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}

function commandOf(event: KeyboardEvent): BilingualCommand | undefined {
  if (!event.ctrlKey && !event.metaKey) return undefined;
  return COMMANDS.find((name) => {
    const { code, shift, alt } = CHORDS[name];
    return event.code === code && event.shiftKey === shift && event.altKey === alt;
  });
}
