import type { Manifest } from "./manifest.ts";

/** What a host can do: measured when it is asked, never assumed. */
export interface Capabilities {
  /** commit() refuses when the manifest changed since it was read, even without a lock. */
  compareAndSwap: boolean;
  /** put() replaces a file whole or not at all. */
  atomicReplace: boolean;
  /** All changes of a publish become visible at once, by commit(). */
  atomicSwitch: boolean;
  /** acquire() is a real lock: of any number of publishers one gets it. */
  exclusiveCreate: boolean;
}

/** Opaque: the state of the manifest on the host when it was read; null when there was none. */
export type ManifestToken = string | null;

/** Held while publishing. `real` is false where the host has no locks and this is a courtesy only. */
export interface Lease {
  real: boolean;
  /** Says that the holder is still there. @throws UserError `publish-lost-lease` when another has taken it */
  renew(): Promise<void>;
  release(): Promise<void>;
}

/** How a lease is taken. */
export interface LeaseOptions {
  /** The computer, for people. */
  owner: string;
  /** How long a holder may be silent before it is taken for gone, in milliseconds. */
  ttlMs: number;
  signal?: AbortSignal | undefined;
}

/** What put() is told about a file. */
export interface PutInfo {
  sha256: string;
  /** Media type. */
  type: string;
  /** Never changes under its name, so that readers may keep it for good. */
  isImmutable: boolean;
  /** Told while a large file is on its way how many bytes have left, from the beginning at each try. */
  onSent?: (bytes: number) => void;
  /** Stops it midway; there is nothing of it on the host then. */
  signal?: AbortSignal | undefined;
}

/** How a commit is watched that takes the files along. */
export interface CommitWatch {
  /** Told how many bytes have left of how many in all, from the beginning at each try. */
  onSent?: ((bytes: number, total: number) => void) | undefined;
  /** Stops it as long as nothing of it can be seen. */
  signal?: AbortSignal | undefined;
}

/**
 * A place that a site is published to. Paths are relative to the site's root with `/` and never
 * start with `/` or hold `..`. Every method may raise a UserError that says what to do; other
 * errors are taken as passing faults and tried again.
 */
export interface Host {
  /** How many operations at once make it faster. */
  readonly width: number;
  /** Connects, signs in, and finds out what the host can do. */
  probe(): Promise<Capabilities>;
  /** @throws UserError `manifest-damaged` when there is one that can't be read. */
  readManifest(): Promise<{ manifest: Manifest; token: ManifestToken } | null>;
  /** Waits until a holder who went silent is surely gone. @throws UserError `publish-busy`, `publish-cancelled` */
  acquire(options: LeaseOptions): Promise<Lease>;
  /** Which of these paths hold a file, and its size in bytes; null where a list of files does not say. */
  present(paths: readonly string[]): Promise<Map<string, number | null>>;
  /** Whole or not at all where the host can. */
  put(path: string, bytes: Uint8Array, info: PutInfo): Promise<void>;
  /** A published file's bytes, or null where there is none. */
  get(path: string): Promise<Uint8Array | null>;
  /**
   * Asks whether writing is allowed, where nothing can be written and taken away again to find out.
   *
   * @throws UserError `host-read-only` and what a sign-in raises
   */
  mayWrite?(): Promise<void>;
  /**
   * @param watch is for hosts that send the files with it
   * @throws UserError `publish-conflict` when the manifest is no longer the one `expected` stands for,
   * `publish-cancelled`
   */
  commit(manifest: Manifest, expected: ManifestToken, watch?: CommitWatch): Promise<ManifestToken>;
  /**
   * Removes files; one that is already gone is fine. Folders left empty go too where the host can
   * do that safely. With an atomic switch it comes before commit() and takes effect there.
   */
  remove(paths: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
