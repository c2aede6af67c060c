import { UserError } from "../../shared/errors.ts";
import { canonicalJson, parseJson } from "../../shared/json.ts";
import { localized } from "../../shared/language.ts";
import type { StoryConflict } from "../../shared/publish/conflict.ts";
import type { Host } from "../../shared/publish/host.ts";
import type { Manifest } from "../../shared/publish/manifest.ts";
import {
  adopt,
  agreedParts,
  compareStory,
  conflictingParts,
  type Decisions,
  UNKNOWN,
} from "../../shared/publish/merge.ts";
import type { MergedStory, PublishProgress } from "../../shared/publish/progress.ts";
import {
  isNewerSource,
  mediaOfSource,
  PARTS,
  type PartName,
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
import { type Newsroom, newsroomSchema } from "../../shared/story/newsroom.ts";
import type { Agreement } from "../library/agreements.ts";
import type { Library } from "../library/library.ts";
import { sha256 } from "./digest.ts";
import { filed } from "./filed.ts";
import { eachInParallel } from "./pool.ts";

/** What a host has that this newsroom has not, and who put it there. */
export interface SyncOptions {
  library: Library;
  hostId: string;
  host: Host;
  /** The host's name, for messages. */
  name: string;
  manifest: Manifest;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: PublishProgress) => void) | undefined;
  /** Told as soon as something was taken over: settings, and these stories. */
  onArrival?: ((stories: StoryId[]) => void) | undefined;
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
  const newsroom = await fetchNewsroom(options);
  const agreed = library.agreements.all(hostId);
  const listed = listedStories(Object.keys(manifest.files));
  const news = [...listed].filter(([id, { hash }]) => !isNamedHash(agreed.get(id)?.sourceHash ?? "", hash));
  const gone = [...agreed].filter(([id, { sourceHash: hash }]) => hash !== "" && !listed.has(id));
  const found = new Map<StoryId, SourceFile>();
  await eachInParallel(news, options.host.width, async ([id, { path }]) => {
    if (options.signal?.aborted) throw new UserError("publish-cancelled");
    found.set(id, await fetchSource(options, path));
    tell(options, found.size, news.length);
  });
  await fetchMedia(options, [...found.values()]);
  const theirs = new Map<StoryId, StorySource | null>(gone.map(([id]) => [id, null]));
  for (const [id, { story }] of found) theirs.set(id, story);
  const report = library.transaction(() => {
    if (newsroom) takeOverSettings(options, newsroom);
    return mergeAll(options, theirs);
  });
  if (newsroom || report.merged.length > 0) options.onArrival?.(report.merged.map(({ story }) => story));
  return report;
}

function mergeAll(
  { library, hostId, manifest }: SyncOptions,
  theirs: ReadonlyMap<StoryId, StorySource | null>,
): SyncReport {
  // Read again: somebody may have written on while the stories came.
  const agreed = library.agreements.all(hostId);
  const report: SyncReport = { merged: [], conflicts: [] };
  // What a text of ours is in keeps the address that it has here only where none of theirs has it.
  const [own, foreign]: [Story[], Story[]] = [[], []];
  for (const [id, source] of theirs) {
    const mine = library.has(id) ? library.get(id) : null;
    const agreement = agreed.get(id);
    const isTrashed = mine !== null && mine.summary.trashedAt !== null;
    const story = mine && (isTrashed ? withdrawn(mine.story) : mine.story);
    // What was deleted for good here and changed there comes back: there is nothing to compare it with.
    const decisions = compareStory(mine ? (agreement?.parts ?? UNKNOWN) : UNKNOWN, story, source);
    const parts = isTrashed ? reasonsToAsk(decisions) : conflictingParts(decisions);
    if (parts.length > 0) {
      const { publishedBy: by, publishedAt: at } = manifest;
      report.conflicts.push({ host: hostId, story: id, theirs: source, parts, by, at });
      continue;
    }
    const isTheirs = PARTS.some((part) => decisions[part] === "theirs");
    if (isTheirs) report.merged.push({ story: id, change: changeOf(agreement, source) });
    const next = isTrashed && !isTheirs ? null : takenOver(story, source, decisions, manifest.publishedAt);
    if (next) (PARTS.some((part) => decisions[part] === "mine") ? own : foreign).push(next);
    noteAgreement(library, hostId, id, source, agreement);
  }
  library.adopt(filed(library, hostId, [...own, ...foreign]));
  library.agreements.putConflicts(hostId, report.conflicts);
  return report;
}

/**
 * Looks whether all that a host has is agreed on still. A story is not where an editor that was open
 * before a colleague's text came in has just saved over it: somebody has to be asked first.
 *
 * @throws UserError `publish-conflict`
 */
