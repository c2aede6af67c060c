import type { Quantity } from "./quantity.ts";
import { blankedOut, type Span } from "./spans.ts";

/** A day, a month or a year, as far as a text names it. */
export interface CalendarDate {
  year?: number;
  /** 1 to 12. */
  month?: number;
  day?: number;
}

/** A date, a weekday or a time of day in a text. */
export type Moment = Span & {
  written: string;
  /** True where the other language has to say it too. */
  isFirm: boolean;
} & (
    | { kind: "date"; date: CalendarDate }
    /** 0 is Sunday. */
    | { kind: "weekday"; weekday: number }
    /** Minutes since midnight; `isHalfDay` where it may be twelve hours later as well. */
    | { kind: "time"; minutes: number; isHalfDay: boolean }
    /** The first year of ten; `isShort` where the text leaves the century to the reader: 90年代. */
    | { kind: "decade"; year: number; isShort: boolean }
  );

/** What is known of a moment before it is put into its place. */
export type MomentValue =
  | { kind: "date"; date: CalendarDate; isFirm?: boolean }
  | { kind: "weekday"; weekday: number; isFirm?: boolean }
  | { kind: "time"; minutes: number; isHalfDay: boolean; isFirm?: boolean }
  | { kind: "decade"; year: number; isShort: boolean; isFirm?: boolean };

/** A pattern of a language and what its matches say: none for what only looks like a moment. */
export interface MomentPattern {
  /** Signs of which a text must have one for the pattern to be tried at all, which is faster. */
  needs: readonly string[];
  pattern: RegExp;
  read(match: RegExpExecArray): MomentValue[];
}

/** The decade that begins with a year; the first of a century may stand for all of it: the 1800s. */
export function decadeFrom(year: number, isShort = false): MomentValue {
  return { kind: "decade", year, isShort, isFirm: year % 100 !== 0 };
}

/**
 * 2008–09: the second year may be left out, as of a fiscal year. None where the digits behind can be no year; a year
 * and a month, as 2011-11 may be, says no more than the year for certain.
 */
export function yearsOf(first: string, short: string): MomentValue[] {
  const year = Number(first);
  const last = year - (year % 100) + Number(short);
  if (last <= year) return [{ kind: "date", date: { year } }];
  return [
    { kind: "date", date: { year } },
    { kind: "date", date: { year: last }, isFirm: false },
  ];
}

/** The year that two digits stand for: of this century up to 49, else of the last. */
export function fullYear(short: number): number {
  return short + (short < 50 ? 2000 : 1900);
}

/** Days that have a name, by a pattern; `needs` as of {@link MomentPattern}. The other language may say the date. */
export function namedDays(
  needs: readonly string[],
  days: readonly (readonly [RegExp, number, number])[],
): MomentPattern[] {
  return days.map(([pattern, month, day]) => ({
    needs,
    pattern,
    read: () => [{ kind: "date", date: { month, day }, isFirm: false }],
  }));
}

/** The two days of a weekend, or the five others, which need not be named one by one. */
export function weekdays(days: "weekend" | "workdays"): MomentValue[] {
  const numbers = days === "weekend" ? [6, 0] : [1, 2, 3, 4, 5];
  return numbers.map((weekday) => ({ kind: "weekday", weekday, isFirm: false }));
}

/** The moments of a text by the first pattern that fits each place, and the text without them. */
export function readByPatterns(
  text: string,
  patterns: readonly MomentPattern[],
): { moments: Moment[]; rest: string } {
  const moments: Moment[] = [];
  let rest = text;
  for (const { needs, pattern, read } of patterns) {
    if (!needs.some((sign) => rest.includes(sign))) continue;
    const found = Array.from(rest.matchAll(pattern), (match) => {
      const [written] = match;
      const place = { start: match.index, end: match.index + written.length, written };
      return read(match).map((value): Moment => ({ isFirm: true, ...value, ...place }));
    }).flat();
    if (found.length === 0) continue;
    rest = blankedOut(rest, found);
    moments.push(...found);
  }
  return { moments, rest };
}

