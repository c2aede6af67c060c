import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../shared/errors.ts";
import type { DictionaryEntry } from "../../shared/helps/dictionaryEntry.ts";
import { baseForms, englishWords, tellingWords } from "../../shared/helps/englishWords.ts";
import type { Language } from "../../shared/language.ts";
import { DICTIONARY_FILE, type Sections, splitSections } from "./dictionaryFile.ts";

/** A selection is looked up to here, in characters: a few sentences. */
const LONGEST_TEXT = 200;
/** No word of the dictionary is longer, in characters. */
const LONGEST_WORD = 20;
/** Entries that one look-up gives at most. */
const MOST_ENTRIES = 60;
/** Entries that an English phrase is looked for in, at most. */
const MOST_CANDIDATES = 2000;

/** Entries in which a word is looked for as a gloss by itself: those are among the best for it. */
const BEST = 50;

const TAB = 9;
const AFTER_ALL = Buffer.of(0xff);

/** CC-CEDICT in a file, to look words up in both ways. Opening reads the file and unpacks nothing. */
export class Dictionary {
  private readonly sections: Sections;

  private constructor(sections: Sections) {
    this.sections = sections;
  }

  /** @throws UserError `help-file-unreadable` for a folder without a whole dictionary */
  static open(folder: string): Dictionary {
    const path = join(folder, DICTIONARY_FILE);
    const sections = splitSections(readWhole(path));
    if (!sections) throw new UserError("help-file-unreadable", { path });
    return new Dictionary(sections);
  }

  /**
   * What a text of that language means. Chinese, in simplified or traditional characters, is cut
   * into the longest words there are; of English a word or phrase is found in the glosses, the best
   * entries first.
   */
  lookUp(text: string, language: Language): DictionaryEntry[] {
    const start = text.trim().slice(0, LONGEST_TEXT);
    const found = language === "en" ? this.english(start) : this.chinese(start);
    return found.slice(0, MOST_ENTRIES).map((entry) => this.entry(entry));
  }

  private chinese(text: string): number[] {
    const characters = Array.from(text);
    const found = new Set<number>();
    let at = 0;
    while (at < characters.length && found.size < MOST_ENTRIES) {
      const { entries, length } = this.longest(characters.slice(at, at + LONGEST_WORD));
      for (const entry of entries) found.add(entry);
      at += length;
    }
    return [...found];
  }

  /**
   * The entries of the longest word at the start; its length is 1 where there is none. With each
   * character more, the forms that begin so are a part of those before.
   */
  private longest(characters: readonly string[]): { entries: number[]; length: number } {
    let best = { entries: [] as number[], length: 1 };
    if (!/^[\p{L}\p{N}]/u.test(characters[0] ?? "")) return best;
    let [low, high] = [0, this.sections.forms.length / 4];
    for (let length = 1; length <= characters.length; length += 1) {
      const prefix = Buffer.from(characters.slice(0, length).join(""));
      low = firstNotBefore(prefix, low, high, (at) => this.form(at));
      // No text has this byte: it comes after all that begin with the prefix.
      const end = Buffer.concat([prefix, AFTER_ALL]);
      high = firstNotBefore(end, low, high, (at) => this.form(at));
      if (low === high) break;
      const entries = this.entriesOfForm(prefix, low, high);
      if (entries.length > 0) best = { entries, length };
    }
    return best;
  }

  private entriesOfForm(form: Buffer, low: number, high: number): number[] {
    const entries: number[] = [];
    for (let index = low; index < high && this.form(index).equals(form); index += 1) {
      entries.push(this.sections.forms.readUInt32LE(index * 4) >>> 1);
    }
    return entries;
  }

  private form(index: number): Buffer {
    const packed = this.sections.forms.readUInt32LE(index * 4);
    const line = this.line(packed >>> 1);
    const end = line.indexOf(TAB);
    return packed % 2 === 0 ? line.subarray(0, end) : line.subarray(end + 1, line.indexOf(TAB, end + 1));
  }

