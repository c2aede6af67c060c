import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What is kept in memory, in bytes at most. */
const MEMORY = 64 * 1024 * 1024;

/** A file that waits for its publish. */
export interface StagedFile {
  sha1: string;
  sha256: string;
}

/** Files on their way to a host that takes them all at once: what is too much for memory is on the disk. */
export class Staging {
  private readonly limit: number;
  private readonly files = new Map<string, StagedFile>();
  private readonly contents = new Map<string, Uint8Array>();
  /** Sizes of what is on the disk. */
  private readonly onDisk = new Map<string, number>();
  private folder: Promise<string> | null = null;
  private held = 0;

  /** @param limit bytes that may be held in memory */
  constructor(limit = MEMORY) {
    this.limit = limit;
  }

  async put(path: string, bytes: Uint8Array, sha256: string): Promise<void> {
    const sha1 = createHash("sha1").update(bytes).digest("hex");
    if (!this.contents.has(sha1) && !this.onDisk.has(sha1)) {
      if (this.held + bytes.byteLength <= this.limit) {
        this.held += bytes.byteLength;
        this.contents.set(sha1, bytes);
      } else {
        await writeFile(await this.file(sha1), bytes);
        this.onDisk.set(sha1, bytes.byteLength);
      }
    }
    this.files.set(path, { sha1, sha256 });
  }

  get(path: string): StagedFile | undefined {
    return this.files.get(path);
  }

  /** The bytes of a digest, or null where none were put. */
  async read(sha1: string): Promise<Uint8Array | null> {
    const bytes = this.contents.get(sha1);
    if (bytes) return bytes;
    return this.onDisk.has(sha1) ? readFile(await this.file(sha1)) : null;
  }

  /** The size of a digest's bytes; 0 where none were put. */
  sizeOf(sha1: string): number {
    return this.contents.get(sha1)?.byteLength ?? this.onDisk.get(sha1) ?? 0;
  }

  delete(path: string): void {
    this.files.delete(path);
  }

  async clear(): Promise<void> {
    this.files.clear();
    this.contents.clear();
    this.onDisk.clear();
    this.held = 0;
    const folder = await this.folder?.catch(() => null);
    this.folder = null;
    if (folder) await rm(folder, { recursive: true, force: true });
  }

  private async file(sha1: string): Promise<string> {
    this.folder ??= mkdtemp(join(tmpdir(), "twinpress-staged-"));
    return join(await this.folder, sha1);
  }
}
