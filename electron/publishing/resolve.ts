import { UserError } from "../../shared/errors.ts";
import { localized } from "../../shared/language.ts";
import type { Resolution } from "../../shared/publish/conflict.ts";
import { ALL_THEIRS, adopt, compareStory, settle, UNKNOWN } from "../../shared/publish/merge.ts";
import type { PartName } from "../../shared/publish/storySource.ts";
import type { Story, StoryId } from "../../shared/story/model.ts";
import { duplicateStory } from "../../shared/story/newStory.ts";
import type { Library } from "../library/library.ts";
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
    if (resolution.take === "both") library.insert(duplicateStory(mine, new Date().toISOString()));
    if (resolution.take !== "mine" || summary.trashedAt === null) {
      const side = resolution.take === "mine" || resolution.take === "merged" ? "mine" : "theirs";
      const isBack = summary.trashedAt !== null && side === "theirs";
      const decisions = isBack ? ALL_THEIRS : settle(compareStory(base, mine, theirs), side);
      const settled = adopt(mine, theirs, decisions, at);
      library.adopt([
        resolution.take === "merged" ? withMerged(settled, resolution.story, conflict.parts) : settled,
      ]);
    }
    noteAgreement(library, hostId, story, theirs, agreement);
    library.agreements.removeConflict(hostId, story);
  });
}

/** The story with the parts that were merged by hand. */
function withMerged(story: Story, merged: Story, parts: readonly PartName[]): Story {
  const versions = localized((language) => {
    if (!parts.includes(language)) return story.versions[language];
    const { title, summary, body } = merged.versions[language];
    return { ...story.versions[language], title, summary, body, modifiedAt: new Date().toISOString() };
  });
  if (!parts.includes("shared")) return { ...story, versions };
  const { section, date, cover, sourceLanguage } = merged;
  return { ...story, versions, section, date, cover, sourceLanguage };
}
