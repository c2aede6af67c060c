import { LANGUAGES, type Language, otherLanguage } from "../../language.ts";
import type { Pair, Problem } from "./model.ts";
import { isTitleLike, type PairRule } from "./readPair.ts";

/** Texts that are translated otherwise elsewhere in the newsroom. */
export const checkConsistency: PairRule = (pair, { translationsOf }) => {
  if (!translationsOf) return [];
  const texts = { kind: pair.kind, en: pair.en.text, "zh-Hans": pair["zh-Hans"].text };
  return sourcesOf(pair)
    .flatMap((language): Problem[] => {
      if (!isWorthwhile(texts, language)) return [];
      const other = otherLanguage(language);
      const own = comparable(pair[other].text);
      const elsewhere = translationsOf(language, pair[language].text).find(
        (text) => comparable(text) !== own,
      );
      return elsewhere === undefined ? [] : [inconsistent(other, elsewhere)];
    })
    .slice(0, 1);
};

/** The languages that a pair may be translated from. Two sources may well have one translation. */
export function sourcesOf({ source }: { source?: Language | undefined }): readonly Language[] {
  return source ? [source] : LANGUAGES;
}

/** The finding for a text that is said otherwise elsewhere; `language` is that of what differs. */
export function inconsistent(language: Language, elsewhere: string): Problem {
  return { rule: "inconsistent", language, key: "bilingual-inconsistent", params: { value: elsewhere } };
}

/** A text without what doesn't make it another one: case, white space, the mark at its end. */
export function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/\p{P}+$/u, "")
    .toLowerCase();
}

/** A single word may well be said in more than one way, unless it is a title. */
export function isWorthwhile(pair: Pair, language: Language): boolean {
  const text = comparable(pair[language]);
  if (text === "" || isTitleLike(pair.kind)) return text !== "";
  return language === "en" ? text.includes(" ") : [...text].length > SHORT_CHINESE;
}

/** Up to this many characters a Chinese text is about one English word. */
const SHORT_CHINESE = 3;
