import type { Host } from "../../shared/publish/host.ts";
import { sha256 } from "./digest.ts";
import { eachInParallel } from "./pool.ts";

/** What a file on a host is to be. */
export interface Expected {
  path: string;
  /** Hex. */
  sha256: string;
  /** Its size. */
  bytes: number;
}

/** How long one looks whether what was published before is still there, in milliseconds. */
const PATIENCE = 1000;
/** On a site with more files than this one looks at some of them each time, so that a publish stays quick. */
const MANY_FILES = 2000;
const PATIENCE_IF_MANY = 20;

/**
 * Files that a manifest lists and the host no longer has as it lists them: somebody, or some program, took
 * them away or cut them off. They are looked for folder by folder, from another one on each time, until it
 * has taken long enough.
 *
 * @param files what the manifest lists and the site still has
 */
export async function lostFiles(host: Host, files: readonly Expected[]): Promise<Set<string>> {
  const lost = new Set<string>();
  const byFolder = Map.groupBy(files, ({ path }) => path.slice(0, path.lastIndexOf("/") + 1));
  // In order, since a host that lists whole branches is asked for one at a time then.
  const folders = [...byFolder].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, inIt]) => inIt);
  const first = Math.floor(Math.random() * folders.length);
  const inTurn = [...folders.slice(first), ...folders.slice(0, first)];
  const end = performance.now() + (files.length > MANY_FILES ? PATIENCE_IF_MANY : PATIENCE);
  for (let at = 0; at < inTurn.length && performance.now() < end; at += host.width) {
    const some = inTurn.slice(at, at + host.width).flat();
    for (const path of await damaged(host, some)) lost.add(path);
  }
  return lost;
}

/**
 * Those of the files that a host does not have, or not whole. A list of files may lag behind, or tell sizes
 * in a way of its own: what is not in it as expected is read.
 */
export async function damaged(host: Host, files: readonly Expected[]): Promise<string[]> {
  const listed = await host.present(files.map(({ path }) => path));
  const doubtful = files.filter(
    ({ path, bytes }) => (listed.get(path) ?? bytes) !== bytes || !listed.has(path),
  );
  const found: string[] = [];
  await eachInParallel(doubtful, host.width, async (file) => {
    if (!isAs(file, await host.get(file.path))) found.push(file.path);
  });
  return found;
}

/** True where what was read of a file is what it is to be. */
export function isAs(file: Expected, bytes: Uint8Array | null): boolean {
  return bytes?.byteLength === file.bytes && sha256(bytes) === file.sha256;
}
