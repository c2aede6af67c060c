import type { LexicalEditor } from "lexical";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { LANGUAGES, type Language, type Localized, localized, otherLanguage } from "../../shared/language.ts";
import { elementsOfBlocks } from "../editor/blocks.ts";
import { type Anchor, counterpartPlace, steadyAnchors } from "./alignment.ts";
import type { Correspondence, PartPlace } from "./useLinking.ts";

/** Where a part is, in pixels from the top of what its sheet scrolls over. */
export interface PartExtent {
  top: number;
  height: number;
}

/** Where the parts of both versions are. */
export interface Geometry {
  places: Localized<ReadonlyMap<string, PartExtent>>;
  scroll: Localized<number>;
  /** Of what is shown of a sheet, in pixels. */
  height: number;
}

/** The two sheets as they are in the document. */
export type Sheets = Localized<{ element: HTMLElement; editor: LexicalEditor } | null>;

/** The share of a sheet's height at which the two sheets are kept level. */
const LEVEL = 0.35;

/**
 * Measures where linked parts are, again whenever one of them is laid out anew, and lets the sheets
 * scroll together: what stands at a third of the height in one has its counterpart there in the other.
 */
export function useGeometry(sheets: Sheets, { segments, loose }: Correspondence): Geometry {
  const [geometry, setGeometry] = useState<Geometry>(NOWHERE);
  const anchors = useRef<Anchor[]>([]);
  const observed = useRef(new Set<HTMLElement>());
  const observer = useRef<ResizeObserver | null>(null);
  const { en, "zh-Hans": zh } = sheets;

  const measure = useCallback(() => {
    if (!en || !zh) return;
    const elements = { en, "zh-Hans": zh };
    const parts = localized((language) => partElements(elements[language]));
    const places = localized((language) => placesOf(elements[language].element, parts[language]));
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
    const watched = [en.element, zh.element, ...parts.en.values(), ...parts["zh-Hans"].values()];
    watch(observer.current, observed.current, watched);
  }, [en, zh, segments]);
  const latest = useRef(measure);

  useEffect(() => {
    // A part that grows moves those below it, be the sheet as a whole no longer for it. Its letter is
    // painted first, then the marks beside it move.
    let waiting: ReturnType<typeof setTimeout>;
    const created = new ResizeObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => latest.current());
    });
    const elements = observed.current;
    observer.current = created;
    latest.current();
    return () => {
      created.disconnect();
      clearTimeout(waiting);
      elements.clear();
      observer.current = null;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: parts that nothing holds have marks too.
  useLayoutEffect(() => {
    latest.current = measure;
    measure();
  }, [measure, loose]);
  useScrollTogether(sheets, anchors, (language, top) =>
    setGeometry((known) => ({ ...known, scroll: { ...known.scroll, [language]: top } })),
  );
  return geometry;
}

/** Observes these elements and no others. */
function watch(
  observer: ResizeObserver | null,
  observed: Set<HTMLElement>,
  elements: readonly HTMLElement[],
): void {
  if (!observer) return;
  const wanted = new Set(elements);
  for (const element of observed) {
    if (wanted.has(element)) continue;
    observer.unobserve(element);
    observed.delete(element);
  }
  for (const element of wanted) {
    if (observed.has(element)) continue;
    observer.observe(element);
    observed.add(element);
  }
}

/** Where a sheet was put by the other one: its event for that is no wish of a reader's. */
const put = new WeakMap<HTMLElement, number>();

/** Scrolls a sheet without the other one following it. */
function putAt(element: HTMLElement, top: number): void {
  element.scrollTop = Math.round(top);
  put.set(element, element.scrollTop);
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
    const listeners = LANGUAGES.map((language) => {
      const element = elements[language];
      const follow = () => {
        const { scrollTop, clientHeight } = element;
        told.current(language, scrollTop);
        if (put.get(element) === scrollTop) return;
        put.delete(element);
        const other = otherLanguage(language);
        const level = counterpartPlace(anchors.current, language, other, scrollTop + clientHeight * LEVEL);
        putAt(elements[other], level - elements[other].clientHeight * LEVEL);
      };
      element.addEventListener("scroll", follow, { passive: true });
      return () => element.removeEventListener("scroll", follow);
    });
    return () => {
      for (const stop of listeners) stop();
    };
  }, [en, zh, anchors]);
}

/** Scrolls a sheet so that a part stands as high as its counterpart does in the other one, which stays as it is. */
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
  const isVisible = shown > 0 && shown < element.clientHeight - LINE;
  if (!isVisible) putAt(element, there.top - (here.top - source.scrollTop));
}

/** The height of a line of text, in pixels, or nearly. */
export const LINE = 30;

/** The elements of a sheet's parts, by their ids. */
function partElements({ element, editor }: NonNullable<Sheets[Language]>): Map<string, HTMLElement> {
  const beside = [...element.querySelectorAll<HTMLElement>("[data-part]")];
  return new Map([
    ...beside.map((part) => [part.dataset.part ?? "", part] as const),
    ...elementsOfBlocks(editor),
  ]);
}

function placesOf(sheet: HTMLElement, parts: ReadonlyMap<string, HTMLElement>): Map<string, PartExtent> {
  const origin = sheet.getBoundingClientRect().top - sheet.scrollTop;
  const places = new Map<string, PartExtent>();
  for (const [id, part] of parts) {
    const { top, height } = part.getBoundingClientRect();
    places.set(id, { top: top - origin, height });
  }
  return places;
}

const NOWHERE: Geometry = {
  places: { en: new Map(), "zh-Hans": new Map() },
  scroll: { en: 0, "zh-Hans": 0 },
  height: 0,
};
