import type { Language } from "../language.ts";

/** Han characters, and the marks that are as wide as they are. */
const CHARACTER =
  /[\p{Script=Han}\u3001-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’—…·]/gu;
const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/**
 * How long a text is, in the unit its readers count: words in English; in Chinese, characters with
 * their punctuation, where a run of Latin letters or digits counts as one (字数, as word processors
 * have it).
 */
export function countUnits(text: string, language: Language): number {
  if (language === "en") return countWords(text);
  return countWords(text.replace(CHARACTER, " ")) + (text.match(CHARACTER)?.length ?? 0);
}

function countWords(text: string): number {
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) count += 1;
  return count;
}
