import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanTerm, termFromSelection, uniteTerms } from "../../../shared/bilingual/glossary/unite.ts";
import { UserError } from "../../../shared/errors.ts";
import { glossaries, term, withoutIds } from "./terms.ts";

test("a cleaned term has each form once, and cleaning it again changes nothing", () => {
  const rough = term(" United \n Nations ", "联合国", {
    enAllowed: ["UN", "UN", ""],
    enForbidden: ["UN", "U.N."],
  });
  expect(cleanTerm(rough)).toMatchObject({
    en: { preferred: "United Nations", allowed: ["UN"], forbidden: ["U.N."] },
  });
  fc.assert(
    fc.property(glossaries, (terms) => {
      expect(terms.map(cleanTerm)).toEqual(terms);
    }),
  );
});

test("two are united with the forms and notes of both; the first has the last word", () => {
  const first = term("bank", "银行", { enAllowed: ["banking house"], enForbidden: ["banc"], note: "money" });
  const second = term("bank", "银行", { enAllowed: ["banc", "lender"], zhForbidden: ["钱庄"], note: "2011" });
  expect(uniteTerms(first, second)).toEqual({
    id: first.id,
    en: { preferred: "bank", allowed: ["banking house", "lender"], forbidden: ["banc"] },
    "zh-Hans": { preferred: "银行", allowed: [], forbidden: ["钱庄"] },
    note: "money\n2011",
  });
  const united = uniteTerms(first, second);
  expect(uniteTerms(united, second)).toEqual(united);
});

test("what a selection pairs becomes a term; half of one does not", () => {
  expect(withoutIds([termFromSelection(" river\nchief ", "河长")])).toEqual(
    withoutIds([term("river chief", "河长")]),
  );
  expect(() => termFromSelection("river chief", " ")).toThrow(UserError);
});
