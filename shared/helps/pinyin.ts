import { pinyin } from "pinyin-pro";

const MARKED: Readonly<Record<string, string>> = {
  a: "āáǎà",
  e: "ēéěè",
  i: "īíǐì",
  o: "ōóǒò",
  u: "ūúǔù",
  ü: "ǖǘǚǜ",
};

/** Pinyin with tone numbers (`nu:3 er2`, as CC-CEDICT has it) with tone marks: `nǚ ér`. */
export function withToneMarks(numbered: string): string {
  return numbered
    .replace(/u:/g, "ü")
    .replace(/U:/g, "Ü")
    .replace(/([a-zü]+)([1-5])(?![0-9])/gi, (_, syllable: string, tone: string) =>
      marked(syllable, Number(tone)),
    );
}

/** The mark stands on a or e, on the o of ou, else on the last vowel; the fifth tone has none. */
function marked(syllable: string, tone: number): string {
  const vowel = /[ae]/i.exec(syllable) ?? /o(?=u)/i.exec(syllable) ?? /[iouü](?=[^iouü]*$)/i.exec(syllable);
  if (!vowel || tone > 4) return syllable;
  const [letter] = vowel;
  const mark = MARKED[letter.toLowerCase()]?.charAt(tone - 1) ?? letter;
  const written = letter === letter.toLowerCase() ? mark : mark.toUpperCase();
  return syllable.slice(0, vowel.index) + written + syllable.slice(vowel.index + letter.length);
}

/**
 * How a Chinese word is read, with tone marks and a space between syllables. What it stands in decides
 * between readings: 长大 and 很长.
 *
 * @param start where it stands in `context`, in UTF-16 code units
 */
export function pinyinOf(word: string, context = word, start = 0): string {
  const first = Array.from(context.slice(0, start)).length;
  const syllables = pinyin(context, { type: "array" });
  return syllables.slice(first, first + Array.from(word).length).join(" ");
}
