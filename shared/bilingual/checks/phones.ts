import type { Quantity } from "./quantity.ts";

/** Digits in two or more groups. Fewer than nine of them may be anything else, such as years. */
const PHONE = /(?<![\d,.])\+?\(?\d{2,4}\)?[\s-]\d{3,8}(?:[\s-]\d{3,4}){0,3}(?![\d,.]\d|\d)/g;
const MIN_DIGITS = 9;

/** The telephone numbers of a text; how the digits are grouped doesn't count. */
export function phonesIn(text: string): Quantity[] {
  return Array.from(text.matchAll(PHONE), ({ index, 0: written }): Quantity => {
    return {
      start: index,
      end: index + written.length,
      written,
      values: [subscriber(written)],
      weight: "firm",
    };
  }).filter(({ written }) => written.replace(/\D/g, "").length >= MIN_DIGITS);
}

/** A number as it is dialled within the country: +86 10 6409 7888 and 010-64097888 are one. */
function subscriber(written: string): number {
  return Number(written.replace(/\D/g, "").replace(/^(?:00)?86(?=\d{10,11}$)/, ""));
}
