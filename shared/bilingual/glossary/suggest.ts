import { type Language, otherLanguage } from "../../language.ts";
import type { Term } from "../terms.ts";
import { type FormKind, formsOf, type TermMatcher } from "./find.ts";

/** A form that the translation of a text may want. */
export interface TermSuggestion {
  text: string;
  term: Term;
  form: Exclude<FormKind, "forbidden">;
}

/**
 * The forms for writing in the other language what the glossary knows of a text: in the text's order,
 * a term's preferred form before others.
 */
export function suggestTerms(
  sourceText: string,
  sourceLanguage: Language,
  matcher: TermMatcher,
): TermSuggestion[] {
  const target = otherLanguage(sourceLanguage);
  const found = matcher.find(sourceText, sourceLanguage).flatMap(({ term, homonyms }) => [term, ...homonyms]);
  return [...new Set(found)].flatMap((term) =>
    formsOf(term, target).flatMap(({ text, form }) => (form === "forbidden" ? [] : [{ text, term, form }])),
  );
}
