import { englishWords, tellingWords } from "../../shared/helps/englishWords.ts";
import type { SourceEntry } from "./source.ts";

/** Senses that are seldom what is looked for. */
const SELDOM =
  /\b(?:variant of|surname|old|archaic|arch\.|bound form|dialect|slang|literary|Tw|coll\.|bird species|used in)(?!\w)/;
/** A character by itself is a part of many words, and the word for little of what it may mean in them. */
const MOST_COMMON_CHARACTER = 7;
const MOST_COMMON_WORD = 255;
/** What a gloss has before the word that it is about. */
const BEFORE = new Set(["to", "a", "an", "the"]);

/** How many of the entries have each entry's word in theirs: common words are parts of many. */
export function commonness(entries: readonly SourceEntry[]): number[] {
  const counts = new Map(entries.map(({ simplified }) => [simplified, 0]));
  for (const { simplified } of entries) {
    const characters = Array.from(simplified);
    for (let start = 0; start < characters.length; start += 1) {
      for (let end = start + 1; end <= Math.min(characters.length, start + 4); end += 1) {
        const part = characters.slice(start, end).join("");
        const count = counts.get(part);
        if (count !== undefined && part !== simplified) counts.set(part, count + 1);
      }
    }
  }
  return entries.map(({ simplified }) => counts.get(simplified) ?? 0);
}

/** How far an entry is from being the word for each English word in its glosses; the lower, the better. */
export function distances(entry: SourceEntry, common: number): Map<string, number> {
  const found = new Map<string, number>();
  const base = distanceOfEntry(entry, common);
  entry.senses.forEach((sense, index) => {
    const place = base + Math.min(index, 10) * 2 + (SELDOM.test(sense) ? 15 : 0);
    sense.split(";").forEach((gloss, at) => {
      for (const [word, distance] of distancesInGloss(gloss)) {
        const known = found.get(word) ?? Number.POSITIVE_INFINITY;
        found.set(word, Math.min(known, place + Math.min(at, 4) / 2 + distance));
      }
    });
  });
  return found;
}

function distanceOfEntry({ simplified, pinyin, hasClassifier }: SourceEntry, common: number): number {
  const length = Array.from(simplified).length;
  const ofLength = length === 1 ? 3 : Math.max(0, length - 2);
  const isName = /^\p{Lu}/u.test(pinyin);
  const most = length === 1 ? MOST_COMMON_CHARACTER : MOST_COMMON_WORD;
  return ofLength + (isName ? 3 : 0) - (hasClassifier ? 3 : 0) - 1.5 * Math.log2(1 + Math.min(common, most));
}

function distancesInGloss(gloss: string): [string, number][] {
  const core = englishWords(withoutAsides(gloss));
  while (core.length > 1 && BEFORE.has(core[0] ?? "")) core.shift();
  const inCore = new Set(core);
  const beside = tellingWords(englishWords(withoutChinese(gloss))).filter((word) => !inCore.has(word));
  // A gloss that is the word itself, or one in which others stand beside it.
  const ofCore = core.length === 1 ? 0 : 12 + Math.min(core.length, 12);
  return [
    ...tellingWords([...inCore]).map((word): [string, number] => [word, ofCore]),
    ...(core.length > 0 ? beside.map((word): [string, number] => [word, 40]) : []),
  ];
}

function withoutAsides(gloss: string): string {
  return withoutChinese(gloss).replace(/\([^)]*\)/g, " ");
}

/** References to other words, with their readings. */
function withoutChinese(gloss: string): string {
  return gloss.replace(/\[[^\]]*\]/g, " ");
}
