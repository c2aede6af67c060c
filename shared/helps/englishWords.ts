/** Words that nearly every gloss has; they find nothing by themselves. */
const STOP_WORDS = new Set(
  "a an the to of in on at for and or with by from as is be are it its sb sth etc one's".split(" "),
);

/** The words of an English text, lower-case, without accents. */
export function englishWords(text: string): string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/’/g, "'").toLowerCase();
  return plain.match(/[a-z0-9]+(?:'[a-z]+)*/g) ?? [];
}

/** The words that tell texts apart; all of them when there are no others. */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  return telling.length > 0 ? telling : words;
}

/** A word and what it may be an inflected form of, likeliest first. */
export function baseForms(word: string): string[] {
  const forms = [word];
  for (const [ending, replacements] of ENDINGS) {
    if (!word.endsWith(ending) || word.length < ending.length + 2) continue;
    const stem = word.slice(0, -ending.length);
    forms.push(...replacements.map((replacement) => stem + replacement));
    if (/([b-df-hj-np-tv-z])\1$/.test(stem)) forms.push(stem.slice(0, -1));
  }
  return forms;
}

const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ["'s", [""]],
  ["ies", ["y"]],
  ["s", [""]],
  ["es", [""]],
  ["ied", ["y"]],
  ["ed", ["", "e"]],
  ["ing", ["", "e"]],
];
