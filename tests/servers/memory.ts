import { createHash } from "node:crypto";
import { UserError } from "../../shared/errors.ts";
import type { Capabilities, Host, Lease, ManifestToken } from "../../shared/publish/host.ts";
import {
  MANIFEST_PATH,
  type Manifest,
  manifestText,
  readManifestText,
} from "../../shared/publish/manifest.ts";

/** A site in memory, for thousands of publishes: as a folder's, or with a switch as a Git branch's. */
export class MemorySite {
  readonly files = new Map<string, Uint8Array>();
  private readonly hasSwitch: boolean;

  constructor(hasSwitch: boolean) {
    this.hasSwitch = hasSwitch;
  }

  /** @param allowed calls that get through; at the next the line is cut for good */
  open(allowed = Number.POSITIVE_INFINITY): Host {
    return new MemoryHost(this.files, this.hasSwitch, allowed);
  }

  /** Every file as text. */
  texts(): Map<string, string> {
    return new Map([...this.files].map(([path, bytes]) => [path, Buffer.from(bytes).toString("utf8")]));
  }

  manifest(): Manifest | null {
    const bytes = this.files.get(MANIFEST_PATH);
    return bytes ? readManifestText(Buffer.from(bytes).toString("utf8"), "memory") : null;
  }
}

class MemoryHost implements Host {
  readonly width = 4;
  private readonly files: Map<string, Uint8Array>;
  private readonly hasSwitch: boolean;
  private readonly staged = new Map<string, Uint8Array | null>();
  private left: number;

  constructor(files: Map<string, Uint8Array>, hasSwitch: boolean, allowed: number) {
    this.files = files;
    this.hasSwitch = hasSwitch;
    this.left = allowed;
  }

  async probe(): Promise<Capabilities> {
    this.count();
    const { hasSwitch } = this;
    return { compareAndSwap: true, atomicReplace: true, atomicSwitch: hasSwitch, exclusiveCreate: true };
  }

  async readManifest(): Promise<{ manifest: Manifest; token: ManifestToken } | null> {
    this.count();
    const bytes = this.files.get(MANIFEST_PATH);
    if (!bytes) return null;
    return {
      manifest: readManifestText(Buffer.from(bytes).toString("utf8"), "memory"),
      token: hashOf(bytes),
    };
  }

  async acquire(): Promise<Lease> {
    this.count();
    return { real: true, renew: async () => undefined, release: async () => undefined };
  }

  async present(paths: readonly string[]): Promise<Map<string, number | null>> {
    this.count();
    return new Map(
      paths.flatMap((path) => {
        const bytes = this.files.get(path);
        return bytes ? [[path, bytes.byteLength]] : [];
      }),
    );
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    this.count();
    if (this.hasSwitch) this.staged.set(path, bytes);
    else this.files.set(path, bytes);
  }

  async get(path: string): Promise<Uint8Array | null> {
    this.count();
    return this.files.get(path) ?? null;
  }

  async commit(manifest: Manifest, expected: ManifestToken): Promise<ManifestToken> {
    this.count();
    const current = this.files.get(MANIFEST_PATH);
    const bytes = new TextEncoder().encode(manifestText(manifest));
    if ((current ? hashOf(current) : null) !== expected)
      throw new UserError("publish-conflict", { name: "Live" });
    for (const [path, staged] of this.staged) {
      if (staged) this.files.set(path, staged);
      else this.files.delete(path);
    }
    this.files.set(MANIFEST_PATH, bytes);
    this.count();
    return hashOf(bytes);
  }

  async remove(paths: readonly string[]): Promise<void> {
    this.count();
    for (const path of paths) {
      if (this.hasSwitch) this.staged.set(path, null);
      else this.files.delete(path);
    }
  }

  async close(): Promise<void> {
    this.staged.clear();
  }

  /** As an answer, so that nothing waits for a line that never comes back. */
  private count(): void {
    this.left -= 1;
    if (this.left < 0) throw new UserError("publish-cancelled");
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
