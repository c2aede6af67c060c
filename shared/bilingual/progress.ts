import { type Localized, localized, otherLanguage } from "../language.ts";
import type { Story } from "../story/model.ts";
import { looseParts, segmentsOf } from "./segments.ts";

/** How far a version has come against the other one, counted in links. */
export interface Progress {
  /** What the other version says, but for what is left out on purpose. */
  total: number;
  /** Of those, what this version says too. */
  translated: number;
  /** Of those, what is out of date here. */
  stale: number;
  /** Of those, what a person confirmed, and nobody changed since. */
  reviewed: number;
}

/** How far each version of a story has come against the other one. */
export function progressOf(story: Story): Localized<Progress> {
  const segments = segmentsOf(story).filter(({ link }) => link.state !== "omitted");
  const loose = looseParts(story);
  return localized((language) => {
    const other = otherLanguage(language);
    const asked = segments.filter(({ text }) => text[other].trim() !== "");
    const translated = asked.filter(({ text }) => text[language].trim() !== "");
    return {
      total: asked.length + loose[other].length,
      translated: translated.length,
      stale: translated.filter(({ stale }) => stale.includes(language)).length,
      reviewed: translated.filter(({ link, stale }) => link.state === "reviewed" && stale.length === 0)
        .length,
    };
  });
}
