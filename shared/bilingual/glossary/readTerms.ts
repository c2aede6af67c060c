import type { Term } from "../terms.ts";

/** Terms that a glossary may have: each is looked for in every text, and all of them are listed. */
export const MOST_TERMS = 50_000;

/** Why a row of a table, or an entry of a termbase, was left out. */
export type TermProblem =
  | "one-language" // it has no preferred form in one of the two languages
  | "unreadable"; // its quotation marks don't match, or it is too long

/** What was read of a glossary's file; a termbase with more terms than a glossary may have is not read to its end. */
export interface ReadTerms {
  terms: Term[];
  /** What was left out: a spreadsheet's row, counted with the header as 1, or an entry, counted from 1. */
  problems: { row: number; problem: TermProblem }[];
  /** Forms in other languages, which were left out. */
  otherForms: number;
}

/** What an import of terms did, in terms. */
export interface GlossaryImport {
  added: number;
  /** Terms that were there and now have further forms or notes. */
  updated: number;
  /** Terms that brought nothing new. */
  skipped: number;
}

/** What came of importing a file. */
export type GlossaryFileImport = GlossaryImport & Pick<ReadTerms, "problems" | "otherForms">;
