import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import git, { type TreeEntry } from "isomorphic-git";
import { writeFileAtomically } from "../library/atomicFile.ts";
import { folderError } from "../library/fileErrors.ts";
import { LOCAL_BRANCH } from "./gitTransport.ts";

const compress = promisify(deflate);

/** Each fetch adds a pack, and every look for an object goes through all of them. */
const MOST_PACKS = 200;

/** Written anew each time: a newsroom's folder may come from elsewhere, and git runs programs that a config names. */
const CONFIG = `[core]
\trepositoryformatversion = 0
\tbare = true
[remote "origin"]
\tfetch = +refs/heads/*:refs/remotes/origin/*
`;

/** What a folder holds, by name. */
export type GitFolder = ReadonlyMap<string, TreeEntry>;

/** A bare repository on this computer: a copy of the newest commit and its files, which may be deleted at any time. */
export class GitRepository {
  readonly folder: string;
  /** What isomorphic-git keeps of packs between two calls. */
  cache: object = {};
  private trees = new Map<string, Promise<GitFolder>>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** @throws UserError `folder-not-writable`, `disk-full` */
  async open(): Promise<void> {
    const packs = await readdir(join(this.folder, "objects", "pack")).catch(() => []);
    const isLarge = packs.filter((name) => name.endsWith(".pack")).length > MOST_PACKS;
    await (isLarge ? this.remake([]) : this.prepare().catch(() => this.remake([])));
  }

  /** Begins anew, with nothing but these objects. */
  async remake(keep: Iterable<string>): Promise<void> {
    this.cache = {};
    this.trees.clear();
    const aside = `${this.folder}-${randomBytes(6).toString("hex")}`;
    const old = new GitRepository(aside);
    await this.guarded(async () => {
      await rename(this.folder, aside).catch(() => rm(this.folder, { recursive: true, force: true }));
      await this.prepare();
      for (const oid of keep) {
        await mkdir(dirname(this.fileOf(oid)), { recursive: true });
        await rename(old.fileOf(oid), this.fileOf(oid)).catch(() => undefined);
      }
      await rm(aside, { recursive: true, force: true });
    });
  }

  /** Remembers the branch's newest commit, so that the next fetch asks for what came after it. */
  async setHead(commit: string): Promise<void> {
    const ref = `refs/heads/${LOCAL_BRANCH}`;
    await git.writeRef({ fs, gitdir: this.folder, ref, value: commit, force: true });
  }

  /**
   * Writes an object and gives its name (git-scm.com/book/en/v2/Git-Internals-Git-Objects). One that is
   * there is written again, for a power cut may have left it damaged.
   */
  async write(type: "blob" | "tree" | "commit", bytes: Uint8Array): Promise<string> {
    const whole = Buffer.concat([Buffer.from(`${type} ${bytes.byteLength}\0`), bytes]);
    const oid = createHash("sha1").update(whole).digest("hex");
    const file = this.fileOf(oid);
    const packed = await compress(whole);
    await this.guarded(async () => {
      await mkdir(dirname(file), { recursive: true });
      await writeFileAtomically(file, packed, { durable: false });
    });
    return oid;
  }

  async readBlob(oid: string): Promise<Uint8Array> {
    return (await git.readBlob({ fs, gitdir: this.folder, oid, cache: this.cache })).blob;
  }

  readTree(oid: string): Promise<GitFolder> {
    const known = this.trees.get(oid);
    if (known) return known;
    const reading = git
      .readTree({ fs, gitdir: this.folder, oid, cache: this.cache })
      .then(({ tree }) => new Map(tree.map((entry) => [entry.path, entry])));
    this.trees.set(oid, reading);
    reading.catch(() => this.trees.delete(oid));
    return reading;
  }

  /** The root folder of a commit. */
  async treeOf(commit: string): Promise<string> {
    const found = await git.readCommit({ fs, gitdir: this.folder, oid: commit, cache: this.cache });
    return found.commit.tree;
  }

  /** What is at a path below a folder, or null. */
  async find(tree: string | null, path: readonly string[]): Promise<TreeEntry | null> {
    let at = tree;
    let found: TreeEntry | null = null;
    for (const name of path) {
      if (at === null) return null;
      found = (await this.readTree(at)).get(name) ?? null;
      at = found?.type === "tree" ? found.oid : null;
    }
    return found;
  }

  private fileOf(oid: string): string {
    return join(this.folder, "objects", oid.slice(0, 2), oid.slice(2));
  }

  private async prepare(): Promise<void> {
    for (const part of ["objects/pack", "refs/heads"]) {
      await mkdir(join(this.folder, part), { recursive: true });
    }
    await writeFile(join(this.folder, "HEAD"), `ref: refs/heads/${LOCAL_BRANCH}\n`);
    await writeFile(join(this.folder, "config"), CONFIG);
    // It would lead git to a config elsewhere.
    await rm(join(this.folder, "commondir"), { force: true });
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw folderError(this.folder, error);
    }
  }
}
