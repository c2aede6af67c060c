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
import { sha256 } from "../publishing/digest.ts";
import { eachInParallel } from "../publishing/pool.ts";
import type { FileTree, TreeEntry } from "./fileTree.ts";
import { takeTreeLock } from "./treeLock.ts";

/** What is in a folder, by name. */
type Listing = Map<string, TreeEntry>;
type ListingOf = (folder: string) => Promise<Listing | null>;

/** A host made of files and folders: the lock, the manifest and the folders are the same on all of them. */
export class TreeHost implements Host {
  readonly width: number;
  private readonly name: string;
  private readonly tree: FileTree;
  /** Folders on their way or there, so that each is made once. */
  private readonly folders = new Map<string, Promise<void>>();

  /** @param name the host's name, for messages */
  constructor(name: string, tree: FileTree) {
    this.name = name;
    this.tree = tree;
    this.width = tree.width;
  }

  async probe(): Promise<Capabilities> {
    await this.tree.open();
    return {
      compareAndSwap: this.tree.swap !== undefined,
      atomicReplace: this.tree.replacesAtOnce !== false,
      atomicSwitch: false,
      exclusiveCreate: true,
    };
  }

  async readManifest(): Promise<{ manifest: Manifest; token: ManifestToken } | null> {
    const bytes = await this.tree.read(MANIFEST_PATH);
    if (bytes === null) return null;
    return { manifest: readManifestText(new TextDecoder().decode(bytes), this.name), token: sha256(bytes) };
  }

  acquire(options: LeaseOptions): Promise<Lease> {
    return takeTreeLock(this.tree, this.name, options);
  }

  async present(paths: readonly string[]): Promise<Map<string, number | null>> {
    const listings = new Map<string, Promise<Listing | null>>();
    const listing: ListingOf = (folder) => {
      const known = listings.get(folder) ?? this.listFolder(folder, listing);
      listings.set(folder, known);
      return known;
    };
    const found = new Map<string, number | null>();
    const inFolder = Map.groupBy(paths, folderOf);
    await eachInParallel(paths, this.width, async (path) => {
      const folder = folderOf(path);
      const isAlone = folder !== "" && inFolder.get(folder)?.length === 1;
      const entry =
        isAlone && this.tree.look
          ? (await isFolder(folder, listing)) && (await this.tree.look(path))
          : (await listing(folder))?.get(nameOf(path));
      if (!entry) return;
      const isSizeKnown = entry.isFolder || entry.size !== null || !this.tree.look;
      const size = isSizeKnown ? entry.size : (await this.tree.look?.(path))?.size;
      if (size !== undefined) found.set(path, size);
    });
    return found;
  }

  async put(path: string, bytes: Uint8Array, info: PutInfo): Promise<void> {
    await this.ensureFolder(folderOf(path));
    await this.tree.write(path, bytes, info);
  }

  get(path: string): Promise<Uint8Array | null> {
    return this.tree.read(path);
  }

  async commit(manifest: Manifest, expected: ManifestToken): Promise<ManifestToken> {
    const bytes = new TextEncoder().encode(manifestText(manifest));
    const current = await this.tree.read(MANIFEST_PATH);
    // The answer to an earlier try may have been lost on its way.
    if (current && sha256(current) === sha256(bytes)) return sha256(bytes);
    // The lock makes the look and the write one step for every publisher that keeps to it.
    if ((current === null ? null : sha256(current)) !== expected) throw this.conflict();
    // Nothing may be listed that a power cut could still take away.
    await this.tree.sync?.();
    if (this.tree.swap) {
      if (!(await this.tree.swap(MANIFEST_PATH, bytes, current))) throw this.conflict();
    } else await this.tree.write(MANIFEST_PATH, bytes);
    await this.tree.sync?.();
    return sha256(bytes);
  }

  async remove(paths: readonly string[]): Promise<void> {
    await eachInParallel(paths, this.width, (path) => this.discard(path));
    await this.removeEmptyFolders(new Set(paths.map(folderOf)));
  }

  async close(): Promise<void> {
    this.folders.clear();
    await this.tree.close();
  }

  /** As files are written: by way of the holder's own folder, so that the lock is held when it happens. */
  private async discard(path: string): Promise<void> {
    const { drafts } = this.tree;
    if (drafts === undefined) return this.tree.remove(path);
    const aside = `${drafts}/${randomBytes(8).toString("hex")}.old`;
    if (await this.tree.moveFile(path, aside)) await this.tree.remove(aside);
  }

  private conflict(): UserError {
    return new UserError("publish-conflict", { name: this.name });
  }

  private async listFolder(folder: string, listing: ListingOf): Promise<Listing | null> {
    const entries = (await isFolder(folder, listing)) ? await this.tree.list(folder) : null;
    return entries && new Map(entries.map((entry) => [entry.name, entry]));
  }

  private ensureFolder(folder: string): Promise<void> {
    if (folder === "") return Promise.resolve();
    const known = this.folders.get(folder);
    if (known) return known;
    const making = this.ensureFolder(folderOf(folder)).then(async () => {
      await this.tree.makeFolder(folder);
    });
    this.folders.set(folder, making);
    making.catch(() => this.folders.delete(folder));
    return making;
  }

  /** Deepest first; what still holds something, of ours or another's, stays. */
  private async removeEmptyFolders(candidates: Set<string>): Promise<void> {
    for (const folder of candidates) if (folder !== "") candidates.add(folderOf(folder));
    const deepestFirst = [...candidates].filter(Boolean).sort((a, b) => depth(b) - depth(a));
    for (const folder of deepestFirst) {
      if (await this.tree.removeFolder(folder)) this.folders.delete(folder);
    }
  }
}

/** A folder whose own folder does not name it is not asked for: a site that isn't there yet takes one look. */
async function isFolder(folder: string, listing: ListingOf): Promise<boolean> {
  return folder === "" || (await listing(folderOf(folder)))?.get(nameOf(folder))?.isFolder === true;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function depth(folder: string): number {
  return folder.split("/").length;
}