/** The moments that nothing on the other side stands for. */
export function unmatchedMoments(
  these: readonly Moment[],
  others: readonly Moment[],
  otherNumbers: readonly Quantity[],
): Moment[] {
  const numbers = new Set(otherNumbers.flatMap(({ values }) => values));
  const otherKinds = distinct(others);
  const dates = others.flatMap((other) => (other.kind === "date" ? [other.date] : []));
  const months = new Set(dates.map(({ month }) => month));
  for (const { year } of dates) if (year !== undefined) numbers.add(year);
  return distinct(these.filter(({ isFirm }) => isFirm))
    .filter(
      (moment) =>
        !otherKinds.some((other) => answers(moment, other)) && !isInNumbers(moment, numbers, months),
    )
    .sort((a, b) => a.start - b.start);
}

/** Up to this many are compared as they are. */
const FEW = 20;

/** Each moment once: a long text names few different ones. */
function distinct(moments: readonly Moment[]): Moment[] {
  if (moments.length <= FEW) return [...moments];
  const keyOf = ({ start: _, end: __, written: ___, ...value }: Moment) => JSON.stringify(value);
  return [...new Map(moments.toReversed().map((moment) => [keyOf(moment), moment])).values()];
}

function answers(moment: Moment, other: Moment): boolean {
  switch (moment.kind) {
    case "date":
      return other.kind === "date" && answersDate(moment.date, other.date);
    case "weekday":
      return other.kind === "weekday" && moment.weekday === other.weekday;
    case "time": {
      if (other.kind !== "time") return false;
      const isEither = moment.isHalfDay || other.isHalfDay;
      return (moment.minutes - other.minutes) % (isEither ? HALF_DAY : 2 * HALF_DAY) === 0;
    }
    case "decade":
      if (other.kind !== "decade") return false;
      return moment.isShort || other.isShort
        ? (moment.year - other.year) % 100 === 0
        : moment.year === other.year;
  }
}

const HALF_DAY = 12 * 60;

/** The other side may leave out the year, and the month of a day; not what a date is about. */
function answersDate(date: CalendarDate, other: CalendarDate): boolean {
  const agree = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined || a === b;
  if (!agree(date.year, other.year)) return false;
  if (date.day !== undefined) return date.day === other.day && agree(date.month, other.month);
  if (date.month !== undefined) return date.month === other.month;
  return date.year === other.year;
}

/**
 * The other side may write a date or a time in bare numbers: 9/11/2011, from nine to five; and the
 * month may be named once for several days: the 5th and the 6th of August.
 */
function isInNumbers(
  moment: Moment,
  numbers: ReadonlySet<number>,
  months: ReadonlySet<number | undefined>,
): boolean {
  switch (moment.kind) {
    case "date": {
      const { year, month, day } = moment.date;
      const isMonth = month === undefined || numbers.has(month) || (day !== undefined && months.has(month));
      return isMonth && [year, day].every((value) => value === undefined || numbers.has(value));
    }
    case "time": {
      return clock(moment.minutes).some((value) => numbers.has(value));
    }
    case "decade":
      return numbers.has(moment.year) || numbers.has(moment.year % 100);
    case "weekday":
      return false;
  }
}

/** A time of day as bare numbers: 8, 20 and 8.30 for half past eight. */
function clock(minutes: number): number[] {
  const hours = [Math.floor(minutes / 60), (Math.floor(minutes / 60) + 12) % 24];
  return [...hours, ...hours.map((hour) => hour + (minutes % 60) / 100)];
}

/** The numbers that a text names by its moments. */
export function quantitiesOf(moments: readonly Moment[]): Quantity[] {
  return moments.map((moment) => ({
    start: moment.start,
    end: moment.end,
    written: moment.written,
    values: valuesOf(moment),
    weight: "soft",
  }));
}

function valuesOf(moment: Moment): number[] {
  switch (moment.kind) {
    case "date":
      return Object.values(moment.date);
    case "time":
      return [...clock(moment.minutes), moment.minutes % 60];
    case "decade":
      // The 1800s are the nineteenth century.
      return [moment.year, moment.year % 100, Math.floor(moment.year / 100) + 1];
    case "weekday":
      return [];
  }
}
