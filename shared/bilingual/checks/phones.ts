import type { Quantity } from "./quantity.ts";

/** Digits in two or more groups. Fewer than nine of them may be anything else, such as years. */
const PHONE = /(?<![\d,.])\+?\(?\d{2,4}\)?[\s-]\d{3,8}(?:[\s-]\d{3,4}){0,3}(?![\d,.]\d|\d)/g;
const MIN_DIGITS = 9;

/** The telephone numbers of a text; how the digits are grouped doesn't count. */
export function phonesIn(text: string): Quantity[] {
  return Array.from(text.matchAll(PHONE), ({ index, 0: written }) => {
    const values = [Number(written.replace(/\D/g, ""))];
    return { start: index, end: index + written.length, written, values, isFirm: true };
  }).filter(({ written }) => written.replace(/\D/g, "").length >= MIN_DIGITS);
}
