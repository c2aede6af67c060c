import { LANGUAGES } from "../../language.ts";
import { termsOf } from "./glossary.ts";
import type { PairRule, ReadPair } from "./readPair.ts";
import { blankedOut, listed } from "./spans.ts";

const HAN = /\p{Script=Han}/u;
const HAN_RUN = /\p{Script=Han}[\p{Script=Han}，、]*/gu;
const LATIN_WORD = /\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*/gu;
const BRACKETED = /[([（【［][^)\]）】］]{0,200}[)\]）】］]/gu;
/** Fewer Latin words than this may be a name. */
const ENOUGH_WORDS = 4;

/** A side that is written in the other language's script. */
export const checkScript: PairRule = (pair, context) => {
  if (isUntranslated(pair)) {
    return [{ rule: "wrong-script", language: "zh-Hans", key: "bilingual-no-han", params: {} }];
  }
  const outside = pair.en.plain.replace(BRACKETED, " ");
  if (!HAN.test(outside)) return [];
  // A term may be quoted as the other language has it.
  const terms = LANGUAGES.flatMap((language) => termsOf(context.terms).find(outside, language));
  const found = Array.from(blankedOut(outside, terms).matchAll(HAN_RUN), ([run]) => run);
  if (found.length === 0) return [];
  const params = { values: listed(found) };
  return [{ rule: "wrong-script", language: "en", key: "bilingual-han-in-english", params }];
};

/** True where the Chinese side is still English: other rules would only say so again. */
export function isUntranslated({ "zh-Hans": { plain } }: ReadPair): boolean {
  return !HAN.test(plain) && (plain.match(LATIN_WORD)?.length ?? 0) >= ENOUGH_WORDS;
}

/** True where the English side is Chinese altogether. */
export function isAllHan({ en: { plain } }: ReadPair): boolean {
  return HAN.test(plain) && !/\p{Script=Latin}/u.test(plain);
}
