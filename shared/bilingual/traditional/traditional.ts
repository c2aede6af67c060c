import { sha256Hex } from "../../hash.ts";
import type { TraditionalException } from "../../story/newsroom.ts";
import { type Dictionary, loadDictionary } from "./dictionary.ts";
import { withCornerBrackets } from "./quotes.ts";
import { WordList } from "./wordList.ts";

/**
 * A stretch of a text with what it became: by an exception of the newsroom's, as a phrase, or
 * character by character. Put together, all `from` are the text and all `to` the result.
 */
export interface Piece {
  from: string;
  to: string;
  by: "exception" | "phrase" | "characters";
}

/** Writes Simplified Chinese in Traditional characters, by a newsroom's exceptions. */
export interface Traditional {
  /** Two with the same key write every text alike. */
  key: string;
  convert(text: string): string;
  /** What became of each stretch of a text, in order. */
  pieces(text: string): Piece[];
  /** What it goes by; put in order on the first call. */
  dictionary(): Dictionary;
}

/**
 * Makes a conversion from Simplified to Traditional characters. An exception's word becomes what the
 * exception says and nothing else, wherever it stands; of two that begin at one place, the longer one
 * holds. Curly quotation marks become corner brackets.
 */
export async function createTraditional(exceptions: readonly TraditionalException[]): Promise<Traditional> {
  const dictionary = await loadDictionary();
  const own = new WordList();
  for (const { from, to } of exceptions) own.add(from, to);
  const pieces = (text: string) => piecesOf(text, own, dictionary());
  return {
    key: sha256Hex(JSON.stringify(exceptions.map(({ from, to }) => [from, to]))),
    convert: (text) =>
      pieces(text)
        .map(({ to }) => to)
        .join(""),
    pieces,
    dictionary,
  };
}

function piecesOf(text: string, own: WordList, dictionary: Dictionary): Piece[] {
  // As long as the text, so that the offsets of one are those of the other.
  const quoted = withCornerBrackets(text);
  const pieces: Piece[] = [];
  let start = 0;
  for (let offset = 0; offset < text.length; ) {
    const word = own.longestAt(text, offset);
    if (word === null) {
      offset += 1;
      continue;
    }
    addPieces(pieces, text.slice(start, offset), quoted.slice(start, offset), dictionary);
    pieces.push({ from: word, to: own.replace(word), by: "exception" });
    offset += word.length;
    start = offset;
  }
  addPieces(pieces, text.slice(start), quoted.slice(start), dictionary);
  return pieces;
}

/** OpenCC's way: the text is cut into its longest phrases, and each part is converted by itself. */
function addPieces(pieces: Piece[], text: string, quoted: string, { words, variants }: Dictionary): void {
  let start = 0;
  let characters = "";
  const endCharacters = (end: number) => {
    if (end > start) {
      pieces.push({ from: text.slice(start, end), to: variants.replaceAll(characters), by: "characters" });
    }
    characters = "";
  };
  for (let offset = 0; offset < text.length; ) {
    const character = String.fromCodePoint(quoted.codePointAt(offset) ?? 0);
    const word = words.longestAt(quoted, offset) ?? character;
    if (word.length > character.length) {
      endCharacters(offset);
      pieces.push({ from: word, to: variants.replaceAll(words.replace(word)), by: "phrase" });
      start = offset + word.length;
    } else {
      characters += words.replace(word);
    }
    offset += word.length;
  }
  endCharacters(text.length);
}
