import { numberWords } from "./numberWords.ts";
import { circled, type Quantity } from "./quantity.ts";

const DIGITS =
  /(?<!\d)(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?<ordinal>st|nd|rd|th)?(?:[\s-]?(?<scale>thousand|million|billion|trillion|bn|mn|m(?=\s?(?:yuan|euros?|dollars?))|k)\b)?(?:\s?(?<share>%|‰|per\s?cent\b|percentage points?\b))?/gi;
const SCALES = new Map([
  ["thousand", 1e3],
  ["k", 1e3],
  ["million", 1e6],
  ["mn", 1e6],
  ["m", 1e6],
  ["billion", 1e9],
  ["bn", 1e9],
  ["trillion", 1e12],
]);
/** Words that say a number without naming it. */
const ALSO: readonly (readonly [RegExp, readonly number[]])[] = [
  [/\b(?:an?|another|each|every|single|sole|only|once|first|one)\b/gi, [1]],
  [/\b(?:both|double[ds]?|doubling|twice|couple|pairs?|dual|bilingual|twins?|second|two)\b/gi, [2]],
  [/\b(?:triple[ds]?|thrice|trio)\b/gi, [3]],
  [/\bhal(?:f|ves|ved)\b/gi, [0.5, 30, 6, 15]],
  [/\bquarter(?:s|ly)?\b/gi, [0.25, 4, 15]],
  [/\bthirds?\b/gi, [3, 1 / 3]],
  [/\bdecades?\b/gi, [10]],
  [/\bcentur(?:y|ies)\b/gi, [100]],
  [/\bfortnight(?:s|ly)?\b/gi, [2, 14]],
];

/** The numbers of an English text. */
export function englishNumbers(text: string): Quantity[] {
  const plain = text.replace(/^\(?(?:\d{1,2}|[ivx]+)[.)]\s/gimu, (mark) => " ".repeat(mark.length));
  const digits = [...plain.matchAll(DIGITS)].map((match) => readDigits(match, plain));
  const written = [...withRanges(digits, plain), ...numberWords(plain)].sort((a, b) => a.start - b.start);
  return [...withShares(written, plain), ...slashed(plain), ...implied(plain), ...circled(plain)];
}

function readDigits({ index, 0: written, groups = {} }: RegExpExecArray, text: string): Quantity {
  const { digits = "", scale = "", share } = groups;
  const part = share === undefined ? 1 : share === "‰" ? 0.001 : 0.01;
  const value = Number(digits.replaceAll(",", "")) * (SCALES.get(scale.toLowerCase()) ?? 1) * part;
  const end = index + written.length;
  const [before, after] = [text.slice(Math.max(0, index - 2), index), text.slice(end, end + 2)];
  // COVID-19, PM2.5, G20, 3D, 24/7: names. (1): a place in a list.
  const isInBrackets = before.endsWith("(") && after.startsWith(")");
  const isName = isInBrackets || /\p{L}-?$|\d[/.]$/u.test(before) || /^(?:[A-Z]|\/\d)/.test(after);
  return { start: index, end: index + written.length, written, values: [value], isFirm: !isName };
}

/** 10–15 million: the first number may share the second one's scale. */
function withRanges(numbers: readonly Quantity[], text: string): Quantity[] {
  return numbers.map((number, index) => {
    const next = numbers[index + 1];
    if (!next || !/^\s*(?:–|—|-|to|and|or)\s*[$€£¥]?$/iu.test(text.slice(number.end, next.start)))
      return number;
    const [low = 0] = number.values;
    const [high = 0] = next.values;
    const factor = high / Number.parseFloat(next.written.replaceAll(",", ""));
    return factor === 1 ? number : { ...number, values: [low, low * factor] };
  });
}

/** One in five, 7 out of 10: two numbers and a share. */
function withShares(numbers: readonly Quantity[], text: string): Quantity[] {
  const ratio = (part: Quantity | undefined, whole: Quantity | undefined): number[] => {
    if (!part || !whole || !/^\s(?:in|out of)\s(?:every\s)?$/i.test(text.slice(part.end, whole.start)))
      return [];
    const [a = 0, b = 0] = [part.values[0], whole.values[0]];
    return a < b ? [a / b] : [];
  };
  return numbers.map((number, index) => {
    const shares = [...ratio(number, numbers[index + 1]), ...ratio(numbers[index - 1], number)];
    return shares.length === 0 ? number : { ...number, values: [...number.values, ...shares] };
  });
}

/** 2/3 may be a fraction, a date or a name. */
function slashed(text: string): Quantity[] {
  return Array.from(
    text.matchAll(/(?<![\d/])(\d{1,3})\/(\d{1,3})(?![\d/])/gu),
    ({ index, 0: written, 1: a, 2: b }) => ({
      start: index,
      end: index + written.length,
      written,
      values: [Number(a) / Number(b)],
      isFirm: false,
    }),
  );
}

function implied(text: string): Quantity[] {
  return ALSO.flatMap(([pattern, values]) =>
    Array.from(text.matchAll(pattern), ({ index, 0: written }) => ({
      start: index,
      end: index + written.length,
      written,
      values,
      isFirm: false,
    })),
  );
}
