import { LANGUAGES, type Language, type Localized, localized } from "../language.ts";
import type { Link, Story } from "../story/model.ts";
import { type PartsById, partsById, sideText } from "./links.ts";
import type { Part } from "./parts.ts";
import { staleSides } from "./staleness.ts";

/** A link with the parts it holds: what translators call a segment. */
export interface Segment {
  link: Link;
  /** The parts of each side, in the link's order; none on a side that is empty. */
  parts: Localized<Part[]>;
  /** The text of each side, a line end between parts. */
  text: Localized<string>;
  /** Sides that are behind the other one. */
  stale: Language[];
}

/** A story's links with their texts, in the source's reading order; links without a source come last. */
export function segmentsOf(story: Story): Segment[] {
  const parts = partsById(story);
  const order = new Map([...parts[story.sourceLanguage].keys()].map((id, index) => [id, index]));
  const place = (link: Link) => order.get(link[story.sourceLanguage][0] ?? "") ?? order.size;
  return [...story.links].sort((a, b) => place(a) - place(b)).map((link) => segmentOf(link, parts));
}

/** A link with the parts that it holds. */
export function segmentOf(link: Link, parts: PartsById): Segment {
  return {
    link,
    parts: localized((language) => link[language].flatMap((id) => parts[language].get(id) ?? [])),
    text: localized((language) => sideText(link[language], parts[language])),
    stale: staleSides(link, parts),
  };
}

/** Parts that no link holds: text that has no counterpart yet, in reading order. */
export function looseParts(story: Story): Localized<Part[]> {
  const parts = partsById(story);
  return localized((language) => {
    const held = new Set(story.links.flatMap((link) => link[language]));
    return [...parts[language].values()].filter(({ id, hash }) => hash !== "" && !held.has(id));
  });
}

/** True for a segment that a person has said is right, and that nobody changed since. */
export function isConfirmed({ link, stale, text }: Segment): boolean {
  return (
    link.state === "reviewed" &&
    stale.length === 0 &&
    LANGUAGES.every((language) => text[language].trim() !== "")
  );
}
