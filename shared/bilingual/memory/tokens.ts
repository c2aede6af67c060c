import { sha256Hex } from "../../hash.ts";
import type { Language } from "../../language.ts";
import { withoutNumbers } from "./numbers.ts";

/** Texts with more tokens than this are found when they are the same, not when they are alike. */
const MOST_TOKENS = 1000;
/** A token has that many characters at most where it comes to that: what is longer isn't even cut into tokens. */
const MOST_CHARACTERS = MOST_TOKENS * 20;

const segmenter = new Intl.Segmenter("en", { granularity: "word" });
/** A Han character is a token; so is a word in another script among them. */
const CHINESE_TOKEN = /\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu;

/**
 * What a text is compared by: English by words, whatever their case, Chinese by characters. Every
 * number is the same token; punctuation and white space are none.
 */
export function tokensOf(text: string, language: Language): string[] {
  const plain = withoutNumbers(text, language).normalize("NFKC").toLowerCase().replaceAll("’", "'");
  if (language === "zh-Hans") return plain.match(CHINESE_TOKEN) ?? [];
  return [...segmenter.segment(plain)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** The {@link tokensOf} a text that others can be compared with; null for one that is too long. */
export function comparableTokens(text: string, language: Language): string[] | null {
  if (text.length > MOST_CHARACTERS) return null;
  const tokens = tokensOf(text, language);
  return tokens.length > MOST_TOKENS ? null : tokens;
}

/**
 * The pairs of neighbouring tokens, each once, its ends paired with nothing: what alike texts are
 * found by. An edit of one token takes away two pairs at most. Each is a short word for the index.
 */
export function pairsOf(tokens: readonly string[]): string[] {
  if (tokens.length === 0) return [];
  const pairs = new Set<string>();
  for (let index = 0; index <= tokens.length; index += 1) {
    pairs.add(shortHash(`${tokens[index - 1] ?? ""} ${tokens[index] ?? ""}`));
  }
  return [...pairs];
}

/** A text without what makes no difference to a reader: Unicode's forms, and how much white space there is. */
export function settledText(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** A hash that the same {@link settledText} has and no other, to look it up by. */
export function textKey(text: string): string {
  const settled = settledText(text);
  return settled === "" ? "" : sha256Hex(settled).slice(0, 20);
}

/** The language of a text by its script: a Han character says about as much as three letters. */
export function languageOfText(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return han > 0 && han * 3 >= latin ? "zh-Hans" : "en";
}

/** FNV-1a over UTF-16 units, 32 bits: pairs that share one only cost a comparison. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
