import type { Story, StoryId } from "../../story/model.ts";
import { partsOf } from "../parts.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Piece, Traditional } from "./traditional.ts";

/** A word or character whose conversion an editor may want to look at. */
export interface NotableChange {
  from: string;
  to: string;
  /**
   * An exception of the newsroom's; a phrase that decided how its characters are written; a character
   * that can be written in several ways, where no phrase decided.
   */
  why: "exception" | "phrase" | "ambiguous";
}

/** A part of a story that comes out otherwise in Traditional characters. */
export interface TraditionalDifference {
  /** A part's id (shared/bilingual/parts.ts), or `byline` or `tags`. */
  part: string;
  simplified: string;
  traditional: string;
  /** Each once, in reading order. */
  notable: NotableChange[];
}

/** What the Traditional edition makes of a story. */
export interface TraditionalPreview {
  story: StoryId;
  /** As it was written. */
  title: string;
  differences: TraditionalDifference[];
}

/** What the Traditional edition changes in a story's Chinese version, part by part in reading order. */
export function traditionalDifferences(story: Story, traditional: Traditional): TraditionalDifference[] {
  const parts = partsOf(story, "zh-Hans").map(({ id, text }) => ({ id, text }));
  const beside = [
    { id: "byline", text: story.byline["zh-Hans"] },
    { id: "tags", text: story.tags["zh-Hans"].join(" ") },
  ];
  return [...parts, ...beside].flatMap(({ id, text }) => {
    const pieces = traditional.pieces(text);
    const converted = pieces.map(({ to }) => to).join("");
    if (converted === text) return [];
    const notable = eachOnce(pieces.flatMap((piece) => notableOf(piece, traditional.dictionary())));
    return [{ part: id, simplified: text, traditional: converted, notable }];
  });
}

function notableOf({ from, to, by }: Piece, dictionary: Dictionary): NotableChange[] {
  if (by === "exception") return from === to ? [] : [{ from, to, why: by }];
  const { words, variants } = dictionary;
  const alone = (character: string) => variants.replaceAll(words.replace(character));
  if (by === "phrase") {
    const isPlain = [...from].map(alone).join("") === to;
    return isPlain || from === to ? [] : [{ from, to, why: by }];
  }
  const ambiguous = ambiguousCharacters(dictionary);
  return [...from].flatMap((character) =>
    ambiguous.has(character) ? [{ from: character, to: alone(character), why: "ambiguous" as const }] : [],
  );
}

function eachOnce(changes: readonly NotableChange[]): NotableChange[] {
  return [...new Map(changes.map((change) => [`${change.why} ${change.from}`, change])).values()];
}

/**
 * A character is ambiguous where the dictionary writes at least one in so many of its words otherwise:
 * 钟 (時鐘, 鍾情) is, 家 (國家, but 傢俱) is not.
 */
const SELDOM = 18;

const known = new WeakMap<Dictionary, Set<string>>();

/** The characters that the dictionary itself writes in more than one way: 干 in 干部 and in 干燥. */
function ambiguousCharacters(dictionary: Dictionary): Set<string> {
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
