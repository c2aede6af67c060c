import type { Block, Inline } from "../document/model.ts";
import { blockText } from "../document/text.ts";
import { inlinesOf } from "../document/walk.ts";
import { sha256Hex } from "../hash.ts";
import type { Version } from "../story/model.ts";

/** The ids that links use for what is beside the body. */
export const TITLE_PART = "title";
export const SUMMARY_PART = "summary";

/** Something of a version that a link can hold: its title, its summary, or a block of its body. */
export interface Part {
  id: string;
  /** Parts are only ever linked with parts of their kind. */
  kind: typeof TITLE_PART | typeof SUMMARY_PART | Block["type"];
  /** Of the normalised text, link targets and picture: bold and white space don't count. */
  hash: string;
}

/** A version's parts that have something to say, in reading order. */
export function partsOf(version: Version): Part[] {
  const beside = [
    { id: TITLE_PART, kind: TITLE_PART, text: version.title },
    { id: SUMMARY_PART, kind: SUMMARY_PART, text: version.summary },
  ] as const;
  const parts: Part[] = [];
  for (const { id, kind, text } of beside) {
    if (text.trim() !== "") parts.push({ id, kind, hash: hashOf(normalise(text)) });
  }
  for (const block of version.body) {
    const content = blockContent(block);
    if (content !== "") parts.push({ id: block.id, kind: block.type, hash: hashOf(content) });
  }
  return parts;
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
  return sha256Hex(content).slice(0, 32);
}
