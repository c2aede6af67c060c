import { hostname } from "node:os";
import {
  HISTORY_LENGTH,
  HISTORY_STORIES,
  type HistoryEntry,
  MANIFEST_FORMAT,
  MANIFEST_SCHEMA,
  type Manifest,
} from "../../shared/publish/manifest.ts";
import { fileOf } from "../../shared/publish/plan.ts";
import { listedStories } from "../../shared/publish/travel.ts";
import type { StoryId } from "../../shared/story/model.ts";
import type { Library } from "../library/library.ts";
import type { Preparation } from "./preparation.ts";
import type { Upload } from "./upload.ts";

/** The manifest after an upload: it lists what is on the host now as it was sent or found, and nothing else. */
export function nextManifest(library: Library, preparation: Preparation, upload: Upload): Manifest {
  const before = preparation.manifest;
  const files = filesAfter(preparation, upload);
  const entry: HistoryEntry = {
    generation: (before?.generation ?? 0) + 1,
    at: new Date().toISOString(),
    by: hostname(),
    ...countPages(before?.files ?? {}, files),
    stories: changedStories(before?.files ?? {}, files)
      .map(({ id }) => id)
      .slice(0, HISTORY_STORIES),
  };
  return {
    format: MANIFEST_FORMAT,
    schema: MANIFEST_SCHEMA,
    newsroom: library.newsroom().id,
    generation: entry.generation,
    publishedAt: entry.at,
    publishedBy: entry.by,
    files,
    history: [entry, ...(before?.history ?? [])].slice(0, HISTORY_LENGTH),
  };
}

/** A published story whose source is another one than before; null where there was or is none. */
interface ChangedStory {
  id: StoryId;
  before: { path: string; hash: string } | null;
  after: { path: string; hash: string } | null;
}

/** The stories that differ between two lists of files. */
export function changedStories(before: Manifest["files"], after: Manifest["files"]): ChangedStory[] {
  const [old, now] = [listedStories(Object.keys(before)), listedStories(Object.keys(after))];
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((id) => ({ id, before: old.get(id) ?? null, after: now.get(id) ?? null }))
    .filter((story) => story.before?.path !== story.after?.path);
}

function filesAfter({ manifest, standing, uploads, plan }: Preparation, upload: Upload): Manifest["files"] {
  const before = manifest?.files ?? {};
  const files: Manifest["files"] = {};
  const keep = (path: string, key?: string) => {
    const known = fileOf(before, path);
    if (known) files[path] = key === undefined ? known : { ...known, key };
  };
  for (const { path, key } of standing) keep(path, key);
  const sent = new Set(upload.sent);
  for (const waiting of uploads) {
    const { file, sha256, bytes } = waiting;
    if (sent.has(waiting)) files[file.path] = { sha256, bytes, key: file.key };
    else keep(file.path);
  }
  if (upload.failed.length > 0) for (const path of plan.removed) keep(path);
  return files;
}

function countPages(
  before: Manifest["files"],
  after: Manifest["files"],
): Pick<HistoryEntry, "added" | "changed" | "removed"> {
  const pages = (files: Manifest["files"]) => Object.keys(files).filter((path) => path.endsWith(".html"));
  const known = pages(before);
  return {
    added: pages(after).filter((path) => !fileOf(before, path)).length,
    changed: known.filter((path) => {
      const now = fileOf(after, path);
      return now && now.sha256 !== fileOf(before, path)?.sha256;
    }).length,
    removed: known.filter((path) => !fileOf(after, path)).length,
  };
}
