import { randomBytes } from "node:crypto";
import { UserError } from "../../shared/errors.ts";
import type { PutInfo } from "../../shared/publish/host.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { DigestSignIn } from "./digestSignIn.ts";
import { type FileTree, LOCK_FOLDER, type TreeEntry } from "./fileTree.ts";
import { type HttpOptions, httpFetch } from "./http.ts";
import { isCollection, readListing } from "./webdavListing.ts";

/** What a request of WebDAV may bring along. */
interface Request extends Pick<HttpOptions, "body" | "onSent" | "signal"> {
  headers?: Record<string, string>;
}

/** What a server says that has no MOVE, or one that is behind a proxy and does not know its own address. */
const NO_MOVE: readonly number[] = [400, 405, 501, 502];

/** A web folder (RFC 4918): GET, PUT, MKCOL, MOVE, DELETE and PROPFIND are all that it takes. */
export class WebdavTree implements FileTree {
  readonly width = 8;
  drafts: string | undefined = LOCK_FOLDER;
  replacesAtOnce = true;
  private readonly config: HostOf<"webdav">;
  private readonly secret: string | null;
  private readonly root: string;
  private wasReached = false;
  private hasMoved = false;
  /** How the server wants to be signed in to; null until it has said so, where a password would be read on its way. */
  private signIn: "basic" | DigestSignIn | null;

  constructor(config: HostOf<"webdav">, secret: string | null) {
    this.config = config;
    this.secret = secret;
    this.root = config.url.replace(/\/+$/, "");
    this.signIn = /^https:/i.test(config.url) ? "basic" : null;
  }

  /** @throws UserError `host-unreachable`, `host-sign-in`, `host-path-missing`, `host-refused` */
  async open(): Promise<void> {
    const { status, headers, body } = await this.send("PROPFIND", "", { headers: { depth: "0" } });
    await body?.cancel();
    this.wasReached = true;
    if (status === 207) return;
    // Where it would lead, the password must not follow by itself; a person can say that address.
    const elsewhere = headers.get("location");
    if (status >= 300 && status < 400 && elsewhere !== null) {
      const { name, url: path } = this.config;
      throw new UserError("host-refused", { name, path, detail: `HTTP ${status}: ${elsewhere}` });
    }
    if (status !== 404) throw this.refusal("", status);
    const made = await this.send("MKCOL", "");
    if (made.status === 409) throw this.error("host-path-missing", "");
    if (!made.ok) throw this.refusal("", made.status);
  }

  async read(path: string): Promise<Uint8Array | null> {
    for (let tries = 1; ; tries += 1) {
      const response = await this.send("GET", path, { headers: { "cache-control": "no-cache" } });
      const { ok, status } = response;
      if (ok) return new Uint8Array(await response.arrayBuffer());
      await response.body?.cancel();
      if (status === 404) return null;
      // Apache says 403 also for a file that goes in the same moment.
      if (status !== 403 || tries === 3) throw this.refusal(path, status);
    }
  }

  /**
   * By way of the holder's own folder. No condition of a PUT would do in its place: Apache looks at it
   * before the file comes, which may take minutes, and not every server looks.
   */
  async write(path: string, bytes: Uint8Array, info?: PutInfo): Promise<void> {
    if (this.drafts === undefined) return this.put(path, bytes, info);
    const draft = `${this.drafts}/${randomBytes(8).toString("hex")}.tmp`;
    try {
      await this.put(draft, bytes, info);
      if (await this.replace(draft, path)) return;
    } catch (error) {
      // One that was stopped midway goes with the lock.
      if (!info?.signal?.aborted) await this.send("DELETE", draft).catch(() => undefined);
      throw error;
    }
    await this.send("DELETE", draft);
    this.drafts = undefined;
    await this.put(path, bytes, info);
  }

  /** False where the server moves no files. */
  private async replace(draft: string, path: string): Promise<boolean> {
    const headers = { destination: this.address(path), overwrite: "T" };
    const { ok, status } = await this.send("MOVE", draft, { headers });
    if (ok) {
      this.hasMoved = true;
      // RFC 4918 §9.9.3 has what was there removed first; Apache does that, for a quarter of a millisecond.
      if (status === 204) this.replacesAtOnce = false;
      return true;
    }
    if (!this.hasMoved && NO_MOVE.includes(status)) return false;
    throw status === 404 || status === 409
      ? this.error("host-path-missing", path)
      : this.refusal(path, status);
  }

  private async put(path: string, bytes: Uint8Array, info?: PutInfo): Promise<void> {
    const headers = { "content-type": info?.type ?? "application/octet-stream" };
    const { onSent, signal } = info ?? {};
    const { ok, status } = await this.send("PUT", path, { body: bytes, headers, onSent, signal });
    if (ok) return;
    throw status === 409 ? this.error("host-path-missing", path) : this.refusal(path, status);
  }

  async list(path: string): Promise<TreeEntry[] | null> {
    const response = await this.send("PROPFIND", folder(path), { headers: { depth: "1" } });
    const text = await response.text();
    if (response.status === 404) return null;
    if (response.status !== 207) throw this.refusal(path, response.status);
    return readListing(text, new URL(this.address(folder(path))).pathname);
  }

