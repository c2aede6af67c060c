import { UserError } from "../../shared/errors.ts";
import { canonicalJson, parseJson } from "../../shared/json.ts";
import type { StoryConflict } from "../../shared/publish/conflict.ts";
import type { Host } from "../../shared/publish/host.ts";
import type { Manifest } from "../../shared/publish/manifest.ts";
import { adopt, compareStory, conflictingParts, type Decisions } from "../../shared/publish/merge.ts";
import type { MergedStory } from "../../shared/publish/progress.ts";
import {
  isNewerSource,
  mediaOfSource,
  PARTS,
  type PartHashes,
  partHashes,
  type SourceFile,
  type StorySource,
  sourceFileSchema,
  sourceHash,
} from "../../shared/publish/storySource.ts";
import {
  isNamedHash,
  listedNewsroom,
  listedStories,
  newsroomHash,
  originalPath,
} from "../../shared/publish/travel.ts";
import { mergeNewsroom } from "../../shared/story/mergeNewsroom.ts";
import type { Media, Story, StoryId } from "../../shared/story/model.ts";
import { newsroomSchema } from "../../shared/story/newsroom.ts";
import type { Agreement } from "../library/agreements.ts";
import type { Library } from "../library/library.ts";
import { sha256 } from "./digest.ts";
import { eachInParallel } from "./pool.ts";

/** Nothing was agreed on yet. */
export const UNKNOWN: PartHashes = { shared: null, en: null, "zh-Hans": null };

/** What a host has that this newsroom has not, and who put it there. */
export interface SyncOptions {
  library: Library;
  hostId: string;
  host: Host;
  /** The host's name, for messages. */
  name: string;
  manifest: Manifest;
  signal?: AbortSignal | undefined;
}

/** What came of it. */
export interface SyncReport {
  merged: MergedStory[];
  conflicts: StoryConflict[];
}

/**
 * Brings in what colleagues published to a host since this computer last looked. What only they
 * changed is taken over; what was changed on both sides is left as it is and told of.
 *
 * @throws UserError `source-damaged`, `manifest-newer`
 */
export async function syncFrom(options: SyncOptions): Promise<SyncReport> {
  const { library, hostId, manifest } = options;
  await syncNewsroom(options);
  const agreed = library.agreements.all(hostId);
  const listed = listedStories(Object.keys(manifest.files));
  const news = [...listed].filter(([id, { hash }]) => !isNamedHash(agreed.get(id)?.sourceHash ?? "", hash));
  const gone = [...agreed].filter(([id, { sourceHash: hash }]) => hash !== "" && !listed.has(id));
  const found = new Map<StoryId, SourceFile>();
  await eachInParallel(news, options.host.width, async ([id, { path }]) => {
    if (options.signal?.aborted) throw new UserError("publish-cancelled");
    found.set(id, await fetchSource(options, path));
  });
  await fetchMedia(options, [...found.values()]);
  const theirs = [
    ...[...found].map(([id, { story }]) => [id, story] as const),
    ...gone.map(([id]) => [id, null] as const),
  ];
  return library.transaction(() => mergeAll(options, agreed, theirs));
}

function mergeAll(
  { library, hostId, manifest }: SyncOptions,
  agreed: ReadonlyMap<StoryId, Agreement>,
  theirs: readonly (readonly [StoryId, StorySource | null])[],
): SyncReport {
  const report: SyncReport = { merged: [], conflicts: [] };
  for (const [id, source] of theirs) {
    const mine = library.has(id) ? library.get(id) : null;
    const agreement = agreed.get(id);
    const isTrashed = mine !== null && mine.summary.trashedAt !== null;
    const decisions = decideFor(agreement, mine?.story ?? null, isTrashed, source);
    const parts = conflictingParts(decisions);
    if (parts.length > 0) {
      const { publishedBy: by, publishedAt: at } = manifest;
      report.conflicts.push({ host: hostId, story: id, theirs: source, parts, by, at });
      continue;
    }
    if (PARTS.some((part) => decisions[part] === "theirs")) {
      report.merged.push({ story: id, change: changeOf(agreement, source) });
    }
    takeOver(library, mine?.story ?? null, source, decisions, manifest.publishedAt);
    if (source) library.agreements.put(hostId, id, agreementOn(source));
    else library.agreements.remove(hostId, id);
  }
  library.agreements.putConflicts(hostId, report.conflicts);
  return report;
}

