import { setTimeout as pause } from "node:timers/promises";
import { UserError } from "../../shared/errors.ts";
import type {
  Capabilities,
  Host,
  Lease,
  LeaseOptions,
  ManifestToken,
  PutInfo,
} from "../../shared/publish/host.ts";
import type { Manifest } from "../../shared/publish/manifest.ts";

/** Waits before the second, third and fourth try, in milliseconds. */
const BACK_OFF = [250, 1000, 3000];

/** A host over a bad line: what fails on the way is tried again, what the host answered is not. */
export class SteadyHost implements Host {
  readonly width: number;
  private readonly inner: Host;
  private readonly name: string;
  private readonly signal: AbortSignal | undefined;

  /**
   * @param name the host's name, for messages
   * @param signal ends the waiting for a next try
   */
  constructor(inner: Host, name: string, signal?: AbortSignal) {
    this.inner = inner;
    this.name = name;
    this.signal = signal;
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
    return this.steadily(async () => this.steadyLease(await this.inner.acquire(options)));
  }

  present(paths: readonly string[]): Promise<Set<string>> {
    return this.steadily(() => this.inner.present(paths));
  }

  put(path: string, bytes: Uint8Array, info: PutInfo): Promise<void> {
    return this.steadily(() => this.inner.put(path, bytes, info));
  }

  get(path: string): Promise<Uint8Array | null> {
    return this.steadily(() => this.inner.get(path));
  }

  commit(manifest: Manifest, expected: ManifestToken): Promise<ManifestToken> {
    return this.steadily(() => this.inner.commit(manifest, expected));
  }

  remove(paths: readonly string[]): Promise<void> {
    return this.steadily(() => this.inner.remove(paths));
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  private steadyLease(lease: Lease): Lease {
    return {
      real: lease.real,
      renew: () => this.steadily(() => lease.renew()),
      release: () => lease.release(),
    };
  }

  private async steadily<T>(work: () => Promise<T>, isFinal = isAnswer): Promise<T> {
    for (const wait of BACK_OFF) {
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

/** What a host has answered will be answered again; only a line that fails may come back. */
export function isAnswer(error: unknown): boolean {
  return error instanceof UserError && error.code !== "host-unreachable";
}