  async makeFolder(path: string): Promise<boolean> {
    for (let tries = 1; ; tries += 1) {
      const { ok, status } = await this.send("MKCOL", folder(path));
      if (ok) return true;
      // RFC 4918 §9.3.1: it is there already.
      if (status === 405) return false;
      if (status === 409) throw this.error("host-path-missing", path);
      // Apache says 403 also when another made it in the same moment, who may have taken it away by now.
      if (status !== 403 || tries === 3) throw this.refusal(path, status);
      if ((await this.list(path)) !== null) return false;
    }
  }

  async moveFolder(from: string, to: string): Promise<boolean> {
    const headers = { destination: this.address(folder(to)), overwrite: "F" };
    const { ok, status } = await this.send("MOVE", folder(from), { headers });
    if (ok) return true;
    // RFC 4918 §9.9.4: nothing to move, or something of this name is there.
    if (status === 404 || status === 412) return false;
    throw this.refusal(from, status);
  }

  async moveFile(from: string, to: string): Promise<boolean> {
    if (!(await this.isFile(from))) return false;
    const headers = { destination: this.address(to), overwrite: "F" };
    const { ok, status } = await this.send("MOVE", from, { headers });
    if (ok) return true;
    // Apache's answer where there is no folder to put it in is 500.
    const [parent] = to.split(/\/[^/]*$/);
    if ((await this.list(parent ?? "")) === null) throw this.error("host-path-missing", to);
    if (status === 404) return false;
    throw this.refusal(from, status);
  }

  /** DELETE and MOVE take a folder whole, whoever has put one where a file of ours was. */
  private async isFile(path: string): Promise<boolean> {
    const found = await this.send("PROPFIND", path, { headers: { depth: "0" } });
    const text = await found.text();
    return found.status !== 404 && !isCollection(text);
  }

  async remove(path: string): Promise<void> {
    if (!(await this.isFile(path))) return;
    const { ok, status } = await this.send("DELETE", path);
    if (!ok && status !== 404) throw this.refusal(path, status);
  }

  /**
   * DELETE takes a folder with all that is in it (RFC 4918 §9.6.1), whoever put it there meanwhile:
   * only the publisher's own folders go.
   */
  async removeFolder(path: string): Promise<boolean> {
    if (!path.startsWith(LOCK_FOLDER)) return false;
    const entries = await this.list(path);
    if (entries === null || entries.length > 0) return false;
    const { ok } = await this.send("DELETE", folder(path));
    return ok;
  }

  async close(): Promise<void> {
    this.wasReached = false;
  }

  private async send(method: string, path: string, request: Request = {}): Promise<Response> {
    const before = this.signIn;
    const response = await this.sendOnce(method, path, request);
    if (!this.learns(response, before)) return response;
    await response.body?.cancel();
    return this.sendOnce(method, path, request);
  }

  /** True where an answer says how to sign in, or that what one signed in with is used up, so that it is asked for again. */
  private learns({ status, headers }: Response, before: WebdavTree["signIn"]): boolean {
    const { user } = this.config;
    if (user === "" || status < 400) return false;
    const digest = DigestSignIn.from(headers.get("www-authenticate"), user, this.secret ?? "");
    if (status === 401 && digest) {
      // Another request may have learnt it meanwhile.
      if (this.signIn === before) this.signIn = digest;
      return true;
    }
    // Not every server says what it lacks.
    this.signIn ??= "basic";
    return before === null;
  }

  private authorization(method: string, address: string): Record<string, string> {
    const { user } = this.config;
    if (user === "" || this.signIn === null) return {};
    if (this.signIn instanceof DigestSignIn) {
      return { authorization: this.signIn.authorization(method, new URL(address).pathname) };
    }
    const credentials = Buffer.from(`${user}:${this.secret ?? ""}`).toString("base64");
    return { authorization: `Basic ${credentials}` };
  }

  private async sendOnce(method: string, path: string, { headers, ...watch }: Request): Promise<Response> {
    const { name } = this.config;
    const address = this.address(path);
    const authorization = this.authorization(method, address);
    const response = await httpFetch(
      (part) =>
        fetch(address, {
          ...part,
          method,
          redirect: "manual",
          headers: { ...part.headers, ...headers, ...authorization },
        }),
      { name, address: new URL(address).host },
      { ...watch, wasReached: this.wasReached },
    );
    if (method !== "GET" && method !== "PROPFIND") await response.body?.cancel();
    return response;
  }

  private address(path: string): string {
    return `${this.root}/${path.split("/").map(encodeURIComponent).join("/")}`;
  }

  private error(code: "host-path-missing" | "host-read-only" | "host-full", path: string): UserError {
    return new UserError(code, { name: this.config.name, path: path || this.config.url });
  }

  /** What an answer that is no success means. Those that may pass are plain errors. */
  private refusal(path: string, status: number): Error {
    const { name, user } = this.config;
    const place = path || this.config.url;
    if (status === 401) return new UserError("host-sign-in", { name, user });
    if (status === 403) return this.error("host-read-only", path);
    if (status === 507) return this.error("host-full", path);
    if (status === 400 || status === 414) return new UserError("host-name-refused", { name, path: place });
    const passes = status >= 500 || status === 423 || status === 429 || status === 408;
    if (passes) return new Error(`${place}: HTTP ${status}`);
    return new UserError("host-refused", { name, path: place, detail: `HTTP ${status}` });
  }
}

/** A folder's address ends with a slash (RFC 4918 §5.2). */
function folder(path: string): string {
  return path === "" ? "" : `${path}/`;
}