function decideFor(
  agreement: Agreement | undefined,
  mine: Story | null,
  isTrashed: boolean,
  theirs: StorySource | null,
): Decisions {
  const base = agreement?.parts ?? UNKNOWN;
  // What was deleted for good here and changed there comes back: there is nothing to compare it with.
  if (!mine) return compareStory(UNKNOWN, null, theirs);
  if (!isTrashed) return compareStory(base, mine, theirs);
  const withdrawn = { ...mine.versions.en, status: "draft" as const };
  const versions = { en: withdrawn, "zh-Hans": { ...mine.versions["zh-Hans"], status: "draft" as const } };
  return compareStory(base, { ...mine, versions }, theirs);
}

function takeOver(
  library: Library,
  mine: Story | null,
  theirs: StorySource | null,
  decisions: Decisions,
  at: string,
): void {
  if (!mine && !theirs) return;
  const next = adopt(mine, theirs, decisions, at);
  if (mine && canonicalJson(next) === canonicalJson(mine)) return;
  library.adopt(next);
}

/** What both agree on once this computer has seen what a host has of a story. */
export function agreementOn(theirs: StorySource): Agreement {
  return { sourceHash: sourceHash(theirs), parts: partHashes(theirs) };
}

function changeOf(agreement: Agreement | undefined, theirs: StorySource | null): MergedStory["change"] {
  if (!theirs) return "removed";
  return agreement ? "changed" : "added";
}

async function fetchSource({ host, manifest, name }: SyncOptions, path: string): Promise<SourceFile> {
  const bytes = await host.get(path);
  if (bytes === null || sha256(bytes) !== manifest.files[path]?.sha256) {
    throw new UserError("source-damaged", { name, path });
  }
  const value = parseJson(new TextDecoder().decode(bytes));
  const parsed = sourceFileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  if (isNewerSource(value)) throw new UserError("manifest-newer", { path: name });
  throw new UserError("source-damaged", { name, path });
}

/** Pictures come before the stories that show them. */
async function fetchMedia(
  { host, library, name, signal }: SyncOptions,
  found: readonly SourceFile[],
): Promise<void> {
  const wanted = new Map<string, Media>();
  for (const { story, media } of found) {
    const shown = new Set(mediaOfSource(story));
    for (const picture of media) if (shown.has(picture.id)) wanted.set(picture.id, picture);
  }
  const missing = [...wanted.values()].filter(({ id }) => !library.hasMedia(id));
  await eachInParallel(missing, host.width, async (media) => {
    if (signal?.aborted) throw new UserError("publish-cancelled");
    const path = originalPath(media);
    const bytes = await host.get(path);
    if (bytes === null || sha256(bytes) !== media.id) throw new UserError("source-damaged", { name, path });
    await library.adoptMedia(media, bytes);
  });
}

async function syncNewsroom({ library, hostId, host, manifest, name }: SyncOptions): Promise<void> {
  const listed = listedNewsroom(Object.keys(manifest.files));
  const agreed = library.agreements.settings(hostId);
  if (!listed || (agreed && isNamedHash(agreed.hash, listed.hash))) return;
  const bytes = await host.get(listed.path);
  if (bytes === null || sha256(bytes) !== manifest.files[listed.path]?.sha256) {
    throw new UserError("source-damaged", { name, path: listed.path });
  }
  const theirs = newsroomSchema.safeParse(parseJson(new TextDecoder().decode(bytes)));
  if (!theirs.success) throw new UserError("manifest-newer", { path: name });
  const merged = mergeNewsroom(agreed?.newsroom ?? null, library.newsroom(), theirs.data, (section) =>
    library.isSectionUsed(section),
  );
  library.transaction(() => {
    library.saveNewsroom(merged);
    library.agreements.putSettings(hostId, { hash: newsroomHash(theirs.data), newsroom: theirs.data });
  });
}