  private english(text: string): number[] {
    const words = englishWords(text);
    const lists = tellingWords(words).map((word) => this.entriesOfWord(word));
    const [rarest, ...others] = lists.sort((a, b) => a.length - b.length);
    if (!rarest || words.length === 1) return rarest ?? [];
    let both = new Set(rarest);
    for (const list of others) both = new Set(list.filter((entry) => both.has(entry)));
    const candidates = [...both].slice(0, MOST_CANDIDATES);
    for (const last of baseForms(words.at(-1) ?? "")) {
      const found = this.withPhrase(candidates, [...words.slice(0, -1), last]);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The entries whose glosses have the words one after the other; those that say little else first. */
  private withPhrase(entries: readonly number[], words: readonly string[]): number[] {
    const phrase = ` ${words.join(" ")} `;
    const found: { entry: number; length: number }[] = [];
    for (const entry of entries) {
      const glosses = this.entry(entry).senses.flatMap((sense) => sense.split(";"));
      const lengths = glosses
        .map((gloss) => ` ${englishWords(gloss).join(" ")} `)
        .filter((gloss) => gloss.includes(phrase))
        .map((gloss) => gloss.length);
      if (lengths.length > 0) found.push({ entry, length: Math.min(...lengths) });
    }
    return found.sort((a, b) => a.length - b.length).map(({ entry }) => entry);
  }

  private entriesOfWord(word: string): number[] {
    const [own = [], ...bases] = baseForms(word).map((form) => this.postings(Buffer.from(form)));
    const others = bases.flat();
    // “Rights” is a word of its own, “schools” is in the dictionary only as a part of others.
    const isOwnWord = own.slice(0, BEST).some((entry) => this.hasGloss(entry, word));
    return [...new Set(isOwnWord ? [...own, ...others] : [...others, ...own])];
  }

  private hasGloss(entry: number, word: string): boolean {
    const glosses = this.entry(entry).senses.flatMap((sense) => sense.split(";"));
    return glosses.some((gloss) => englishWords(gloss.replace(/\([^)]*\)/g, "")).join(" ") === word);
  }

  private postings(word: Buffer): number[] {
    const { words, wordStarts, postingStarts, postings } = this.sections;
    const count = wordStarts.length / 4 - 1;
    const wordAt = (at: number) =>
      words.subarray(wordStarts.readUInt32LE(at * 4), wordStarts.readUInt32LE(at * 4 + 4));
    const index = firstNotBefore(word, 0, count, wordAt);
    if (index >= count || !wordAt(index).equals(word)) return [];
    const [start, end] = [postingStarts.readUInt32LE(index * 4), postingStarts.readUInt32LE(index * 4 + 4)];
    return Array.from({ length: end - start }, (_, at) => postings.readUInt32LE((start + at) * 4));
  }

  private line(entry: number): Buffer {
    const { entries, entryStarts } = this.sections;
    return entries.subarray(entryStarts.readUInt32LE(entry * 4), entryStarts.readUInt32LE(entry * 4 + 4));
  }

  private entry(entry: number): DictionaryEntry {
    const [simplified = "", traditional = "", pinyin = "", ...senses] = this.line(entry)
      .toString("utf8")
      .split("\t");
    return { simplified, traditional, pinyin, senses };
  }
}

function readWhole(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new UserError("help-file-unreadable", { path }, cause);
  }
}

/** The first text from `low` to before `high`, in byte order, that does not come before `target`. */
function firstNotBefore(
  target: Buffer,
  low: number,
  high: number,
  textAt: (index: number) => Buffer,
): number {
  let [start, end] = [low, high];
  while (start < end) {
    const middle = (start + end) >>> 1;
    if (textAt(middle).compare(target) < 0) start = middle + 1;
    else end = middle;
  }
  return start;
}
