import { hints, type Quantity } from "./quantity.ts";

/** What says how many times as much something is. Below zero, where no number of a text is: doubled is not two of anything. */
export function times(factor: number): number {
  return -factor;
}

/** Finds words that say how many times as much something is; the other side may say it without a number. */
function growth(
  words: readonly (readonly [pattern: RegExp, factor: number])[],
): (text: string) => Quantity[] {
  const find = hints(words.map(([pattern, factor]) => [pattern, [times(factor)]]));
  return (text) => find(text).map((number) => ({ ...number, weight: "weak" }));
}

export const ENGLISH_GROWTH = growth([
  [/\bdoubl(?:ed|es|ing)\b/gi, 2],
  [/\b(?:tripl|trebl)(?:ed|es?|ing)\b/gi, 3],
  [/\bquadrupl(?:ed|es?|ing)\b/gi, 4],
]);
export const CHINESE_GROWTH = growth([
  [/翻了?(?:近|约)?(?:一?番|倍)/gu, 2],
  [/翻了?(?:近|约)?[两二]番/gu, 4],
]);

/** Three times, threefold and a factor of three triple something, or add three times as much; so does growth by 200%. */
export function withTimes(number: Quantity, text: string): Quantity {
  const { start, end, written, values } = number;
  const isTimes =
    /^(?:[\s-]times|-?fold)\b/i.test(text.slice(end, end + 7)) ||
    /fold$/i.test(written) ||
    /factor of $/i.test(text.slice(Math.max(0, start - 10), start));
  const more = values.filter((value) => value >= 1).map((value) => times(value + 1));
  if (isTimes) return { ...number, values: [...values, ...values.map(times), ...more] };
  return /(?:%|cent)$/i.test(written) ? { ...number, values: [...values, ...more] } : number;
}

const GROWN_BY =
  /(?:增[加长多幅]|提[高升]|上[升涨调]|扩大|高出|超出|[多涨])了?(?:约|近|将近|大约|至少|超过?)?$/u;

/** Grown by 两倍 or by 200% is tripled; to 两倍 is doubled, though writers don't always tell the two apart. */
export function grown(
  values: readonly number[],
  { index, 0: written, input }: RegExpExecArray,
  behind: string,
): number[] {
  const isTimes = behind.startsWith("倍");
  if (!isTimes && !written.endsWith("%")) return [...values];
  const more = values.map((value) => times(value + 1));
  if (GROWN_BY.test(input.slice(Math.max(0, index - 8), index))) return isTimes ? more : [...values, ...more];
  return isTimes ? [...values, ...values.map(times), ...more] : [...values];
}
