import type { Language, Localized } from "../../language.ts";
import type { Token } from "./tokens.ts";

/** The namespace of XLIFF 1.2 (OASIS Standard, 1 February 2008, §2.1). */
export const XLIFF_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2";

/** A `file` of an XLIFF document: a story on its way back. */
export interface XliffFile {
  /** The story's id. */
  original: string;
  /** Null for a language that stories don't have. */
  sourceLanguage: Language | null;
  targetLanguage: Language | null;
  units: XliffUnit[];
}

/** A `trans-unit` as it was read. */
export interface XliffUnit {
  id: string;
  /** Names the source's parts, for units whose link is another one by now. */
  resname: string;
  approved: boolean;
  /** The target's `state` (§3, State values), or the empty string. */
  state: string;
  /** What both sides were when they went out; null where a tool has dropped it. */
  base: UnitBase | null;
  source: Token[];
  /** Null where there is no `target`. */
  target: Token[] | null;
  /** False where `xml:lang` says that the target is in another language than the file's. */
  isInLanguage: boolean;
}

/** What a unit's sides were when it went out. */
export interface UnitBase {
  /** The hash of the source's side of the link. */
  source: string;
  /** The digest of the target's content; empty where there was none. */
  target: string;
}

/** Why a unit's target was not put in; each has a text under `exchange:reason-<reason>`. */
export type Refusal =
  | "lost-tags"
  | "unknown-unit"
  | "unknown-story"
  | "empty-target"
  | "wrong-language"
  | "bad-characters"
  | "target-changed";

/**
 * What became of a unit: `applied` (put in), `unchanged` (it is what is here already), `stale` (put
 * in, but the source is another one by now), or `refused`.
 */
export type UnitReport = { unit: string /** The source's text, for people. */; text: string } & (
  | { result: "applied" | "unchanged" | "stale" }
  | { result: "refused"; reason: Refusal /** Tags that are missing or too many. */; tags: string[] }
);

/** What an import did to a story; one that is not in the newsroom has no titles. */
export interface StoryReport {
  story: string;
  titles: Localized | null;
  units: UnitReport[];
}
