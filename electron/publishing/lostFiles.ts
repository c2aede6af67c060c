import type { Host } from "../../shared/publish/host.ts";
import { eachInParallel } from "./pool.ts";

/** How long one looks whether what was published before is still there, in milliseconds. */
const PATIENCE = 1000;
/** On a host with more files than this nobody looks: where all are listed at once, that would take too long. */
const MOST_FILES = 2000;

/**
 * Files that a manifest lists and the host no longer has: somebody, or some program, took them away.
 * They are looked for folder by folder, from another one on each time, until it has taken long enough.
 *
 * @param paths what the manifest lists and the site still has
 */
export async function lostFiles(host: Host, paths: readonly string[]): Promise<Set<string>> {
  const lost = new Set<string>();
  if (paths.length > MOST_FILES) return lost;
  const folders = [...Map.groupBy(paths, (path) => path.slice(0, path.lastIndexOf("/") + 1)).values()];
  const first = Math.floor(Math.random() * folders.length);
  const inTurn = [...folders.slice(first), ...folders.slice(0, first)];
  const end = performance.now() + PATIENCE;
  for (let at = 0; at < inTurn.length && performance.now() < end; at += host.width) {
    const some = inTurn.slice(at, at + host.width).flat();
    for (const path of await missingOf(host, some)) lost.add(path);
  }
  return lost;
}

/** Those of the paths that a host has no file at. A list of files may lag behind: what is not in it is asked for. */
export async function missingOf(host: Host, paths: readonly string[]): Promise<string[]> {
  const listed = await host.present(paths);
  const missing: string[] = [];
  const doubtful = paths.filter((path) => !listed.has(path));
  await eachInParallel(doubtful, host.width, async (path) => {
    if ((await host.get(path)) === null) missing.push(path);
  });
  return missing;
}
