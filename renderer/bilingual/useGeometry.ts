import type { LexicalEditor } from "lexical";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { LANGUAGES, type Language, type Localized, localized, otherLanguage } from "../../shared/language.ts";
import { elementsOfBlocks } from "../editor/blocks.ts";
import { type Anchor, counterpartPlace, steadyAnchors } from "./alignment.ts";
import type { Correspondence, PartPlace } from "./useLinking.ts";

/** A part's first line, in pixels from the top of what its sheet scrolls over. */
export interface LinePlace {
  top: number;
  height: number;
}

/** Where the parts of both versions are. */
export interface Geometry {
  places: Localized<ReadonlyMap<string, LinePlace>>;
  scroll: Localized<number>;
  /** Of what is shown of a sheet, in pixels. */
  height: number;
}

/** The two sheets as they are in the document. */
export type Sheets = Localized<{ element: HTMLElement; editor: LexicalEditor } | null>;

/** The height of a line of text, in pixels, or nearly. */
const LINE = 30;

/** The share of a sheet's height at which the two sheets are kept level. */
const LEVEL = 0.35;

/**
 * Measures where linked parts are, again whenever a sheet is laid out anew, and lets the sheets
 * scroll together: what stands at a third of the height in one has its counterpart there in the other.
 */
export function useGeometry(sheets: Sheets, { segments, loose }: Correspondence): Geometry {
  const [geometry, setGeometry] = useState<Geometry>(NOWHERE);
  const anchors = useRef<Anchor[]>([]);
  const { en, "zh-Hans": zh } = sheets;

  const measure = useCallback(() => {
    if (!en || !zh) return;
    const elements = { en, "zh-Hans": zh };
    const places = localized((language) => placesOf(elements[language]));
    const pairs = segments.flatMap(({ link }) => {
      const tops = localized((language) => places[language].get(link[language][0] ?? "")?.top);
      return tops.en === undefined || tops["zh-Hans"] === undefined
        ? []
        : [{ en: tops.en, "zh-Hans": tops["zh-Hans"] }];
    });
    const ends = localized((language) => elements[language].element.scrollHeight);
    anchors.current = steadyAnchors(pairs, ends);
    const scroll = localized((language) => elements[language].element.scrollTop);
    setGeometry({ places, scroll, height: en.element.clientHeight });
  }, [en, zh, segments]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: parts that nothing holds have marks too.
  useLayoutEffect(measure, [measure, loose]);
  useEffect(() => {
    if (!en || !zh) return;
    let waiting: ReturnType<typeof setTimeout>;
    // A line more in a text: its letter is painted first, then the marks beside it move.
    const observer = new ResizeObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(measure);
    });
    for (const { element } of [en, zh]) {
      observer.observe(element);
      if (element.firstElementChild) observer.observe(element.firstElementChild);
    }
    return () => {
      observer.disconnect();
      clearTimeout(waiting);
    };
  }, [en, zh, measure]);
  useScrollTogether(sheets, anchors, (language, top) =>
    setGeometry((known) => ({ ...known, scroll: { ...known.scroll, [language]: top } })),
  );
  return geometry;
}

function useScrollTogether(
  sheets: Sheets,
  anchors: RefObject<Anchor[]>,
  onScroll: (language: Language, top: number) => void,
): void {
  const told = useRef(onScroll);
  useEffect(() => {
    told.current = onScroll;
  });
  const { en, "zh-Hans": zh } = sheets;
  useEffect(() => {
    if (!en || !zh) return;
    const elements = { en: en.element, "zh-Hans": zh.element };
    /** Where a sheet was put by the other one: its event for that is no wish of a reader's. */
    const put: Partial<Record<Language, number>> = {};
    const listeners = LANGUAGES.map((language) => {
      const element = elements[language];
      const follow = () => {
        const { scrollTop, clientHeight } = element;
        told.current(language, scrollTop);
        if (put[language] === scrollTop) return;
        delete put[language];
        const other = otherLanguage(language);
        const level = counterpartPlace(anchors.current, language, other, scrollTop + clientHeight * LEVEL);
        elements[other].scrollTop = Math.round(level - elements[other].clientHeight * LEVEL);
        put[other] = elements[other].scrollTop;
      };
      element.addEventListener("scroll", follow, { passive: true });
      return () => element.removeEventListener("scroll", follow);
    });
    return () => {
      for (const stop of listeners) stop();
    };
  }, [en, zh, anchors]);
}

/** Scrolls a sheet so that a part stands as high as its counterpart does in the other one. */
export function bringLevel(
  sheets: Sheets,
  geometry: Geometry,
  { language: from, part }: PartPlace,
  answer: string,
): void {
  const to = otherLanguage(from);
  const here = geometry.places[from].get(part);
  const there = geometry.places[to].get(answer);
  const element = sheets[to]?.element;
  const source = sheets[from]?.element;
  if (!here || !there || !element || !source) return;
  const shown = there.top - element.scrollTop;
  const isVisible = shown > 0 && shown + there.height < element.clientHeight;
  if (!isVisible) element.scrollTop = there.top - (here.top - source.scrollTop);
}

function placesOf({ element, editor }: NonNullable<Sheets[Language]>): Map<string, LinePlace> {
  const origin = element.getBoundingClientRect().top - element.scrollTop;
  const places = new Map<string, LinePlace>();
  const note = (id: string, part: HTMLElement) => {
    const { top, height } = part.getBoundingClientRect();
    places.set(id, { top: top - origin, height: Math.min(height, LINE) });
  };
  for (const part of element.querySelectorAll<HTMLElement>("[data-part]"))
    note(part.dataset.part ?? "", part);
  for (const [id, block] of elementsOfBlocks(editor)) note(id, block);
  return places;
}

const NOWHERE: Geometry = {
  places: { en: new Map(), "zh-Hans": new Map() },
  scroll: { en: 0, "zh-Hans": 0 },
  height: 0,
};
