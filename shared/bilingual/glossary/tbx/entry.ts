import { type Localized, localized } from "../../../language.ts";
import type { Term } from "../../terms.ts";
import { cleanTerm, type RoughForms } from "../unite.ts";

/** A form as it stands in an entry of a termbase. */
export interface EntryForm {
  text: string;
  /** Its administrative status as it is written, or empty. */
  status: string;
}

/** An entry of a termbase: one concept. */
export interface Entry {
  forms: Localized<EntryForm[]>;
  notes: string[];
}

const PREFERRED = /^(?:preferred|standardized|legal|regulated)/i;
const FORBIDDEN = /^(?:deprecated|superseded|notrecommended|obsolete)/i;

/** An entry without anything in it yet. */
export function emptyEntry(): Entry {
  return { forms: localized(() => []), notes: [] };
}

/** The term of an entry, or null where a language has no form that may be used. */
export function termOfEntry({ forms, notes }: Entry): Term | null {
  const sides = localized((language) => roughForms(forms[language]));
  return cleanTerm({ ...sides, note: [...new Set(notes)].join("\n") });
}

/** The first form that is said to be preferred, or else the first without a status, is the preferred one. */
function roughForms(forms: readonly EntryForm[]): RoughForms {
  const forbidden = forms.filter(({ status }) => FORBIDDEN.test(status));
  const usable = forms.filter((form) => !forbidden.includes(form) && form.text.trim() !== "");
  const first =
    usable.find(({ status }) => PREFERRED.test(status)) ??
    usable.find(({ status }) => status === "") ??
    usable[0];
  return {
    ...(first ? { preferred: first.text } : {}),
    allowed: usable.filter((form) => form !== first).map(({ text }) => text),
    forbidden: forbidden.map(({ text }) => text),
  };
}
