import type { Language, Localized } from "../../language.ts";
import type { Part } from "../parts.ts";
import { withoutAddresses } from "./addresses.ts";
import type { CheckContext, Pair, Problem } from "./model.ts";

/** One side of a pair, read once for all rules. */
export interface Side {
  text: string;
  /** The text with URLs and e-mail addresses blanked out, each place where it was. */
  plain: string;
  /** URLs and e-mail addresses in the text. */
  addresses: readonly string[];
  /** Where its links lead. */
  targets: readonly string[];
  pictures: number;
}

/** A pair of texts as the rules read it. */
export interface ReadPair extends Localized<Side> {
  source: Language | undefined;
  kind: Part["kind"];
}

/** A rule that looks at both texts of a pair. */
export type PairRule = (pair: ReadPair, context: CheckContext) => Problem[];

/** Reads both sides of a pair. */
export function readPair(pair: Pair): ReadPair {
  const side = (language: Language): Side => ({
    text: pair[language],
    ...withoutAddresses(pair[language]),
    targets: pair.targets?.[language] ?? [],
    pictures: pair.pictures?.[language] ?? 0,
  });
  return { source: pair.source, kind: pair.kind ?? "paragraph", en: side("en"), "zh-Hans": side("zh-Hans") };
}

/** True for what is set as a title: without a full stop, and worth saying the same way each time. */
export function isTitleLike(kind: Part["kind"] | undefined): boolean {
  return kind === "title" || kind === "heading";
}
