import { useEffect, useRef } from "react";
import { TITLE_PART } from "../../shared/bilingual/parts.ts";
import type { Language } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import type { Place } from "../app/place.ts";
import type { Bilingual } from "../bilingual/useBilingual.ts";

/**
 * Puts the focus where somebody was sent, once the sheets are there: to a part, or to a sheet, which
 * the arrow keys then scroll. In a new story one writes the title at once.
 */
export function usePlace(
  place: Place,
  story: Story,
  isReady: boolean,
  { goTo, goToNext }: Bilingual,
  sheets: Partial<Record<Language, HTMLElement>>,
): void {
  const latest = useRef({ story, goTo, goToNext, sheets });
  useEffect(() => {
    latest.current = { story, goTo, goToNext, sheets };
  });
  useEffect(() => {
    if (!isReady) return;
    const { current } = latest;
    const language = place.language ?? current.story.sourceLanguage;
    const { title } = current.story.versions[language];
    const { work } = place;
    const part = place.block ?? (title === "" ? TITLE_PART : null);
    // After this drawing: the sheet may have to be drawn first.
    if (work) queueMicrotask(() => current.goToNext(work));
    else if (part !== null) queueMicrotask(() => current.goTo(language, part));
    else current.sheets[language]?.focus({ preventScroll: true });
  }, [place, isReady]);
}
