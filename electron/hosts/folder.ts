import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, lstat, mkdir, open, readFile, realpath, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { sha256Hex } from "../../shared/hash.ts";
import type { Capabilities, Host, Lease, ManifestToken } from "../../shared/publish/host.ts";
import { MANIFEST_PATH, type Manifest, manifestText, parseManifest } from "../../shared/publish/manifest.ts";
import { syncFile, writeFileAtomically } from "../library/atomicFile.ts";
import { folderError } from "../library/fileErrors.ts";
import { eachInParallel } from "../publishing/pool.ts";

const LOCK = ".twinpress-lock";

/** A folder on this computer or a mounted drive. Each file is replaced whole; a lock file keeps others out. */
export class FolderHost implements Host {
  private readonly name: string;
  private readonly root: string;
  /** Folders that are known to be there and to be inside the root. */
  private readonly folders = new Set<string>();
  /** Files that are written but perhaps not on the disk: one wait for all takes far less than one each. */
  private readonly unsynced = new Set<string>();

  /** @param root absolute path of the site's folder */
  constructor(name: string, root: string) {
    this.name = name;
    this.root = root;
  }

  /** Makes the folder where its parent is there. @throws UserError `host-folder-missing`, `folder-not-writable` */
  async probe(): Promise<Capabilities> {
    const path = this.root;
    try {
      await access(dirname(path));
    } catch {
      throw new UserError("host-folder-missing", { path });
    }
    await this.guarded(async () => {
      await mkdir(path, { recursive: true });
      await access(path, constants.W_OK);
    });
    return { compareAndSwap: true, atomicReplace: true, atomicSwitch: false, exclusiveCreate: true };
  }

  async readManifest(): Promise<{ manifest: Manifest; token: ManifestToken } | null> {
    const bytes = await this.get(MANIFEST_PATH);
    if (bytes === null) return null;
    const manifest = parseManifest(new TextDecoder().decode(bytes));
    if (manifest === null) throw new UserError("manifest-damaged", { path: this.root });
    return { manifest, token: sha256Hex(bytes) };
  }

  async acquire(owner: string, ttlMs: number): Promise<Lease> {
    const file = join(this.root, LOCK);
    const secret = randomBytes(8).toString("hex");
    const lock = JSON.stringify({ owner, secret, pid: process.pid, until: Date.now() + ttlMs });
    for (let attempt = 0; ; attempt += 1) {
      if (await createExclusively(file, lock)) return { real: true, release: () => release(file, secret) };
      const holder = await readLock(file);
      if (attempt > 1 || (holder !== null && isHeld(holder, owner))) {
        throw new UserError("publish-busy", { owner: holder?.owner ?? "?", name: this.name });
      }
      if (holder) await takeAway(file, holder, secret);
    }
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    await this.guarded(async () => {
      const file = join(this.root, path);
      await this.ensureFolder(dirname(file));
      await writeFileAtomically(file, bytes, false);
      this.unsynced.add(file);
    });
  }

  async get(path: string): Promise<Uint8Array | null> {
    try {
      return await readFile(join(this.root, path));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : "";
      if (code === "ENOENT" || code === "ENOTDIR") return null;
      throw folderError(this.root, error);
    }
  }

  async commit(manifest: Manifest, expected: ManifestToken): Promise<ManifestToken> {
    const current = await this.get(MANIFEST_PATH);
    const token = current === null ? null : sha256Hex(current);
    // The lock makes the look and the write one step for every publisher that keeps to it.
    if (token !== expected) throw new UserError("publish-conflict", { name: this.name });
    const bytes = new TextEncoder().encode(manifestText(manifest));
    await this.guarded(async () => {
      // Nothing may be listed that a power cut could still take away.
      await eachInParallel([...this.unsynced], 8, syncFile);
      this.unsynced.clear();
      await writeFileAtomically(join(this.root, MANIFEST_PATH), bytes);
    });
    return sha256Hex(bytes);
  }

  async remove(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const file = join(this.root, path);
      if (!(await this.isInside(dirname(file)))) continue;
      await this.guarded(() => rm(file, { force: true }));
      await this.removeEmptyFolders(dirname(file));
    }
  }

  async close(): Promise<void> {
    this.folders.clear();
  }

  /** A link that someone put into the folder must not lead a file out of it. */
  private async ensureFolder(folder: string): Promise<void> {
    if (this.folders.has(folder)) return;
    await mkdir(folder, { recursive: true });
    if (!(await this.isInside(folder))) throw new UserError("folder-not-writable", { path: folder });
    this.folders.add(folder);
  }

  private async isInside(folder: string): Promise<boolean> {
    try {
      const [root, real] = await Promise.all([realpath(this.root), realpath(folder)]);
      return real === root || real.startsWith(root + sep);
    } catch {
      return false;
    }
  }

  private async removeEmptyFolders(folder: string): Promise<void> {
    for (let current = folder; relative(this.root, current) !== ""; current = dirname(current)) {
      this.folders.delete(current);
      try {
        await rmdir(current);
      } catch {
        // Not empty: something else lives in it.
        return;
      }
    }
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw folderError(this.root, error);
    }
  }
}

/** The file is there with its whole content, or not at all. */
async function createExclusively(file: string, content: string): Promise<boolean> {
  try {
    const handle = await open(file, "wx");
    try {
      await handle.writeFile(content);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw folderError(dirname(file), error);
  }
}

interface Lock {
  owner: string;
  secret: string;
  /** The process that holds it, on its owner's computer. */
  pid: number;
  until: number;
}

/** Its time is not over, and, where that can be known, its process still runs. */
function isHeld({ owner, pid, until }: Lock, self: string): boolean {
  if (until <= Date.now()) return false;
  if (owner !== self || pid <= 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // No such process: it was cut off. Any other answer means that there is one.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** Takes away a lock whose owner was cut off; one that another took meanwhile is put back. */
async function takeAway(file: string, stale: Lock, secret: string): Promise<void> {
  const aside = `${file}.${secret}`;
  await rename(file, aside).catch(() => undefined);
  const taken = await readLock(aside);
  if (taken && taken.secret !== stale.secret) await rename(aside, file);
  else await rm(aside, { force: true });
}

/** A lock file, or null for one that is gone or half written. */
async function readLock(file: string): Promise<Lock | null> {
  try {
    const lock = JSON.parse(await readFile(file, "utf8")) as Partial<Lock>;
    const { owner, secret, pid = 0, until } = lock;
    if (typeof owner !== "string" || typeof secret !== "string" || typeof until !== "number") return null;
    return { owner, secret, pid, until };
  } catch {
    const age = await lstat(file).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => Number.POSITIVE_INFINITY,
    );
    // Just created and not yet written: somebody is there.
    return age < 5000 ? { owner: "?", secret: "", pid: 0, until: Date.now() + 1000 } : null;
  }
}

/** Gives up a lock, if it still is this publisher's. */
async function release(file: string, secret: string): Promise<void> {
  const held = await readLock(file);
  if (held?.secret !== secret) return;
  const mine = `${file}.${secret}`;
  await rename(file, mine).catch(() => undefined);
  await rm(mine, { force: true });
}
