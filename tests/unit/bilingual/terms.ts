import fc from "fast-check";
import { cleanTerm, termKey } from "../../../shared/bilingual/glossary/unite.ts";
import type { Term } from "../../../shared/bilingual/terms.ts";

interface FurtherForms {
  enAllowed?: string[];
  enForbidden?: string[];
  zhAllowed?: string[];
  zhForbidden?: string[];
  note?: string;
}

/** A term for a test. */
export function term(en: string, zh: string, forms: FurtherForms = {}): Term {
  const { enAllowed = [], enForbidden = [], zhAllowed = [], zhForbidden = [], note = "" } = forms;
  return {
    id: `${en}/${zh}`,
    en: { preferred: en, allowed: enAllowed, forbidden: enForbidden },
    "zh-Hans": { preferred: zh, allowed: zhAllowed, forbidden: zhForbidden },
    note,
  };
}

/** Text with everything that a file's format might trip over. */
const forms = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(..."=+-@'\"|;；,\t\n\\<>&]a中 ".split("")), minLength: 1, maxLength: 8 }),
  fc.constantFrom("United Nations", "联合国", "=cmd|'/c calc'!A0", "]]>", "&amp;", "a;b", "''=x", "\\|"),
);
const side = fc.record({
  preferred: forms,
  allowed: fc.array(forms, { maxLength: 3 }),
  forbidden: fc.array(forms, { maxLength: 3 }),
});

/** Glossaries as they are kept: clean, and no two terms alike. */
export const glossaries: fc.Arbitrary<Term[]> = fc
  .array(fc.record({ en: side, "zh-Hans": side, note: fc.oneof(fc.constant(""), forms) }), { maxLength: 8 })
  .map((rough) => {
    const terms = rough.map(cleanTerm).filter((each) => each !== null);
    return [...new Map(terms.map((each) => [termKey(each), each])).values()];
  });

/** Terms without their ids, which are given anew when they are read. */
export function withoutIds(terms: readonly Term[]): Omit<Term, "id">[] {
  return terms.map(({ id: _, ...rest }) => rest);
}
