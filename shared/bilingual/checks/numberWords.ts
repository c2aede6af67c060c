import type { Quantity } from "./quantity.ts";

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";
const CARDINALS = new Map([
  ...UNITS.split(" ").map((word, value): [string, number] => [word, value]),
  ...TENS.split(" ").map((word, index): [string, number] => [word, (index + 2) * 10]),
]);
/** First to third also say other things, such as the time's second and a share. */
const ORDINALS = new Map(
  "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
    .split(" ")
    .map((word, index): [string, number] => [word, index + 4]),
);
ORDINALS.set("first", 1).set("second", 2).set("third", 3);
for (const [index, word] of TENS.split(" ").entries())
  ORDINALS.set(word.replace(/y$/, "ieth"), (index + 2) * 10);
const SCALES = new Map([
  ["hundred", 100],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
]);
const SHARES = new Map([
  ["half", 2],
  ["third", 3],
  ["thirds", 3],
  ["quarter", 4],
  ["quarters", 4],
  ["fifths", 5],
  ["sixths", 6],
  ["eighths", 8],
  ["tenths", 10],
]);

/** Most texts have none, which is seen faster than each word is looked up. */
const NUMBER_WORD = new RegExp(
  `\\b(?:${[...CARDINALS.keys(), ...ORDINALS.keys(), ...SCALES.keys(), "dozen"].join("|")})(?:fold)?\\b`,
  "i",
);

interface Word {
  text: string;
  start: number;
  end: number;
  /** What stands between it and the word before. */
  gap: string;
}

/** A number read from some words, and how many they are. */
interface Reading {
  value: number;
  words: number;
  isOrdinal: boolean;
}

/** The numbers that an English text writes in words: two hundred and fifty, half a million, a dozen. */
export function numberWords(text: string): Quantity[] {
  if (!NUMBER_WORD.test(text)) return [];
  const words = wordsOf(text);
  const found: Quantity[] = [];
  for (let at = 0; at < words.length; ) {
    const reading = readAt(words, at);
    if (!reading) {
      at += 1;
      continue;
    }
    found.push(quantity(text, words, at, reading));
    at += reading.words;
  }
  return found;
}

function wordsOf(text: string): Word[] {
  let end = 0;
  return Array.from(text.matchAll(/[a-z]+/gi), ({ index, 0: word }) => {
    const gap = text.slice(end, index);
    end = index + word.length;
    return { text: word.toLowerCase().replace(/fold$/, ""), start: index, end, gap };
  });
}

function quantity(text: string, words: readonly Word[], at: number, reading: Reading): Quantity {
  const start = words[at]?.start ?? 0;
  const end = words[at + reading.words - 1]?.end ?? start;
  const next = words[at + reading.words];
  const values = [reading.value];
  if (reading.isOrdinal) values.push(1 / reading.value);
  const share = shareOf(next);
  if (share && !reading.isOrdinal) {
    const weight = reading.value > 1 ? "firm" : "soft";
    // Three quarters may also be nine months.
    const [, scale = ""] = /^ of an? (\w+)/i.exec(text.slice(next?.end, (next?.end ?? 0) + 20)) ?? [];
    const part = (reading.value / share) * (SCALES.get(scale.toLowerCase()) ?? 1);
    const shares = share === 4 ? [part, reading.value] : [part];
    return { start, end, written: text.slice(start, next?.end), values: shares, weight };
  }
  const rate = /^\s?(?:%|per (?<thousand>thousand)\b|per\s?cent\b)/i.exec(text.slice(end, end + 16));
  if (rate) values.splice(0, 1, reading.value / (rate.groups?.thousand ? 1000 : 100));
  if (/^ and a half\b/i.test(text.slice(end))) values.splice(0, 1, reading.value + 0.5);
  const written = text.slice(start, end);
  // Dozens may be about as many, as tens are in Chinese.
  if (/dozen$/i.test(written)) values.push((reading.value / 12) * 10);
  const weight = isEitherOr(words, at, reading.words) ? "soft" : weightOf(reading, written);
  return { start, end, written, values, weight };
}

