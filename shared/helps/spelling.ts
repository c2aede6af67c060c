import nspell from "nspell";

/** A Hunspell dictionary as it comes: the bytes of its two files, in UTF-8. */
export interface SpellingSource {
  aff: Uint8Array;
  dic: Uint8Array;
}

/** A word that no dictionary knows; the places count UTF-16 units, as strings do. */
export interface Misspelling {
  start: number;
  end: number;
  word: string;
}

/** Words with what joins their parts: apostrophes, hyphens, the dots of U.S. and a.pdf. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.‐-][\p{L}\p{M}\p{N}]+)*/gu;
/** What is no prose: addresses, mail addresses, handles, paths. */
const NO_PROSE = /(?:[a-z]{2,10}:\/\/|www\.|@|\\)/i;
/** Stand before a hyphen, and are no words by themselves. */
const PREFIXES = new Set(
  "anti co counter e ex extra inter intra micro mid multi neo non pan post pre pro re semi sub ultra un vice".split(
    " ",
  ),
);
/** Longer words get no suggestions: it would take seconds to try all that they could have been. */
const LONGEST_TO_CORRECT = 28;
const MOST_SUGGESTIONS = 8;
const MOST_ANSWERS = 20_000;

/** English spelling by several dictionaries: a word is right when one of them has it. */
export class Spelling {
  private readonly dictionaries: readonly ReturnType<typeof nspell>[];
  /** A text is checked again and again while it is written, and hardly a word of it is new. */
  private readonly answers = new Map<string, boolean>();

  private constructor(dictionaries: readonly ReturnType<typeof nspell>[]) {
    this.dictionaries = dictionaries;
  }

  /** Unpacks dictionaries; that of one takes about a quarter of a second. */
  static of(sources: readonly SpellingSource[]): Spelling {
    const decoder = new TextDecoder();
    return new Spelling(sources.map(({ aff, dic }) => nspell(decoder.decode(aff), decoder.decode(dic))));
  }

  /**
   * The words of a text that are spelt wrongly, in order. Words of `own` are right, as are ALL CAPS,
   * what has digits or letters of other scripts, abbreviations, addresses and names of files.
   *
   * @param own see {@link ownWords}
   */
  misspelled(text: string, own: ReadonlySet<string>): Misspelling[] {
    const found: Misspelling[] = [];
    for (const { 0: chunk, index: from } of text.matchAll(/\S+/g)) {
      if (NO_PROSE.test(chunk)) continue;
      for (const { 0: word, index } of chunk.matchAll(WORD)) {
        if (chunk.charAt(index - 1) === "#" || this.isRight(word, own)) continue;
        const start = from + index;
        found.push({ start, end: start + word.length, word });
      }
    }
    return found;
  }

  /** What a word may have been meant to be, likeliest first. */
  suggest(word: string): string[] {
    if (word.length > LONGEST_TO_CORRECT) return [];
    const straight = word.replace(/’/g, "'");
    const lists = this.dictionaries.map((dictionary) => dictionary.suggest(straight));
    const longest = Math.max(0, ...lists.map(({ length }) => length));
    const inTurn = Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list[place] ?? []));
    const asWritten = (suggestion: string) =>
      word.includes("’") ? suggestion.replace(/'/g, "’") : suggestion;
    const suggestions = [...new Set(inTurn.flat().map(asWritten))];
    // Fingers swap letters more often than they miss them: “teh” is “the” before it is “ten”.
    const isSwapped = (suggestion: string) => lettersOf(suggestion) === lettersOf(word);
    return [
      ...suggestions.filter(isSwapped),
      ...suggestions.filter((suggestion) => !isSwapped(suggestion)),
    ].slice(0, MOST_SUGGESTIONS);
  }

  private isRight(word: string, own: ReadonlySet<string>): boolean {
    const straight = word.replace(/’/g, "'").replace(/‐/g, "-");
    if (isOf(own, straight) || !isProse(straight)) return true;
    const stem = straight.replace(/'s$/i, "");
    if (stem !== straight && this.isRight(stem, own)) return true;
    if (this.isKnown(straight)) return true;
    const parts = straight.split("-");
    return (
      parts.length > 1 && parts.every((part) => PREFIXES.has(part.toLowerCase()) || this.isRight(part, own))
    );
  }

  private isKnown(word: string): boolean {
    const known = this.answers.get(word);
    if (known !== undefined) return known;
    if (this.answers.size >= MOST_ANSWERS) this.answers.clear();
    const answer = this.isInDictionary(word);
    this.answers.set(word, answer);
    return answer;
  }

  private isInDictionary(word: string): boolean {
    const plain = word.normalize("NFD").replace(/\p{M}/gu, "");
    const forms = plain === word ? [word] : [word.normalize("NFC"), plain];
    return this.dictionaries.some((dictionary) => forms.some((form) => dictionary.correct(form)));
  }
}

function lettersOf(word: string): string {
  return [...word.toLowerCase()].sort().join("");
}

/** The words of terms and of a newsroom's list, for {@link Spelling.misspelled}. */
export function ownWords(terms: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const term of terms) {
    for (const [word] of term.replace(/’/g, "'").matchAll(WORD)) words.add(word);
  }
  return words;
}

/** A word of the list at the start of a sentence, too. */
function isOf(own: ReadonlySet<string>, word: string): boolean {
  return own.has(word) || own.has(word.charAt(0).toLowerCase() + word.slice(1));
}

/** False for what a dictionary has nothing to say about. */
function isProse(word: string): boolean {
  if (word.length === 1 || /[\p{N}.]/u.test(word)) return false;
  // NGOs and the like are capitals, too.
  const capitals = word.replace(/(?<=\p{Lu}{2})s$/u, "");
  return capitals !== capitals.toUpperCase() && !/[^\p{Script=Latin}\p{M}'-]/u.test(word);
}
