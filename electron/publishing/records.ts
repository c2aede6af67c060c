import { parseJson } from "../../shared/json.ts";
import type { Host } from "../../shared/publish/host.ts";
import type { Manifest } from "../../shared/publish/manifest.ts";
import { fileOf } from "../../shared/publish/plan.ts";
import {
  type StorySource,
  sourceFileSchema,
  sourceHash,
  sourceOf,
} from "../../shared/publish/storySource.ts";
import { isNamedHash, listedNewsroom, listedStories, newsroomHash } from "../../shared/publish/travel.ts";
import type { PublishedVersion } from "../../shared/site/source.ts";
import type { StoryId } from "../../shared/story/model.ts";
import type { Newsroom } from "../../shared/story/newsroom.ts";
import type { Agreement, Replaced } from "../library/agreements.ts";
import type { Library } from "../library/library.ts";
import { changedStories } from "./nextManifest.ts";
import { eachInParallel } from "./pool.ts";
import type { Preparation } from "./preparation.ts";
import { agreementOn } from "./sync.ts";

/** The sources on a host that a publish is about to take down or replace, so that it can be undone. */
export async function replacedSources(
  host: Host,
  { manifest, files }: Preparation,
): Promise<Map<StoryId, StorySource>> {
  const before = manifest?.files ?? {};
  const now = listedStories(files.map(({ path }) => path));
  const going = [...listedStories(Object.keys(before))].filter(
    ([id, { path }]) => now.get(id)?.path !== path,
  );
  const sources = new Map<StoryId, StorySource>();
  await eachInParallel(going, host.width, async ([id, { path }]) => {
    const bytes = await host.get(path);
    const parsed = sourceFileSchema.safeParse(bytes && parseJson(new TextDecoder().decode(bytes)));
    if (parsed.success) sources.set(id, parsed.data.story);
  });
  return sources;
}

/** What the library is to remember of a host after a publish. */
export interface Records {
  generation: number;
  /** Tells the manifest that they go with from every other of its generation. */
  publishedAt: string;
  agreements: { story: StoryId; agreement: Agreement | null }[];
  settings: { hash: string; newsroom: Newsroom } | null;
  replaced: Replaced[];
  versions: PublishedVersion[];
}

/**
 * What there is to remember once a manifest is on a host. Read from the state that was published:
 * somebody may have written on since.
 */
export function recordsOf(
  library: Library,
  hostId: string,
  preparation: Preparation,
  manifest: Manifest,
  before: ReadonlyMap<StoryId, StorySource> = new Map(),
): Records {
  const changed = changedStories(preparation.manifest?.files ?? {}, manifest.files);
  const known = changed.filter((story) => story.before === null || before.has(story.id));
  return {
    generation: manifest.generation,
    publishedAt: manifest.publishedAt,
    agreements: agreementsWith(library, hostId, manifest),
    settings: settingsOn(library, manifest),
    replaced: known.map(({ id, after }) => ({
      story: id,
      before: before.get(id) ?? null,
      afterHash: after ? (preparation.hashes.get(id) ?? null) : null,
    })),
    versions: versionsOn(preparation, manifest, library.publishedOn(hostId)),
  };
}

/** Writes the records into the library. */
export function keepRecords(library: Library, hostId: string, records: Records): void {
  library.transaction(() => {
    for (const { story, agreement } of records.agreements) {
      if (agreement) library.agreements.put(hostId, story, agreement);
      else library.agreements.remove(hostId, story);
    }
    if (records.settings) library.agreements.putSettings(hostId, records.settings);
    if (records.replaced.length > 0) {
      library.agreements.putReplaced(hostId, records.generation, records.replaced);
    }
    library.markPublished(hostId, records.versions);
    library.agreements.putIntended(hostId, null);
  });
}

/** Notes the records before the manifest that they go with is sent: a publish may be cut off right after it. */
export function intendRecords(library: Library, hostId: string, records: Records): void {
  library.agreements.putIntended(hostId, JSON.stringify(records));
}

/** Writes the records of a publish that was cut off, if its manifest got through, though others may have come since. Gives whether it did. */
export function recallRecords(library: Library, hostId: string, manifest: Manifest): boolean {
  const document = library.agreements.intended(hostId);
  if (document === null) return false;
  // Written by intendRecords() alone.
  const records = JSON.parse(document) as Records;
  const gotThrough = manifest.history.some(
    ({ generation, at }) => generation === records.generation && at === records.publishedAt,
  );
  if (gotThrough) keepRecords(library, hostId, records);
  else library.agreements.putIntended(hostId, null);
  return gotThrough;
}

/** What was sent is what both agree on from now on. */
function agreementsWith(library: Library, hostId: string, manifest: Manifest): Records["agreements"] {
  const listed = listedStories(Object.keys(manifest.files));
  const agreed = library.agreements.all(hostId);
  const news = [...listed].flatMap(([story, { hash }]) => {
    if (isNamedHash(agreed.get(story)?.sourceHash ?? "", hash)) return [];
    const source = sourceOf(library.get(story).story);
    return source && isNamedHash(sourceHash(source), hash)
      ? [{ story, agreement: agreementOn(source, agreed.get(story)) }]
      : [];
  });
  const gone = [...agreed].filter(([story, { sourceHash: hash }]) => hash !== "" && !listed.has(story));
  return [
    ...news,
    ...gone.map(([story, before]) => ({
      story,
      agreement: library.has(story) ? agreementOn(null, before) : null,
    })),
  ];
}

function settingsOn(library: Library, manifest: Manifest): Records["settings"] {
  const newsroom = library.newsroom();
  const hash = newsroomHash(newsroom);
  const listed = listedNewsroom(Object.keys(manifest.files));
  return listed && isNamedHash(hash, listed.hash) ? { hash, newsroom } : null;
}

/** The versions that are on the host: as they are here, or, where that was not sent, as they were. */
function versionsOn(
  { files, plan }: Preparation,
  manifest: Manifest,
  before: readonly PublishedVersion[],
): PublishedVersion[] {
  const versions = new Map<string, PublishedVersion>();
  const wasRemoved = plan.removed.every((path) => fileOf(manifest.files, path) === undefined);
  const earlier = new Map(before.map((version) => [`${version.story}/${version.language}`, version]));
  if (!wasRemoved) for (const [key, version] of earlier) versions.set(key, version);
  for (const { version, path, key } of files) {
    if (!version) continue;
    const id = `${version.story}/${version.language}`;
    const listed = fileOf(manifest.files, path);
    const current = listed?.key === key ? version : listed ? earlier.get(id) : undefined;
    if (current) versions.set(id, current);
  }
  return [...versions.values()];
}