function weightOf({ value, isOrdinal }: Reading, written: string): Quantity["weight"] {
  if (value <= 1 || /^(?:a |half a dozen)/i.test(written)) return "soft";
  return value === 2 || (isOrdinal && value === 3) ? "weak" : "firm";
}

function shareOf(word: Word | undefined): number | undefined {
  return word && /^[\s-]$/.test(word.gap) ? SHARES.get(word.text) : undefined;
}

/** Five or six, a day or two: about as many. */
function isEitherOr(words: readonly Word[], at: number, length: number): boolean {
  const [one, or, after, second] = [words[at - 3], words[at - 1], words[at + length], words[at + length + 1]];
  const isSecond =
    or?.text === "or" && (isNumberWord(words[at - 2]?.text ?? "") || /^an?$/.test(one?.text ?? ""));
  return isSecond || (after?.text === "or" && CARDINALS.has(second?.text ?? ""));
}

function readAt(words: readonly Word[], at: number): Reading | null {
  const reader = new WordReader();
  let read = 0;
  for (let index = at; index < words.length; index += 1) {
    const word = words[index];
    if (!word || (index > at && !/^(?:\s|-)$/.test(word.gap))) break;
    const step = reader.take(word.text, words[index + 1]?.text ?? "");
    if (step === "no") break;
    if (step === "yes") read = index - at + 1;
    if (reader.isOrdinal) break;
  }
  return read === 0 ? null : { value: reader.value, words: read, isOrdinal: reader.isOrdinal };
}

/** Takes the words of one number, one by one. */
class WordReader {
  isOrdinal = false;
  private total = 0;
  private current: number | null = null;
  /** What the word before leaves room for: below hundred, below ten, or nothing. */
  private room = 100;
  private lastScale = Number.POSITIVE_INFINITY;

  get value(): number {
    return this.total + (this.current ?? 0);
  }

  /** `maybe`: the word belongs to the number only if a further one does. */
  take(word: string, next: string): "yes" | "maybe" | "no" {
    const cardinal = CARDINALS.get(word) ?? ORDINALS.get(word);
    if (cardinal !== undefined) return this.takeSmall(cardinal, ORDINALS.has(word));
    if (word === "dozen") return this.takeScale(12);
    const scale = SCALES.get(word);
    if (scale !== undefined) return this.takeScale(scale);
    if (word === "and" && this.room === 100 && this.value >= 100) return isNumberWord(next) ? "maybe" : "no";
    return this.takeArticle(word, next);
  }

  /** A hundred, half a million, half a dozen. */
  private takeArticle(word: string, next: string): "maybe" | "no" {
    if (this.value !== 0 && this.value !== 0.5) return "no";
    if (word === "half" && (next === "a" || next === "an")) this.current = 0.5;
    else if (word === "a" && (SCALES.has(next) || next === "dozen")) this.current ??= 1;
    else return "no";
    return "maybe";
  }

  private takeSmall(value: number, isOrdinal: boolean): "yes" | "no" {
    const fits = value < this.room && (this.current !== null || this.room === 100);
    if (!fits || (value === 0 && this.value > 0) || this.current === 0.5) return "no";
    this.current = (this.current ?? 0) + value;
    this.room = value >= 20 && value % 10 === 0 ? 10 : 0;
    this.isOrdinal = isOrdinal;
    return "yes";
  }

  private takeScale(scale: number): "yes" | "no" {
    if (this.current === null || scale >= this.lastScale) return "no";
    if (scale === 100) {
      this.current *= 100;
    } else {
      this.total += this.current * scale;
      this.current = null;
      this.lastScale = scale;
    }
    this.room = scale === 12 ? 0 : 100;
    return "yes";
  }
}

/** True for a word that a number may begin with or go on with. */
function isNumberWord(word: string): boolean {
  return CARDINALS.has(word) || ORDINALS.has(word) || SCALES.has(word);
}
