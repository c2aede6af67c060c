import type { StoryId } from "../../story/model.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Piece, Traditional } from "./traditional.ts";

/**
 * Why something is written as it is: an exception of the newsroom's; a character that can be written
 * in several ways, where no longer word decided; a longer word that decided; or just another character.
 */
export const CHANGE_REASONS = ["exception", "ambiguous", "phrase", "plain"] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** A word or a character with what the Traditional edition makes of it, which may be the same. */
export interface Change {
  from: string;
  to: string;
  why: ChangeReason;
}

/** A change with how often it is made. */
export interface CountedChange extends Change {
  count: number;
  /** In how many stories. */
  stories: number;
}

/** What the Traditional edition changes in a newsroom, as far as its stories were looked through. */
export interface TraditionalPreview {
  /** How many stories come out otherwise. */
  stories: number;
  /** Each once. */
  changes: CountedChange[];
  /** How many stories were looked through, of how many. */
  looked: number;
  total: number;
}

/** A place where a change is made. */
export interface ChangePlace {
  /** Null: in the newsroom's own texts. */
  story: StoryId | null;
  /** The story's, as it was written. */
  title: string;
  /** The text as the edition shows it: what stands before the word, the word, what stands after it. */
  before: string;
  word: string;
  after: string;
}

/** Some of the places where a change is made. */
export interface ChangePlaces {
  places: ChangePlace[];
  /** How many stories were looked through; null: all of them. */
  next: number | null;
}

/** Two parts of a newsroom's preview as one, the later part second. */
export function joinPreviews(one: TraditionalPreview, other: TraditionalPreview): TraditionalPreview {
  const joined = new Map(one.changes.map((change) => [keyOfChange(change), change]));
  for (const change of other.changes) {
    const key = keyOfChange(change);
    const { count, stories } = joined.get(key) ?? { count: 0, stories: 0 };
    joined.set(key, { ...change, count: count + change.count, stories: stories + change.stories });
  }
  return { ...other, stories: one.stories + other.stories, changes: [...joined.values()] };
}

/** Names a change among all. */
export function keyOfChange({ from, to, why }: Change): string {
  return `${why} ${from} ${to}`;
}

/** A change with where it stands in the result, in UTF-16 code units. */
interface PlacedChange extends Change {
  start: number;
}

/** Finds what a conversion changes in a text, in order. What it has seen once it knows: keep it for many texts. */
export function changeFinder(traditional: Traditional): (text: string) => PlacedChange[] {
  const phrases = new Map<string, readonly Change[]>();
  const characters = new Map<string, Change>();
  const ofPhrase = (piece: Piece): readonly Change[] => {
    const found = phrases.get(piece.from) ?? explainedPhrase(piece, traditional.dictionary());
    phrases.set(piece.from, found);
    return found;
  };
  const ofCharacter = (from: string, to: string): Change => {
    const key = from + to;
    const found = characters.get(key) ?? explainedCharacter(from, to, traditional.dictionary());
    characters.set(key, found);
    return found;
  };
  const changesOf = (piece: Piece): readonly Change[] => {
    const { from, to, by } = piece;
    if (by === "exception") return [{ from, to, why: by }];
    if (by === "phrase") return ofPhrase(piece);
    const written = [...to];
    return Array.from(from, (character, at) => ofCharacter(character, written[at] ?? ""));
  };
  return (text) => {
    const placed: PlacedChange[] = [];
    let start = 0;
    for (const piece of traditional.pieces(text)) {
      for (const change of changesOf(piece)) {
        if (change.from !== change.to || change.why !== "plain") placed.push({ ...change, start });
        start += change.to.length;
      }
    }
    return placed;
  };
}

/** Taken apart where each of its characters would have become the same by itself. */
function explainedPhrase({ from, to }: Piece, { words, variants }: Dictionary): Change[] {
  const [before, after] = [[...from], [...to]];
  const isPlain =
    before.length === after.length &&
    before.every((character, at) => variants.replaceAll(words.replace(character)) === after[at]);
  if (!isPlain && from !== to) return [{ from, to, why: "phrase" }];
  return before.map((character, at) => ({ from: character, to: after[at] ?? "", why: "plain" }));
}

function explainedCharacter(from: string, to: string, dictionary: Dictionary): Change {
  return { from, to, why: ambiguousCharacters(dictionary).has(from) ? "ambiguous" : "plain" };
}

/**
 * A character is ambiguous where the dictionary writes at least one in so many of its words otherwise:
 * 钟 (時鐘, 鍾情) is, 家 (國家, but 傢俱) is not.
 */
const SELDOM = 18;

const known = new WeakMap<Dictionary, ReadonlySet<string>>();

/** The characters that the dictionary itself writes in more than one way: 干 in 干部 and in 干燥. */
function ambiguousCharacters(dictionary: Dictionary): ReadonlySet<string> {
  const found = known.get(dictionary) ?? findAmbiguous(dictionary);
  known.set(dictionary, found);
  return found;
}

function findAmbiguous({ words, variants }: Dictionary): Set<string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [word, replacement] of words.entries()) {
    const from = [...word];
    const to = [...replacement];
    if (from.length === 1 || from.length !== to.length) continue;
    from.forEach((character, index) => {
      const written = variants.replace(to[index] ?? "");
      const ways = counts.get(character) ?? new Map<string, number>();
      counts.set(character, ways.set(written, (ways.get(written) ?? 0) + 1));
    });
  }
  const ambiguous = [...counts].filter(([, ways]) => {
    const total = [...ways.values()].reduce((sum, count) => sum + count, 0);
    return total - Math.max(...ways.values()) >= total / SELDOM;
  });
  return new Set(ambiguous.map(([character]) => character));
}
