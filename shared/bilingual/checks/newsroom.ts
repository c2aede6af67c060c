import { LANGUAGES, type Localized, localized, otherLanguage } from "../../language.ts";
import { isConfirmed, type Segment } from "../segments.ts";
import type { Term } from "../terms.ts";
import { comparable } from "./consistency.ts";
import { lengthRange } from "./lengths.ts";
import type { CheckContext } from "./model.ts";

/** What a newsroom's confirmed links and its glossary say of how it writes, for checking its stories. */
export function newsroomContext(segments: readonly Segment[], terms: readonly Term[]): CheckContext {
  const confirmed = segments.filter(isConfirmed);
  const translations = translationsBySource(confirmed);
  return {
    terms,
    lengths: lengthRange(confirmed.map(({ text }) => text)),
    translationsOf: (language, text) => [...(translations[language].get(comparable(text)) ?? [])],
  };
}

/** In each language, the translations of a text, by the text as it is compared. */
function translationsBySource(segments: readonly Segment[]): Localized<Map<string, Set<string>>> {
  const found = localized(() => new Map<string, Set<string>>());
  for (const { text } of segments) {
    for (const language of LANGUAGES) {
      const source = comparable(text[language]);
      const translations = found[language].get(source) ?? new Set();
      found[language].set(source, translations.add(text[otherLanguage(language)]));
    }
  }
  return found;
}
