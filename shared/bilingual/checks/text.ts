import type { Translate } from "../../i18n/translator.ts";
import type { Language } from "../../language.ts";
import type { Problem } from "./model.ts";

/** Params that hold text out of the story or the glossary; a list has a line for each. */
const QUOTED = ["value", "preferred", "values", "others"];

/** What a check found in a bilingual story, as a person reads it. */
export function bilingualFindingText(t: Translate, { rule, key, language, params }: Problem): string {
  // Which values a text names is known to the rule that made the finding, not to the types.
  const translate = t as (key: string, params: Problem["params"]) => string;
  const isQuoted = (name: string) => QUOTED.includes(name) || rule === "closing-punctuation";
  const shown = Object.entries(params).map(([name, value]) => [
    name,
    isQuoted(name) ? quoted(t, String(value)) : value,
  ]);
  const side = language === undefined ? {} : { side: sideName(t, language) };
  return translate(`checks:${key}`, { ...Object.fromEntries(shown), ...side });
}

function sideName(t: Translate, language: Language): string {
  return language === "en" ? t("checks:bilingual-side-en") : t("checks:bilingual-side-zh");
}

function quoted(t: Translate, lines: string): string {
  return lines
    .split("\n")
    .map((value) => t("checks:bilingual-quoted", { value }))
    .join(t("checks:bilingual-between"));
}
