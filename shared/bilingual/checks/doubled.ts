import { LANGUAGES } from "../../language.ts";
import { doubledChinese } from "./doubledChinese.ts";
import type { Problem } from "./model.ts";
import type { PairRule } from "./readPair.ts";
import { listed } from "./spans.ts";

/** A small word twice around the same one, which stands before both: of the of the. */
const ENGLISH_PHRASE =
  /\b(the|an?|of|to|in|at|for|is|was|are|were|has|have|with|from) (\p{L}+) \1\b(?<=\b\2 \1 \2 \1)/giu;
const ENGLISH = /(?<![\p{L}\p{N}'’-])(\p{L}+)[ \t\u00a0]+(\1)(?![\p{L}\p{N}'’-])/giu;
/** Words that may well stand twice. */
const MAY_DOUBLE = new Set([
  "had",
  "that",
  "very",
  "so",
  "far",
  "no",
  "ha",
  "bye",
  "hear",
  "really",
  "long",
  "knock",
  "plus",
  "blah",
  "chop",
]);

const PUNCTUATION = /([，、；：,;:])\1+|(?<!。)。。(?!。)|(?<!\.)\.\.(?!\.)/gu;

/** Words and marks that stand twice by mistake. */
export const checkDoubled: PairRule = (pair) => {
  const found = {
    en: [...doubledEnglish(pair.en.plain), ...marks(pair.en.plain)],
    "zh-Hans": [...doubledChinese(pair["zh-Hans"].plain), ...marks(pair["zh-Hans"].plain)],
  };
  return LANGUAGES.flatMap((language): Problem[] => {
    const values = found[language];
    if (values.length === 0) return [];
    return [{ rule: "doubled", language, key: "bilingual-doubled", params: { values: listed(values) } }];
  });
};

function doubledEnglish(plain: string): string[] {
  const phrases = Array.from(
    plain.matchAll(ENGLISH_PHRASE),
    ([, small, word]) => `${word} ${small} ${word} ${small}`,
  );
  const words = [...plain.matchAll(ENGLISH)].flatMap(([whole, first = "", second = ""]) => {
    const isName = /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(second);
    return isName || MAY_DOUBLE.has(first.toLowerCase()) ? [] : [whole];
  });
  return [...words, ...phrases];
}

function marks(plain: string): string[] {
  return Array.from(plain.matchAll(PUNCTUATION), ([whole]) => whole);
}
