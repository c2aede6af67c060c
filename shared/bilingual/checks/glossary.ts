import { LANGUAGES, type Language, type Localized, localized, otherLanguage } from "../../language.ts";
import { compileTerms, type TermHit, type TermMatcher } from "../glossary/find.ts";
import type { Term } from "../terms.ts";
import type { Problem } from "./model.ts";
import type { PairRule } from "./readPair.ts";
import { listed } from "./spans.ts";

const matchers = new WeakMap<readonly Term[], TermMatcher>();

/** The matcher of a glossary, compiled once. */
export function termsOf(terms: readonly Term[]): TermMatcher {
  const matcher = matchers.get(terms) ?? compileTerms(terms);
  matchers.set(terms, matcher);
  return matcher;
}

/** Terms that only one side has, and forms that the glossary forbids. */
export const checkGlossary: PairRule = (pair, { terms }) => {
  if (terms.length === 0) return [];
  const matcher = termsOf(terms);
  const hits = localized((language) => matcher.find(pair[language].plain, language));
  return LANGUAGES.flatMap((language) => [
    ...forbidden(hits[language], pair[language].plain, language),
    ...unanswered(hits, language),
  ]);
};

function forbidden(hits: readonly TermHit[], plain: string, language: Language): Problem[] {
  const seen = new Map(hits.filter(({ form }) => form === "forbidden").map((hit) => [hit.term, hit]));
  return [...seen.values()].map(({ start, end, term }) => ({
    rule: "glossary",
    language,
    key: "bilingual-term-forbidden",
    params: { value: plain.slice(start, end), preferred: term[language].preferred },
  }));
}

/** Terms of a side of which the other one has no form; a forbidden form there is a finding already. */
function unanswered(hits: Localized<TermHit[]>, language: Language): Problem[] {
  const other = otherLanguage(language);
  const answers = new Set(hits[other].flatMap(termsOfHit));
  const seen = new Set<string>();
  return hits[language].flatMap((hit): Problem[] => {
    if (hit.form === "forbidden" || termsOfHit(hit).some((term) => answers.has(term))) return [];
    if (seen.has(hit.term.id)) return [];
    seen.add(hit.term.id);
    const { preferred, allowed } = hit.term[other];
    const params = { value: hit.term[language].preferred, values: listed([preferred, ...allowed]) };
    return [{ rule: "glossary", language: other, key: "bilingual-term-missing", params }];
  });
}

function termsOfHit({ term, homonyms }: TermHit): Term[] {
  return [term, ...homonyms];
}
