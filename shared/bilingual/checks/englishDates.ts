import {
  decadeFrom,
  fullYear,
  type MomentPattern,
  type MomentValue,
  namedDays,
  weekdays,
  yearsOf,
} from "./moment.ts";
import { numberWords } from "./numberWords.ts";

const MONTH_NAMES = [
  "Jan(?:uary)?",
  "Feb(?:ruary)?",
  "Mar(?:ch)?",
  "Apr(?:il)?",
  "May",
  "June?",
  "July?",
  "Aug(?:ust)?",
  "Sept?(?:ember)?",
  "Oct(?:ober)?",
  "Nov(?:ember)?",
  "Dec(?:ember)?",
];
/** Only a short form has a full stop of its own. */
const MONTH = `(?<month>${MONTH_NAMES.join("|")})\\b(?:(?<=\\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\\.)?`;
const MONTHS = MONTH_NAMES.map((name) => new RegExp(`^${name}\\.?$`));
const WEEKDAYS = ["Sun", "Mon", "Tues?", "Wed(?:nes)?", "Thu(?:rs)?", "Fri", "Satur"];
const DAY = "(?<day>[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?";
const UNTIL =
  "(?:\\s?(?:–|—|-|to|and|until|till|&)\\s?(?<last>[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\\d:.]\\d|\\s?[ap]\\.?m\\b))?";
const YEAR = "(?<year>1[5-9]\\d\\d|20\\d\\d)(?![\\d%]|[.,]\\d)";
const HOUR = "(?<hour>2[0-4]|1\\d|0?\\d)";
const HALF = "(?<half>[ap])\\.?\\s?m\\b\\.?";
/** Before these, a number of four digits is a year, and “May” a month. */
const BEFORE =
  "(?:in|since|by|until|till|of|from|to|before|after|during|between|and|or|through|late|early|mid|last|next|this|each|every|spring|summer|autumn|fall|winter|year|the end of)";

const DIGIT = [..."0123456789"];
/** The first letters of months that stand alone; “may” with a small one is a verb. */
const MONTH_START = ["J", "F", "M", "A", "S", "O", "N", "D"];

