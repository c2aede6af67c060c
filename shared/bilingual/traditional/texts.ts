import type { Block } from "../../document/model.ts";
import { inlineText } from "../../document/text.ts";
import { inlinesOf } from "../../document/walk.ts";
import type { Story } from "../../story/model.ts";
import type { Newsroom } from "../../story/newsroom.ts";

/** Every text of a story that the Traditional edition shows, in reading order; a line for each item of a list. */
export function storyTexts({ versions, byline, tags, cover }: Story): string[] {
  const { title, summary, body } = versions["zh-Hans"];
  const ofCover = cover ? [cover.alt["zh-Hans"], cover.caption["zh-Hans"], cover.credit] : [];
  return filled([
    title,
    summary,
    byline["zh-Hans"],
    ...ofCover,
    ...body.flatMap(blockTexts),
    ...tags["zh-Hans"],
  ]);
}

/** The texts of the newsroom's own that stand on the Traditional pages. */
export function newsroomTexts({ name, tagline, sections, contact }: Newsroom): string[] {
  const named = [name, tagline, ...sections.map((section) => section.name), contact.address];
  return filled(named.map((text) => text["zh-Hans"]));
}

function blockTexts(block: Block): string[] {
  if (block.type === "image") return [block.alt, block.caption, block.credit];
  return [...inlinesOf(block)].map(inlineText);
}

function filled(texts: readonly string[]): string[] {
  return texts.filter((text) => text.trim() !== "");
}
