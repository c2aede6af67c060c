import { type Language, type Localized, localized, otherLanguage } from "../../language.ts";
import { CHINESE_MOMENTS } from "./chineseDates.ts";
import { chineseNumbers } from "./chineseNumbers.ts";
import { counterparts } from "./counterparts.ts";
import { ENGLISH_MOMENTS } from "./englishDates.ts";
import { englishNumbers } from "./englishNumbers.ts";
import { withoutFormal } from "./hanNumerals.ts";
import { type Moment, readByPatterns, unmatchedMoments } from "./moment.ts";
import { phonesIn } from "./phones.ts";
import type { Quantity } from "./quantity.ts";
import type { PairRule, ReadPair } from "./readPair.ts";
import { saysWhen, unitOf } from "./relative.ts";
import { BLANK, blankedOut, type Span } from "./spans.ts";

/** Dates, weekdays and times that only one side has. */
export const checkDates: PairRule = (pair) => {
  const sides = readMoments(pair);
  const open = localized((language) => {
    const { moments, numbers } = sides[otherLanguage(language)];
    return unmatchedMoments(sides[language].moments, moments, numbers);
  });
  return counterparts(
    "dates",
    localized((language) => doubted(open, pair, language).map(({ written }) => written)),
  );
};

/** A date may stand for “yesterday”, unless the other side has a date that stands for nothing too. */
function doubted(open: Localized<Moment[]>, pair: ReadPair, language: Language): Moment[] {
  const other = otherLanguage(language);
  const units = new Set(open[other].map(unitOf));
  return open[language].filter(
    (moment) => units.has(unitOf(moment)) || !saysWhen(pair[other].plain, other, moment),
  );
}

/** A side's moments and its numbers, each place in one of the two only. */
export interface SideMoments {
  moments: Moment[];
  /** The numbers outside of them. */
  numbers: Quantity[];
}

/** What texts said when they were read last: while one writes, a story is checked again and again. */
const known = localized(() => new Map<string, SideMoments>());
/** Texts that are remembered, in each language: all of a long story's. */
const MEMORY = 5000;

/** The moments and numbers of both sides of a pair. */
export function readMoments(pair: ReadPair): Localized<SideMoments> {
  return localized((language) => {
    const { plain } = pair[language];
    const read = known[language].get(plain) ?? readSide(plain, language);
    if (known[language].size >= MEMORY) known[language].clear();
    if (plain.length <= LONGEST) known[language].set(plain, read);
    return read;
  });
}

/** Longer texts are not remembered, in UTF-16 code units. */
const LONGEST = 10_000;

/** Footnote marks are no numbers. */
const FOOTNOTE = /\[\d{1,3}\]|〔\d{1,3}〕/gu;

function readSide(plain: string, language: Language): SideMoments {
  const marked = plain.replace(FOOTNOTE, (mark) => BLANK.repeat(mark.length));
  const text = language === "en" ? marked : unspaced(marked);
  const patterns = language === "en" ? ENGLISH_MOMENTS : CHINESE_MOMENTS;
  const { moments, rest } = readByPatterns(text, patterns);
  const phones = phonesIn(rest);
  const plainRest = blankedOut(rest, phones);
  const numbers = [...phones, ...(language === "en" ? englishNumbers(plainRest) : chineseNumbers(plainRest))];
  const isInTitle = titlesIn(text);
  return {
    moments: moments.map((moment) => (isInTitle(moment) ? { ...moment, isFirm: false } : moment)),
    numbers: numbers.map((number) => (isInTitle(number) ? { ...number, weight: "soft" } : number)),
  };
}

/** Chinese with everyday numerals and half-width digits, and without the spaces that may stand between them and Han. */
function unspaced(text: string): string {
  return withoutFormal(text)
    .replace(/[０-９％]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)．(?=\d)/gu, ".")
    .replace(/(?<=\p{Script=Han})[ \u00a0]+(?=\d)|(?<=\d)[ \u00a0]+(?=[\p{Script=Han}%‰])/gu, "");
}

/** Titles of works are translated freely: what 《周六夜现场》 names need not be said. */
function titlesIn(text: string): (span: Span) => boolean {
  if (!text.includes("《")) return () => false;
  const titles = Array.from(text.matchAll(/《[^《》]{1,200}》/gu), ({ index, 0: title }) => ({
    start: index,
    end: index + title.length,
  }));
  return ({ start, end }) => titles.some((title) => start >= title.start && end <= title.end);
}
