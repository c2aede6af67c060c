import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { parseJson } from "../../shared/json.ts";

/** The one token that is let in. */
export const TOKEN = "nfp_token";
/** Every so many requests there were too many. */
const LIMIT_EVERY = 41;
const PAGE = 100;

/** How the server may break down: the status to answer in place of what was asked for, or a cut line. */
export type NetlifyFault = (method: string, path: string) => number | "cut" | null;

/** A site as the service has it. */
export interface ServiceSite {
  id: string;
  published: Deploy | null;
  deploys: Deploy[];
  /** The owner stopped publishing: deploys become ready and are not shown. */
  isLocked: boolean;
  /** What the site makes of its files for readers. */
  shown: (text: string, path: string) => string;
}

interface Deploy {
  id: string;
  site: ServiceSite;
  title: string;
  createdAt: number;
  state: "preparing" | "uploading" | "processing" | "ready" | "error";
  files: Map<string, string>;
  missing: Set<string>;
}

interface Call {
  method: string;
  url: URL;
  /** The path below the interface's version. */
  rest: readonly string[];
  body: Buffer;
  request: IncomingMessage;
}

const orderSchema = z.object({ files: z.record(z.string(), z.string()), async: z.boolean().optional() });

/** What the server of a test knows and does. */
export class NetlifyService {
  readonly log: string[] = [];
  fault: NetlifyFault | null = null;
  /** How long an answer takes to come, in milliseconds. */
  delay: ((method: string) => number) | null = null;
  /** Until then, as the service's clock has it, there were too many requests. */
  limitUntil = 0;
  address = "";
  private readonly sites = new Map<string, ServiceSite>();
  private readonly deploys = new Map<string, Deploy>();
  /** Every content that was ever sent, by its SHA-1. */
  private readonly contents = new Map<string, Buffer>();
  private clock = Date.now();

  addSite(): ServiceSite {
    const id = `site-${this.sites.size + 1}`;
    const site: ServiceSite = { id, published: null, deploys: [], isLocked: false, shown: (text) => text };
    this.sites.set(id, site);
    return site;
  }

  textsOf({ published }: ServiceSite): Map<string, string> {
    const files = [...(published?.files ?? [])];
    return new Map(files.map(([path, digest]) => [path, `${this.contents.get(digest)}`]));
  }

  /** A stranger's deploy of the same files and one more. */
  replaceOne(site: ServiceSite, path: string, text: string): void {
    const digest = this.keep(Buffer.from(text));
    const deploy = this.begin(site, new Map([...(site.published?.files ?? []), [path, digest]]), "");
    deploy.state = "ready";
    site.published = deploy;
  }

  /** A deploy with this title that somebody began so long ago and did not finish. */
  addUnfinished(site: ServiceSite, title: string, agoMs: number): void {
    const deploy = this.begin(site, new Map([["index.html", "0".repeat(40)]]), title);
    deploy.createdAt -= agoMs;
  }

