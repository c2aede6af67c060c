import { constants, existsSync } from "node:fs";
import { access, lstat, mkdir, readdir, readFile, realpath, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { syncFile, writeFileAtomically } from "../library/atomicFile.ts";
import { folderError } from "../library/fileErrors.ts";
import { makeFolder } from "../library/makeFolder.ts";
import { eachInParallel } from "../publishing/pool.ts";
import { type FileTree, LOCK_FOLDER, type TreeEntry } from "./fileTree.ts";

/** A folder on this computer or a mounted drive. */
export class FolderTree implements FileTree {
  readonly width = 8;
  drafts: string | undefined = LOCK_FOLDER;
  private readonly root: string;
  /** Folders that are known to be inside the root. */
  private readonly inside = new Set<string>();
  /** Files that are written but perhaps not on the disk: one wait for all takes far less than one each. */
  private readonly unsynced = new Set<string>();

  /** @param root absolute path of the site's folder */
  constructor(root: string) {
    this.root = root;
  }

  /** @throws UserError `host-folder-missing`, `folder-not-writable` */
  async open(): Promise<void> {
    const path = this.root;
    try {
      await access(dirname(path));
    } catch {
      throw new UserError("host-folder-missing", { path });
    }
    await this.guarded(async () => {
      makeFolder(path);
      await access(path, constants.W_OK);
    });
  }

  async read(path: string): Promise<Uint8Array | null> {
    try {
      return await readFile(this.at(path));
    } catch (error) {
      if (isCode(error, "ENOENT", "ENOTDIR", "EISDIR")) return null;
      throw folderError(this.root, error);
    }
  }

  /** @throws UserError `host-folder-missing`, `folder-not-writable`, `disk-full` */
  async write(path: string, bytes: Uint8Array): Promise<void> {
    const file = this.at(path);
    await this.requireInside(dirname(file));
    await this.guarded(
      () => writeFileAtomically(file, bytes, { durable: false, folder: this.at(this.drafts ?? LOCK_FOLDER) }),
      path,
    );
    this.unsynced.add(file);
  }

  async list(path: string): Promise<TreeEntry[] | null> {
    try {
      const entries = await readdir(this.at(path), { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, isFolder: !entry.isFile(), size: null }));
    } catch (error) {
      if (isCode(error, "ENOENT", "ENOTDIR")) return null;
      throw folderError(this.root, error);
    }
  }

  async look(path: string): Promise<TreeEntry | null> {
    try {
      const found = await lstat(this.at(path));
      return { name: basename(path), isFolder: !found.isFile(), size: found.isFile() ? found.size : null };
    } catch (error) {
      if (isCode(error, "ENOENT", "ENOTDIR")) return null;
      throw folderError(this.root, error);
    }
  }

  async makeFolder(path: string): Promise<boolean> {
    try {
      await mkdir(this.at(path));
      return true;
    } catch (error) {
      if (isCode(error, "EEXIST")) return false;
      throw this.refusal(path, error);
    }
  }

  async moveFolder(from: string, to: string): Promise<boolean> {
    try {
      await rename(this.at(from), this.at(to));
      return true;
    } catch (error) {
      if (isCode(error, "ENOENT", "EEXIST", "ENOTEMPTY")) return false;
      throw folderError(this.root, error);
    }
  }

  async moveFile(from: string, to: string): Promise<boolean> {
    const file = this.at(from);
    if (!(await this.isInside(dirname(file))) || (await this.look(from))?.isFolder !== false) return false;
    await this.guarded(() => rename(file, this.at(to)), to);
    this.unsynced.delete(file);
    return true;
  }

  async remove(path: string): Promise<void> {
    const file = this.at(path);
    if (await this.isInside(dirname(file))) await this.guarded(() => rm(file, { force: true }));
    this.unsynced.delete(file);
  }

  async removeFolder(path: string): Promise<boolean> {
    this.inside.delete(this.at(path));
    return rmdir(this.at(path)).then(
      () => true,
      () => false,
    );
  }

  async sync(): Promise<void> {
    await this.guarded(() => eachInParallel([...this.unsynced], this.width, syncFile));
    this.unsynced.clear();
  }

  async close(): Promise<void> {
    this.inside.clear();
  }

  private at(path: string): string {
    return join(this.root, path);
  }

  /** A link that someone put into the folder must not lead a file out of it. */
  private async requireInside(folder: string): Promise<void> {
    if (this.inside.has(folder)) return;
    if (!(await this.isInside(folder))) throw new UserError("folder-not-writable", { path: folder });
    this.inside.add(folder);
  }

  private async isInside(folder: string): Promise<boolean> {
    try {
      const [root, real] = await Promise.all([realpath(this.root), realpath(folder)]);
      return real === root || real.startsWith(root + sep);
    } catch {
      return false;
    }
  }

  /** @param path what is written, where that is a file of the site */
  private async guarded<T>(work: () => Promise<T>, path = ""): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.refusal(path, error);
    }
  }

  private refusal(path: string, error: unknown): unknown {
    // The drive was taken away, or somebody took what was there.
    if (path !== "" && isCode(error, "ENOENT")) {
      const missing = existsSync(this.root) ? dirname(this.at(path)) : this.root;
      return new UserError("host-folder-missing", { path: missing }, error);
    }
    // A drive may hold fewer names than the disk: EINVAL is what Linux says of `a:b` on one from Windows.
    if (path === "" || !isCode(error, "ENAMETOOLONG", "EINVAL")) return folderError(this.root, error);
    return new UserError("host-name-refused", { name: this.root, path }, error);
  }
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
