import { useEffect, useState } from "react";
import { LANGUAGES, type Localized } from "../../shared/language.ts";

/** Longer selections are no word to look up, in characters. */
const LONGEST = 60;

/** What is selected in the text, and what was last selected in each sheet. */
export function useSelectedWords(): { word: string; byLanguage: Localized } {
  const [words, setWords] = useState({ word: "", byLanguage: { en: "", "zh-Hans": "" } });
  useEffect(() => {
    const read = () => {
      const selection = window.getSelection();
      // The caret moves at every key, and selects nothing: nothing is to be drawn.
      if (!selection || selection.isCollapsed) return;
      const text = selection.toString().trim();
      const root = selection.anchorNode?.parentElement?.closest<HTMLElement>("[contenteditable=true]");
      const language = LANGUAGES.find((each) => each === root?.lang);
      if (!language || text === "" || text.length > LONGEST) return;
      setWords((known) => ({ word: text, byLanguage: { ...known.byLanguage, [language]: text } }));
    };
    document.addEventListener("selectionchange", read);
    return () => document.removeEventListener("selectionchange", read);
  }, []);
  return words;
}