  async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET" } = request;
    const url = new URL(request.url ?? "", this.address);
    const body = Buffer.concat(await request.toArray());
    this.log.push(`${method} ${url.pathname}`);
    await pause(this.delay?.(method) ?? 0);
    const reset = `${Math.ceil(this.limitUntil / 1000)}`;
    const fault = this.fault?.(method, url.pathname) ?? null;
    const [, top, version = "", ...rest] = url.pathname.split("/").map(decodeURIComponent);
    if (fault === "cut") request.socket.destroy();
    else if (top === "deploys") this.show(this.deploys.get(version) ?? null, rest.join("/"), response);
    else if (top === "sites") this.show(this.sites.get(version)?.published ?? null, rest.join("/"), response);
    else if (request.headers.authorization !== `Bearer ${TOKEN}`) answer(response, 401);
    else if (fault !== null) answer(response, fault);
    else if (Date.now() < this.limitUntil) answer(response, 429, null, { "x-ratelimit-reset": reset });
    else if (this.log.length % LIMIT_EVERY === 0) answer(response, 429, null, { "retry-after": "0" });
    else this.route({ method, url, rest, body, request }, response);
  }

  private route({ method, url, rest, body, request }: Call, response: ServerResponse): void {
    const [kind, id = "", part = "", ...path] = rest;
    const name = path.join("/");
    const site = kind === "sites" ? this.sites.get(id) : this.deploys.get(id)?.site;
    const deploy = this.deploys.get(kind === "deploys" ? id : name);
    const isRaw = request.headers["content-type"] === "application/vnd.bitballoon.v1.raw";
    const digest = site?.published?.files.get(name);
    const call = `${method} ${kind} ${part}${name === "" ? "" : "/…"}`;
    if (!site) answer(response, 404);
    else if (call === "GET sites ") answer(response, 200, this.siteAnswer(site));
    else if (call === "GET sites files") page(url, fileAnswers(site), response);
    else if (call === "GET sites files/…" && digest && isRaw) response.end(this.contents.get(digest));
    else if (call === "GET sites deploys") page(url, site.deploys.map(deployAnswer).reverse(), response);
    else if (call === "GET sites deploys/…" && deploy) answer(response, 200, deployAnswer(deploy));
    else if (call === "POST sites deploys") this.create(site, url, body, response);
    else if (call === "PUT deploys files/…" && deploy) this.upload(deploy, name, body, response);
    else if (call === "POST deploys cancel" && deploy) {
      if (deploy.state !== "ready") deploy.state = "error";
      answer(response, 201, deployAnswer(deploy));
    } else answer(response, 404);
  }

  private create(site: ServiceSite, url: URL, body: Buffer, response: ServerResponse): void {
    const order = orderSchema.safeParse(parseJson(body.toString()));
    const paths = Object.entries(order.data?.files ?? {});
    // "File digest method": no "#" and no "?".
    if (!order.success || paths.some(([path]) => !/^\/[^#?]+$/.test(path))) {
      answer(response, 422);
      return;
    }
    const files = new Map(paths.map(([path, digest]) => [path.slice(1), digest]));
    const deploy = this.begin(site, files, url.searchParams.get("title") ?? "");
    if (order.data.async) {
      // "Async requests for large deploys": what is required is known later.
      deploy.state = "preparing";
      const { required: _, ...early } = deployAnswer(deploy);
      answer(response, 200, early);
      setTimeout(() => {
        deploy.state = "uploading";
        this.advance(deploy);
      }, 20);
    } else {
      this.advance(deploy);
      answer(response, 200, deployAnswer(deploy));
    }
  }

  private begin(site: ServiceSite, files: Map<string, string>, title: string): Deploy {
    this.clock = Math.max(this.clock + 1, Date.now());
    const missing = new Set([...files.values()].filter((digest) => !this.contents.has(digest)));
    const id = `deploy-${this.deploys.size + 1}`;
    const deploy: Deploy = { id, site, title, createdAt: this.clock, state: "uploading", files, missing };
    this.deploys.set(id, deploy);
    site.deploys.push(deploy);
    return deploy;
  }

  private upload(deploy: Deploy, path: string, body: Buffer, response: ServerResponse): void {
    const isDue = deploy.state === "uploading" && deploy.files.get(path) === sha1(body);
    if (isDue) {
      this.keep(body);
      this.advance(deploy);
    }
    answer(response, isDue ? 200 : 422);
  }

  /** A deploy that has all its files is worked on for a moment, and then shown as a whole. */
  private advance(deploy: Deploy): void {
    for (const digest of deploy.missing) if (this.contents.has(digest)) deploy.missing.delete(digest);
    if (deploy.missing.size > 0 || deploy.state !== "uploading") return;
    deploy.state = "processing";
    setTimeout(() => {
      if (deploy.state !== "processing") return;
      deploy.state = "ready";
      if (!deploy.site.isLocked) deploy.site.published = deploy;
    }, 10);
  }

  private keep(content: Buffer): string {
    const digest = sha1(content);
    this.contents.set(digest, content);
    return digest;
  }

  private siteAnswer({ id, published }: ServiceSite): object {
    const url = `${this.address}/sites/${id}`;
    return { id, url, ssl_url: url, published_deploy: published && this.liveAnswer(published) };
  }

  /** A deploy has an address of its own for good. */
  private liveAnswer(deploy: Deploy): object {
    return { ...deployAnswer(deploy), deploy_ssl_url: `${this.address}/deploys/${deploy.id}` };
  }

  private show(deploy: Deploy | null, path: string, response: ServerResponse): void {
    const content = this.contents.get(deploy?.files.get(path) ?? "");
    if (!deploy || !content) {
      answer(response, 404);
      return;
    }
    const text = content.toString();
    const shown = deploy.site.shown(text, path);
    response.end(shown === text ? content : shown);
  }
}

/** "Pagination". */
function page(url: URL, items: readonly object[], response: ServerResponse): void {
  const number = Number(url.searchParams.get("page") ?? 1);
  const isLast = number * PAGE >= items.length;
  const link = `<${url.origin}${url.pathname}?page=${number + 1}>; rel="next"`;
  answer(response, 200, items.slice((number - 1) * PAGE, number * PAGE), isLast ? {} : { link });
}

function fileAnswers({ published }: ServiceSite): object[] {
  return [...(published?.files ?? [])].map(([path, sha]) => ({ id: `/${path}`, path: `/${path}`, sha }));
}

function deployAnswer({ id, title, createdAt, state, missing }: Deploy) {
  return { id, title, state, created_at: new Date(createdAt).toISOString(), required: [...missing] };
}

function answer(
  response: ServerResponse,
  status: number,
  value: unknown = { code: status, message: "" },
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
}

function sha1(bytes: Buffer): string {
  return createHash("sha1").update(bytes).digest("hex");
}
