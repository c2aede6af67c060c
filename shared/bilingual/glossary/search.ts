import { LANGUAGES } from "../../language.ts";
import type { Term } from "../terms.ts";
import { formsOf } from "./find.ts";

/** The terms that have some text in a form or in their note, whatever its case. */
export function searchTerms(terms: readonly Term[], query: string): Term[] {
  const wanted = query.trim().toLowerCase();
  return terms.filter((term) => {
    const forms = LANGUAGES.flatMap((language) => formsOf(term, language).map(({ text }) => text));
    return [...forms, term.note].some((text) => text.toLowerCase().includes(wanted));
  });
}
