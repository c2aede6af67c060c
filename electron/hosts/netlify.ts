import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { UserError } from "../../shared/errors.ts";
import type {
  Capabilities,
  CommitWatch,
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
import { fileOf } from "../../shared/publish/plan.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { sha256 } from "../publishing/digest.ts";
import { NetlifyApi, type NetlifySite } from "./netlifyApi.ts";
import { NetlifyDeployer } from "./netlifyDeploy.ts";
import { Staging } from "./netlifyStaging.ts";

/** Looks at the site after a deploy until it is the published one, and the waits between, in milliseconds. */
const LOOKS = 12;
const LOOK_MS = 500;

/** The site as it is published: what is on it, by path, with its SHA-1. */
interface Published {
  site: NetlifySite;
  files: ReadonlyMap<string, string>;
}

/**
 * A site of Netlify, or of a service with its deploy interface. A publish is one deploy, which lists
 * every file of the site by its digest and becomes visible at once. Other people's files go along
 * with each deploy; a site's functions, which are no files, do not.
 *
 * The service has no locks and can't bind a deploy to the state of the site: acquire() is a courtesy,
 * and commit() looks before and after. It was written from the service's documentation and tested
 * against a server made after that, never against the service.
 */
export class NetlifyHost implements Host {
  readonly width = 8;
  private readonly config: HostOf<"netlify">;
  private readonly api: NetlifyApi;
  private readonly deployer: NetlifyDeployer;
  private readonly staging: Staging;
  private readonly removed = new Set<string>();
  private published: Published | null = null;
  private owner = "?";

  /**
   * @param secret a personal access token
   * @param staging where files wait for their publish
   */
  constructor(config: HostOf<"netlify">, secret: string, staging = new Staging()) {
    this.config = config;
    this.api = new NetlifyApi(config, secret);
    this.deployer = new NetlifyDeployer(this.api, config.name);
    this.staging = staging;
  }

  /** @throws UserError `host-unreachable`, `host-certificate`, `host-sign-in`, `host-path-missing` */
  async probe(): Promise<Capabilities> {
    await this.api.getSite();
    return { compareAndSwap: false, atomicReplace: true, atomicSwitch: true, exclusiveCreate: false };
  }

  async readManifest(): Promise<{ manifest: Manifest; token: ManifestToken } | null> {
    this.published = await this.look();
    return this.manifestOf(this.published);
  }

  /** Advisory: nobody is kept out. Who else is about to publish is found out by commit(). */
  async acquire({ owner, signal }: LeaseOptions): Promise<Lease> {
    if (signal?.aborted) throw new UserError("publish-cancelled");
    this.owner = owner;
    return { real: false, renew: async () => undefined, release: async () => undefined };
  }

  /** As it was when the manifest was read: what a colleague published since is theirs and no stranger's. */
  async present(paths: readonly string[]): Promise<Map<string, null>> {
    this.published ??= await this.look();
    const { files } = this.published;
    return new Map(paths.filter((path) => files.has(path)).map((path) => [path, null]));
  }

  /** Nothing is sent before commit(). @throws UserError `host-name-refused` */
  async put(path: string, bytes: Uint8Array, info: PutInfo): Promise<void> {
    // "File digest method": paths must not have these characters, escaped or not.
    if (/[#?]/.test(path)) throw new UserError("host-name-refused", { name: this.config.name, path });
    await this.staging.put(path, bytes, info.sha256);
    this.removed.delete(path);
  }

  async get(path: string): Promise<Uint8Array | null> {
    const known = this.published && (await this.read(path, this.published));
    if (known) return known;
    const published = await this.look();
    return published.files.has(path) ? this.readSurely(path, published) : null;
  }

  /** @throws UserError `publish-conflict`, `publish-busy`, `publish-cancelled`, `host-file-foreign`, `host-refused` */
  async commit(manifest: Manifest, expected: ManifestToken, watch?: CommitWatch): Promise<ManifestToken> {
    const bytes = new TextEncoder().encode(manifestText(manifest));
    const token = sha256(bytes);
    const before = await this.look();
    const current = await this.manifestOf(before);
    // The answer to an earlier try may have been lost on its way.
    if (current?.token !== token) {
      if ((current?.token ?? null) !== expected) throw await this.conflict();
      await this.staging.put(MANIFEST_PATH, bytes, token);
      await this.replace(before, this.filesOf(manifest, before, current?.manifest ?? null), watch);
    }
    await this.forget();
    return token;
  }

  /** Takes effect with commit(). */
  async remove(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      this.staging.delete(path);
      this.removed.add(path);
    }
  }

  async close(): Promise<void> {
    this.published = null;
    this.api.close();
    await this.forget();
  }

  /** The site first: a deploy that comes between the two is found out before another is made from them. */
  private async look(): Promise<Published> {
    const site = await this.api.getSite();
    return { site, files: await this.api.files() };
  }

  private async manifestOf(
    published: Published,
  ): Promise<{ manifest: Manifest; token: ManifestToken } | null> {
    if (!published.files.has(MANIFEST_PATH)) return null;
    const bytes = await this.readSurely(MANIFEST_PATH, published);
    const manifest = readManifestText(new TextDecoder().decode(bytes), this.config.name);
    return { manifest, token: sha256(bytes) };
  }

  /** A file as the listing says that it is, or null. The site may change it for readers, or be behind. */
  private async read(path: string, { site, files }: Published): Promise<Uint8Array | null> {
    const digest = files.get(path);
    if (digest === undefined) return null;
    const shown = await this.api.readFromSite(path, site);
    if (shown && sha1(shown) === digest) return shown;
    const original = await this.api.readOriginal(path);
    return original && sha1(original) === digest ? original : null;
  }

  private async readSurely(path: string, published: Published): Promise<Uint8Array> {
    const bytes = await this.read(path, published);
    // It was deployed anew just now, or the service's parts do not agree yet.
    if (bytes === null) throw new Error(`${path}: not as it is listed`);
    return bytes;
  }

  /** Every file of the site after the publish: other people's, those that stay, and the new ones. */
  private filesOf(manifest: Manifest, { files }: Published, current: Manifest | null): Map<string, string> {
    const all = new Map<string, string>();
    const ours = (path: string) => (current ? fileOf(current.files, path) : undefined);
    for (const [path, digest] of files) {
      if (!ours(path) && !this.removed.has(path)) all.set(path, digest);
    }
    for (const [path, { sha256: digest }] of Object.entries(manifest.files)) {
      const staged = this.staging.get(path);
      const found = files.get(path);
      const standing = ours(path)?.sha256 === digest;
      const sent = staged?.sha256 === digest ? staged.sha1 : standing && found;
      // Somebody put it there after present() was asked.
      if (!ours(path) && found && found !== sent) throw new UserError("host-file-foreign", { path });
      if (sent) all.set(path, sent);
      // One that stands and that somebody took away stays away, as on any other host.
      else if (!standing) throw new UserError("host-verify-failed", { path });
    }
    const own = this.staging.get(MANIFEST_PATH);
    if (own) all.set(MANIFEST_PATH, own.sha1);
    return all;
  }

  private async replace(
    before: Published,
    files: ReadonlyMap<string, string>,
    watch: CommitWatch = {},
  ): Promise<void> {
    const last = files.get(MANIFEST_PATH) ?? "";
    const base = before.site.published_deploy?.id ?? null;
    // A file that stands is asked for only by a service that has lost it.
    const read = async (digest: string, path: string) =>
      (await this.staging.read(digest)) ?? this.readSurely(path, before);
    const sizeOf = (digest: string) => this.staging.sizeOf(digest);
    const order = { files, last, base, owner: this.owner, width: this.width, watch, read, sizeOf };
    const deploy = await this.deployer.deploy(order).catch(async (error: unknown) => {
      if (error instanceof UserError && error.code === "publish-conflict") await this.forget();
      throw error;
    });
    for (let looks = 1; ; looks += 1) {
      const after = await this.look();
      if (after.files.get(MANIFEST_PATH) === last) {
        this.published = after;
        await this.readSurely(MANIFEST_PATH, after);
        return;
      }
      const id = after.site.published_deploy?.id ?? null;
      if (id !== null && id !== base && id !== deploy) throw await this.conflict();
      if (looks === LOOKS) break;
      await pause(LOOK_MS);
    }
    // Publishing of the site may be stopped in the service's settings.
    const { name, site } = this.config;
    throw new UserError("host-refused", { name, path: site, detail: `${deploy} is not published` });
  }

  private async conflict(): Promise<UserError> {
    await this.forget();
    return new UserError("publish-conflict", { name: this.config.name });
  }

  private async forget(): Promise<void> {
    this.removed.clear();
    await this.staging.clear();
  }
}

function sha1(bytes: Uint8Array): string {
  return createHash("sha1").update(bytes).digest("hex");
}
