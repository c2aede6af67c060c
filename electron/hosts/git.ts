import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { UserError } from "../../shared/errors.ts";
import type { Capabilities, CommitWatch, Host, Lease, ManifestToken } from "../../shared/publish/host.ts";
import { isSshUrl } from "../../shared/publish/hostKinds.ts";
import {
  MANIFEST_PATH,
  type Manifest,
  manifestText,
  readManifestText,
} from "../../shared/publish/manifest.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { HttpTransport } from "./gitHttp.ts";
import { GitRepository } from "./gitRepository.ts";
import { SshTransport } from "./gitSsh.ts";
import { GitFault, type GitTransport } from "./gitTransport.ts";
import { changedTree, commitBytes } from "./gitTree.ts";

/** A commit is tried again so often when others' come first. */
const TRIES = 8;
/** The longest pause before the next try, in milliseconds; it grows with each. */
const PAUSE = 100;

/**
 * Without it GitHub Pages leaves out files whose names begin with `_` or `.`
 * (docs.github.com/pages/getting-started-with-github-pages/about-github-pages-and-jekyll).
 */
const NO_JEKYLL = ".nojekyll";

/** The newest commit and its folder; null where the branch is yet to begin. */
interface Head {
  commit: string | null;
  tree: string | null;
}

/** A commit to make. */
interface Order {
  /** The manifest's name as a blob. */
  token: string;
  expected: ManifestToken;
  message: string;
  watch: CommitWatch | undefined;
}

/**
 * A branch of a Git repository. Files are collected in a copy on this computer and go out as one
 * commit on top of whatever is newest: the server takes it only if nobody else's came first.
 */
export class GitHost implements Host {
  readonly width = 8;
  private readonly config: HostOf<"git">;
  private readonly repository: GitRepository;
  private readonly transport: GitTransport | null;
  /** The folder of the site in the repository. */
  private readonly folder: readonly string[];
  /** What paths of the site become with the next commit: a blob's name, or null for nothing. */
  private readonly staged = new Map<string, string | null>();
  private opened: Promise<void> | null = null;
  private head: Promise<Head> | null = null;
  private wasRemade = false;

