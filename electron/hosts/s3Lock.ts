import { setTimeout as pause } from "node:timers/promises";
import { UserError } from "../../shared/errors.ts";
import type { Lease, LeaseOptions } from "../../shared/publish/host.ts";
import { isGone } from "./computer.ts";
import { type Holder, holderBytes, newHolder, readHolderText } from "./lockHolder.ts";
import type { S3Bucket } from "./s3Bucket.ts";

const LOCK_PATH = ".twinpress-lock";
const HEADERS = { "content-type": "application/json", "cache-control": "no-store" };
/** A holder is asked after this often while one waits, as a part of the time it may be silent. */
const LOOKS = 20;
/** The pause before another try where the lock was free and another got it, in milliseconds. */
const NEXT_TRY_MS = 50;

/** The lock as it is now. */
interface Seen {
  text: string;
  etag: string;
  holder: Holder | null;
}

/** A lock in a bucket. */
export interface S3LockPlace {
  bucket: S3Bucket;
  /** The host's name, for messages. */
  name: string;
  /** The server does a write for one of many at once only; without that the lock is a courtesy. */
  isReal: boolean;
  /** Without that: the wait after which all who wrote at once read whose is there, in milliseconds. */
  settleMs: number;
}

/**
 * Takes the lock of a bucket, which is an object. Clocks of two computers are never compared: a
 * holder is taken for gone when it gave no sign of life while this one watched for as long as it may
 * be silent.
 *
 * @throws UserError `publish-busy`, `publish-cancelled`
 */
export async function takeS3Lock(place: S3LockPlace, options: LeaseOptions): Promise<S3Lease> {
  const { owner, ttlMs, signal } = options;
  const holder = newHolder(owner);
  let watched: { text: string; since: number } | null = null;
  let fault: unknown;
  for (;;) {
    const seen = await look(place);
    // An answer may have been lost on its way, or told of a race as a fault of the server.
    if (seen?.holder?.secret === holder.secret) return new S3Lease(place, holder, seen.etag);
    if (seen && watched && watched.text !== seen.text) {
      throw new UserError("publish-busy", { owner: seen.holder?.owner ?? "?", name: place.name });
    }
    if (fault) throw fault;
    if (seen) watched ??= { text: seen.text, since: performance.now() };
    const isSilent = watched !== null && performance.now() - watched.since > ttlMs;
    const isFree = seen === null || isSilent || (seen.holder !== null && isGone(seen.holder));
    if (isFree) {
      const write = writeHolder(place, holder, seen?.etag ?? null);
      const etag = await write.catch((error: unknown) => {
        if (error instanceof UserError) throw error;
        fault = error;
        return null;
      });
      if (etag !== null) return new S3Lease(place, holder, etag);
    }
    if (signal?.aborted) throw new UserError("publish-cancelled");
    if (!fault) await pause(isFree ? NEXT_TRY_MS : ttlMs / LOOKS);
  }
}

/** A lock that is held. */
export class S3Lease implements Lease {
  readonly real: boolean;
  private readonly place: S3LockPlace;
  private holder: Holder;
  private etag: string;

  constructor(place: S3LockPlace, holder: Holder, etag: string) {
    this.real = place.isReal;
    this.place = place;
    this.holder = holder;
    this.etag = etag;
  }

  async renew(): Promise<void> {
    this.holder = { ...this.holder, beat: this.holder.beat + 1 };
    if (!this.real) await this.confirm();
    const etag = await this.write();
    if (etag !== null) return;
    // One's own renewal, whose answer was lost, also is another state than the one last seen.
    this.etag = (await this.confirm()).etag;
    if ((await this.write()) === null) throw this.lost(null);
  }

  /** Looks whether it is held still. @throws UserError `publish-lost-lease` */
  async confirm(): Promise<Seen> {
    const seen = await look(this.place);
    if (seen?.holder?.secret !== this.holder.secret) throw this.lost(seen);
    return seen;
  }

  async release(): Promise<void> {
    const seen = await look(this.place);
    if (seen?.holder?.secret !== this.holder.secret) return;
    await this.place.bucket.removeIf(LOCK_PATH, seen.etag);
  }

  private async write(): Promise<string | null> {
    const bytes = holderBytes(this.holder);
    const { bucket } = this.place;
    const etag = this.real
      ? await bucket.putIf(LOCK_PATH, bytes, HEADERS, this.etag)
      : await bucket.put(LOCK_PATH, bytes, HEADERS);
    if (etag !== null) this.etag = etag;
    return etag;
  }

  private lost(seen: Seen | null): UserError {
    const owner = seen?.holder?.owner ?? "?";
    return new UserError("publish-lost-lease", { name: this.place.name, owner });
  }
}

/** Writes a new holder where the lock still is as it was seen. Null where another was first. */
async function writeHolder(place: S3LockPlace, holder: Holder, etag: string | null): Promise<string | null> {
  const { bucket, isReal, settleMs } = place;
  const bytes = holderBytes(holder);
  if (isReal) return bucket.putIf(LOCK_PATH, bytes, HEADERS, etag);
  await bucket.put(LOCK_PATH, bytes, HEADERS);
  await pause(settleMs);
  const seen = await look(place);
  return seen?.holder?.secret === holder.secret ? seen.etag : null;
}

async function look({ bucket }: S3LockPlace): Promise<Seen | null> {
  const object = await bucket.get(LOCK_PATH);
  if (object === null) return null;
  const text = new TextDecoder().decode(object.bytes);
  return { text, etag: object.etag, holder: readHolderText(text) };
}
