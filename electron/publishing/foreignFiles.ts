import { UserError } from "../../shared/errors.ts";
import { sha256 } from "./digest.ts";
import { eachInParallel } from "./pool.ts";
import type { Preparation, PreparationOptions } from "./preparation.ts";

/**
 * Looks, before anything is touched, whether somebody else's files are where new ones are to go.
 *
 * @throws UserError `host-file-foreign` that names the first, or `manifest-lost` where this computer has
 * published there before: the file may be ours then, and nobody can tell any more
 */
export async function refuseForeign(
  { host, library, hostId, name }: PreparationOptions,
  { uploads, pending, manifest }: Preparation,
): Promise<void> {
  const unknown = new Map(
    uploads
      .filter(({ isNew, file }) => isNew && !pending.has(file.path))
      .map((upload) => [upload.file.path, upload.sha256]),
  );
  const found = await host.present([...unknown.keys()]);
  await eachInParallel([...found.keys()], host.width, async (path) => {
    const bytes = await host.get(path);
    if (bytes !== null && sha256(bytes) === unknown.get(path)) return;
    const isLost = manifest === null && library.agreements.stories(hostId).size > 0;
    throw isLost
      ? new UserError("manifest-lost", { name, path })
      : new UserError("host-file-foreign", { path });
  });
}
