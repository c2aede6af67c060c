import { UserError } from "../../errors.ts";
import { type Language, localized } from "../../language.ts";
import { newTermId } from "../../story/ids.ts";
import type { Term, TermForms } from "../terms.ts";

/** A language's forms before they are cleaned; any may be missing. */
export type RoughForms = Partial<TermForms>;

/**
 * A term in the form that a glossary keeps: in Unicode's NFC, without superfluous white space and
 * without characters that XML 1.0 has no place for; each form once, as the first of preferred,
 * allowed and forbidden that it was given as. Null where a language has no preferred form.
 */
export function cleanTerm(rough: {
  id?: string;
  en: RoughForms;
  "zh-Hans": RoughForms;
  note?: string;
}): Term | null {
  const forms = localized((language) => cleanForms(rough[language]));
  if (!forms.en || !forms["zh-Hans"]) return null;
  const note = plain(rough.note ?? "").trim();
  return { id: rough.id ?? newTermId(), en: forms.en, "zh-Hans": forms["zh-Hans"], note };
}

/** What makes two terms the same one: their preferred forms. */
export function termKey(term: Term): string {
  return `${term.en.preferred}\n${term["zh-Hans"].preferred}`;
}

/** Two terms with the same key as one, with the forms and notes of both; the first has the last word. */
export function uniteTerms(first: Term, second: Term): Term {
  const unitedIn = (language: Language): RoughForms => {
    const [ours, theirs] = [first[language], second[language]];
    const allowed = theirs.allowed.filter((form) => !ours.forbidden.includes(form));
    return {
      preferred: ours.preferred,
      allowed: [...ours.allowed, ...allowed],
      forbidden: [...ours.forbidden, ...theirs.forbidden],
    };
  };
  const isNoteKnown = `\n${first.note}\n`.includes(`\n${second.note}\n`) || second.note === "";
  const note = isNoteKnown ? first.note : `${first.note}\n${second.note}`;
  const united = cleanTerm({ id: first.id, ...localized(unitedIn), note });
  return united ?? first;
}

/** A term of two words or names that were selected beside each other. @throws UserError `term-incomplete` */
export function termFromSelection(en: string, zh: string): Term {
  const term = cleanTerm({ en: { preferred: en }, "zh-Hans": { preferred: zh } });
  if (!term) throw new UserError("term-incomplete");
  return term;
}

function cleanForms({ preferred = "", allowed = [], forbidden = [] }: RoughForms): TermForms | null {
  const seen = new Set([""]);
  const fresh = (forms: readonly string[]) =>
    forms.map(cleanForm).filter((form) => !seen.has(form) && seen.add(form));
  const [first] = fresh([preferred]);
  return first === undefined
    ? null
    : { preferred: first, allowed: fresh(allowed), forbidden: fresh(forbidden) };
}

function cleanForm(form: string): string {
  return plain(form).replace(/\s+/gu, " ").trim();
}

/** Text with line ends as \n and only characters of XML 1.0, section 2.2. */
function plain(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, "\n").replace(NOT_XML, "").normalize("NFC");
}

const NOT_XML = /(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu;
