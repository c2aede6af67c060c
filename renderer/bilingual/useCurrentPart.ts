import { startTransition, useEffect, useState } from "react";
import { partsById, sideText } from "../../shared/bilingual/links.ts";
import { type Neighbours, neighboursOf } from "../../shared/bilingual/memory/learnt.ts";
import { type Segment, segmentOf } from "../../shared/bilingual/segments.ts";
import { type Localized, localized } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import { isSettled } from "../editor/saving/SaveStates.ts";
import type { OpenStory } from "../editor/saving/useStory.ts";
import type { Row } from "./linkActions.ts";

/** What has the caret, its words as they were at the last pause in typing. */
export interface CurrentPart {
  /** The row that this was read for. */
  row: Row;
  /** Null for a part that no link holds. */
  segment: Segment | null;
  text: Localized;
  /** What stands around it in each version. */
  neighbours: Localized<Neighbours>;
}

/** Follows the words of a row, and those around it. */
export function useCurrentPart({ saving, snapshot }: OpenStory, row: Row): CurrentPart | null {
  const [current, setCurrent] = useState<CurrentPart | null>(null);
  useEffect(() => {
    const read = () => {
      const story = snapshot();
      setCurrent(story ? currentPart(story, row) : null);
    };
    read();
    return saving.subscribe(() => {
      // It is drawn between two keys, however much it is.
      if (isSettled(saving.current)) startTransition(read);
    });
  }, [saving, snapshot, row]);
  return current;
}

function currentPart(story: Story, row: Row): CurrentPart {
  const { segment: known, language, part } = row;
  const parts = partsById(story);
  const link = story.links.find((each) => each.id === known?.link.id);
  const ids = link ?? { en: [], "zh-Hans": [], [language]: [part.id] };
  return {
    row,
    segment: link ? segmentOf(link, parts) : null,
    text: localized((side) => sideText(ids[side], parts[side])),
    neighbours: localized((side) =>
      neighboursOf(
        ids[side],
        [...parts[side].values()].filter(({ hash }) => hash !== ""),
      ),
    ),
  };
}
