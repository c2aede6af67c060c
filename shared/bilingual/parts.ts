import type { Block, Inline } from "../document/model.ts";
import { blockText } from "../document/text.ts";
import { inlinesOf } from "../document/walk.ts";
import { sha256Hex } from "../hash.ts";
import type { Language } from "../language.ts";
import type { Story } from "../story/model.ts";

/** The ids that links use for what is beside the body. */
export const TITLE_PART = "title";
export const SUMMARY_PART = "summary";
export const COVER_ALT_PART = "cover-alt";
export const COVER_CAPTION_PART = "cover-caption";

export const BESIDE_PARTS = [TITLE_PART, SUMMARY_PART, COVER_ALT_PART, COVER_CAPTION_PART] as const;
/** A part beside the body. */
export type BesidePart = (typeof BESIDE_PARTS)[number];

/** Something of a version that a link can hold: its title, its summary, or a block of its body. */
export interface Part {
  id: string;
  /** Parts are only guessed to answer parts of their kind. */
  kind: BesidePart | Block["type"];
  /** As a reader sees it, white space and all. */
  text: string;
  /** The block itself, for a part of the body. */
  block: Block | null;
  /**
   * Of the normalised text, link targets and picture: bold and white space don't count. Empty for a
   * part that says nothing yet.
   */
  hash: string;
}

/** A story's parts in one language, in reading order. */
export function partsOf(story: Story, language: Language): Part[] {
  const beside = story.cover ? BESIDE_PARTS : BESIDE_PARTS.slice(0, 2);
  return [
    ...beside.map((id): Part => {
      const text = besideText(story, language, id);
      return { id, kind: id, text, block: null, hash: hashOf(normalise(text)) };
    }),
    ...story.versions[language].body.map(partOfBlock),
  ];
}

/** Blocks are never changed, so what was made of one is kept for as long as it is. */
const known = new WeakMap<Block, Part>();

function partOfBlock(block: Block): Part {
  const found = known.get(block);
  if (found) return found;
  const hash = hashOf(blockContent(block));
  const part: Part = { id: block.id, kind: block.type, text: blockText(block), block, hash };
  known.set(block, part);
  return part;
}

/** The text of a part beside the body. */
export function besideText(story: Story, language: Language, part: BesidePart): string {
  const { title, summary } = story.versions[language];
  switch (part) {
    case TITLE_PART:
      return title;
    case SUMMARY_PART:
      return summary;
    case COVER_ALT_PART:
      return story.cover?.alt[language] ?? "";
    case COVER_CAPTION_PART:
      return story.cover?.caption[language] ?? "";
  }
}

/** True for the id of a part beside the body. */
export function isBesidePart(id: string): id is BesidePart {
  return BESIDE_PARTS.some((part) => part === id);
}

function blockContent(block: Block): string {
  const targets = [...inlinesOf(block)].flatMap(linkTargets);
  const media = block.type === "image" ? [block.media] : [];
  return [normalise(blockText(block)), ...targets, ...media].filter(Boolean).join("\n");
}

function linkTargets(inlines: readonly Inline[]): string[] {
  return inlines.flatMap((inline) => (inline.type === "link" ? [inline.url] : []));
}

function normalise(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** Half of a SHA-256: far more than enough to tell the texts of one story apart. */
function hashOf(content: string): string {
  return content === "" ? "" : sha256Hex(content).slice(0, 32);
}
