import { setTimeout as pause } from "node:timers/promises";
import type { Host } from "../../../shared/publish/host.ts";
import { MANIFEST_FORMAT, type Manifest } from "../../../shared/publish/manifest.ts";

/** Where a bucket's lock is. */
export const LOCK = ".twinpress-lock";

/** Connections as of so many computers, each of which knows what the host can do. */
export async function probed(open: () => Host, count: number): Promise<Host[]> {
  const hosts = Array.from({ length: count }, open);
  await Promise.all(hosts.map((host) => host.probe()));
  return hosts;
}

/** All take the lock at once; who gets it gives signs of life until each of the others has it or was refused. */
export async function raceForLock(hosts: readonly Host[]): Promise<PromiseSettledResult<void>[]> {
  let waiting = hosts.length;
  const take = async (host: Host, index: number) => {
    const lease = await host.acquire({ owner: `Desk ${index}`, ttlMs: 10_000 }).finally(() => {
      waiting -= 1;
    });
    for (; waiting > 0; await pause(100)) await lease.renew();
    await lease.release();
  };
  return Promise.allSettled(hosts.map(take));
}

/** A commit as the publisher does it: what may pass is tried again. */
export async function committed(host: Host, next: Manifest, token: string | null): Promise<string | null> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await host.commit(next, token);
    } catch (error) {
      if (tries === 3 || Object(error).code !== undefined) throw error;
    }
  }
}

/** A manifest without files. */
export function manifest(generation: number, publishedBy: string): Manifest {
  const identity = { format: MANIFEST_FORMAT, schema: 1, newsroom: "n" } as const;
  const publishedAt = "2011-11-16T08:00:00.000Z";
  return { ...identity, generation, publishedAt, publishedBy, files: {}, history: [] };
}

/** A text as bytes. */
export function bytes(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

/** Bytes as a text; "" for none. */
export function text(content: Uint8Array | null): string {
  return content ? new TextDecoder().decode(content) : "";
}
