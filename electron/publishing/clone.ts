import { existsSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { parseJson } from "../../shared/json.ts";
import type { Host } from "../../shared/publish/host.ts";
import type { Manifest } from "../../shared/publish/manifest.ts";
import { listedNewsroom, newsroomHash } from "../../shared/publish/travel.ts";
import { type HostConfig, type Newsroom, newsroomSchema } from "../../shared/story/newsroom.ts";
import { Library } from "../library/library.ts";
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
  /** A folder that is empty or not there. */
  folder: string;
  signal?: AbortSignal | undefined;
}

/**
 * Makes a newsroom in a folder from what is published on a host: its stories, pictures and settings.
 * What fails leaves nothing behind.
 *
 * @throws UserError `manifest-none`, `target-not-empty`, `source-damaged` and what the host refuses
 */
export async function cloneNewsroom(options: CloneOptions): Promise<CloneReport> {
  const { config, folder, signal } = options;
  const host = new SteadyHost(options.host, config.name, signal);
  const path = resolve(folder);
  if (existsSync(path) && readdirSync(path).length > 0) throw new UserError("target-not-empty", { path });
  const isNew = !existsSync(path);
  await host.probe();
  const found = await host.readManifest();
  if (!found) throw new UserError("manifest-none", { name: config.name });
  const newsroom = await fetchNewsroom(host, found.manifest, config.name);
  const library = Library.createFrom(path, newsroom);
  try {
    return await fill(library, { config, host, manifest: found.manifest, signal });
  } catch (error) {
    library.close();
    if (isNew) await rm(path, { recursive: true, force: true });
    else await Promise.all(readdirSync(path).map((name) => rm(join(path, name), { recursive: true })));
    throw error;
  } finally {
    library.close();
  }
}

async function fill(
  library: Library,
  { config, host, manifest, signal }: Omit<CloneOptions, "folder"> & { manifest: Manifest },
): Promise<CloneReport> {
  const newsroom = library.newsroom();
  const options = { library, hostId: config.id, host, name: config.name, signal };
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
}

async function fetchNewsroom(host: Host, manifest: Manifest, name: string): Promise<Newsroom> {
  const listed = listedNewsroom(Object.keys(manifest.files));
  const bytes = listed && (await host.get(listed.path));
  const parsed = newsroomSchema.safeParse(bytes && parseJson(new TextDecoder().decode(bytes)));
  if (!parsed.success) throw new UserError("manifest-none", { name });
  return parsed.data;
}
