import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { parseJson } from "../../shared/json.ts";
import type { Host } from "../../shared/publish/host.ts";
import type { Manifest } from "../../shared/publish/manifest.ts";
import type { PublishProgress } from "../../shared/publish/progress.ts";
import { listedNewsroom, newsroomHash } from "../../shared/publish/travel.ts";
import { type HostConfig, type Newsroom, newsroomSchema } from "../../shared/story/newsroom.ts";
import { asFolderError } from "../library/fileErrors.ts";
import { DATABASE_FILE, Library } from "../library/library.ts";
import { makeFolder } from "../library/makeFolder.ts";
import { MEDIA_FOLDER } from "../library/mediaStore.ts";
import { prepare } from "./preparation.ts";
import { keepRecords, recordsOf } from "./records.ts";
import { SteadyHost } from "./steadyHost.ts";
import { syncFrom } from "./sync.ts";

/** What a clone brought. */
export interface CloneReport {
  stories: number;
}

/** Where a newsroom is brought from, and to. */
export interface CloneOptions {
  config: HostConfig;
  host: Host;
  /** A folder that is empty, not there, or left by a clone that was cut off. */
  folder: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: PublishProgress) => void) | undefined;
}

/** In a folder until all is there: what was brought by halves is no newsroom, and makes way for the next try. */
export const UNFINISHED = ".twinpress-unfinished";
/** All that a clone puts into a folder. */
const PARTS_OF_A_CLONE = [
  DATABASE_FILE,
  `${DATABASE_FILE}-wal`,
  `${DATABASE_FILE}-shm`,
  MEDIA_FOLDER,
  UNFINISHED,
];

/**
 * Makes a newsroom in a folder from what is published on a host: its stories, pictures and settings.
 * What fails leaves nothing behind.
 *
 * @throws UserError `manifest-none`, `target-not-empty`, `source-damaged` and what the host refuses
 */
export async function cloneNewsroom(options: CloneOptions): Promise<CloneReport> {
  const { config, folder, signal, onProgress } = options;
  const host = new SteadyHost(options.host, config.name, signal);
  const path = resolve(folder);
  const isNew = !existsSync(path);
  await clearUnfinished(path);
  asFolderError(path, () => {
    makeFolder(path);
    writeFileSync(join(path, UNFINISHED), "");
  });
  try {
    await host.probe();
    const found = await host.readManifest();
    if (!found) throw new UserError("manifest-none", { name: config.name });
    const newsroom = await fetchNewsroom(host, found.manifest, config.name);
    const report = await fill(path, newsroom, { config, host, manifest: found.manifest, signal, onProgress });
    await rm(join(path, UNFINISHED));
    return report;
  } catch (error) {
    if (isNew) await rm(path, { recursive: true, force: true });
    else await clear(path);
    throw error;
  }
}

/** @throws UserError `target-not-empty` for a folder that holds anything but what a clone left by halves */
async function clearUnfinished(path: string): Promise<void> {
  const names = existsSync(path) ? readdirSync(path) : [];
  if (names.length === 0) return;
  const isLeft = names.includes(UNFINISHED) && names.every((name) => PARTS_OF_A_CLONE.includes(name));
  if (!isLeft || isInUse(path)) throw new UserError("target-not-empty", { path });
  await clear(path);
}

/** Somebody opened what was left and went on from there, or all had come and only the mark stayed. */
function isInUse(path: string): boolean {
  if (!existsSync(join(path, DATABASE_FILE))) return false;
  const library = Library.open(path);
  try {
    const hasStories = [true, false].some(
      (trashed) => library.query({ trashed, offset: 0, limit: 1 }).total > 0,
    );
    return hasStories || library.hosts().length > 0;
  } finally {
    library.close();
  }
}

/** The mark goes last, so that what is cut off here can be gone on with too. */
async function clear(path: string): Promise<void> {
  for (const name of PARTS_OF_A_CLONE) await rm(join(path, name), { recursive: true, force: true });
}

async function fill(
  path: string,
  newsroom: Newsroom,
  { config, manifest, ...rest }: Omit<CloneOptions, "folder"> & { manifest: Manifest },
): Promise<CloneReport> {
  const library = Library.createFrom(path, newsroom);
  try {
    const options = { library, hostId: config.id, name: config.name, ...rest };
    library.agreements.putSettings(config.id, { hash: newsroomHash(newsroom), newsroom });
    const { merged } = await syncFrom({ ...options, manifest });
    const known = { hashes: library.sourceHashes(), findings: library.findings() };
    const records = await library.snapshot(async () => {
      const preparation = await prepare(options, { manifest, conflicts: [] }, known);
      return recordsOf(library, config.id, preparation, manifest);
    });
    keepRecords(library, config.id, { ...records, replaced: [] });
    library.saveHost(config);
    return { stories: merged.length };
  } finally {
    library.close();
  }
}

async function fetchNewsroom(host: Host, manifest: Manifest, name: string): Promise<Newsroom> {
  const listed = listedNewsroom(Object.keys(manifest.files));
  const bytes = listed && (await host.get(listed.path));
  const parsed = newsroomSchema.safeParse(bytes && parseJson(new TextDecoder().decode(bytes)));
  if (!parsed.success) throw new UserError("manifest-none", { name });
  return parsed.data;
}
