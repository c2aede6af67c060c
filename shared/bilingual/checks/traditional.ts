import characters from "opencc-js/dict/TSCharacters";
import phrases from "opencc-js/dict/TSPhrases";
import { termsOf } from "./glossary.ts";
import type { PairRule } from "./readPair.ts";
import { blankedOut, listed } from "./spans.ts";

/**
 * Characters that Simplified Chinese keeps in some senses, by the notes to the General List of
 * Simplified Characters (简化字总表, 1986): 徵 as a note of the scale, 夥 as “many”.
 */
const ALSO_SIMPLIFIED = new Set("徵夥");

/** Each Traditional character that Simplified Chinese writes another way, with that one. */
const SIMPLIFIED = new Map(
  entriesOf(characters).flatMap(([traditional, simplified]): [string, string][] => {
    const [first = traditional] = simplified.split(" ");
    return first === traditional || ALSO_SIMPLIFIED.has(traditional) ? [] : [[traditional, first]];
  }),
);

/** Words in which a Traditional character stays, such as 乾隆, by that character. */
const KEPT = keptWords();

/** Traditional characters in a Simplified text, but for names in the glossary. */
export const checkTraditional: PairRule = ({ "zh-Hans": { plain } }, { terms }) => {
  if (![...plain].some((character) => SIMPLIFIED.has(character))) return [];
  const text = blankedOut(plain, [...termsOf(terms).find(plain, "zh-Hans"), ...keptIn(plain)]);
  const found = new Set([...text].filter((character) => SIMPLIFIED.has(character)));
  if (found.size === 0) return [];
  const values = listed(found);
  const others = listed([...found].map((character) => SIMPLIFIED.get(character) ?? character));
  return [
    { rule: "traditional", language: "zh-Hans", key: "bilingual-traditional", params: { values, others } },
  ];
};

function keptIn(text: string): { start: number; end: number }[] {
  return [...KEPT].flatMap(([character, words]) => {
    if (!text.includes(character)) return [];
    return words.flatMap((word) =>
      Array.from(text.matchAll(new RegExp(word, "gu")), ({ index }) => ({
        start: index,
        end: index + word.length,
      })),
    );
  });
}

function keptWords(): Map<string, string[]> {
  const kept = new Map<string, string[]>();
  for (const [traditional, simplified] of entriesOf(phrases)) {
    for (const character of new Set(traditional)) {
      if (!SIMPLIFIED.has(character) || !simplified.includes(character)) continue;
      kept.set(character, [...(kept.get(character) ?? []), traditional, simplified]);
    }
  }
  return kept;
}

function entriesOf(table: string): [string, string][] {
  return table.split("|").map((entry) => {
    const space = entry.indexOf(" ");
    return [entry.slice(0, space), entry.slice(space + 1)];
  });
}
