import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { UserError } from "../../shared/errors.ts";
import { parseJson } from "../../shared/json.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { type HttpOptions, httpFetch } from "./http.ts";

const siteSchema = z.object({
  url: z.string(),
  ssl_url: z.string().nullish(),
  published_deploy: z.object({ id: z.string(), deploy_ssl_url: z.string().nullish() }).nullish(),
});
export type NetlifySite = z.infer<typeof siteSchema>;

const deploySchema = z.object({
  id: z.string(),
  state: z.string().optional(),
  required: z.array(z.string()).nullish(),
  title: z.string().nullish(),
  created_at: z.string().optional(),
  error_message: z.string().nullish(),
});
export type NetlifyDeploy = z.infer<typeof deploySchema>;

const filesSchema = z.array(z.object({ path: z.string(), sha: z.string() }));

/** Items on one page of an answer ("Pagination"). */
const PAGE = 100;
/** Requests longer than 30 seconds are cut off, so larger deploys are prepared in their own time. */
const PREPARED_AT_ONCE = 500;
/** How long one waits when there were too many requests: the limit is counted by the minute. */
const LONGEST_WAIT_MS = 65_000;
const WAITS = 5;

interface Call extends Pick<HttpOptions, "onSent" | "signal"> {
  bytes?: Uint8Array;
  json?: unknown;
  /** The path on the site that it is about, for messages. */
  about?: string;
  headers?: Record<string, string>;
}

/**
 * A site of Netlify, by the service's interface as "Get started with the Netlify API" describes it
 * (docs.netlify.com). Errors are UserErrors where they are the last word (`host-sign-in`,
 * `host-path-missing`, `host-read-only`, `host-name-refused`, `host-refused`), otherwise faults that
 * may pass.
 */
export class NetlifyApi {
  private readonly config: HostOf<"netlify">;
  private readonly secret: string;
  private readonly root: string;
  private readonly site: string;
  private wasReached = false;
  /** The site's own address may not lead to it yet, or ask for a password: then it is not asked again. */
  private isSiteReadable = true;

  constructor(config: HostOf<"netlify">, secret: string) {
    this.config = config;
    this.secret = secret;
    this.root = config.api.replace(/\/+$/, "");
    this.site = `/sites/${encodeURIComponent(config.site)}`;
  }

  /** The site, and which deploy of it is published. @throws UserError `host-path-missing`, `host-sign-in` */
  async getSite(): Promise<NetlifySite> {
    const response = await this.send("GET", this.site);
    if (response.status !== 404) return this.answer(response, siteSchema);
    await response.body?.cancel();
    throw new UserError("host-path-missing", { name: this.config.name, path: this.config.site });
  }

  /** Every published file's SHA-1, by its path without the first slash. */
  async files(): Promise<Map<string, string>> {
    const files = new Map<string, string>();
    for (let page = 1; ; page += 1) {
      const response = await this.send("GET", `${this.site}/files?page=${page}&per_page=${PAGE}`);
      if (response.status === 404) {
        // A site that nothing was ever published to.
        await response.body?.cancel();
        return files;
      }
      const isCut = /rel="?next/.test(response.headers.get("link") ?? "");
      const items = await this.answer(response, filesSchema);
      const before = files.size;
      for (const { path, sha } of items) files.set(path.replace(/^\/+/, ""), sha);
      // The service has been seen to give the whole list whatever page is asked for, without a link.
      if (files.size === before || !(isCut || items.length === PAGE)) return files;
    }
  }

  /** Begins a deploy of exactly these files (SHA-1 by path). It goes live once all of them are there. */
  async createDeploy(files: ReadonlyMap<string, string>, title: string): Promise<NetlifyDeploy> {
    const digests = Object.fromEntries([...files].map(([path, digest]) => [`/${path}`, digest]));
    const json = { files: digests, async: files.size > PREPARED_AT_ONCE };
    const path = `${this.site}/deploys?title=${encodeURIComponent(title)}`;
    return this.answer(await this.send("POST", path, { json }), deploySchema);
  }

  async getDeploy(id: string): Promise<NetlifyDeploy> {
    return this.answer(
      await this.send("GET", `${this.site}/deploys/${encodeURIComponent(id)}`),
      deploySchema,
    );
  }

  /** The latest deploys, and the service's time. */
  async latestDeploys(): Promise<{ deploys: NetlifyDeploy[]; now: number }> {
    const response = await this.send("GET", `${this.site}/deploys?per_page=${PAGE}`);
    const now = Date.parse(response.headers.get("date") ?? "");
    const deploys = await this.answer(response, z.array(deploySchema));
    return { deploys, now: Number.isNaN(now) ? Date.now() : now };
  }

