import type { Span } from "./spans.ts";

/**
 * How much a number counts. `firm`: the other language has to say it too. `weak`: it may be left out or added, as
 * “these three methods” for “the methods”, but another number in its place is doubted. `soft`: it only answers
 * numbers of the other side, as “a”, 双 and the numbers in idioms do. `name`: as of COVID-19, which the other side may call
 * otherwise, but for another number in such a name.
 */
export type Weight = "firm" | "weak" | "soft" | "name";

/** A number in a text. */
export interface Quantity extends Span {
  written: string;
  /** What it may stand for; a percentage is its share of one. */
  values: readonly number[];
  weight: Weight;
  /** Of an English number: what it is in measures that Chinese may say instead. */
  converted?: readonly Converted[];
  /** Of a Chinese number: the characters behind it, which say what it counts. */
  counted?: string;
}

/** Twelve months as one 年, and 550 acres as 223 公顷. */
export interface Converted {
  value: number;
  measure: RegExp;
}

/** How far a converted number may be from the exact one, of it: it is rounded. */
const ROUNDING = 0.04;

/** A number at the place of a pattern's match. */
export function quantityAt(
  { index, 0: written }: RegExpExecArray,
  values: readonly number[],
  weight: Weight,
): Quantity {
  return { start: index, end: index + written.length, written, values, weight };
}

/** True for what may be a year in the name of a law, a war or a census, by which the other language may not call it. */
export function isYear(written: string): boolean {
  return /^(?:1[5-9]|20)\d\d$/.test(written);
}

/** Finds what only answers the other side's numbers: words that say a number without naming it, with their values. */
export function hints(
  words: readonly (readonly [pattern: RegExp, values: readonly number[]])[],
): (text: string) => Quantity[] {
  // Most texts have none of them, which is seen faster than each is looked for.
  const any = new RegExp(words.map(([{ source }]) => source).join("|"), "iu");
  return (text) =>
    any.test(text)
      ? words.flatMap(([pattern, values]) =>
          Array.from(text.matchAll(pattern), (match) => quantityAt(match, values, "soft")),
        )
      : [];
}

/** Circled numbers, which count the items of a list or the footnotes. */
export function circled(text: string): Quantity[] {
  return Array.from(text.matchAll(/[①-⑳]/gu), (match) =>
    quantityAt(match, [match[0].charCodeAt(0) - "①".charCodeAt(0) + 1], "soft"),
  );
}

/** The quantities that nothing on the other side stands for. */
export function unanswered(these: readonly Quantity[], others: readonly Quantity[]): Quantity[] {
  // Twelve digits: 12 % and 0.12 are the same in floating point too.
  const known = new Set(others.flatMap(({ values }) => values.map((value) => value.toPrecision(12))));
  const isKnown = (value: number) => known.has(value.toPrecision(12));
  const measured = others.filter(({ converted }) => converted);
  return these
    .filter(({ weight, values }) => weight !== "soft" && !values.some(isKnown))
    .filter((number) => !measured.some((other) => isConverted(other, number)))
    .filter((number) => !number.converted || !others.some((other) => isConverted(number, other)))
    .sort((a, b) => a.start - b.start);
}

function isConverted({ converted }: Quantity, { counted = "", values }: Quantity): boolean {
  if (!converted || counted === "") return false;
  const isAbout = (value: number) => values.some((other) => Math.abs(value - other) <= value * ROUNDING);
  return converted.some(({ value, measure }) => measure.test(counted) && isAbout(value));
}
