import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { LinkKeeper } from "../../shared/bilingual/LinkKeeper.ts";
import { type Part, partsOf } from "../../shared/bilingual/parts.ts";
import { type Progress, progressOf } from "../../shared/bilingual/progress.ts";
import { looseParts, type Segment, segmentsOf } from "../../shared/bilingual/segments.ts";
import type { Body } from "../../shared/document/model.ts";
import { LANGUAGES, type Language, type Localized, localized } from "../../shared/language.ts";
import type { Link, Story } from "../../shared/story/model.ts";
import { isSettled } from "../editor/saving/SaveStates.ts";
import type { OpenStory } from "../editor/saving/useStory.ts";

/** A part of a version. */
export interface PartPlace {
  language: Language;
  part: string;
}

/** What the two versions have to do with each other, as it was at the last pause in typing. */
export interface Correspondence {
  segments: readonly Segment[];
  /** Parts that no link holds. */
  loose: Localized<readonly Part[]>;
  progress: Localized<Progress>;
  /** The parts of each version, by their ids, as places in reading order. */
  order: Localized<ReadonlyMap<string, number>>;
}

/** The links of the story that is open. */
export interface Linking extends Correspondence {
  /** Blocks of a version came, went or changed places. */
  onBlocks(language: Language, before: Body, after: Body): void;
  /** As it is at this moment, for a key that was pressed before typing paused. */
  now(): Correspondence;
  /** Puts other links in place of the story's, made from the story as it is now. */
  relink(make: (story: Story) => Link[]): void;
}

/** Keeps the links of the open story with its blocks, and reads them whenever typing pauses. */
export function useLinking(open: OpenStory): Linking {
  const [keeper] = useState(() => new LinkKeeper());
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  const [state, setState] = useState<Correspondence>(() => read(open.story));
  const refresh = useCallback((): Correspondence => {
    const next = read(latest.current.snapshot());
    // While words are typed hardly anything of this changes, and nothing is drawn.
    setState((known) => (signature(known) === signature(next) ? known : next));
    return next;
  }, []);

  useEffect(() => {
    let handle = 0;
    const soon = () => {
      cancelIdleCallback(handle);
      handle = requestIdleCallback(() => startTransition(() => void refresh()), { timeout: 500 });
    };
    soon();
    const stop = open.saving.subscribe(() => {
      if (isSettled(open.saving.current)) soon();
    });
    return () => {
      stop();
      cancelIdleCallback(handle);
    };
  }, [open.saving, refresh]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other links or another status of one are seen at once.
  useEffect(() => void refresh(), [refresh, open.story?.links]);

  return useMemo<Linking>(
    () => ({
      ...state,
      onBlocks: (language, before, after) => {
        const { story } = latest.current;
        if (!story) return;
        const parts = (body: Body) => {
          const version = { ...story.versions[language], body };
          const whole = { ...story, versions: { ...story.versions, [language]: version } };
          return new Map(partsOf(whole, language).map((part) => [part.id, part]));
        };
        const edit = { language, before: parts(before), after: parts(after) };
        latest.current.change((current) => ({ ...current, links: keeper.follow(current.links, edit) }));
      },
      now: refresh,
      relink: (make) => {
        const whole = latest.current.snapshot();
        if (whole) latest.current.change((current) => ({ ...current, links: make(whole) }));
      },
    }),
    [state, keeper, refresh],
  );
}

function read(story: Story | null): Correspondence {
  if (!story) return NOTHING;
  const order = localized(
    (language) => new Map(partsOf(story, language).map(({ id }, index) => [id, index] as const)),
  );
  return { segments: segmentsOf(story), loose: looseParts(story), progress: progressOf(story), order };
}

const NO_PROGRESS: Progress = { total: 0, translated: 0, stale: 0, reviewed: 0 };
const NOTHING: Correspondence = {
  segments: [],
  loose: localized(() => []),
  progress: localized(() => NO_PROGRESS),
  order: localized(() => new Map()),
};

/** The beginning of a part's words: what its mark is named by. */
export function nameOf({ text }: Part): string {
  return text.slice(0, 40);
}

/** All of it but the words after those that name a part. */
function signature({ segments, loose, progress, order }: Correspondence): string {
  const links = segments.map(({ link, stale, text, parts }) => [
    link,
    stale,
    LANGUAGES.map((language) => [text[language].trim() === "", parts[language].map(nameOf)]),
  ]);
  const parts = LANGUAGES.map((language) => [
    loose[language].map((part) => [part.id, nameOf(part)]),
    [...order[language].keys()],
  ]);
  return JSON.stringify([links, parts, progress]);
}
