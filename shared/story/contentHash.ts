import { sha256Hex } from "../hash.ts";
import type { Language } from "../language.ts";
import type { Story } from "./model.ts";

/**
 * A SHA-256 (hex) of all of a story that a version's page shows; two versions with the same hash
 * have the same page. Status, links and the other version's text are not on it.
 */
export function contentHash(story: Story, language: Language): string {
  const { title, slug, summary, body, modifiedAt, formerSlugs } = story.versions[language];
  const { cover } = story;
  return sha256Hex(
    JSON.stringify([
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
      formerSlugs,
    ]),
  );
}

/** The same without when it was modified: tells whether a save changed anything that a reader sees. */
export function textHash(story: Story, language: Language): string {
  const version = { ...story.versions[language], modifiedAt: "" };
  return contentHash({ ...story, versions: { ...story.versions, [language]: version } }, language);
}
