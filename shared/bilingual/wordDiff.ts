import { diffArrays } from "diff";
import type { Language } from "../language.ts";

/** A run of words that is in both texts, only in the later one, or only in the earlier one. */
export interface DiffRun {
  text: string;
  change: "same" | "added" | "removed";
}

/** Word by word; Chinese, which has no spaces, by dictionary (UAX #29 as ICU tailors it). */
const segmenters: Record<Language, Intl.Segmenter> = {
  en: new Intl.Segmenter("en", { granularity: "word" }),
  "zh-Hans": new Intl.Segmenter("zh-Hans", { granularity: "word" }),
};

/** What became of a text, in words. */
export function wordDiff(earlier: string, later: string, language: Language): DiffRun[] {
  const words = (text: string) => [...segmenters[language].segment(text)].map(({ segment }) => segment);
  return diffArrays(words(earlier), words(later)).map(({ value, added, removed }) => ({
    text: value.join(""),
    change: added ? "added" : removed ? "removed" : "same",
  }));
}
