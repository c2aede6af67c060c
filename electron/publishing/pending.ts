import { z } from "zod";
import type { Host } from "../../shared/publish/host.ts";
import { sitePathSchema } from "../../shared/publish/manifest.ts";
import { sha256 } from "./digest.ts";

/**
 * The list of paths that a publish is about to write or remove, kept on the host while it does.
 * A publish that is cut off leaves it, and the next one knows which files outside the manifest are
 * ours, and which of those in it may not be what it says: it sends them again.
 */
const PENDING_PATH = "twinpress-pending.json";

const pendingSchema = z.object({ paths: z.array(sitePathSchema) });

/** The paths that an earlier publish left undone. */
export async function readPending(host: Host): Promise<Set<string>> {
  const bytes = await host.get(PENDING_PATH);
  if (bytes === null) return new Set();
  try {
    return new Set(pendingSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).paths);
  } catch {
    // Half written, so nothing had begun.
    return new Set();
  }
}

/** Notes the paths before the first of them is touched; none takes the list away. */
export async function writePending(host: Host, paths: ReadonlySet<string>): Promise<void> {
  if (paths.size === 0) {
    await host.remove([PENDING_PATH]);
    return;
  }
  const bytes = new TextEncoder().encode(JSON.stringify({ paths: [...paths].sort() }));
  await host.put(PENDING_PATH, bytes, {
    sha256: sha256(bytes),
    type: "application/json",
    isImmutable: false,
  });
}