  /** Gives a deploy one of the files that it requires. */
  async upload(
    id: string,
    path: string,
    bytes: Uint8Array,
    watch: Pick<HttpOptions, "onSent" | "signal">,
  ): Promise<void> {
    const address = `/deploys/${encodeURIComponent(id)}/files/${encodedPath(path)}`;
    const response = await this.send("PUT", address, { ...watch, bytes, about: path });
    if (!response.ok) throw await this.refusal(response, path);
    await response.body?.cancel();
  }

  async cancel(id: string): Promise<void> {
    const response = await this.send("POST", `/deploys/${encodeURIComponent(id)}/cancel`);
    await response.body?.cancel();
  }

  /**
   * A file as readers get it, past any cache; null where it can't be had so. Each deploy has an address
   * of its own, where it stays what it is when the next one takes its place.
   */
  async readFromSite(
    path: string,
    { published_deploy, ssl_url, url }: NetlifySite,
  ): Promise<Uint8Array | null> {
    if (!this.isSiteReadable) return null;
    try {
      const site = new URL(published_deploy?.deploy_ssl_url || ssl_url || url);
      const query = `?deploy=${randomBytes(6).toString("hex")}`;
      const address = `${site.href.replace(/\/+$/, "")}/${encodedPath(path)}${query}`;
      const response = await httpFetch(
        (part) => fetch(address, { ...part, cache: "no-store", redirect: "manual" }),
        { name: this.config.name, address: site.host },
      );
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      await response.body?.cancel();
      if (response.status === 401) this.isSiteReadable = false;
    } catch (error) {
      if (error instanceof UserError || error instanceof TypeError) this.isSiteReadable = false;
    }
    return null;
  }

  /** A file as it was sent, whatever the site makes of it for readers ("Files"). */
  async readOriginal(path: string): Promise<Uint8Array | null> {
    const headers = { "content-type": "application/vnd.bitballoon.v1.raw" };
    const response = await this.send("GET", `${this.site}/files/${encodedPath(path)}`, { headers });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    if (response.status !== 404) throw await this.refusal(response, path);
    await response.body?.cancel();
    return null;
  }

  close(): void {
    this.wasReached = false;
    this.isSiteReadable = true;
  }

  /** Where the service says that there were too many requests, and until when, it waits that long. */
  private async send(method: string, path: string, call: Call = {}): Promise<Response> {
    for (let waits = 0; ; waits += 1) {
      const response = await this.sendOnce(method, path, call);
      if (response.status !== 429) return response;
      const wait = waitOf(response.headers);
      if (wait !== null && wait > LONGEST_WAIT_MS) throw await this.refusal(response, call.about);
      await response.body?.cancel();
      if (wait === null || waits === WAITS) throw new Error(`${this.config.site}: HTTP 429`);
      await pause(wait);
    }
  }

  private async sendOnce(method: string, path: string, call: Call): Promise<Response> {
    const { json, headers, onSent, signal } = call;
    const body = json === undefined ? call.bytes : new TextEncoder().encode(JSON.stringify(json));
    const type = json === undefined ? "application/octet-stream" : "application/json";
    const all = { authorization: `Bearer ${this.secret}`, "user-agent": "Twinpress", ...headers };
    const sent = body && { "content-type": type };
    const response = await httpFetch(
      (part) =>
        fetch(this.root + path, {
          ...part,
          method,
          redirect: "manual",
          headers: { ...part.headers, ...all, ...sent },
        }),
      { name: this.config.name, address: new URL(this.root).host },
      { body, wasReached: this.wasReached, onSent, signal },
    );
    this.wasReached = true;
    return response;
  }

  private async answer<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
    if (!response.ok) throw await this.refusal(response);
    const parsed = schema.safeParse(parseJson(await response.text()));
    if (parsed.success) return parsed.data;
    const { name, site } = this.config;
    throw new UserError("host-refused", { name, path: site, detail: "JSON" }, parsed.error);
  }

  /** What an answer that is no success means. */
  private async refusal(response: Response, path = this.config.site): Promise<Error> {
    await response.body?.cancel();
    const { status } = response;
    const { name, site } = this.config;
    if (status === 401) return new UserError("host-sign-in", { name, user: site });
    if (status === 403) return new UserError("host-read-only", { name, path });
    if (status >= 500 || status === 408) return new Error(`${path}: HTTP ${status}`);
    if (path !== site && (status === 400 || status === 414)) {
      return new UserError("host-name-refused", { name, path });
    }
    return new UserError("host-refused", { name, path, detail: `HTTP ${status}` });
  }
}

function encodedPath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

/** How long to wait in milliseconds (RFC 9110 §10.2.3; "Rate limiting"), or null where nothing is said. */
function waitOf(headers: Headers): number | null {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  if (!Number.isNaN(seconds)) return seconds * 1000;
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN) * 1000;
  const now = Date.parse(headers.get("date") ?? "") || Date.now();
  // The reset and the service's time are given in whole seconds.
  return Number.isNaN(reset) ? null : Math.max(0, reset - now) + 1000;
}
