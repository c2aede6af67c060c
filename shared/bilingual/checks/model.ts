import type { checksEn } from "../../i18n/en/checks.ts";
import type { Language, Localized } from "../../language.ts";
import type { Part } from "../parts.ts";
import type { Term } from "../terms.ts";

/** What the checks of a bilingual story look for, in the order in which findings are listed. */
export const CHECK_RULES = [
  "missing",
  "stale",
  "wrong-script",
  "numbers",
  "dates",
  "urls",
  "closing-punctuation",
  "quotes",
  "traditional",
  "glossary",
  "inconsistent",
  "parity",
  "length",
  "doubled",
  "typography",
] as const;
export type CheckRule = (typeof CHECK_RULES)[number];

/** `block`: the story can't be published as it is; `warn`: somebody should have a look. */
export type Severity = "block" | "warn";

/** The key of a finding's text in the namespace `checks`. */
export type FindingKey = Extract<keyof typeof checksEn, `bilingual-${string}`>;

/** What a rule found in a pair of texts. */
export interface Problem {
  rule: CheckRule;
  /** The side to put right, where it is one side's matter. */
  language?: Language;
  key: FindingKey;
  /** Values for the text; of a list, a line each. */
  params: Record<string, string | number>;
}

/** {@link Problem} with the two texts that it is about. */
export interface PairFinding extends Problem {
  severity: Severity;
  en: string;
  zh: string;
}

/** What a check found in a story. */
export interface BilingualFinding extends PairFinding {
  story: string;
  /** The link it is in; null for what no link holds. */
  link: string | null;
  /** The part it is about, where there is no link. */
  part?: string;
}

/** How many Chinese characters answer an English word: outside of it, one side says more than the other. */
export interface LengthRange {
  low: number;
  high: number;
}

/** What the checks need to know beside the story. */
export interface CheckContext {
  /** The newsroom's glossary. */
  terms: readonly Term[];
  /** Null where the newsroom has too few confirmed links to tell. */
  lengths: LengthRange | null;
  /** How a text in `language` is translated elsewhere in the newsroom: texts in the other language. */
  translationsOf?(language: Language, text: string): readonly string[];
}

/** Two texts that are to say the same. */
export interface Pair extends Localized {
  /** The language that the story was written in first; unknown unless given. */
  source?: Language;
  /** What they are; a paragraph unless given. */
  kind?: Part["kind"];
  /** Where their links lead. */
  targets?: Localized<readonly string[]>;
  /** How many pictures they come with. */
  pictures?: Localized<number>;
}
