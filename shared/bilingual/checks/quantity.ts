import type { Span } from "./spans.ts";

/** A number in a text. */
export interface Quantity extends Span {
  written: string;
  /** What it may stand for; a percentage is its share of one. */
  values: readonly number[];
  /** True where the other language has to say it too; words such as “a” and 一 need not be said. */
  isFirm: boolean;
}

/** Circled numbers, which count the items of a list or the footnotes. */
export function circled(text: string): Quantity[] {
  return Array.from(text.matchAll(/[①-⑳]/gu), ({ index, 0: written }) => {
    const value = written.charCodeAt(0) - "①".charCodeAt(0) + 1;
    return { start: index, end: index + 1, written, values: [value], isFirm: false };
  });
}

/** The quantities that nothing on the other side stands for, as they are written. */
export function unmatched(these: readonly Quantity[], others: readonly Quantity[]): string[] {
  // Twelve digits: 12 % and 0.12 are the same in floating point too.
  const known = new Set(others.flatMap(({ values }) => values.map((value) => value.toPrecision(12))));
  return these
    .filter(({ isFirm, values }) => isFirm && !values.some((value) => known.has(value.toPrecision(12))))
    .sort((a, b) => a.start - b.start)
    .map(({ written }) => written);
}
