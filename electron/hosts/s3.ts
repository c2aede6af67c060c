import { randomBytes } from "node:crypto";
import { UserError } from "../../shared/errors.ts";
import type {
  Capabilities,
  Host,
  Lease,
  LeaseOptions,
  ManifestToken,
  PutInfo,
} from "../../shared/publish/host.ts";
import {
  MANIFEST_PATH,
  type Manifest,
  manifestText,
  readManifestText,
} from "../../shared/publish/manifest.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { sha256 } from "../publishing/digest.ts";
import { eachInParallel } from "../publishing/pool.ts";
import { S3Bucket } from "./s3Bucket.ts";
import { S3Guard } from "./s3Guard.ts";
import { commonFolder } from "./s3Keys.ts";
import { takeS3Lock } from "./s3Lock.ts";

/** A year, and not to be asked for again in that time (RFC 9111, RFC 8246). */
const KEEP = "public, max-age=31536000, immutable";
const ASK_AGAIN = "public, max-age=0, must-revalidate";
const MANIFEST_HEADERS = { "content-type": "application/json", "cache-control": "no-store" };

/**
 * A bucket of Amazon S3 or of a service that speaks its language. Whether the service binds a write
 * to a condition is measured; where it does, the lock and the commit are safe from any race, and nobody
 * who lost the lock unawares replaces what the next holder wrote.
 */
export class S3Host implements Host {
  readonly width = 16;
  private readonly name: string;
  private readonly bucket: S3Bucket;
  private readonly settleMs: number;
  private measured: Promise<Capabilities> | null = null;
  /** Where writes can be bound to a condition: while the lock is held. */
  private guard: S3Guard | null = null;
  /** The digest of a manifest that was sent, while nothing is known of its arrival. */
  private unsettled: string | null = null;

  /**
   * @param secret the secret access key
   * @param settleMs without conditional writes: the wait after which a lock is looked at again
   */
  constructor(config: HostOf<"s3">, secret: string, settleMs = 1000) {
    this.name = config.name;
    this.bucket = new S3Bucket(config, secret);
    this.settleMs = settleMs;
  }

  /**
   * Measured once, with an object that is made and removed again.
   *
   * @throws UserError `host-unreachable`, `host-certificate`, `host-sign-in`, `host-path-missing`,
   * `host-read-only`, `host-full`, `host-refused`
   */
  probe(): Promise<Capabilities> {
    const measured = this.measured ?? this.measure();
    this.measured = measured;
    measured.catch(() => {
      this.measured = null;
    });
    return measured;
  }

  async readManifest(): Promise<{ manifest: Manifest; token: ManifestToken } | null> {
    const object = await this.bucket.get(MANIFEST_PATH);
    if (object === null) return null;
    const manifest = readManifestText(new TextDecoder().decode(object.bytes), this.name);
    return { manifest, token: tokenOf(sha256(object.bytes), object.etag) };
  }

  async acquire(options: LeaseOptions): Promise<Lease> {
    const { bucket, name, settleMs } = this;
    const { exclusiveCreate } = await this.probe();
    const lease = await takeS3Lock({ bucket, name, settleMs, isReal: exclusiveCreate }, options);
    this.guard = lease.real ? new S3Guard(bucket, lease, options.ttlMs) : null;
    return lease;
  }

  async present(paths: readonly string[]): Promise<Map<string, number | null>> {
    const found = new Map<string, number | null>();
    if (paths.length === 0) return found;
    const entries = await this.bucket.entries(commonFolder(paths));
    for (const path of paths) {
      const entry = entries.get(path);
      if (entry) found.set(path, entry.size);
    }
    return found;
  }

  async put(path: string, bytes: Uint8Array, info: PutInfo): Promise<void> {
    const caching = info.isImmutable ? KEEP : ASK_AGAIN;
    const headers = { "content-type": info.type, "cache-control": caching };
    // What never changes under its name is the same whoever sends it.
    const place = info.isImmutable ? this.bucket : (this.guard ?? this.bucket);
    await place.put(path, bytes, headers, info);
  }

  async get(path: string): Promise<Uint8Array | null> {
    return (await this.bucket.get(path))?.bytes ?? null;
  }

  async commit(manifest: Manifest, expected: ManifestToken): Promise<ManifestToken> {
    const bytes = new TextEncoder().encode(manifestText(manifest));
    const { compareAndSwap } = await this.probe();
    return compareAndSwap ? this.swap(bytes, expected) : this.replace(bytes, expected);
  }

  async remove(paths: readonly string[]): Promise<void> {
    const place = this.guard ?? this.bucket;
    await eachInParallel(paths, this.width, (path) => place.remove(path));
  }

  /** There is no connection to end: a request that was answered leaves nothing behind. */
  async close(): Promise<void> {}

  private async measure(): Promise<Capabilities> {
    await this.bucket.open();
    const random = randomBytes(8).toString("hex");
    const isConditional = await this.bucket.measureConditions(`.twinpress-probe-${random}`);
    return {
      compareAndSwap: isConditional,
      atomicReplace: true,
      atomicSwitch: false,
      exclusiveCreate: isConditional,
    };
  }

  /** Writes the manifest in one step with the check. */
  private async swap(bytes: Uint8Array, expected: ManifestToken): Promise<ManifestToken> {
    const digest = sha256(bytes);
    let isUnclear = this.unsettled === digest;
    let fault: unknown;
    this.unsettled = digest;
    try {
      const etag = await this.bucket.putIf(MANIFEST_PATH, bytes, MANIFEST_HEADERS, etagOf(expected));
      if (etag !== null) return this.settled(tokenOf(digest, etag));
    } catch (error) {
      if (error instanceof UserError) throw error;
      // It may have arrived all the same, or lost a race: Ceph answers that with a 500.
      fault = error;
      isUnclear = true;
    }
    const current = await this.currentToken();
    if (isUnclear && current?.startsWith(`${digest}:`)) return this.settled(current);
    if (fault && current === expected) throw fault;
    this.unsettled = null;
    throw this.conflict();
  }

  /** Without conditional writes: the best that can be done is to look before and after. */
  private async replace(bytes: Uint8Array, expected: ManifestToken): Promise<ManifestToken> {
    const before = await this.currentToken();
    const digest = sha256(bytes);
    if (before !== expected && !(this.unsettled === digest && before?.startsWith(`${digest}:`))) {
      throw this.conflict();
    }
    this.unsettled = digest;
    await this.bucket.put(MANIFEST_PATH, bytes, MANIFEST_HEADERS);
    const after = await this.currentToken();
    if (after?.startsWith(`${digest}:`)) return this.settled(after);
    this.unsettled = null;
    throw this.conflict();
  }

  private settled(token: ManifestToken): ManifestToken {
    this.unsettled = null;
    return token;
  }

  private async currentToken(): Promise<ManifestToken> {
    const object = await this.bucket.get(MANIFEST_PATH);
    return object && tokenOf(sha256(object.bytes), object.etag);
  }

  private conflict(): UserError {
    return new UserError("publish-conflict", { name: this.name });
  }
}

/** The digest keeps a token true on servers whose tags say nothing of the content. */
function tokenOf(digest: string, etag: string): string {
  return `${digest}:${etag}`;
}

function etagOf(token: ManifestToken): string | null {
  return token?.slice(token.indexOf(":") + 1) ?? null;
}
