import { setTimeout as pause } from "node:timers/promises";
import { UserError } from "../../shared/errors.ts";
import type {
  Capabilities,
  CommitWatch,
  Host,
  Lease,
  LeaseOptions,
  ManifestToken,
  PutInfo,
} from "../../shared/publish/host.ts";
import type { Manifest } from "../../shared/publish/manifest.ts";
import { isOutOfPlace } from "../hosts/fileTree.ts";

/** Waits before the second, third and fourth try, in milliseconds. */
const BACK_OFF = [250, 1000, 3000];
/** Files that are removed before one looks whether the lease is still held. */
const REMOVED_AT_ONCE = 64;

/** A host over a bad line: what fails on the way is tried again, what the host answered is not. */
export class SteadyHost implements Host {
  readonly width: number;
  private readonly inner: Host;
  private readonly name: string;
  private readonly signal: AbortSignal | undefined;
  private readonly backOff: readonly number[];
  private hold: Hold | null = null;

  /**
   * @param name the host's name, for messages
   * @param signal ends the waiting for a next try
   * @param backOff waits before the tries after the first, in milliseconds
   */
  constructor(inner: Host, name: string, signal?: AbortSignal, backOff: readonly number[] = BACK_OFF) {
    this.inner = inner;
    this.name = name;
    this.signal = signal;
    this.backOff = backOff;
    this.width = inner.width;
  }

  /** That a host can't be reached is to be known at once; faults after that are tried again. */
  probe(): Promise<Capabilities> {
    return this.steadily(
      () => this.inner.probe(),
      (error) => error instanceof UserError,
    );
  }

  readManifest(): ReturnType<Host["readManifest"]> {
    return this.steadily(() => this.inner.readManifest());
  }

  /** A lock that was taken by a call whose answer was lost is waited for like any other's. */
  acquire(options: LeaseOptions): Promise<Lease> {
    return this.steadily(async () => {
      this.hold = new Hold(await this.inner.acquire(options), options.ttlMs);
      return this.steadyLease(this.hold);
    });
  }

  present(paths: readonly string[]): ReturnType<Host["present"]> {
    return this.steadily(() => this.inner.present(paths));
  }

  put(path: string, bytes: Uint8Array, info: PutInfo): Promise<void> {
    return this.write(() => this.inner.put(path, bytes, info), info.signal);
  }

  get(path: string): Promise<Uint8Array | null> {
    return this.steadily(() => this.inner.get(path));
  }

  commit(manifest: Manifest, expected: ManifestToken, watch?: CommitWatch): Promise<ManifestToken> {
    return this.write(() => this.inner.commit(manifest, expected, watch), watch?.signal);
  }

  /** Some at a time: no host binds a removal to the lock, so that one who lost it must know soon. */
  async remove(paths: readonly string[]): Promise<void> {
    for (let from = 0; from < paths.length; from += REMOVED_AT_ONCE) {
      await this.write(() => this.inner.remove(paths.slice(from, from + REMOVED_AT_ONCE)));
    }
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  private steadyLease(hold: Hold): Lease {
    return {
      real: hold.real,
      renew: () => this.steadily(() => hold.renew(), isLastWord),
      release: () => hold.release(),
    };
  }

  /** A change is made, and made again, only while the lease is surely held. */
  private write<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.steadily(
      async () => {
        await this.hold?.ensure();
        return work();
      },
      (error) => signal?.aborted === true || isLastWord(error),
    );
  }

  private async steadily<T>(work: () => Promise<T>, isFinal = isAnswer): Promise<T> {
    for (const wait of this.backOff) {
      try {
        return await work();
      } catch (error) {
        if (isFinal(error) || this.signal?.aborted) throw error;
        await pause(wait, undefined, this.signal ? { signal: this.signal } : {}).catch(() => undefined);
      }
    }
    return work().catch((error: unknown) => {
      throw this.told(error);
    });
  }

  /** What a person is told of a fault that did not pass. */
  private told(error: unknown): unknown {
    // Faults of our own are told as what they are.
    if (!(error instanceof Error) || error instanceof UserError || error instanceof TypeError) return error;
    return new UserError("host-unreachable", { name: this.name, detail: error.message }, error);
  }
}

/** A lease, and when it was last known to be held. */
class Hold implements Lease {
  readonly real: boolean;
  private readonly lease: Lease;
  private readonly ttlMs: number;
  /** By the clock on the wall: the other one stands still while a computer sleeps. */
  private known = Date.now();
  private asking: Promise<void> | null = null;

  constructor(lease: Lease, ttlMs: number) {
    this.lease = lease;
    this.ttlMs = ttlMs;
    this.real = lease.real;
  }

  async renew(): Promise<void> {
    const asked = Date.now();
    try {
      await this.lease.renew();
    } catch (error) {
      // Whatever comes next asks for itself, and hears the same.
      if (error instanceof UserError && error.code === "publish-lost-lease") this.known = 0;
      throw error;
    }
    this.known = asked;
  }

  /**
   * Asks where the last sign of life is so old that another may have taken over, as after a sleep.
   *
   * @throws UserError `publish-lost-lease`
   */
  async ensure(): Promise<void> {
    if (Math.abs(Date.now() - this.known) < this.ttlMs / 2) return;
    this.asking ??= this.renew().finally(() => {
      this.asking = null;
    });
    await this.asking;
  }

  release(): Promise<void> {
    return this.lease.release();
  }
}

/** An answer to a change that is made by way of the lock: the lock may be out of its place for a moment. */
function isLastWord(error: unknown): boolean {
  return isAnswer(error) && !isOutOfPlace(error);
}

/** What a host has answered will be answered again; only a line that fails may come back. */
export function isAnswer(error: unknown): boolean {
  return error instanceof UserError && error.code !== "host-unreachable";
}
