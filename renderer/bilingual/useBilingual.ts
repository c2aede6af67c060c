import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import {
  linkOf,
  linkParts,
  omit,
  placeOfCounterpart,
  splitLink,
  uniteWithNext,
  unlink,
} from "../../shared/bilingual/linking.ts";
import { isBesidePart, type Part } from "../../shared/bilingual/parts.ts";
import { confirmLinks } from "../../shared/bilingual/staleness.ts";
import { type Language, type Localized, localized, otherLanguage } from "../../shared/language.ts";
import type { Link } from "../../shared/story/model.ts";
import { useNotices } from "../app/Notices.tsx";
import type { BodyHandle } from "../editor/BodyEditor.tsx";
import { focusBlock, insertBlock, replaceBlock, writeInBlock } from "../editor/blocks.ts";
import type { OpenStory } from "../editor/saving/useStory.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { actionsOf, type LinkAction, type Row } from "./linkActions.ts";
import { refusalOf, rowAt, rowsInOrder } from "./rows.ts";
import { bringLevel, type Geometry, type Sheets } from "./useGeometry.ts";
import { type Linking, type PartPlace, useLinking } from "./useLinking.ts";
import { counterpartBlock, withBesideText, withOrigin } from "./writing.ts";

/** Work that is left to do, to be gone to by a key. */
export type Work = "untranslated" | "stale";

/** The two versions as one thing: links, marks, the caret's part, and what can be done there. */
export interface Bilingual {
  linking: Linking;
  /** Where the two sheets are in the document. */
  sheets: Sheets;
  /** Notes where the parts are, as the gutter measures it. */
  onGeometry(geometry: Geometry): void;
  /** The part with the caret. */
  active: PartPlace | null;
  /** The row of the part with the caret. */
  row: Row | null;
  onCaret(language: Language, part: string): void;
  /** Puts the caret into a part, which is shown first where it is not. */
  goTo(language: Language, part: string): void;
  act(row: Row, action: LinkAction): void;
  /** Does it with the part that has the caret; what is left out already is taken back. */
  actHere(action: LinkAction): void;
  /** Writes a translation of a row's part: into its counterpart, which is made where there is none. */
  insert(row: Row, language: Language, text: string, origin: Link["origin"]): void;
  /** What the memory suggests now, for the keys. */
  offer(matches: Offer | null): void;
  /** Puts the nth suggestion from the memory where the translation is. */
  insertMatch(n: number): void;
  /** Goes to the next part after the caret, around the end, that has work of a kind. */
  goToNext(work: Work): void;
}

/** Translations into a language that can be put in by a key, best first. */
export interface Offer {
  /** The key of the row that they are for. */
  row: string;
  language: Language;
  texts: readonly string[];
}

interface BilingualParts {
  open: OpenStory;
  handles: Partial<Record<Language, BodyHandle>>;
  elements: Partial<Record<Language, HTMLElement>>;
  /** Makes sure that a part of a version is on the screen. */
  onShow(language: Language, part: string): void;
}

