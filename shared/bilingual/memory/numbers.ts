import { type Language, otherLanguage } from "../../language.ts";
import { MONTHS } from "../../story/dates.ts";
import { magnified, magnitudeNames, withMagnitude } from "./magnitudes.ts";

/** A number in a text, or the name of a month beside one. */
interface NumberSpan {
  start: number;
  end: number;
  /** Where its digits end: a magnitude may follow them, as in 1.2 million. */
  digitsEnd: number;
  /** As it stands in the text. */
  written: string;
  /** See {@link numberMeanings}. */
  meaning: string;
}

const MONTH = MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join("|");
/** A month's name counts only beside a number: “may” and “march” are words too. */
const ENGLISH = new RegExp(
  `[0-9]+(?:[.,:][0-9]+)*(?: (?<magnitude>${magnitudeNames("en")})\\b)?|(?<=[0-9](?:st|nd|rd|th)? (?:of )?)(?:${MONTH})\\b|\\b(?:${MONTH})(?=\\.? [0-9])`,
  "g",
);
const CHINESE = new RegExp(
  `[0-9０-９]+(?:[.,:．，：][0-9０-９]+)* ?(?<magnitude>${magnitudeNames("zh-Hans")})|[0-9０-９]+(?:[.,:．，：][0-9０-９]+)*`,
  "g",
);

/** A text with every number made the same one, so that texts can be compared without them. */
export function withoutNumbers(text: string, language: Language): string {
  const digits = numbersIn(text, language).map((span) => ({ ...span, end: span.digitsEnd }));
  return replaced(text, digits, () => "0");
}

/** What a text's numbers say, in one form for both languages: `number 1200`, `month 11`. */
export function numberMeanings(text: string, language: Language): string[] {
  return numbersIn(text, language).map(({ meaning }) => meaning);
}

/** A translation to be carried over, and the text that it is wanted for. */
export interface CarryOver {
  /** The language of `source` and `wanted`. */
  language: Language;
  source: string;
  target: string;
  /** Says the same as `source`, but for its numbers. */
  wanted: string;
}

/**
 * The translation with the wanted text's numbers in the place of its own. Null where a number's
 * place is not certain: one that is not in the translation as often as in its source, such as a
 * number in words, or one that stands for two others.
 */
export function carriedOver({ language, source, target, wanted }: CarryOver): string | null {
  const before = numbersIn(source, language);
  const after = numbersIn(wanted, language);
  const other = otherLanguage(language);
  const places = numbersIn(target, other);
  if (before.length !== after.length) return null;
  const changes = new Map<string, { from: NumberSpan; to: NumberSpan }>();
  for (const [index, from] of before.entries()) {
    const to = after[index];
    if (!to || kindOf(from) !== kindOf(to)) return null;
    const known = changes.get(from.meaning);
    if (known && known.to.meaning !== to.meaning) return null;
    changes.set(from.meaning, { from, to });
  }
  const count = (spans: readonly NumberSpan[], meaning: string) =>
    spans.filter((span) => span.meaning === meaning).length;
  for (const { from, to } of changes.values()) {
    if (from.meaning === to.meaning) continue;
    if (count(before, from.meaning) !== count(places, from.meaning)) return null;
  }
  return replaced(target, places, (place) => {
    const change = changes.get(place.meaning);
    if (!change || change.from.meaning === change.to.meaning) return place.written;
    return place.written === change.from.written ? change.to.written : inFormOf(place, change.to, other);
  });
}

function numbersIn(text: string, language: Language): NumberSpan[] {
  return [...text.matchAll(language === "en" ? ENGLISH : CHINESE)].map((match) => {
    const start = match.index;
    const { magnitude = "" } = match.groups ?? {};
    const digits = match[0].slice(0, match[0].length - magnitude.length).trimEnd();
    const digitsEnd = start + digits.length;
    const large = magnitude === "" ? null : magnified(plainDigits(digits), magnitude, language);
    const written = large === null ? digits : match[0];
    const end = start + written.length;
    const month = MONTHS.findIndex((name) => name.startsWith(written.slice(0, 3)));
    if (month >= 0) return { start, end, digitsEnd, written, meaning: `month ${month + 1}` };
    const kind = language !== "en" && /^\s?月/.test(text.slice(end)) ? "month" : "number";
    return { start, end, digitsEnd, written, meaning: `${kind} ${large ?? plainDigits(digits)}` };
  });
}

/** The digits as they count: half-width, without separators of thousands or zeros in front. */
function plainDigits(written: string): string {
  const digits = written.normalize("NFKC").replaceAll(/,(?=[0-9]{3}(?![0-9]))/g, "");
  return digits.replace(/^0+(?=[0-9])/, "");
}

function kindOf({ meaning }: NumberSpan): string {
  return meaning.split(" ", 1)[0] ?? "";
}

/** A number written as the one whose place it takes: as a month's name, with a magnitude, with separators, or plain. */
function inFormOf(place: NumberSpan, to: NumberSpan, language: Language): string {
  const { written } = place;
  const value = to.meaning.slice(to.meaning.indexOf(" ") + 1);
  const hasMagnitude = [place, to].some(({ end, digitsEnd }) => end > digitsEnd);
  const large = hasMagnitude ? withMagnitude(Number(value), language) : null;
  if (large !== null) return large;
  if (to.meaning.startsWith("month") && /[a-z]/i.test(written)) {
    const name = MONTHS[Number(value) - 1] ?? value;
    return MONTHS.includes(written) ? name : name.slice(0, 3);
  }
  const isGrouped = (hasMagnitude || /[0-9],[0-9]{3}/.test(written)) && /^[0-9]+$/.test(value);
  return isGrouped ? Number(value).toLocaleString("en") : value;
}

function replaced(text: string, spans: readonly NumberSpan[], by: (span: NumberSpan) => string): string {
  let result = "";
  let end = 0;
  for (const span of spans) {
    result += text.slice(end, span.start) + by(span);
    end = span.end;
  }
  return result + text.slice(end);
}
