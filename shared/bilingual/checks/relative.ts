import type { Language, Localized } from "../../language.ts";
import type { Moment } from "./moment.ts";

/** What a date names at the finest. */
type Unit = "day" | "month" | "year";

/**
 * Words that say when without a whole date: a translator may write “yesterday” for 9日, 9日 for “Wednesday”, and 今年 for
 * “in 2011”.
 */
const WORDS: Localized<Record<Unit, RegExp>> = {
  en: {
    day: /\b(?:yesterday|today|tomorrow|tonight|weekend|(?:same|next|following|previous) day|day (?:before|earlier|after)|(?:this|last|next) (?:week|morning|afternoon|evening|night)|the \d{1,2}(?:st|nd|rd|th))\b/i,
    month: /\b(?:(?:this|last|next|previous|following|same) month|month (?:earlier|before|ago|after))\b/i,
    year: /\b(?:(?:this|last|next|previous|following|same) year|year (?:earlier|before|ago|on|after|later))\b/i,
  },
  "zh-Hans": {
    day: /[昨今明前后当次同]天|[昨今明当次同翌]日|[昨今明当][晚晨早夜]|[上本下这]个?(?:周|星期)(?![一二三四五六日天])|周末|(?<![\d月至到—–-])\d{1,2}日(?!报(?!道|告))/u,
    month: /[上本下当同次这]个?月/u,
    year: /[去今明前同当次本上]年/u,
  },
};

/** True where a text says without a date when it was, by the unit that a date in the other language names. */
export function saysWhen(text: string, language: Language, moment: Moment): boolean {
  const unit = unitOf(moment);
  return unit !== null && WORDS[language][unit].test(text);
}

/** What a moment names at the finest; null for a time of day and for a decade. */
export function unitOf(moment: Moment): Unit | null {
  if (moment.kind === "weekday") return "day";
  if (moment.kind !== "date") return null;
  if (moment.date.day !== undefined) return "day";
  return moment.date.month === undefined ? "year" : "month";
}
