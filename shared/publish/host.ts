import type { Manifest } from "./manifest.ts";

/** What a host can do: measured when it is asked, never assumed. */
export interface Capabilities {
  /** commit() refuses when the manifest changed since it was read. */
  compareAndSwap: boolean;
  /** put() replaces a file whole or not at all. */
  atomicReplace: boolean;
  /** All changes of a publish become visible at once. */
  atomicSwitch: boolean;
  /** acquire() is a real lock. */
  exclusiveCreate: boolean;
}

/** Opaque: the state of the manifest on the host when it was read; null when there was none. */
export type ManifestToken = string | null;

/** Held while publishing. `real` is false where the host has no locks and this is a courtesy only. */
export interface Lease {
  real: boolean;
  release(): Promise<void>;
}

/** What put() is told about a file. */
export interface PutInfo {
  sha256: string;
  /** Media type. */
  type: string;
}

/**
 * A place that a site is published to. Paths are relative to the site's root with `/` and never
 * start with `/` or hold `..`. Every method may raise a UserError that says what to do; other
 * errors are taken as passing faults and tried again.
 */
export interface Host {
  probe(): Promise<Capabilities>;
  /** @throws UserError `manifest-damaged` when there is one that can't be read. */
  readManifest(): Promise<{ manifest: Manifest; token: ManifestToken } | null>;
  /** @throws UserError `publish-busy` when another publisher holds it. */
  acquire(owner: string, ttlMs: number): Promise<Lease>;
  /** Whole or not at all where the host can. */
  put(path: string, bytes: Uint8Array, info: PutInfo): Promise<void>;
  /** A published file's bytes, or null where there is none: for verifying. */
  get(path: string): Promise<Uint8Array | null>;
  /** @throws UserError `publish-conflict` when the manifest is no longer the one `expected` stands for. */
  commit(manifest: Manifest, expected: ManifestToken): Promise<ManifestToken>;
  /** Removes files; one that is already gone is fine. Folders left empty go too. */
  remove(paths: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
