import type { Localized } from "../../language.ts";
import type { LengthRange } from "./model.ts";
import type { PairRule } from "./readPair.ts";

const ENGLISH_WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’.,-](?=[\p{L}\p{N}]))*/gu;
const CHINESE_UNIT =
  /\p{Script=Han}|[\p{Script=Latin}\p{N}](?:[\p{Script=Latin}\p{M}\p{N}]|['’.,-](?=[\p{Script=Latin}\p{N}]))*/gu;

/** For newsrooms that have yet to show what is usual; wide enough for any prose. */
const USUAL: LengthRange = { low: 0.75, high: 3.3 };
/** So many English words may have no Chinese, or Chinese may stand for so many more, where a range is no measure. */
const LEEWAY = { unsaid: 3, added: 3 };
/** Confirmed links that a newsroom's own range needs. */
const MIN_LINKS = 50;
/** Shorter texts vary too much to say what is usual, in English words. */
const MIN_WORDS = 12;
/** How far outside of what nine of ten links have a pair may be. */
const SLACK = 1.25;

/** Pairs of which one side says much more than the other. */
export const checkLength: PairRule = ({ en, "zh-Hans": zh }, { lengths }) => {
  const { words, characters } = countOf(en.plain, zh.plain);
  if (words === 0 || characters === 0) return [];
  const { low, high } = lengths ?? USUAL;
  const { unsaid, added } = lengths && words >= MIN_WORDS ? { unsaid: 0, added: 0 } : LEEWAY;
  const isShort = characters < low * (words - unsaid);
  if (!isShort && characters <= high * (words + added)) return [];
  const language = isShort ? "zh-Hans" : "en";
  return [{ rule: "length", language, key: "bilingual-length", params: { words, characters } }];
};

/**
 * The range of a newsroom's own confirmed pairs of texts: from the 5th to the 95th percentile, and a
 * quarter more on both sides. Null when there are too few.
 */
export function lengthRange(confirmed: Iterable<Localized>): LengthRange | null {
  const ratios: number[] = [];
  for (const { en, "zh-Hans": zh } of confirmed) {
    const { words, characters } = countOf(en, zh);
    if (words >= MIN_WORDS && characters > 0) ratios.push(characters / words);
  }
  if (ratios.length < MIN_LINKS) return null;
  ratios.sort((a, b) => a - b);
  return { low: percentile(ratios, 0.05) / SLACK, high: percentile(ratios, 0.95) * SLACK };
}

/** English words; Chinese characters, where a Latin word or a number counts as one. */
function countOf(en: string, zh: string): { words: number; characters: number } {
  return { words: en.match(ENGLISH_WORD)?.length ?? 0, characters: zh.match(CHINESE_UNIT)?.length ?? 0 };
}

/** By linear interpolation between the closest ranks. */
function percentile(sorted: readonly number[], share: number): number {
  const rank = (sorted.length - 1) * share;
  const below = sorted[Math.floor(rank)] ?? 0;
  const above = sorted[Math.ceil(rank)] ?? below;
  return below + (above - below) * (rank - Math.floor(rank));
}
