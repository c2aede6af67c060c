import type { Language } from "../../language.ts";
import type { StoryId } from "../../story/model.ts";

/** Where the memory has something from: a story of the newsroom, or a file, by its name. */
export type Origin = { story: StoryId } | { import: string };

/** A segment that a translation is wanted for. */
export interface MemoryQuery {
  /** The language of the text. */
  language: Language;
  text: string;
  /** The text before it and after it; the empty string where there is none, left out where it is not known. */
  previous?: string | undefined;
  next?: string | undefined;
  /** How many matches at most; 5 unless given. */
  limit?: number | undefined;
}

/** A translation that the memory has for a segment or one like it. */
export interface Match {
  /** The same text between the same neighbours, the same text, or a text like it. */
  kind: "context" | "exact" | "fuzzy";
  /** How alike the texts are, in whole percent (similarity.ts); 100 only for the same text. */
  score: number;
  source: string;
  /** The translation, with the segment's own numbers where `adapted` says so. */
  target: string;
  /** True where the texts differ in numbers only, and the segment's were put into the translation. */
  adapted: boolean;
  origin: Origin;
  /** When the translation was last changed (ISO 8601). */
  changedAt: string;
}

/** A pair of texts that holds what was searched for, and where it is from. */
export type Concordance = { en: string; zh: string } & Origin;
