import { numberWords } from "./numberWords.ts";
import { circled, implied, isYear, type Quantity } from "./quantity.ts";

const DIGITS =
  /(?<!\d)(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?<ordinal>st|nd|rd|th)?(?:[\s-]?(?<scale>thousand|million|billion|trillion|bn|mn)\b|(?<short>[mk])\b)?(?:\s?(?<share>%|‰|per\s?cent\b|percentage points?\b))?/gi;
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
const UNITS = "two three four five six seven eight nine".split(" ");
const TENS = "twent thirt fort fift sixt sevent eight ninet".split(" ");
/** Words that say a number without naming it. */
const ALSO: readonly (readonly [RegExp, readonly number[]])[] = [
  [/\b(?:an?|another|each|every|single|sole|only|once|first|one)\b/gi, [1]],
  [/\b(?:both|double[ds]?|doubling|twice|couples?|pairs?|dual|bilingual|twins?|second|two)\b/gi, [2]],
  [/\b(?:between|either|neither|each other|mutual|bilateral)\b/gi, [2]],
  [/\b(?:triple[ds]?|tripling|thrice|trio|trilateral)\b/gi, [3]],
  [/\bquadrupl(?:e[ds]?|ing)\b/gi, [4]],
  [/\bhal(?:f|ves|ved)\b/gi, [0.5, 30, 6, 15]],
  [/\bquarter(?:s|ly)?\b/gi, [0.25, 4, 15]],
  [/\bthirds?\b/gi, [3, 1 / 3]],
  [/\bdecades?\b/gi, [10]],
  [/\bdozens?\b/gi, [12, 10]],
  [/\b(?:centur(?:y|ies)|centenar(?:y|ies|ians?)|centennials?)\b/gi, [100]],
  [/\bmillennium\b/gi, [1000]],
  [/\bfortnight(?:s|ly)?\b/gi, [2, 14]],
  ...TENS.map((word, index): [RegExp, number[]] => [
    new RegExp(`\\b${word}ies\\b`, "gi"),
    [(index + 2) * 10],
  ]),
  // Foursomes, a threeway split.
  ...UNITS.map((word, index): [RegExp, number[]] => [new RegExp(`\\b${word}[a-z]{3,}`, "gi"), [index + 2]]),
];
/** Measures of time and the like, and how many of them or of other units are one: six decades are sixty years. */
const MEASURES: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^minutes?$/i, [1 / 60]],
  [/^hours?$/i, [60, 1 / 24]],
  [/^days?$/i, [24, 1 / 7]],
  [/^weeks?$/i, [7]],
  [/^months?$/i, [1 / 12]],
  [/^years?$/i, [12]],
  [/^decades?$/i, [10]],
  [/^centur(?:y|ies)$/i, [100]],
  [/^dozen$/i, [12]],
];

const BEHIND = /^(?: and a half)?[\s-](?<unit>[a-z]+)\b(?<half> and a half\b)?/i;

/** The numbers of an English text. */
export function englishNumbers(text: string): Quantity[] {
  const plain = text.replace(/^\(?(?:\d{1,2}|[ivx]+)[.)]\s?(?!\d)/gimu, (mark) => " ".repeat(mark.length));
  const digits = [...plain.matchAll(DIGITS)].map((match) => readDigits(match, plain));
  const written = [...withRanges(digits, plain), ...numberWords(plain)].sort((a, b) => a.start - b.start);
  const said = [...withShares(written, plain), ...implied(plain, ALSO)];
  return [...said.map((number) => withUnit(number, plain)), ...slashed(plain), ...circled(plain)];
}

function readDigits(match: RegExpExecArray, text: string): Quantity {
  const { index, 0: written, groups = {} } = match;
  const { digits = "", scale = "", short = "", share } = groups;
  const end = index + written.length;
  const value = Number(digits.replaceAll(",", ""));
  const [before, after] = [text.slice(Math.max(0, index - 3), index), text.slice(end, end + 2)];
  const scaled = value * (SCALES.get((scale || short).toLowerCase()) ?? 1);
  // 5m may be metres and 18k the gold's carats, unless it is money.
  const values = short === "" || /[$€£¥]\s?$/.test(before) ? [scaled] : [value, scaled];
  return {
    start: index,
    end,
    written,
    values: share === undefined ? values : sharesOf(value, share),
    weight: weightOf(before, written, after, value),
  };
}

/** Percentage points are said as a share and as a number. */
function sharesOf(value: number, share: string): number[] {
  if (share === "‰") return [value / 1000];
  return share.endsWith("%") || /cent$/i.test(share) ? [value / 100] : [value, value / 100];
}

function weightOf(before: string, written: string, after: string, value: number): Quantity["weight"] {
  if (/\b[QH]$/.test(before)) return "weak";
  const isInBrackets = before.endsWith("(") && after.startsWith(")");
  // COVID-19, PM2.5, G20, UTC+8, 3D, 24/7: names. (1): a place in a list.
  const isName = isInBrackets || /\p{L}[-+]?$|\d[/.]$/u.test(before) || /^(?:[A-Z]|\/\d)/.test(after);
  if (isName || /^100\s?(?:%|per)/.test(written)) return "soft";
  return value === 1 || isYear(written) ? "weak" : "firm";
}

/** 10–15 million: the first number may share the second one's scale. */
function withRanges(numbers: readonly Quantity[], text: string): Quantity[] {
  return numbers.map((number, index) => {
    const next = numbers[index + 1];
    if (!next || !/^\s*(?:–|—|-|to|and|or)\s*[$€£¥]?$/iu.test(text.slice(number.end, next.start)))
      return number;
    const [low = 0] = number.values;
    const high = next.values.at(-1) ?? 0;
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

/** Twelve months are a year, an hour and a half is ninety minutes, and two others with the one named are three. */
function withUnit(number: Quantity, text: string): Quantity {
  const behind = text.slice(number.end, number.end + 40);
  if (/^ others?\b/i.test(behind))
    return { ...number, values: [...number.values, ...number.values.map((value) => value + 1)] };
  const { unit = "", half } = BEHIND.exec(behind)?.groups ?? {};
  const factors = MEASURES.find(([pattern]) => pattern.test(unit))?.[1];
  if (!factors) return number;
  const values = half === undefined ? number.values : number.values.map((value) => value + 0.5);
  return {
    ...number,
    values: values.flatMap((value) => [value, ...factors.map((factor) => value * factor)]),
  };
}

/** 2/3 may be a fraction, a date or a name. */
function slashed(text: string): Quantity[] {
  return Array.from(text.matchAll(/(?<![\d/])(\d{1,3})\/(\d{1,3})(?![\d/])/gu), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    written: match[0],
    values: [Number(match[1]) / Number(match[2])],
    weight: "soft",
  }));
}
