import { sha256Hex } from "../hash.ts";
import type { Language } from "../language.ts";
import type { Story } from "./model.ts";

/**
 * A SHA-256 (hex) of all of a story that a version's page shows; two versions with the same hash
 * have the same page. Status, links and the other version's text are not on it.
 */
export function contentHash(story: Story, language: Language): string {
  return sha256Hex(shownText(story, language, story.versions[language].modifiedAt));
}

/** True where nothing differs that a reader sees, whenever it was modified. */
export function isSameContent(a: Story, b: Story, language: Language): boolean {
  return shownText(a, language, "") === shownText(b, language, "");
}

function shownText(story: Story, language: Language, modifiedAt: string): string {
  const { title, slug, summary, body, formerPaths } = story.versions[language];
  const { cover } = story;
  return JSON.stringify([
    story.section,
    story.date,
    story.byline[language],
    story.tags[language],
    cover ? [cover.media, cover.alt[language], cover.caption[language], cover.credit] : null,
    title,
    slug,
    summary,
    body,
    modifiedAt,
    formerPaths,
  ]);
}
