import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Host } from "../../shared/publish/host.ts";
import type { HostConfig } from "../../shared/story/newsroom.ts";
import { type HostAccess, openHost } from "../hosts/index.ts";

/**
 * Opens a host for as long as `work` takes, before there is a newsroom: what it keeps meanwhile is not
 * in the newsroom's folder, which has to be empty still when a newsroom is made there.
 *
 * @throws what {@link openHost} and `work` throw
 */
export async function withHostAlone<T>(
  config: HostConfig,
  access: Omit<HostAccess, "cache">,
  work: (host: Host) => Promise<T>,
): Promise<T> {
  const cache = await mkdtemp(join(tmpdir(), "twinpress-host-"));
  try {
    const host = await openHost(config, { ...access, cache });
    try {
      return await work(host);
    } finally {
      await host.close();
    }
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}
