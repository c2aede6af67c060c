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

/** What became of a text, in words. Where several in a row were replaced, they are shown as one phrase. */
export function wordDiff(earlier: string, later: string, language: Language): DiffRun[] {
  const words = (text: string) => [...segmenters[language].segment(text)].map(({ segment }) => segment);
  const stretches: Stretch[] = [];
  for (const { value, added, removed } of diffArrays(words(earlier), words(later))) {
    const text = value.join("");
    const last = stretches.at(-1);
    if (!added && !removed) stretches.push({ same: text });
    else if (last && !("same" in last)) last[added ? "added" : "removed"] += text;
    else stretches.push({ removed: removed ? text : "", added: added ? text : "" });
  }
  return phrases(stretches).flatMap(runsOf);
}

/** Words that stayed, or what came in the place of what. */
type Stretch = { same: string } | { removed: string; added: string };

/** With a space alone between two replaced words, the two are one. */
function phrases(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const space = joined.at(-1);
    const before = joined.at(-2);
    if (isReplaced(stretch) && space && "same" in space && space.same.trim() === "" && isReplaced(before)) {
      joined.splice(-2, 2, {
        removed: before.removed + space.same + stretch.removed,
        added: before.added + space.same + stretch.added,
      });
    } else joined.push(stretch);
  }
  return joined;
}

function isReplaced(stretch: Stretch | undefined): stretch is { removed: string; added: string } {
  return stretch !== undefined && !("same" in stretch) && stretch.removed !== "" && stretch.added !== "";
}

function runsOf(stretch: Stretch): DiffRun[] {
  if ("same" in stretch) return [{ text: stretch.same, change: "same" }];
  const runs: DiffRun[] = [
    { text: stretch.removed, change: "removed" },
    { text: stretch.added, change: "added" },
  ];
  return runs.filter(({ text }) => text !== "");
}
