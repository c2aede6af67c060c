import { UserError } from "../../shared/errors.ts";
import type { CommitWatch, Host, ManifestToken } from "../../shared/publish/host.ts";
import type { Manifest } from "../../shared/publish/manifest.ts";
import { damaged, type Expected, isAs } from "./lostFiles.ts";
import { eachInParallel } from "./pool.ts";
import { isAnswer } from "./steadyHost.ts";

/** Files read back after each publish, at most. */
const SAMPLE = 12;
/** Bytes read back, at most, or this part of all if that is more: a slow line is not kept busy with big pictures. */
const SAMPLE_BYTES = 512 * 1024;
const SAMPLE_PART = 1 / 20;

/** Some of many files: the first, the last and others between them, but for what would take too long. */
export function sampleOf(files: readonly Expected[]): Expected[] {
  let left = Math.max(SAMPLE_BYTES, files.reduce((sum, { bytes }) => sum + bytes, 0) * SAMPLE_PART);
  return spread(files, SAMPLE)
    .sort((a, b) => a.bytes - b.bytes)
    .filter(({ bytes }, index) => {
      left -= bytes;
      return index === 0 || left >= 0;
    });
}

/** So many of the files at most, from the first to the last. */
function spread(files: readonly Expected[], most: number): Expected[] {
  const count = Math.min(most, files.length);
  const step = (files.length - 1) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, index) => files[Math.round(index * step)]).filter(
    (file) => file !== undefined,
  );
}

/**
 * Looks whether files are where they were put, in full: a server may take a file and drop it, as those do
 * that allow some kinds of file only, or a part of it.
 *
 * @throws UserError `host-verify-failed` for one that is not
 */
export async function requireThere(host: Host, files: readonly Expected[]): Promise<void> {
  const [path] = await damaged(host, files);
  if (path !== undefined) throw new UserError("host-verify-failed", { path });
}

/**
 * Reads back some files by size and hash.
 *
 * @throws UserError `host-verify-failed` for a file that did not arrive as it was sent
 */
export async function verifySample(host: Host, files: readonly Expected[]): Promise<void> {
  await eachInParallel(sampleOf(files), host.width, async (expected) => {
    const { path } = expected;
    if (!isAs(expected, await host.get(path))) throw new UserError("host-verify-failed", { path });
  });
}

/**
 * Puts a manifest in place.
 *
 * @throws UserError `publish-unanswered` where it may be there or not, and what commit() throws
 */
export async function commitSurely(
  host: Host,
  name: string,
  manifest: Manifest,
  token: ManifestToken,
  watch?: CommitWatch,
): Promise<void> {
  try {
    await host.commit(manifest, token, watch);
  } catch (error) {
    throw isAnswer(error) ? error : new UserError("publish-unanswered", { name }, error);
  }
}

/**
 * Reads back some of what readers see already.
 *
 * @throws UserError `publish-unverified` where the host can't be asked, `host-verify-failed`
 */
export async function readBack(host: Host, name: string, files: readonly Expected[]): Promise<void> {
  try {
    await verifySample(host, files);
  } catch (error) {
    throw isAnswer(error) ? error : new UserError("publish-unverified", { name }, error);
  }
}
