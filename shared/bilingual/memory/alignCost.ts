import { linksOfBody } from "../../document/walk.ts";
import type { Language, Localized } from "../../language.ts";
import type { Part } from "../parts.ts";
import { numberMeanings } from "./numbers.ts";

/** How many blocks of each side answer each other. */
export type Step = Localized<number>;

/**
 * The ways in which blocks can answer each other, with the cost of each: the negative logarithm of
 * how often that is so. The method is Gale and Church's (1993, “A Program for Aligning Sentences in
 * Bilingual Corpora”); a newsroom leaves out a block more often than their translators a sentence.
 */
export const STEPS: readonly { step: Step; cost: number }[] = [
  { step: { en: 1, "zh-Hans": 1 }, cost: -Math.log(0.85) },
  { step: { en: 1, "zh-Hans": 0 }, cost: -Math.log(0.04) },
  { step: { en: 0, "zh-Hans": 1 }, cost: -Math.log(0.04) },
  { step: { en: 2, "zh-Hans": 1 }, cost: -Math.log(0.035) },
  { step: { en: 1, "zh-Hans": 2 }, cost: -Math.log(0.035) },
];

/** The variance of a translation's length, per character of English; Gale and Church have 6.8 for kindred languages. */
const VARIANCE = 12;
/** Lengths speak against two blocks up to here: a summary of a paragraph is its counterpart too. */
const MOST_BY_LENGTH = 12;
/** What another kind of block costs. */
const OTHER_KIND = 3;
/** What each thing in common is worth, and what each number costs that one side only has; for so many at most. */
const IN_COMMON = 2;
const NOT_IN_COMMON = 0.7;
const MOST_MARKS = 4;
const SAME_PICTURE = 8;
/**
 * Chinese characters for one of English, as is usual; and how many characters of English that is
 * worth against what a story says of itself, where a block may be missing.
 */
const USUAL_RATIO = 0.3;
const WORTH_OF_USUAL = 2000;

/** A block with what it can be told by. */
export interface Traits {
  part: Part;
  length: number;
  numbers: readonly string[];
  /** Those, the targets of links, and words in Latin letters. */
  marks: ReadonlySet<string>;
}

/** What a block can be told by. */
export function traitsOf(part: Part, language: Language): Traits {
  const words = part.text.toLowerCase().match(/\p{Script=Latin}{2,}/gu) ?? [];
  const targets = part.block ? linksOfBody([part.block]).map(({ url }) => url) : [];
  const numbers = numberMeanings(part.text, language);
  const marks = new Set([...numbers, ...targets, ...words]);
  return { part, length: part.text.replace(/\s+/gu, " ").trim().length, numbers, marks };
}

/** Chinese characters for one of English, in this story. */
export function lengthRatio(en: readonly Traits[], zh: readonly Traits[]): number {
  return (totalLength(zh) + USUAL_RATIO * WORTH_OF_USUAL) / (totalLength(en) + WORTH_OF_USUAL);
}

/** What it costs to take the blocks of both sides for translations of each other; infinity for never. */
export function costOf(en: readonly Traits[], zh: readonly Traits[], ratio: number): number {
  if (en.length === 0 || zh.length === 0) return 0;
  const all = [...en, ...zh];
  const isTextless = all.some(({ part }) => part.kind === "image" || part.kind === "rule");
  const isOneKind = all.every(({ part }) => part.kind === en[0]?.part.kind);
  if (isTextless && (all.length > 2 || !isOneKind)) return Number.POSITIVE_INFINITY;
  return byLength(en, zh, ratio) + (isOneKind ? 0 : OTHER_KIND) + byMarks(en, zh) + byPicture(en[0], zh[0]);
}

/**
 * The negative logarithm of a normal density, without its constant, of how far the lengths are from
 * what is expected of a translation, in standard deviations.
 */
function byLength(en: readonly Traits[], zh: readonly Traits[], ratio: number): number {
  const [english, expected] = [totalLength(en), totalLength(zh) / ratio];
  const mean = (english + expected) / 2;
  if (mean === 0) return 0;
  return Math.min(MOST_BY_LENGTH, (english - expected) ** 2 / (2 * VARIANCE * mean));
}

function totalLength(traits: readonly Traits[]): number {
  return traits.reduce((sum, { length }) => sum + length, 0);
}

/** Marks in common speak for two blocks: Chinese has few words in Latin letters, so those are names. */
function byMarks(en: readonly Traits[], zh: readonly Traits[]): number {
  const has = (traits: readonly Traits[], mark: string) => traits.some(({ marks }) => marks.has(mark));
  const shared = new Set(zh.flatMap(({ marks }) => [...marks].filter((mark) => has(en, mark)))).size;
  const lacking = (from: readonly Traits[], other: readonly Traits[]) =>
    from.flatMap(({ numbers }) => numbers.filter((number) => !has(other, number))).length;
  const apart = lacking(en, zh) + lacking(zh, en);
  return NOT_IN_COMMON * Math.min(MOST_MARKS, apart) - IN_COMMON * Math.min(MOST_MARKS, shared);
}

function byPicture(en: Traits | undefined, zh: Traits | undefined): number {
  const [a, b] = [en?.part.block, zh?.part.block];
  if (a?.type !== "image" || b?.type !== "image") return 0;
  return a.media === b.media ? -SAME_PICTURE : SAME_PICTURE;
}
