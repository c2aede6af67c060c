import { UserError } from "../../shared/errors.ts";
import { LANGUAGES, type Language } from "../../shared/language.ts";
import type { Resolution } from "../../shared/publish/conflict.ts";
import { ALL_THEIRS, adopt, compareStory, settle, UNKNOWN } from "../../shared/publish/merge.ts";
import type { PartName } from "../../shared/publish/storySource.ts";
import { formerPaths } from "../../shared/story/address.ts";
import type { Story, StoryId, Version } from "../../shared/story/model.ts";
import { duplicateStory } from "../../shared/story/newStory.ts";
import type { Library } from "../library/library.ts";
import { filed } from "./filed.ts";
import { noteAgreement } from "./sync.ts";

/**
 * Carries out a decision. The next publish goes by it; what does not count stays among the story's
 * earlier states.
 *
 * @throws UserError `conflict-missing`
 */
export function resolveConflict(
  library: Library,
  hostId: string,
  story: StoryId,
  resolution: Resolution,
): void {
  library.transaction(() => {
    const conflict = library.agreements.conflicts(hostId).find((candidate) => candidate.story === story);
    if (!conflict) throw new UserError("conflict-missing");
    const { theirs, at } = conflict;
    const { story: mine, summary } = library.get(story);
    const agreement = library.agreements.all(hostId).get(story);
    const base = agreement?.parts ?? UNKNOWN;
    // Where a colleague took it down, one's own text stays as a draft anyway.
    if (resolution.take === "both" && theirs) library.insert(duplicateStory(mine, new Date().toISOString()));
    if (resolution.take !== "mine" || summary.trashedAt === null) {
      const side = resolution.take === "mine" || resolution.take === "merged" ? "mine" : "theirs";
      const isBack = summary.trashedAt !== null && side === "theirs";
      const decisions = isBack ? ALL_THEIRS : settle(compareStory(base, mine, theirs), side);
      const settled = adopt(mine, theirs, decisions, at);
      const next =
        resolution.take === "merged" ? withMerged(settled, resolution.story, conflict.parts) : settled;
      library.adopt(filed(library, hostId, [next]));
    }
    noteAgreement(library, hostId, story, theirs, agreement);
    library.agreements.removeConflict(hostId, story);
  });
}

/** The story with the parts that were merged by hand. */
function withMerged(story: Story, merged: Story, parts: readonly PartName[]): Story {
  const { section, date, cover, sourceLanguage } = parts.includes("shared") ? merged : story;
  // A cover's words belong to their language: each comes with it.
  const { alt, caption } = story.cover ?? cover ?? {};
  const texts = { ...(alt && { alt }), ...(caption && { caption }) };
  const shared: Story = { ...story, section, date, sourceLanguage, cover: cover && { ...cover, ...texts } };
  return LANGUAGES.reduce(
    (made, language) => (parts.includes(language) ? withLanguage(made, merged, language) : made),
    shared,
  );
}

/** The story with all of a language that its page shows, and whether it has one, from the merged one. */
function withLanguage(story: Story, merged: Story, language: Language): Story {
  const { title, slug, summary, body, status } = merged.versions[language];
  const before = story.versions[language];
  const version: Version = {
    ...before,
    title,
    slug,
    summary,
    body,
    status,
    formerPaths: formerPaths({ ...story, slug }, before.formerPaths),
    modifiedAt: new Date().toISOString(),
  };
  const { cover } = story;
  return {
    ...story,
    versions: { ...story.versions, [language]: version },
    byline: { ...story.byline, [language]: merged.byline[language] },
    tags: { ...story.tags, [language]: merged.tags[language] },
    cover: cover && {
      ...cover,
      alt: { ...cover.alt, [language]: merged.cover?.alt[language] ?? "" },
      caption: { ...cover.caption, [language]: merged.cover?.caption[language] ?? "" },
    },
  };
}
