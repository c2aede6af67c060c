import type { Language } from "../language.ts";

const HAN = /\p{Script=Han}/gu;
const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/**
 * How long a text is, in the unit its readers count: words in English; in Chinese, characters,
 * where a run of Latin letters or digits counts as one (as word processors count).
 */
export function countUnits(text: string, language: Language): number {
  const words = countWords(language === "en" ? text : text.replace(HAN, " "));
  return language === "en" ? words : words + (text.match(HAN)?.length ?? 0);
}

function countWords(text: string): number {
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) count += 1;
  return count;
}