/** Ties the links of the open story to its two sheets. */
export function useBilingual({ open, handles, elements, onShow }: BilingualParts): Bilingual {
  const t = useTexts();
  const { show } = useNotices();
  const linking = useLinking(open);
  const sheets = useMemo<Sheets>(
    () =>
      localized((language) => {
        const element = elements[language];
        const handle = handles[language];
        return element && handle ? { element, editor: handle.editor } : null;
      }),
    [elements, handles],
  );
  const geometry = useRef<Geometry | null>(null);
  const onGeometry = useCallback((measured: Geometry) => {
    geometry.current = measured;
  }, []);
  const [active, setActive] = useState<PartPlace | null>(null);
  const offered = useRef<Offer | null>(null);
  const place = useRef<PartPlace | null>(null);
  const carets = useRef<Localized<string | null>>({ en: null, "zh-Hans": null });
  const row = useMemo(() => rowAt(linking, active), [linking, active]);

  const onCaret = useCallback((language: Language, part: string) => {
    const { current } = place;
    carets.current[language] = part;
    // Told at every key: within a part there is nothing to draw.
    if (current?.language === language && current.part === part) return;
    place.current = { language, part };
    setActive(place.current);
  }, []);
  const offer = useCallback((next: Offer | null) => {
    offered.current = next;
  }, []);
  const answer = active ? row?.segment?.parts[otherLanguage(active.language)][0]?.id : undefined;
  useEffect(() => {
    if (!active || answer === undefined || !geometry.current) return;
    bringLevel(sheets, geometry.current, active, answer);
  }, [sheets, active, answer]);

  const goTo = (language: Language, part: string) => {
    // What is not on the screen yet can't take the focus.
    flushSync(() => onShow(language, part));
    if (!isBesidePart(part)) {
      const handle = handles[language];
      if (handle) focusBlock(handle.editor, part);
      return;
    }
    document.querySelector<HTMLElement>(`[data-part="${part}"][lang="${language}"]`)?.focus();
  };
  /** Puts a counterpart of a part that has none into the other version, and links the two. */
  const makeCounterpart = ({ language, part }: Row, isCopy: boolean) => {
    const other = otherLanguage(language);
    const story = open.snapshot();
    const editor = handles[other]?.editor;
    if (!story || !editor || !part.block) return;
    const block = counterpartBlock(part.block, isCopy);
    insertBlock(editor, block, placeOfCounterpart(story, language, part.id));
    linking.relink((current) =>
      linkParts(current, { en: [], "zh-Hans": [], [language]: [part.id], [other]: [block.id] }),
    );
    goTo(other, block.id);
  };
  const act = (target: Row, action: LinkAction) => {
    const { segment, language, part } = target;
    const other = otherLanguage(language);
    const answer = segment?.parts[other][0];
    switch (action) {
      case "confirm":
        if (segment) linking.relink((story) => confirmLinks(story, new Set([segment.link.id])).links);
        return;
      case "go-across":
        if (answer) goTo(other, answer.id);
        else if (isBesidePart(part.id)) goTo(other, part.id);
        else makeCounterpart(target, false);
        return;
      case "copy-across":
        copyAcross(target, answer);
        return;
      case "omit":
      case "take-back":
        linking.relink((story) => omit(story, language, part.id, action === "omit"));
        return;
      case "link-caret": {
        const opposite = carets.current[other];
        const whole = open.snapshot();
        const isThere = whole?.versions[other].body.some(({ id }) => id === opposite);
        if (opposite === null || !isThere) show(t("links:caret-missing"));
        else {
          linking.relink((story) =>
            linkParts(story, { en: [], "zh-Hans": [], [language]: [part.id], [other]: [opposite] }),
          );
        }
        return;
      }
      case "unite-next":
        if (segment) linking.relink((story) => uniteWithNext(story, segment.link, language));
        return;
      case "split":
        if (segment) linking.relink((story) => splitLink(story, segment.link));
        return;
      case "unlink":
        if (segment) linking.relink((story) => unlink(story, segment.link));
        return;
    }
  };
  const insert = (target: Row, to: Language, text: string, origin: Link["origin"]) => {
    const from = otherLanguage(to);
    const answer = target.segment?.parts[to][0] ?? (target.language === to ? target.part : undefined);
    const source = target.segment?.parts[from][0] ?? (target.language === from ? target.part : undefined);
    const beside = (answer ?? source)?.id ?? "";
    if (isBesidePart(beside)) {
      open.change((story) => withBesideText(story, to, beside, text));
      goTo(to, beside);
      return;
    }
    if (!answer && source) makeCounterpart({ ...target, language: from, part: source }, false);
    const whole = open.snapshot();
    const place = answer?.id ?? (source && whole && linkOf(whole.links, from, source.id)?.[to][0]);
    const editor = handles[to]?.editor;
    if (!place || !editor || !whole) return;
    writeInBlock(editor, place, text);
    if ((answer?.text ?? "").trim() !== "" || !source) return;
    linking.relink((story) => withOrigin(story, linkOf(story.links, to, place)?.id, origin));
  };
  /** What has been written there is never written over. */
  const copyAcross = (target: Row, answer: Part | undefined) => {
    const { language, part } = target;
    const editor = handles[otherLanguage(language)]?.editor;
    if (!answer?.block) makeCounterpart(target, true);
    else if (editor && part.block && answer.text.trim() === "") {
      replaceBlock(editor, { ...part.block, id: answer.id });
      goTo(otherLanguage(language), answer.id);
    }
  };
  const goToNext = (work: Work) => {
    const now = linking.now();
    const { current } = place;
    const from = current?.language ?? open.story?.sourceLanguage ?? "en";
    const rows = rowsInOrder(now, from);
    const here = current ? (now.order[from].get(current.part) ?? -1) : -1;
    const start = rows.findIndex(({ place: at }) => at > here);
    const around = start < 0 ? rows : [...rows.slice(start), ...rows.slice(0, start)];
    const wanted = work === "stale" ? "stale" : "missing";
    const next = around.find(({ row: { mark } }) => mark === wanted)?.row;
    if (!next) show(t(`links:nothing-${work}`));
    else {
      const behind = next.segment?.stale[0];
      const answer = behind ? next.segment?.parts[behind][0] : undefined;
      if (behind && answer) goTo(behind, answer.id);
      else goTo(next.language, next.part.id);
    }
  };
  return {
    linking,
    sheets,
    onGeometry,
    active,
    row,
    onCaret,
    goTo,
    act,
    actHere: (asked) => {
      const here = rowAt(linking.now(), place.current);
      if (!here) return;
      const action = asked === "omit" && here.mark === "omitted" ? "take-back" : asked;
      if (actionsOf(here).includes(action)) act(here, action);
      else {
        const refusal = refusalOf(here, action);
        if (refusal) show(t(refusal));
      }
    },
    insert,
    offer,
    insertMatch: (n) => {
      const text = offered.current?.texts[n];
      const here = rowAt(linking.now(), place.current);
      // The caret may be elsewhere already, and what the memory has for that place still on its way.
      if (here && offered.current && text !== undefined && offered.current.row === here.key)
        insert(here, offered.current.language, text, "memory");
    },
    goToNext,
  };
}
