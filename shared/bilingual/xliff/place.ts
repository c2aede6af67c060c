import type { Block, Body } from "../../document/model.ts";
import { inlineText } from "../../document/text.ts";
import type { Language } from "../../language.ts";
import { newBlockId } from "../../story/ids.ts";
import type { Cover, Story, Version } from "../../story/model.ts";
import { type BesidePart, isBesidePart, type Part } from "../parts.ts";
import { type Slot, slotsOf, withSlots } from "./slots.ts";
import type { Passage } from "./units.ts";

/** A story in which a passage has its target, and the parts that it is made of. */
export interface Placed {
  story: Story;
  ids: string[];
}

/**
 * Puts a passage's target into a story: into the blocks that it has, or, where it has none or others
 * than fit, into blocks like the source's.
 *
 * @param slots the whole target, place by place
 * @param after the block that new ones stand after; null for the start
 */
export function placed(
  story: Story,
  to: Language,
  passage: Passage,
  slots: readonly Slot[],
  after: string | null,
): Placed {
  const { source, target } = passage;
  if (target.length > 0 && slots.length === target.flatMap(slotsOf).length) {
    return { story: filled(story, to, target, slots), ids: target.map(({ id }) => id) };
  }
  const blocks = likeSource(source, target, slots);
  const ids = blocks.map(({ id }) => id);
  const { body } = story.versions[to];
  const first = body.findIndex(({ id }) => target.some((part) => part.id === id));
  const at = first >= 0 ? first : body.findIndex(({ id }) => id === after) + 1;
  const gone = new Set(target.map(({ id }) => id));
  const without = (half: Body) => half.filter(({ id }) => !gone.has(id));
  const next = [...without(body.slice(0, at)), ...blocks, ...without(body.slice(at))];
  return { story: withVersion(story, to, { body: next }), ids };
}

/** The parts with other text, place by place. */
function filled(story: Story, to: Language, target: readonly Part[], slots: readonly Slot[]): Story {
  let at = 0;
  let next = story;
  const blocks = new Map<string, Block>();
  for (const part of target) {
    const own = slots.slice(at, at + slotsOf(part).length);
    at += own.length;
    if (part.block) blocks.set(part.id, withSlots(part.block, own));
    else if (isBesidePart(part.id)) next = withBeside(next, to, part.id, inlineText(own[0] ?? []));
  }
  const body = next.versions[to].body.map((block) => blocks.get(block.id) ?? block);
  return withVersion(next, to, { body });
}

/** Blocks like the source's, under the target's ids as far as they go. */
function likeSource(source: readonly Part[], target: readonly Part[], slots: readonly Slot[]): Block[] {
  let at = 0;
  return source.flatMap((part, index): Block[] => {
    const own = slots.slice(at, at + slotsOf(part).length);
    at += own.length;
    if (!part.block) return [];
    return [{ ...withSlots(part.block, own), id: target[index]?.id ?? newBlockId() }];
  });
}

function withBeside(story: Story, language: Language, part: BesidePart, text: string): Story {
  switch (part) {
    case "title":
    case "summary":
      return withVersion(story, language, { [part]: text });
    case "cover-alt":
      return withCover(story, (cover) => ({ ...cover, alt: { ...cover.alt, [language]: text } }));
    case "cover-caption":
      return withCover(story, (cover) => ({ ...cover, caption: { ...cover.caption, [language]: text } }));
  }
}

function withCover(story: Story, change: (cover: Cover) => Cover): Story {
  return story.cover ? { ...story, cover: change(story.cover) } : story;
}

function withVersion(story: Story, language: Language, change: Partial<Version>): Story {
  const version = { ...story.versions[language], ...change };
  return { ...story, versions: { ...story.versions, [language]: version } };
}
