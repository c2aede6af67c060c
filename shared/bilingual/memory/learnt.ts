import { LANGUAGES, type Localized, localized } from "../../language.ts";
import type { Story } from "../../story/model.ts";
import { partsById } from "../links.ts";
import type { Part } from "../parts.ts";
import { isConfirmed, segmentOf } from "../segments.ts";

/** The texts around one, the empty string where there is none. */
export interface Neighbours {
  previous: string;
  next: string;
}

/** A pair of texts that a story teaches. */
export interface Lesson {
  /** The link that says so. */
  link: string;
  text: Localized;
  neighbours: Localized<Neighbours>;
  /** When the story's text was last changed. */
  changedAt: string;
}

/** What the memory learns from a story: the links that a person confirmed, and nobody changed since. */
export function lessonsOf(story: Story): Lesson[] {
  const links = story.links.filter(({ state }) => state === "reviewed" || state === "translated");
  if (links.length === 0) return [];
  const parts = partsById(story);
  const written = localized((language) => [...parts[language].values()].filter(({ hash }) => hash !== ""));
  const changedAt = LANGUAGES.map((language) => story.versions[language].modifiedAt).reduce((a, b) =>
    a > b ? a : b,
  );
  return links
    .map((link) => segmentOf(link, parts))
    .filter(isConfirmed)
    .map(({ link, text }) => ({
      link: link.id,
      text: localized((language) => text[language].trim()),
      neighbours: localized((language) => neighboursOf(link[language], written[language])),
      changedAt,
    }));
}

/**
 * The texts before and after some parts, among those of a version that say something; none where the
 * parts are not among them.
 */
export function neighboursOf(ids: readonly string[], written: readonly Part[]): Neighbours {
  const first = written.findIndex(({ id }) => ids.includes(id));
  if (first < 0) return { previous: "", next: "" };
  const last = written.findLastIndex(({ id }) => ids.includes(id));
  return { previous: written[first - 1]?.text ?? "", next: written[last + 1]?.text ?? "" };
}
