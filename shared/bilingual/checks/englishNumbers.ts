import { measured } from "./measures.ts";
import { numberWords } from "./numberWords.ts";
import { circled, hints, isYear, type Quantity, quantityAt } from "./quantity.ts";
import { ENGLISH_GROWTH, times, withTimes } from "./times.ts";

const DIGITS =
  /(?<!\d)(?<!\d,)(?<digits>\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?)(?<ordinal>st|nd|rd|th)?(?:[\s-]?(?<scale>thousand|million|billion|trillion|bn|mn)\b|(?<short>[mk])\b)?(?:\s?(?<share>%|‰|per\s?cent\b|percentage points?\b|per (?:thousand|mille)\b))?/gi;
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
const ONE = hints([[/\b(?:an?|another|each|every|single|sole|only|once|first|one)\b/gi, [1]]]);
/** One teacher, where two are another number; one of them, no one and one day say less. */
const ONE_THING =
  /\bone(?<!\b(?:no|any|every|each|some|the|this|that|which|or|and|than) one)(?= (?!of|or|and|another|day|hand|thing|more|can|could|may|might|must|should|would|will|is|was|has|had|to|who|that|in|at|by|side|time|way|reason|point|\w+ing\b)[a-z]{3,})/gi;
/** Words that say a number without naming it. */
const ALSO = hints([
  [/\b(?:both|couples?|pairs?|dual|bilingual|twins?|second|two)\b/gi, [2]],
  [/\b(?:between|either|neither|each other|mutual|bilateral)\b/gi, [2]],
  [/\b(?:triple|trio|trilateral)\b/gi, [3]],
  [/\b(?:double|twice)\b/gi, [2, times(2)]],
  [/\bthrice\b/gi, [3, times(3)]],
  [/\bhal(?:f|ves|ved)\b/gi, [0.5, 30, 6, 15, 50]],
  [/\bquarter(?:s|ly)?\b/gi, [0.25, 4, 15, 25]],
  [/\bquarter of a million\b/gi, [250_000]],
  [/\bquarter of a billion\b/gi, [2.5e8]],
  [/\bthirds?\b/gi, [3, 1 / 3]],
  [/\bdecades?\b/gi, [10]],
  [/\bdozens?\b/gi, [12, 10]],
  [/\b(?:centur(?:y|ies)|centenar(?:y|ies|ians?)|centennials?)\b/gi, [100]],
  [/\bbicentenn?\w+/gi, [200]],
  [/\bmillennium\b/gi, [1000]],
  [/\b(?:a?round[ -]the[ -]clock|day and night|all day)\b/gi, [24]],
  [/\bfortnight(?:s|ly)?\b/gi, [2, 14]],
  ...TENS.map((word, index): [RegExp, number[]] => [
    new RegExp(`\\b${word}ies\\b`, "gi"),
    [(index + 2) * 10],
  ]),
  // Foursomes, a threeway split.
  ...UNITS.map((word, index): [RegExp, number[]] => [new RegExp(`\\b${word}[a-z]{3,}`, "gi"), [index + 2]]),
]);
/** Sayings that count nothing. */
const SAYINGS =
  /\b(?:eleventh[ -]hour|cloud nine|fifty-fifty|50[-–/]50(?= (?:chance|odds|bet|basis))|catch[ -]22|sixes and sevens|square one)\b/gi;
const LIST_MARK = /^(?:\(?(?:\d{1,2}|[ivx]+)[.)]\s?(?!\d)|\d{1,2},\s(?=\p{Lu}))/gmu;

/** The numbers of an English text. */
export function englishNumbers(text: string): Quantity[] {
  const blank = (words: string) => " ".repeat(words.length);
  const plain = text.replace(LIST_MARK, blank).replace(SAYINGS, blank);
  const digits = [...plain.matchAll(DIGITS)].map((match) => readDigits(match, plain));
  const written = [...digits, ...numberWords(plain)].sort((a, b) => a.start - b.start);
  const compared = withShares(withRanges(written, plain), plain).map((number) => withTimes(number, plain));
  const said = [...compared, ...ONE(plain), ...ALSO(plain)];
  return [
    ...said.map((number) => measured(number, plain)),
    ...ENGLISH_GROWTH(plain),
    ...Array.from(plain.matchAll(ONE_THING), (match) => quantityAt(match, [1], "weak")),
    ...slashed(plain),
    ...roman(plain),
    ...circled(plain),
  ];
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
  if (share === "‰" || /^per (?:th|m)/i.test(share)) return [value / 1000];
  return share.endsWith("%") || /cent$/i.test(share) ? [value / 100] : [value, value / 100];
}

