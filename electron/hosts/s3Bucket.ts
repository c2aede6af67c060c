import { AwsClient } from "aws4fetch";
import { type ErrorCode, UserError } from "../../shared/errors.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { sha256 } from "../publishing/digest.ts";
import { type HttpOptions, type HttpPlace, httpFetch } from "./http.ts";
import { errorCode, refusalError, type S3Refusal, xmlValues } from "./s3Answer.ts";
import { addressByPath, encoded, ownAddress, queryText, urlDecoded } from "./s3Keys.ts";

/** An object's bytes, with the tag of this state of it. */
export interface S3Object {
  bytes: Uint8Array;
  etag: string;
}

/** What a list says of an object. */
export interface S3Entry {
  etag: string;
  /** In bytes; null where the list does not say. */
  size: number | null;
}

/** What answers to a bucket's own address where it has none. */
const NO_BUCKET: readonly ErrorCode[] = ["host-refused", "host-path-missing"];

/**
 * A condition that is not met (412); Amazon answers 409 to the one that comes second of two at once, and 501
 * is a server without conditions.
 */
const UNMET: readonly number[] = [409, 412, 501];

interface Call extends Pick<HttpOptions, "body" | "onSent" | "signal"> {
  /** Relative to the site's root; null is the bucket itself. */
  path: string | null;
  query?: Record<string, string>;
  headers?: Record<string, string>;
}

/**
 * The part of a bucket that a site is in, by the REST interface of Amazon S3 (API version
 * 2006-03-01), addressed by path, which most servers know, or by a name of its own. Errors are UserErrors
 * where they are the server's last word (`host-sign-in`, `host-path-missing`, `host-read-only`,
 * `host-full`, `host-name-refused`, `host-refused`), otherwise faults that may pass.
 */
export class S3Bucket {
  private readonly config: HostOf<"s3">;
  private readonly client: AwsClient;
  private readonly place: HttpPlace;
  private address: string;
  private readonly prefix: string;
  private wasReached = false;
  /** Ceph compares a tag as it stands in the header, where RFC 9110 has it in quotes. */
  private quotesTags = true;
  /** As Amazon does since 2025; elsewhere the condition is read over. */
  private bindsRemovals = false;

  constructor(config: HostOf<"s3">, secret: string) {
    const { name, endpoint, region, bucket, prefix, accessKey } = config;
    this.config = config;
    this.place = { name, address: endpoint };
    this.address = ownAddress(endpoint, bucket) ?? addressByPath(endpoint, bucket);
    // `.` and `..` would lead out of the bucket: addresses are tidied up on their way.
    const folders = prefix.split("/").filter((folder) => !/^\.{0,2}$/.test(folder));
    this.prefix = folders.map((folder) => `${folder}/`).join("");
    const keys = { accessKeyId: accessKey, secretAccessKey: secret };
    // Whoever calls tries again what may pass, and knows whether that is safe.
    this.client = new AwsClient({ ...keys, service: "s3", region, retries: 0 });
  }

  /** Signs in, and looks for the bucket. @throws UserError `host-sign-in`, `host-path-missing` */
  async open(): Promise<void> {
    const look = () => this.list({ prefix: this.prefix, "max-keys": "1" });
    const own = this.address;
    try {
      await look();
    } catch (error) {
      // The service may be named like the bucket: minio.example.org, and a bucket "minio" in it.
      this.address = addressByPath(this.config.endpoint, this.config.bucket);
      const isOther = error instanceof UserError && NO_BUCKET.includes(error.code) && this.address !== own;
      const isThere = isOther && (await look().then(Boolean, () => false));
      if (!isThere) {
        this.address = own;
        throw error;
      }
    }
    this.wasReached = true;
  }

  /**
   * Whether a write can be bound to the state of the object, found out with one at this path that is
   * gone afterwards. Servers that do not know the conditions mostly write all the same.
   */
  async measureConditions(path: string): Promise<boolean> {
    const write = (etag: string | null) => this.putIf(path, new TextEncoder().encode("twinpress"), {}, etag);
    try {
      const right = await write(null);
      if (!right || (await write(null)) !== null) return false;
      const wrong = right.replace(/./g, (digit) => (digit === "0" ? "1" : "0"));
      for (const quotesTags of [true, false]) {
        this.quotesTags = quotesTags;
        if ((await write(wrong)) !== null) return false;
        if ((await write(right)) === null) continue;
        await this.measureRemovals(path, right, wrong);
        return true;
      }
      return false;
    } finally {
      await this.remove(path);
    }
  }

  private async measureRemovals(path: string, right: string, wrong: string): Promise<void> {
    this.bindsRemovals = true;
    const isKept = !(await this.removeIf(path, wrong)) && (await this.get(path)) !== null;
    this.bindsRemovals = isKept && (await this.removeIf(path, right));
  }

