import type { Language } from "../../language.ts";
import { escapeText } from "../escape.ts";

/** Characters of a Chinese clause that the narrowest line of a title holds: a teaser's on a phone. */
const LONGEST_CLAUSE = 11;
/** What a clause ends with, and closing quotation marks after it. */
const CLAUSE_END = /(?<=[，。：；！？、…][”’」』]*)(?![，。：；！？、…”’」』])/u;

/**
 * A title as it stands in a heading or a list, as HTML: its text is the title, sign for sign. The lines
 * of a Chinese one end at its punctuation where every clause has room on a line.
 */
export function titleHtml(title: string, language: Language): string {
  if (language === "en") return escapeText(title);
  const isShort = title.split(CLAUSE_END).every((clause) => Array.from(clause).length <= LONGEST_CLAUSE);
  return isShort ? `<span class="clauses">${escapeText(title)}</span>` : escapeText(title);
}