/** How English writes moments; what comes first is tried first. */
export const ENGLISH_MOMENTS: readonly MomentPattern[] = [
  {
    needs: DIGIT,
    pattern: /(?<![\d-])(?<year>1[5-9]\d\d|20\d\d)[-/](?<number>0?\d|1[0-2])[-/](?<day>\d{1,2})(?!\d)/gu,
    read: readDate,
  },
  {
    needs: DIGIT,
    pattern: new RegExp(`(?<![\\d:.])${DAY}${UNTIL}(?:\\s+of)?\\s+${MONTH}(?:,?\\s+${YEAR})?`, "gu"),
    read: readDate,
  },
  {
    needs: DIGIT,
    pattern: new RegExp(`\\b${MONTH}\\s+${DAY}${UNTIL}(?!\\d)(?:,?\\s+${YEAR})?`, "gu"),
    read: readDate,
  },
  { needs: DIGIT, pattern: new RegExp(`\\b${MONTH},?\\s+(?:of\\s+)?${YEAR}`, "gu"), read: readDate },
  {
    needs: MONTH_START,
    pattern: new RegExp(`(?<=\\b${BEFORE}[\\s-])${MONTH}(?!\\s+\\p{Lu})`, "giu"),
    read: readCapitalMonth,
  },
  {
    needs: MONTH_START,
    pattern: /\b(?<month>January|February|April|June|July|August|September|October|November|December)\b/gu,
    read: readDate,
  },
  {
    needs: MONTH_START,
    pattern:
      /\b(?<month>March\b|May\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?=\s?[–—/-]\s?\p{Lu})))/gu,
    read: (match) => readDate(match).map((value) => ({ ...value, isFirm: false })),
  },
  {
    needs: DIGIT,
    pattern: /(?<!\d)(?<year>1\d\d0|20\d0)[’']?s\b/gu,
    read: ({ groups = {} }) => [decadeFrom(Number(groups.year))],
  },
  {
    needs: DIGIT,
    pattern: /(?<![\d/-])(?<year>1[5-9]\d\d|20\d\d)\s?[–/-]\s?(?<short>\d\d)(?![\d/-])/gu,
    read: ({ groups: { year = "", short = "" } = {} }) => yearsOf(year, short),
  },
  {
    needs: DIGIT,
    pattern: /(?<![\p{L}\d])[’'](?<short>\d\d)(?![\ds])/gu,
    read: ({ groups = {} }) => [{ kind: "date", date: { year: fullYear(Number(groups.short)) } }],
  },
  {
    needs: DIGIT,
    pattern: /(?<![\d.,$€£¥])[’']?(?<tens>[2-9]0)s\b/gu,
    // The 80s may also be degrees or years of age.
    read: ({ 0: written, groups = {} }) => [
      { ...decadeFrom(1900 + Number(groups.tens), true), isFirm: /^[’']/.test(written) },
    ],
  },
  {
    needs: ["day"],
    pattern: new RegExp(
      `\\b(?:${WEEKDAYS.map((name, index) => `(?<d${index}>${name})`).join("|")})days?\\b`,
      "gu",
    ),
    read: readWeekday,
  },
  {
    needs: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    pattern:
      /\b(?:(?<d0>Sun)|(?<d1>Mon)|(?<d2>Tues?)|(?<d3>Wed)|(?<d4>Thu(?:rs?)?)|(?<d5>Fri)|(?<d6>Sat))\b/gu,
    read: (match) => readWeekday(match).map((value) => ({ ...value, isFirm: false })),
  },
  { needs: ["eekend"], pattern: /\bweekends?\b/giu, read: () => weekdays("weekend") },
  {
    needs: ["eekday", "orking day"],
    pattern: /\b(?:weekdays?|working days?)\b/giu,
    read: () => weekdays("workdays"),
  },
  {
    needs: DIGIT,
    pattern: new RegExp(`(?<![\\d:.])${HOUR}(?:[:.](?<minute>[0-5]\\d))?\\s?${HALF}`, "giu"),
    read: readTime,
  },
  {
    needs: [":"],
    pattern: new RegExp(`(?<![\\d:.])${HOUR}[:](?<minute>[0-5]\\d)(?![\\d:]|,\\d)`, "gu"),
    read: readTime,
  },
  { needs: ["clock"], pattern: new RegExp(`(?<![\\d:.])${HOUR}\\s+o[’']clock`, "giu"), read: readTime },
  {
    needs: ["past", "to"],
    pattern: /\b(?<part>half|quarter) (?<side>past|to) (?<word>[a-z]+|\d{1,2})\b/giu,
    read: readPastTime,
  },
  {
    needs: ["past", "to"],
    pattern:
      /\b(?<part>five|ten|twenty(?:[ -]five)?)(?: minutes)? (?<side>past|to) (?<word>[a-z]+)(?=[,.;:!?”"]|$)/gu,
    // “Five to ten.” may be a range.
    read: (match) =>
      match.groups?.side === "past" || /(?:\bat|\b[Ii]t[’']s|\b[Ii]t is|\buntil) $/.test(before(match))
        ? readPastTime(match)
        : [],
  },
  {
    needs: ["noon", "midday", "Noon", "Midday"],
    pattern: /\b(?:noon|midday)\b/giu,
    read: () => [{ kind: "time", minutes: 720, isHalfDay: false, isFirm: false }],
  },
  {
    needs: ["midnight", "Midnight"],
    pattern: /\bmidnight\b/giu,
    read: () => [{ kind: "time", minutes: 0, isHalfDay: false, isFirm: false }],
  },
  {
    needs: ["ies"],
    pattern:
      /(?<=\b(?:the|early|mid|late)[\s-](?:mid-|early |late )?)(?<tens>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b/giu,
    // “In the late sixties” may be an age.
    read: ({ groups: { tens = "" } = {} }) => [
      { ...decadeFrom(1900 + (numberWords(`${tens}y`)[0]?.values[0] ?? 0), true), isFirm: false },
    ],
  },
  ...namedDays(
    ["Day", "Christmas"],
    [
      [/New Year[’']s Day/gu, 1, 1],
      [/Women[’']s Day/gu, 3, 8],
      [/(?:May|Labou?r) Day/gu, 5, 1],
      [/Children[’']s Day/gu, 6, 1],
      [/National Day/gu, 10, 1],
      [/Christmas/gu, 12, 25],
    ],
  ),
  { needs: DIGIT, pattern: new RegExp(`(?<=\\b${BEFORE}[\\s-]|\\()${YEAR}`, "giu"), read: readDate },
];

function readDate({ groups = {} }: RegExpExecArray): MomentValue[] {
  const { year, month, number, day, last } = groups;
  const named = month === undefined ? -1 : MONTHS.findIndex((pattern) => pattern.test(month));
  const date = {
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(named < 0 ? {} : { month: named + 1 }),
    ...(number === undefined ? {} : { month: Number(number) }),
  };
  const days = [day, last].flatMap((value) => (value === undefined ? [] : [Number(value)]));
  if (days.length === 0) return [{ kind: "date", date }];
  return days.map((value) => ({ kind: "date", date: { ...date, day: value } }));
}

/** “in may” is no month. */
function readCapitalMonth(match: RegExpExecArray): MomentValue[] {
  return /^[A-Z]/.test(match.groups?.month ?? "") ? readDate(match) : [];
}

function readWeekday({ groups = {} }: RegExpExecArray): MomentValue[] {
  const weekday = WEEKDAYS.findIndex((_, index) => groups[`d${index}`] !== undefined);
  return [{ kind: "weekday", weekday }];
}

function readTime({ groups = {} }: RegExpExecArray): MomentValue[] {
  const { hour, minute = "0", half } = groups;
  const inHalf =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  const isHalfDay = half === undefined && Number(hour) <= 12;
  return [{ kind: "time", minutes: inHalf * 60 + Number(minute), isHalfDay }];
}

function before({ index, input }: RegExpExecArray): string {
  return input.slice(Math.max(0, index - 10), index);
}

const PARTS_OF_HOUR = new Map([
  ["half", 30],
  ["quarter", 15],
]);

/** Half past nine, a quarter to ten, five to twelve. */
function readPastTime({ groups = {} }: RegExpExecArray): MomentValue[] {
  const { part = "", side = "", word = "" } = groups;
  const hour = /^\d/.test(word) ? Number(word) : numberWords(word)[0]?.values[0];
  if (hour === undefined || hour > 24) return [];
  const distance = PARTS_OF_HOUR.get(part.toLowerCase()) ?? numberWords(part)[0]?.values[0] ?? 0;
  const minutes = distance * (side.toLowerCase() === "to" ? -1 : 1);
  return [{ kind: "time", minutes: hour * 60 + minutes, isHalfDay: true }];
}