  /** An object, or null where there is none. */
  async get(path: string): Promise<S3Object | null> {
    const response = await this.send("GET", { path });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.ok) return { bytes, etag: tagOf(response) };
    const refusal = asRefusal("GET", path, response, bytes);
    if (isNoObject(refusal)) return null;
    throw refusalError(refusal, this.config);
  }

  /** Writes or replaces an object, and gives its tag. */
  async put(
    path: string,
    body: Uint8Array,
    headers: Record<string, string>,
    watch: Pick<HttpOptions, "onSent" | "signal"> = {},
  ): Promise<string> {
    const response = await this.send("PUT", { ...watch, path, body, headers });
    await this.requireDone("PUT", path, response);
    return tagOf(response);
  }

  /** Replaces the object of this tag (null: makes one where there is none). Null when it has another. */
  async putIf(
    path: string,
    bytes: Uint8Array,
    headers: Record<string, string>,
    etag: string | null,
    watch: Pick<HttpOptions, "onSent" | "signal"> = {},
  ): Promise<string | null> {
    const condition = etag === null ? { "if-none-match": "*" } : this.ifMatch(etag);
    const all = { ...headers, ...condition };
    const response = await this.send("PUT", { ...watch, path, body: bytes, headers: all });
    const body = new Uint8Array(await response.arrayBuffer());
    if (response.ok) return tagOf(response);
    const refusal = asRefusal("PUT", path, response, body);
    if (UNMET.includes(refusal.status) || isNoObject(refusal)) return null;
    throw refusalError(refusal, this.config);
  }

  /** Removes an object; one that is already gone is fine. */
  async remove(path: string): Promise<void> {
    const response = await this.send("DELETE", { path });
    if (response.status !== 404) await this.requireDone("DELETE", path, response);
    else await response.body?.cancel();
  }

  /**
   * Removes the object of this tag where the server knows how, elsewhere whatever is there; one that is
   * already gone is fine. False when it has another tag.
   */
  async removeIf(path: string, etag: string): Promise<boolean> {
    const headers = this.bindsRemovals ? this.ifMatch(etag) : {};
    const response = await this.send("DELETE", { path, headers });
    if (response.status !== 404 && !UNMET.includes(response.status)) {
      await this.requireDone("DELETE", path, response);
      return true;
    }
    await response.body?.cancel();
    return response.status === 404;
  }

  /** Every object in a folder of the site and below it, by path. @param folder with its slash; "" is the site */
  async entries(folder = ""): Promise<Map<string, S3Entry>> {
    const found = new Map<string, S3Entry>();
    const page = { prefix: this.prefix + folder, "encoding-type": "url" };
    let token: string | undefined;
    do {
      const xml = await this.list(token === undefined ? page : { ...page, "continuation-token": token });
      const isEncoded = xmlValues(xml, "EncodingType")[0] === "url";
      for (const [, object = ""] of xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
        const [[key = ""], [etag = ""], [size]] = ["Key", "ETag", "Size"].map((name) =>
          xmlValues(object, name),
        ) as [string[], string[], string[]];
        const path = (isEncoded ? urlDecoded(key) : key).slice(this.prefix.length);
        found.set(path, { etag: plainTag(etag), size: size === undefined ? null : Number(size) });
      }
      [token] = xmlValues(xml, "NextContinuationToken");
      // Half a list would make a stranger's files look as if they were not there.
      if (!token && xmlValues(xml, "IsTruncated")[0] === "true") throw this.noList();
    } while (token);
    return found;
  }

  private ifMatch(etag: string): Record<string, string> {
    return { "if-match": this.quotesTags ? `"${etag}"` : etag };
  }

  private async list(query: Record<string, string>): Promise<string> {
    const response = await this.send("GET", { path: null, query: { "list-type": "2", ...query } });
    const body = await response.text();
    if (!response.ok) {
      throw refusalError({ method: "GET", path: null, status: response.status, body }, this.config);
    }
    // A web site, or the page of a network that one has to sign in to, says "fine" to everything.
    if (!body.includes("<ListBucketResult")) throw this.noList();
    return body;
  }

  private noList(): UserError {
    const { name, bucket } = this.config;
    return new UserError("host-refused", { name, path: bucket, detail: "ListObjectsV2" });
  }

  private send(method: S3Refusal["method"], { path, query, headers, ...watch }: Call): Promise<Response> {
    const object = path === null ? "" : `/${encoded(this.prefix + path)}`;
    const url = `${this.address}${object}${query ? `?${queryText(query)}` : ""}`;
    // The server compares it with what arrives, and takes nothing else.
    const digest: Record<string, string> = watch.body ? { "x-amz-content-sha256": sha256(watch.body) } : {};
    return httpFetch(
      async (part) => {
        // Only signed by the library: sent by it, a request could not be stopped once memory was tidied up.
        const all = { ...part.headers, ...digest, ...headers };
        const { headers: signed } = await this.client.sign(url, { method, headers: all });
        // A redirected request would have to be signed anew, for a place that nobody has set.
        return fetch(url, { ...part, method, redirect: "manual", headers: signed });
      },
      this.place,
      { ...watch, wasReached: this.wasReached },
    );
  }

  private async requireDone(method: "PUT" | "DELETE", path: string, response: Response): Promise<void> {
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok) throw refusalError(asRefusal(method, path, response, bytes), this.config);
  }
}

function asRefusal(
  method: S3Refusal["method"],
  path: string,
  { status }: Response,
  bytes: Uint8Array,
): S3Refusal {
  return { method, path, status, body: new TextDecoder().decode(bytes) };
}

function isNoObject(refusal: S3Refusal): boolean {
  return refusal.status === 404 && errorCode(refusal) !== "NoSuchBucket";
}

function tagOf(response: Response): string {
  return plainTag(response.headers.get("etag") ?? "");
}

/** A tag without its quotes, and without the mark of a file that was compressed on the way. */
function plainTag(tag: string): string {
  return tag.replace(/^W\/|"/g, "");
}
