import { joinSections, packNumbers } from "../../electron/helps/dictionaryFile.ts";
import { commonness, distances } from "./ranks.ts";
import type { SourceEntry } from "./source.ts";

/** The dictionary's file of these entries; see dictionaryFile.ts for what is in it. */
export function encodeDictionary(source: readonly SourceEntry[]): Buffer {
  const entries = ordered(source);
  const lines = entries.map(({ simplified, traditional, pinyin, senses }) =>
    Buffer.from([simplified, traditional, pinyin, ...senses].join("\t").replace(/\n/g, " ")),
  );
  const english = englishIndex(entries);
  const words = english.map(({ word }) => word);
  const postings = english.map(({ entries: list }) => list);
  return joinSections({
    entries: Buffer.concat(lines),
    entryStarts: packNumbers(startsOf(lines)),
    forms: packNumbers(chineseForms(entries)),
    words: Buffer.concat(words),
    wordStarts: packNumbers(startsOf(words)),
    postingStarts: packNumbers(startsOf(postings)),
    postings: packNumbers(postings.flat()),
  });
}

/** Entries of one word stand together: common nouns and verbs before names, references last. */
function ordered(source: readonly SourceEntry[]): SourceEntry[] {
  const rank = ({ pinyin, senses }: SourceEntry) =>
    (/^\p{Lu}/u.test(pinyin) ? 1 : 0) + (/\bvariant of\b/.test(senses[0] ?? "") ? 2 : 0);
  return source
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

function chineseForms(entries: readonly SourceEntry[]): number[] {
  const forms = entries.flatMap(({ simplified, traditional }, index) => {
    const own = { form: Buffer.from(simplified), packed: index * 2 };
    if (traditional === simplified) return [own];
    return [own, { form: Buffer.from(traditional), packed: index * 2 + 1 }];
  });
  return forms.sort((a, b) => a.form.compare(b.form) || a.packed - b.packed).map(({ packed }) => packed);
}

interface EnglishWord {
  word: Buffer;
  /** Numbers of entries, the best first. */
  entries: number[];
}

function englishIndex(entries: readonly SourceEntry[]): EnglishWord[] {
  const found = new Map<string, { entry: number; distance: number }[]>();
  const common = commonness(entries);
  entries.forEach((entry, index) => {
    for (const [word, distance] of distances(entry, common[index] ?? 0)) {
      const list = found.get(word);
      if (list) list.push({ entry: index, distance });
      else found.set(word, [{ entry: index, distance }]);
    }
  });
  return [...found]
    .map(([word, list]) => ({
      word: Buffer.from(word),
      entries: list.sort((a, b) => a.distance - b.distance).map(({ entry }) => entry),
    }))
    .sort((a, b) => a.word.compare(b.word));
}

/** Where each of these begins when they stand one after the other, and where the last one ends. */
function startsOf(parts: readonly { length: number }[]): number[] {
  const starts = [0];
  for (const { length } of parts) starts.push((starts.at(-1) ?? 0) + length);
  return starts;
}
