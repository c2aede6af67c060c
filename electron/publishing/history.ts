import { hostname } from "node:os";
import { UserError } from "../../shared/errors.ts";
import type { PastPublish, UndoReport } from "../../shared/ipc.ts";
import { type Localized, localized } from "../../shared/language.ts";
import type { HistoryEntry } from "../../shared/publish/manifest.ts";
import { ALL_THEIRS, adopt, replacesOwnText, UNKNOWN } from "../../shared/publish/merge.ts";
import type { StorySource } from "../../shared/publish/storySource.ts";
import { formerPaths, storyPath } from "../../shared/story/address.ts";
import type { Story, StoryId } from "../../shared/story/model.ts";
import { duplicateStory } from "../../shared/story/newStory.ts";
import type { Agreement, Replaced } from "../library/agreements.ts";
import type { Library } from "../library/library.ts";
import { filed } from "./filed.ts";
import { arrive, type PreparationOptions } from "./preparation.ts";
import { type PublishOptions, publish } from "./publisher.ts";

/** The publishes to a host, newest first. */
export async function readHistory({
  host,
  library,
  hostId,
  name,
}: PreparationOptions): Promise<PastPublish[]> {
  await host.probe();
  const found = await host.readManifest();
  if (!found) return [];
  if (found.manifest.newsroom !== library.newsroom().id)
    throw new UserError("manifest-foreign", { path: name });
  const undoable = library.agreements.undoable(hostId);
  return found.manifest.history.map((entry) => ({
    ...entry,
    canUndo: undoable.has(entry.generation),
    isTooOld: isTooOld(entry, undoable),
    titles: entry.stories.flatMap((id) => titlesOf(library, id)),
  }));
}

/** Older than what is kept, and of a computer of this name: of several there may be, it is taken for this one. */
function isTooOld({ by, generation }: HistoryEntry, undoable: ReadonlySet<number>): boolean {
  return by === hostname() && undoable.size > 0 && generation < Math.min(...undoable);
}

function titlesOf(library: Library, id: StoryId): Localized[] {
  if (!library.has(id)) return [];
  const { versions } = library.get(id).story;
  return [localized((language) => versions[language].title)];
}

/**
 * Undoes a publish: the stories that it changed get their previous content, and the site is
 * published. A text that was changed here since, and would be replaced, is kept as a draft of its own.
 *
 * @throws UserError `undo-impossible`, `undo-too-old`, `undo-nothing`, `publish-undecided`
 */
export async function undoPublish(options: PublishOptions, generation: number): Promise<UndoReport> {
  const { host, library, hostId } = options;
  await host.probe();
  const { manifest, conflicts } = await arrive(options);
  const entry = manifest?.history.find((candidate) => candidate.generation === generation);
  const replaced = library.agreements.replaced(hostId, generation);
  if (entry && isTooOld(entry, library.agreements.undoable(hostId))) {
    throw new UserError("undo-too-old", { generation });
  }
  if (!entry || !replaced) {
    throw new UserError("undo-impossible", { generation, by: entry?.by ?? "?" });
  }
  // What could not be published is not put back either: the newsroom would be another one than the site.
  if (conflicts.length > 0) throw new UserError("publish-undecided", { count: conflicts.length });
  const { restored, skipped } = library.transaction(() => putBack(library, hostId, replaced));
  if (restored.length === 0) throw new UserError("undo-nothing", { generation });
  options.onArrival?.(restored);
  return { restored, skipped, publish: await publish(options) };
}

function putBack(
  library: Library,
  hostId: string,
  replaced: readonly Replaced[],
): Pick<UndoReport, "restored" | "skipped"> {
  const agreed = library.agreements.all(hostId);
  const report = { restored: [] as StoryId[], skipped: [] as StoryId[] };
  for (const { story, before, afterHash } of replaced) {
    const agreement = agreed.get(story);
    if ((agreement?.sourceHash || null) !== afterHash) report.skipped.push(story);
    else {
      putBackStory({ library, hostId }, story, before, agreement);
      report.restored.push(story);
    }
  }
  return report;
}

function putBackStory(
  { library, hostId }: Pick<PreparationOptions, "library" | "hostId">,
  id: StoryId,
  before: StorySource | null,
  agreement: Agreement | undefined,
): void {
  const now = new Date().toISOString();
  const mine = library.has(id) ? library.get(id) : null;
  // What was not there before, and is in the trash or gone by now, stays so.
  if (!before && (!mine || mine.summary.trashedAt !== null)) return;
  const story = mine?.story ?? null;
  if (story && replacesOwnText(story, agreement?.parts ?? UNKNOWN, before)) {
    library.insert(duplicateStory(story, now));
  }
  const back = adopt(story, before, ALL_THEIRS, now);
  library.adopt(filed(library, hostId, [story ? withFormerPaths(back, story) : back]));
}

/** An address that readers may have had meanwhile leads to the one that is back. */
function withFormerPaths(back: Story, mine: Story): Story {
  const one = (language: "en" | "zh-Hans") => {
    const version = back.versions[language];
    const { slug, publishedAt } = mine.versions[language];
    if (publishedAt === null || slug === "") return version;
    const known = [...version.formerPaths, storyPath({ ...mine, slug })];
    return { ...version, formerPaths: formerPaths({ ...back, slug: version.slug }, known) };
  };
  return { ...back, versions: { en: one("en"), "zh-Hans": one("zh-Hans") } };
}
