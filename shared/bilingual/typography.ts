import { merged } from "../document/markdownInlines.ts";
import type { Block, Body, Inline, ListItem } from "../document/model.ts";
import { blockText } from "../document/text.ts";
import type { Language } from "../language.ts";
import type { Cover, Link, Story } from "../story/model.ts";
import { partsById, sideHash } from "./links.ts";
import { besideText, COVER_ALT_PART, COVER_CAPTION_PART, SUMMARY_PART, TITLE_PART } from "./parts.ts";
import { type Run, textOf } from "./typography/edits.ts";
import { type TypographyOptions, tidyRuns } from "./typography/tidyRuns.ts";

export { SPACINGS, type Spacing } from "./typography/spaces.ts";
export type { TypographyOptions } from "./typography/tidyRuns.ts";

/** A part of a story whose typography is changed. */
export interface TypographyChange {
  /** The part's id; see parts.ts. */
  part: string;
  before: string;
  after: string;
}

/**
 * A text with the typography of Chinese in mainland China (GB/T 15834-2011): full-width punctuation
 * beside Han, `……`, `——`, curly quotes, no full-width letters or digits, and the chosen spacing between
 * scripts. Han, letters and digits stay what they are, and a second time changes nothing.
 */
export function tidyChinese(text: string, options: TypographyOptions): string {
  return textOf(tidyRuns([{ text, isLinked: false }], options));
}

/** A body with its Chinese tidied, marks and links as they were; one in English is given back as it is. */
export function tidyBody(body: Body, language: Language, options: TypographyOptions): Body {
  return language === "en" ? body : body.map((block) => tidyBlock(block, options));
}

/**
 * A story with its Chinese version tidied, and what that changes, in reading order. What is told in
 * it stays the same, so links that were fresh stay fresh.
 */
export function tidyStory(
  story: Story,
  options: TypographyOptions,
): { story: Story; changes: TypographyChange[] } {
  const version = story.versions["zh-Hans"];
  const tidied: Story = {
    ...story,
    cover: story.cover && tidyCover(story.cover, options),
    versions: {
      ...story.versions,
      "zh-Hans": {
        ...version,
        title: tidyChinese(version.title, options),
        summary: tidyChinese(version.summary, options),
        body: tidyBody(version.body, "zh-Hans", options),
      },
    },
  };
  const changes = changesBetween(story, tidied);
  if (changes.length === 0) return { story, changes };
  return { story: { ...tidied, links: rebasedLinks(story, tidied) }, changes };
}

/**
 * The links of a story that was tidied, from `before` to `after`, when the tidying was undone or done again since: where a
 * text is as it was, so is what its link was confirmed against, and nothing is out of date that wasn't.
 */
export function linksAfterUndo(now: Story, before: Story, after: Story): Link[] {
  const parts = partsById(now)["zh-Hans"];
  const [was, is] = [linksById(before), linksById(after)];
  return now.links.map((link) => {
    const text = sideHash(link["zh-Hans"], parts);
    const bases = [was.get(link.id)?.base, is.get(link.id)?.base];
    const from = bases.find((base) => base?.en === link.base.en && base["zh-Hans"] === link.base["zh-Hans"]);
    const to = bases.find((base) => base !== from && base?.["zh-Hans"] === text);
    return from && to && from["zh-Hans"] !== text ? withBase(link, from["zh-Hans"], text) : link;
  });
}

function linksById(story: Story): Map<string, Link> {
  return new Map(story.links.map((link) => [link.id, link]));
}

/** A link whose Chinese was the same to the eye when it was confirmed and when warnings were put aside. */
function withBase(link: Link, was: string, is: string): Link {
  const moved = <T extends { "zh-Hans": string }>(hashes: T): T =>
    hashes["zh-Hans"] === was ? { ...hashes, "zh-Hans": is } : hashes;
  const dismissed = link.dismissed?.map((dismissal) => ({ ...dismissal, of: moved(dismissal.of) }));
  return { ...link, base: moved(link.base), ...(dismissed ? { dismissed } : {}) };
}

function tidyCover(cover: Cover, options: TypographyOptions): Cover {
  return {
    ...cover,
    alt: { ...cover.alt, "zh-Hans": tidyChinese(cover.alt["zh-Hans"], options) },
    caption: { ...cover.caption, "zh-Hans": tidyChinese(cover.caption["zh-Hans"], options) },
  };
}

function changesBetween(before: Story, after: Story): TypographyChange[] {
  const beside = [TITLE_PART, SUMMARY_PART, COVER_ALT_PART, COVER_CAPTION_PART] as const;
  const changes = beside.map((part) => ({
    part: part as string,
    before: besideText(before, "zh-Hans", part),
    after: besideText(after, "zh-Hans", part),
  }));
  after.versions["zh-Hans"].body.forEach((block, index) => {
    const previous = before.versions["zh-Hans"].body[index];
    if (previous) changes.push({ part: block.id, before: blockText(previous), after: blockText(block) });
  });
  return changes.filter((change) => change.before !== change.after);
}

/** The bases that held the text as it was hold it as it is now; a side that was behind stays behind. */
function rebasedLinks(before: Story, after: Story): Link[] {
  const old = partsById(before)["zh-Hans"];
  const now = partsById(after)["zh-Hans"];
  return after.links.map((link) => {
    const was = sideHash(link["zh-Hans"], old);
    const is = sideHash(link["zh-Hans"], now);
    return was === is ? link : withBase(link, was, is);
  });
}

function tidyBlock(block: Block, options: TypographyOptions): Block {
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "quote":
      return { ...block, children: tidyInlines(block.children, options) };
    case "list":
      return { ...block, items: tidyItems(block.items, options) };
    case "image":
      return {
        ...block,
        alt: tidyChinese(block.alt, options),
        caption: tidyChinese(block.caption, options),
      };
    case "rule":
      return block;
  }
}

function tidyItems(items: readonly ListItem[], options: TypographyOptions): ListItem[] {
  return items.map(({ children, items: nested }) => ({
    children: tidyInlines(children, options),
    ...(nested ? { items: { ...nested, items: tidyItems(nested.items, options) } } : {}),
  }));
}

/** The runs of one block are tidied as one text: a mark in bold has its neighbours outside of it. */
function tidyInlines(inlines: readonly Inline[], options: TypographyOptions): Inline[] {
  const runs = inlines.flatMap((inline) =>
    inline.type === "link" ? inline.children.map((child) => runOf(child, true)) : [runOf(inline, false)],
  );
  const texts = tidyRuns(runs, options).map(({ text }) => text);
  const next = <T extends Leaf>(leaf: T): T[] => {
    const text = texts.shift() ?? "";
    if (leaf.type === "break") return [leaf];
    return text === "" ? [] : [{ ...leaf, text }];
  };
  return merged(
    inlines.flatMap((inline): Inline[] =>
      inline.type === "link"
        ? [{ ...inline, children: merged(inline.children.flatMap(next)) }]
        : next(inline),
    ),
  );
}

type Leaf = Exclude<Inline, { type: "link" }>;

function runOf(leaf: Leaf, isLinked: boolean): Run {
  return { text: leaf.type === "break" ? "\n" : leaf.text, isLinked };
}
