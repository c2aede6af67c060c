import { setImmediate as turn } from "node:timers/promises";
import {
  type Change,
  type ChangePlace,
  type ChangePlaces,
  type CountedChange,
  changeFinder,
  keyOfChange,
  type TraditionalPreview,
} from "../../shared/bilingual/traditional/changes.ts";
import { newsroomTexts, storyTexts } from "../../shared/bilingual/traditional/texts.ts";
import { createTraditional, type Traditional } from "../../shared/bilingual/traditional/traditional.ts";
import type { StoryId } from "../../shared/story/model.ts";
import type { TraditionalException } from "../../shared/story/newsroom.ts";
import type { Library } from "./library.ts";

/** Stories that are looked through for one answer. */
const WINDOW = 200;
/** Milliseconds of work at a stretch: other requests come between. */
const STRETCH = 12;
/** Places that are enough for one answer. */
const PLACES = 10;
/** Characters around a word that are shown with it. */
const AROUND = 14;

/**
 * What the edition would change in some of the stories, newest first, and in the newsroom's own texts.
 *
 * @param exceptions as they are being edited: they need not be kept yet
 * @param from how many stories were looked through before; at 0 the newsroom's texts are, too
 */
export async function previewTraditional(
  library: Library,
  exceptions: readonly TraditionalException[],
  from: number,
): Promise<TraditionalPreview> {
  const find = changeFinder(await createTraditional(exceptions));
  const counted = new Map<string, CountedChange>();
  let stories = 0;
  const { sources, total, looked } = windowOf(library, from);
  for await (const { story, texts } of sources()) {
    const inStory = new Set<string>();
    for (const { from, to, why } of texts.flatMap(find)) {
      const key = keyOfChange({ from, to, why });
      const known = counted.get(key) ?? { from, to, why, count: 0, stories: 0 };
      known.count += 1;
      if (story !== null && !inStory.has(key)) known.stories += 1;
      inStory.add(key);
      counted.set(key, known);
    }
    const isChanged = [...inStory].some((key) => isDifference(counted.get(key)));
    if (story !== null && isChanged) stories += 1;
  }
  return { stories, changes: [...counted.values()], looked, total };
}

/**
 * Some of the places where a change is made, the newest story's first.
 *
 * @param from 0, or `next` of the answer before
 */
export async function placesOfChange(
  library: Library,
  exceptions: readonly TraditionalException[],
  change: Change,
  from: number,
): Promise<ChangePlaces> {
  const traditional = await createTraditional(exceptions);
  const find = changeFinder(traditional);
  const key = keyOfChange(change);
  const places: ChangePlace[] = [];
  for (let window = windowOf(library, from); ; window = windowOf(library, window.looked)) {
    for await (const { looked, story, title, texts } of window.sources()) {
      for (const text of texts.filter((text) => text.includes(change.from))) {
        const found = find(text).filter((each) => keyOfChange(each) === key);
        places.push(
          ...found.map(({ start }) => ({ story, title, ...cutOut(traditional, text, start, change.to) })),
        );
      }
      if (places.length >= PLACES && looked < window.total) return { places, next: looked };
    }
    if (window.looked >= window.total) return { places, next: null };
  }
}

function isDifference(change: Change | undefined): boolean {
  return change !== undefined && change.from !== change.to;
}

function cutOut(traditional: Traditional, text: string, start: number, word: string) {
  const shown = traditional.convert(text);
  const before = Array.from(shown.slice(0, start));
  const after = Array.from(shown.slice(start + word.length));
  return {
    before: `${before.length > AROUND ? "…" : ""}${before.slice(-AROUND).join("")}`,
    word,
    after: `${after.slice(0, AROUND).join("")}${after.length > AROUND ? "…" : ""}`,
  };
}

/** The newsroom itself, or a story of it. */
interface Source {
  /** How many stories were looked through with this one. */
  looked: number;
  story: StoryId | null;
  title: string;
  texts: string[];
}

function windowOf(library: Library, from: number) {
  const { rows, total } = library.query({ offset: from, limit: WINDOW });
  async function* sources(): AsyncGenerator<Source> {
    if (from === 0) yield { looked: 0, story: null, title: "", texts: newsroomTexts(library.newsroom()) };
    let started = performance.now();
    for (const [index, { id, versions }] of rows.entries()) {
      if (performance.now() - started > STRETCH) {
        await turn();
        started = performance.now();
      }
      const texts = library.has(id) ? storyTexts(library.get(id).story) : [];
      yield { looked: from + index + 1, story: id, title: versions["zh-Hans"].title, texts };
    }
  }
  return { sources, total, looked: from + rows.length };
}