function weightOf(before: string, written: string, after: string, value: number): Quantity["weight"] {
  if (/\b[QH]$/.test(before)) return "weak";
  const isInBrackets = before.endsWith("(") && after.startsWith(")");
  const isPart = /\d[/.]$/u.test(before) || /^\/\d/.test(after);
  // COVID-19, PM2.5, G20, UTC+8, 3D: names. 24/7: parts of one. (1): a place in a list.
  if (/\p{L}[-+]?$/u.test(before) || /^[A-Z]/.test(after)) return "name";
  if (isInBrackets || isPart || /^100\s?(?:%|per)/.test(written)) return "soft";
  return value === 1 || isYear(written) ? "weak" : "firm";
}

/** 10–15 million, five to ten per cent: the first number may share the second one's scale. */
function withRanges(numbers: readonly Quantity[], text: string): Quantity[] {
  return numbers.map((number, index) => {
    const next = numbers[index + 1];
    if (!next || !/^\s*(?:–|—|-|to|and|or)\s*[$€£¥]?$/iu.test(text.slice(number.end, next.start)))
      return number;
    const [low = 0] = number.values;
    const factor = scaleOf(next, text);
    return factor === 1 ? number : { ...number, values: [low, low * factor] };
  });
}

/** By what a number's digits or words are multiplied. */
function scaleOf({ written, values, end }: Quantity, text: string): number {
  if (/^\d/.test(written)) return (values.at(-1) ?? 0) / Number.parseFloat(written.replaceAll(",", ""));
  if (/^\s?(?:%|per\s?cent\b)/i.test(text.slice(end, end + 10))) return 0.01;
  const [scale = ""] = /[a-z]+$/i.exec(written) ?? [];
  return SCALES.get(scale.toLowerCase()) ?? 1;
}

/** One in five, 7 out of 10, 1:50,000: two numbers and a share. */
function withShares(numbers: readonly Quantity[], text: string): Quantity[] {
  const ratio = (part: Quantity | undefined, whole: Quantity | undefined): number[] => {
    if (
      !part ||
      !whole ||
      !/^(?:\s(?:in|out of|per)\s(?:every\s)?|:)$/i.test(text.slice(part.end, whole.start))
    )
      return [];
    const [a = 0, b = 0] = [part.values[0], whole.values[0]];
    return a < b ? [a / b] : [];
  };
  // From 65 per 1,000 to 7: what they are per is said once.
  const wholes = numbers.flatMap(({ start, values: [value = 0] }) =>
    value >= 100 && /\bper $/i.test(text.slice(Math.max(0, start - 5), start)) ? [value] : [],
  );
  return numbers.map((number, index) => {
    const [value = 0] = number.values;
    const shares = [
      ...ratio(number, numbers[index + 1]),
      ...ratio(numbers[index - 1], number),
      ...wholes.map((whole) => value / whole),
    ];
    return shares.length === 0 ? number : { ...number, values: [...number.values, ...shares] };
  });
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

/** Chapter XII, Louis XIV; a single letter may be anything else. */
function roman(text: string): Quantity[] {
  return Array.from(text.matchAll(/\b[IVXL]{2,6}\b/g), (match) => {
    const letters = Array.from(match[0], (letter) => ROMAN.get(letter) ?? 0);
    const value = letters.reduce(
      (sum, letter, index) => sum + (letter < (letters[index + 1] ?? 0) ? -letter : letter),
      0,
    );
    return quantityAt(match, [value], "soft");
  });
}

const ROMAN = new Map([
  ["I", 1],
  ["V", 5],
  ["X", 10],
  ["L", 50],
]);
