import type { FileStage, SiteFile } from "../site/source.ts";
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

const STAGES: readonly FileStage[] = ["media", "page", "index"];

/** Files in the order they go up: a reader never meets a link to what isn't there yet. */
export function byStage<T extends { stage: FileStage }>(files: readonly T[]): T[][] {
  return STAGES.map((stage) => files.filter((file) => file.stage === stage));
}