export function requireAgreed(
  library: Library,
  hostId: string,
  {
    manifest,
    conflicts,
    name,
  }: { manifest: Manifest | null; conflicts: readonly StoryConflict[]; name: string },
): void {
  const agreed = library.agreements.stories(hostId);
  for (const { story } of conflicts) agreed.add(story);
  const isAgreed = [...listedStories(Object.keys(manifest?.files ?? {})).keys()].every((id) =>
    agreed.has(id),
  );
  if (!isAgreed) throw new UserError("publish-conflict", { name });
}

/** A story in the trash, as the site is to have it. */
function withdrawn(story: Story): Story {
  return { ...story, versions: localized((one) => ({ ...story.versions[one], status: "draft" as const })) };
}

/** A story in the trash is there as a whole: it comes back with all that a colleague published, or somebody is asked. */
function reasonsToAsk(decisions: Decisions): PartName[] {
  const conflicts = conflictingParts(decisions);
  const isMixed = PARTS.some((part) => decisions[part] === "mine");
  return conflicts.length > 0 || !isMixed ? conflicts : PARTS.filter((part) => decisions[part] === "theirs");
}

/** The story after a merge, or null where nothing of it is another one than before. */
function takenOver(
  mine: Story | null,
  theirs: StorySource | null,
  decisions: Decisions,
  at: string,
): Story | null {
  if (!mine && !theirs) return null;
  const next = adopt(mine, theirs, decisions, at);
  return mine && canonicalJson(next) === canonicalJson(mine) ? null : next;
}

/** What both agree on once this computer has seen what a host has of a story. */
export function agreementOn(theirs: StorySource | null, before: Agreement | undefined): Agreement {
  return { sourceHash: theirs ? sourceHash(theirs) : "", parts: agreedParts(theirs, before?.parts) };
}

/** Takes note of what a host has of a story; what neither has is forgotten. */
export function noteAgreement(
  library: Library,
  hostId: string,
  story: StoryId,
  theirs: StorySource | null,
  before: Agreement | undefined,
): void {
  if (theirs || library.has(story)) library.agreements.put(hostId, story, agreementOn(theirs, before));
  else library.agreements.remove(hostId, story);
}

function changeOf(agreement: Agreement | undefined, theirs: StorySource | null): MergedStory["change"] {
  if (!theirs) return "removed";
  return agreement?.sourceHash ? "changed" : "added";
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
async function fetchMedia(options: SyncOptions, found: readonly SourceFile[]): Promise<void> {
  const { host, library, name, signal } = options;
  const wanted = new Map<string, Media>();
  for (const { story, media } of found) {
    const shown = new Set(mediaOfSource(story));
    for (const picture of media) if (shown.has(picture.id)) wanted.set(picture.id, picture);
  }
  const missing = [...wanted.values()].filter(({ id }) => !library.hasMedia(id));
  let done = found.length;
  await eachInParallel(missing, host.width, async (media) => {
    if (signal?.aborted) throw new UserError("publish-cancelled");
    const path = originalPath(media);
    const bytes = await host.get(path);
    if (bytes === null || sha256(bytes) !== media.id) throw new UserError("source-damaged", { name, path });
    await library.adoptMedia(media, bytes);
    done += 1;
    tell(options, done, found.length + missing.length);
  });
}

function tell({ onProgress }: SyncOptions, filesDone: number, filesTotal: number): void {
  const bytes = { bytesDone: 0, bytesTotal: 0 };
  onProgress?.({ phase: "fetching", filesDone, filesTotal, ...bytes, secondsLeft: null });
}

/** The settings on the host, where they are others than this computer last saw there. */
async function fetchNewsroom({
  library,
  hostId,
  host,
  manifest,
  name,
}: SyncOptions): Promise<Newsroom | null> {
  const listed = listedNewsroom(Object.keys(manifest.files));
  const agreed = library.agreements.settings(hostId);
  if (!listed || (agreed && isNamedHash(agreed.hash, listed.hash))) return null;
  const bytes = await host.get(listed.path);
  if (bytes === null || sha256(bytes) !== manifest.files[listed.path]?.sha256) {
    throw new UserError("source-damaged", { name, path: listed.path });
  }
  const theirs = newsroomSchema.safeParse(parseJson(new TextDecoder().decode(bytes)));
  if (!theirs.success) throw new UserError("manifest-newer", { path: name });
  return theirs.data;
}

function takeOverSettings({ library, hostId }: SyncOptions, theirs: Newsroom): void {
  const base = library.agreements.settings(hostId)?.newsroom ?? null;
  const isUsed = (section: string) => library.isSectionUsed(section);
  library.saveNewsroom(mergeNewsroom(base, library.newsroom(), theirs, isUsed));
  library.agreements.putSettings(hostId, { hash: newsroomHash(theirs), newsroom: theirs });
}
