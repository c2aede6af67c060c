import type { SiteFile } from "../site/source.ts";
import type { Manifest, ManifestFile } from "./manifest.ts";

/** What is to be done about the site's files on a host, before any is made. */
export interface Plan {
  /** Not on the host. */
  added: SiteFile[];
  /** On the host, made from something else: to be made anew and compared. */
  changed: SiteFile[];
  /** On the host exactly as they are to be. */
  unchanged: SiteFile[];
  /** On the host by an earlier publish, and no longer part of the site. */
  removed: string[];
}

/** Compares a site with what a host's manifest lists. What the manifest doesn't list is not ours. */
export function planPublish(files: readonly SiteFile[], manifest: Manifest | null): Plan {
  const listed = manifest?.files ?? {};
  const plan: Plan = { added: [], changed: [], unchanged: [], removed: [] };
  const paths = new Set<string>();
  for (const file of files) {
    paths.add(file.path);
    const known = fileOf(listed, file.path);
    if (!known) plan.added.push(file);
    else if (known.key === file.key) plan.unchanged.push(file);
    else plan.changed.push(file);
  }
  plan.removed = Object.keys(listed).filter((path) => !paths.has(path));
  return plan;
}

/** What a manifest says of a path. */
export function fileOf(files: Manifest["files"], path: string): ManifestFile | undefined {
  return Object.hasOwn(files, path) ? files[path] : undefined;
}

/**
 * Files in the waves they go up in, each complete before the next begins, so that a reader never
 * meets a link to what isn't there: pictures first; then what is new, which nothing links to yet,
 * pages before the lists of them and deep lists before those above them; then, in the same order,
 * what is there already and may link to the new.
 */
export function uploadWaves<T extends { file: Pick<SiteFile, "path" | "stage">; isNew: boolean }>(
  uploads: readonly T[],
): T[][] {
  const waves = new Map<number, T[]>();
  for (const upload of uploads) {
    const rank = rankOf(upload);
    const wave = waves.get(rank);
    if (wave) wave.push(upload);
    else waves.set(rank, [upload]);
  }
  return [...waves].sort(([a], [b]) => a - b).map(([, wave]) => wave);
}

/** More than any path has folders. */
const DEEPEST = 1000;

function rankOf({ file, isNew }: { file: Pick<SiteFile, "path" | "stage">; isNew: boolean }): number {
  if (file.stage === "media") return 0;
  const base = isNew ? 1 : 2 + DEEPEST;
  if (file.stage === "page") return base;
  const depth = file.path.split("/").length;
  return base + 1 + Math.max(0, DEEPEST - 1 - depth);
}
