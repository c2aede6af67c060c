import { UserError } from "../../shared/errors.ts";
import type { HttpOptions } from "./http.ts";
import type { S3Bucket } from "./s3Bucket.ts";
import type { S3Lease } from "./s3Lock.ts";

/** How often a file is written that is another one each time, before one gives up. */
const TRIES = 3;

/**
 * Writes and removals that are bound to what the holder of the lock found at their path: where the next
 * holder has written since, they come too late, however long they were on their way. Each tag was read
 * before the lock was last seen to be held.
 */
export class S3Guard {
  private readonly bucket: S3Bucket;
  private readonly lease: S3Lease;
  private readonly ttlMs: number;
  private tags: Promise<Map<string, string>> | null = null;

  /**
   * @param bucket one that binds a write to a condition
   * @param ttlMs how long the holder may be silent, in milliseconds
   */
  constructor(bucket: S3Bucket, lease: S3Lease, ttlMs: number) {
    this.bucket = bucket;
    this.lease = lease;
    this.ttlMs = ttlMs;
  }

  /**
   * A file where there was none is bound to nothing that the next holder has: it is taken back when it
   * came too late.
   *
   * @throws UserError `publish-lost-lease`
   */
  async put(
    path: string,
    bytes: Uint8Array,
    headers: Record<string, string>,
    watch: Pick<HttpOptions, "onSent" | "signal">,
  ): Promise<void> {
    await this.change(path, async (tag) => {
      // By the clock on the wall: the other one stands still while a computer sleeps.
      const began = Date.now();
      const etag = await this.bucket.putIf(path, bytes, headers, tag, watch);
      if (etag === null) return null;
      if (tag === null && Math.abs(Date.now() - began) > this.ttlMs / 2) await this.confirm(path, etag);
      return { etag };
    });
  }

  /** @throws UserError `publish-lost-lease` */
  async remove(path: string): Promise<void> {
    const tags = await this.known();
    // What never changes under its name is sent without a condition.
    if (!tags.has(path)) await this.learn(tags, path);
    await this.change(path, async (tag) => {
      return tag === null || (await this.bucket.removeIf(path, tag)) ? { etag: null } : null;
    });
  }

  /** @param work gives the state that it left, or null where it met another one than the tag's */
  private async change(
    path: string,
    work: (tag: string | null) => Promise<{ etag: string | null } | null>,
  ): Promise<void> {
    const tags = await this.known();
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const left = await work(tags.get(path) ?? null);
      if (left === null) await this.learn(tags, path);
      else if (left.etag === null) tags.delete(path);
      else tags.set(path, left.etag);
      if (left !== null) return;
    }
    throw new Error(`${path}: another one each time`);
  }

  private async confirm(path: string, etag: string): Promise<void> {
    try {
      await this.lease.confirm();
    } catch (error) {
      const isLost = error instanceof UserError && error.code === "publish-lost-lease";
      if (isLost && (await this.bucket.get(path))?.etag === etag) await this.bucket.removeIf(path, etag);
      throw error;
    }
  }

  private known(): Promise<Map<string, string>> {
    this.tags ??= this.readTags();
    return this.tags;
  }

  private async readTags(): Promise<Map<string, string>> {
    try {
      const entries = await this.bucket.entries();
      await this.lease.confirm();
      return new Map([...entries].map(([path, { etag }]) => [path, etag]));
    } catch (error) {
      this.tags = null;
      throw error;
    }
  }

  /** An answer was lost on its way, a stranger has been here, or the lock is another's. */
  private async learn(tags: Map<string, string>, path: string): Promise<void> {
    const found = await this.bucket.get(path);
    await this.lease.confirm();
    if (found) tags.set(path, found.etag);
    else tags.delete(path);
  }
}
