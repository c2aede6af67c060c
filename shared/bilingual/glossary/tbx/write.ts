import { LANGUAGES, type Language } from "../../../language.ts";
import type { Term } from "../../terms.ts";
import { type FormKind, formsOf } from "../find.ts";

/** What TBX-Basic says of a form (ISO 30042:2019, data category `administrativeStatus`). */
const STATUS: Record<FormKind, string> = {
  preferred: "preferredTerm-admn-sts",
  allowed: "admittedTerm-admn-sts",
  forbidden: "deprecatedTerm-admn-sts",
};

/**
 * A glossary as a termbase in TBX-Basic (ISO 30042:2019), its data categories as attributes (DCA).
 *
 * @param description what it says of itself
 */
export function termsToTbx(terms: readonly Term[], description: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">',
    "  <tbxHeader>",
    "    <fileDesc>",
    `      <sourceDesc><p>${escaped(description)}</p></sourceDesc>`,
    "    </fileDesc>",
    "  </tbxHeader>",
    "  <text>",
    "    <body>",
    ...terms.flatMap(conceptEntry),
    "    </body>",
    "  </text>",
    "</tbx>",
    "",
  ].join("\n");
}

function conceptEntry(term: Term, index: number): string[] {
  return [
    `      <conceptEntry id="c${index + 1}">`,
    ...(term.note === "" ? [] : [`        <note>${escaped(term.note)}</note>`]),
    ...LANGUAGES.flatMap((language) => langSec(term, language)),
    "      </conceptEntry>",
  ];
}

function langSec(term: Term, language: Language): string[] {
  return [
    `        <langSec xml:lang="${language}">`,
    ...formsOf(term, language).flatMap(({ text, form }) => [
      "          <termSec>",
      `            <term>${escaped(text)}</term>`,
      `            <termNote type="administrativeStatus">${STATUS[form]}</termNote>`,
      "          </termSec>",
    ]),
    "        </langSec>",
  ];
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
