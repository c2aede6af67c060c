import { partsById, sideHash } from "../../shared/bilingual/links.ts";
import {
  type BesidePart,
  besideText,
  COVER_ALT_PART,
  SUMMARY_PART,
  TITLE_PART,
} from "../../shared/bilingual/parts.ts";
import type { Block } from "../../shared/document/model.ts";
import { type Language, localized } from "../../shared/language.ts";
import { newBlockId } from "../../shared/story/ids.ts";
import type { Link, Story } from "../../shared/story/model.ts";

/** The links with one that is as it was written now, by whom. A machine's words are a draft. */
export function withOrigin(story: Story, id: string | undefined, origin: Link["origin"]): Link[] {
  const parts = partsById(story);
  return story.links.map((link): Link => {
    if (link.id !== id) return link;
    const base = localized((language) => sideHash(link[language], parts[language]));
    return { ...link, base, origin, state: origin === "machine" ? "draft" : "translated" };
  });
}

/** The story with text written to a part beside the body, after what is there. */
export function withBesideText(story: Story, language: Language, part: BesidePart, text: string): Story {
  const known = besideText(story, language, part);
  const next = known.trim() === "" ? text : `${known}${text}`;
  if (part === TITLE_PART || part === SUMMARY_PART) {
    const version = { ...story.versions[language], [part]: next };
    return { ...story, versions: { ...story.versions, [language]: version } };
  }
  if (!story.cover) return story;
  const field = part === COVER_ALT_PART ? "alt" : "caption";
  return { ...story, cover: { ...story.cover, [field]: { ...story.cover[field], [language]: next } } };
}

/** A block of the same kind to write in, or with the same content. */
export function counterpartBlock(block: Block, isCopy: boolean): Block {
  const id = newBlockId();
  if (isCopy || block.type === "rule") return { ...block, id };
  if (block.type === "image") return { ...block, id, alt: "", caption: "" };
  if (block.type === "list") return { ...block, id, items: [{ children: [] }] };
  return { ...block, id, children: [] };
}
