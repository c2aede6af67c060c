import type { Language } from "../language.ts";

/** The English names of the months. */
export const MONTHS: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * A story's date as its readers write it: `9 November 2011`, `2011年11月9日`. Written here rather than
 * by Intl so that the same site has the same bytes on every computer.
 */
export function formatDate(date: string, language: Language): string {
  const [year = "", month = "", day = ""] = date.split("-");
  if (language === "zh-Hans") return `${Number(year)}年${Number(month)}月${Number(day)}日`;
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${Number(year)}`;
}

/** A date without its year, for lists that are filed by year: `9 Nov`, `11月9日`. */
export function formatDayOfYear(date: string, language: Language): string {
  const [, month = "", day = ""] = date.split("-");
  if (language === "zh-Hans") return `${Number(month)}月${Number(day)}日`;
  return `${Number(day)} ${(MONTHS[Number(month) - 1] ?? month).slice(0, 3)}`;
}

/** The month of a date or of `YYYY-MM`, for headings: `November`, `11月`. */
export function formatMonth(date: string, language: Language): string {
  const [, month = ""] = date.split("-");
  return language === "zh-Hans" ? `${Number(month)}月` : (MONTHS[Number(month) - 1] ?? month);
}

/** The year of a story's date. */
export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** Today's date in a time zone, `YYYY-MM-DD`. */
export function today(timeZone: string, now: Date = new Date()): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(now);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}