  constructor(
    config: HostOf<"git">,
    access: { newsroomFolder: string; cache?: string; secret: string | null },
  ) {
    this.config = config;
    this.folder = config.folder.split("/").filter((part) => part !== "" && part !== ".");
    const cache = access.cache ?? join(access.newsroomFolder, "cache");
    this.repository = new GitRepository(join(cache, `git-${config.id}`));
    if (isSshUrl(config.url)) this.transport = new SshTransport(config, access.secret, this.repository);
    else if (!/^https?:\/\//.test(config.url)) this.transport = null;
    else this.transport = new HttpTransport(config, access.secret, this.repository);
  }

  async probe(): Promise<Capabilities> {
    await this.mended(() => this.refresh());
    return { compareAndSwap: true, atomicReplace: true, atomicSwitch: true, exclusiveCreate: false };
  }

  readManifest(): Promise<{ manifest: Manifest; token: ManifestToken } | null> {
    return this.mended(async () => {
      const token = await this.blobAt(await this.refresh(), MANIFEST_PATH);
      if (token === null) return null;
      const text = new TextDecoder().decode(await this.repository.readBlob(token));
      return { manifest: readManifestText(text, this.config.name), token };
    });
  }

  /** There is nothing to lock: of two commits on the same one, the server takes one. */
  async acquire(): Promise<Lease> {
    return { real: false, renew: async () => undefined, release: async () => undefined };
  }

  present(paths: readonly string[]): Promise<Map<string, null>> {
    return this.mended(async () => {
      const { tree } = await this.current();
      const found = new Map<string, null>();
      for (const path of paths) {
        if (await this.repository.find(tree, [...this.folder, ...path.split("/")])) found.set(path, null);
      }
      return found;
    });
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    await this.ready();
    this.staged.set(path, await this.repository.write("blob", bytes));
  }

  get(path: string): Promise<Uint8Array | null> {
    return this.mended(async () => {
      const oid = await this.blobAt(await this.current(), path);
      return oid === null ? null : this.repository.readBlob(oid);
    });
  }

  mayWrite(): Promise<void> {
    return this.mended(async () => {
      await this.ready();
      const tree = await this.repository.write("tree", new Uint8Array());
      await this.server().mayPush(await this.repository.write("commit", commitBytes(tree, null, "Test")));
    });
  }

  async commit(manifest: Manifest, expected: ManifestToken, watch?: CommitWatch): Promise<ManifestToken> {
    await this.ready();
    const bytes = new TextEncoder().encode(manifestText(manifest));
    const token = await this.repository.write("blob", bytes);
    const message = `Publish ${manifest.generation} from ${manifest.publishedBy}`;
    this.staged.set(MANIFEST_PATH, token);
    const attempt = () => this.tryCommit({ token, expected, message, watch });
    for (let tries = 1; !(await this.mended(attempt)); tries += 1) {
      if (tries === TRIES) throw new GitFault(`${this.config.url}: others' commits came first`);
      await pause(Math.random() * PAUSE * tries);
    }
    this.staged.clear();
    return token;
  }

  async remove(paths: readonly string[]): Promise<void> {
    for (const path of paths) this.staged.set(path, null);
  }

  async close(): Promise<void> {
    this.staged.clear();
    this.head = null;
  }

  /** False where somebody else's commit came first. @throws UserError `publish-conflict` */
  private async tryCommit({ token, expected, message, watch }: Order): Promise<boolean> {
    const head = await this.refresh();
    const found = await this.blobAt(head, MANIFEST_PATH);
    // The answer to an earlier try may have been lost on its way: then it is ours that is there.
    if (found !== expected && found !== token) {
      this.staged.clear();
      throw new UserError("publish-conflict", { name: this.config.name });
    }
    if (expected === null && !(await this.repository.find(head.tree, [...this.folder, NO_JEKYLL]))) {
      this.staged.set(NO_JEKYLL, await this.repository.write("blob", new Uint8Array()));
    }
    const changes = [...this.staged].map(([path, oid]) => [[...this.folder, path].join("/"), oid] as const);
    const tree = await changedTree(this.repository, head.tree, new Map(changes), this.config.name);
    if (tree === null || tree === head.tree) return true;
    const commit = await this.repository.write("commit", commitBytes(tree, head.commit, message));
    if (!(await this.server().push(commit, watch))) return false;
    await this.repository.setHead(commit);
    this.head = Promise.resolve({ commit, tree });
    return true;
  }

  private server(): GitTransport {
    if (this.transport) return this.transport;
    const { name, url: path } = this.config;
    throw new UserError("host-refused", { name, path, detail: "https://, ssh://" });
  }

  private ready(): Promise<void> {
    this.opened ??= this.repository.open();
    this.opened.catch(() => {
      this.opened = null;
    });
    return this.opened;
  }

  /** What is the newest by now. */
  private refresh(): Promise<Head> {
    const found = this.fetchHead();
    this.head = found;
    found.catch(() => {
      if (this.head === found) this.head = null;
    });
    return found;
  }

  /** The newest as it was last seen. */
  private current(): Promise<Head> {
    return this.head ?? this.refresh();
  }

  private async fetchHead(): Promise<Head> {
    const server = this.server();
    await this.ready();
    const commit = await server.fetch();
    if (commit === null) return { commit, tree: null };
    const tree = await this.repository.treeOf(commit);
    await this.repository.setHead(commit);
    return { commit, tree };
  }

  private async blobAt({ tree }: Head, path: string): Promise<string | null> {
    const found = await this.repository.find(tree, [...this.folder, ...path.split("/")]);
    return found?.type === "blob" && found.mode !== "120000" ? found.oid : null;
  }

  /** What fails for anything but the server's sake is taken for a damaged copy, which is made anew once. */
  private async mended<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof UserError || error instanceof GitFault || this.wasRemade) throw error;
      this.wasRemade = true;
      await this.repository.remake([...this.staged.values()].filter((oid) => oid !== null));
      this.head = null;
      return work();
    }
  }
}
