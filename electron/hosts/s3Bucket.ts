import { AwsClient } from "aws4fetch";
import { type ErrorCode, UserError } from "../../shared/errors.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import { sha256 } from "../publishing/digest.ts";
import { type HttpOptions, type HttpPlace, httpFetch } from "./http.ts";
import { errorCode, refusalError, type S3Refusal, xmlValues } from "./s3Answer.ts";

/** An object's bytes, with the tag of this state of it. */
export interface S3Object {
  bytes: Uint8Array;
  etag: string;
}

/** What answers to a bucket's own address where it has none. */
const NO_BUCKET: readonly ErrorCode[] = ["host-refused", "host-path-missing"];

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
        if ((await write(right)) !== null) return true;
      }
      return false;
    } finally {
      await this.remove(path);
    }
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
  ): Promise<string | null> {
    const tag = this.quotesTags ? `"${etag}"` : `${etag}`;
    const condition: Record<string, string> = etag === null ? { "if-none-match": "*" } : { "if-match": tag };
    const response = await this.send("PUT", { path, body: bytes, headers: { ...headers, ...condition } });
    const body = new Uint8Array(await response.arrayBuffer());
    if (response.ok) return tagOf(response);
    const refusal = asRefusal("PUT", path, response, body);
    // Amazon answers 409 to the one that comes second of two at once; 501 is a server without conditions.
    if ([409, 412, 501].includes(refusal.status) || isNoObject(refusal)) return null;
    throw refusalError(refusal, this.config);
  }

  /** Removes an object; one that is already gone is fine. */
  async remove(path: string): Promise<void> {
    const response = await this.send("DELETE", { path });
    if (response.status !== 404) await this.requireDone("DELETE", path, response);
    else await response.body?.cancel();
  }

  /** Which of these paths hold an object. */
  async present(paths: readonly string[]): Promise<Set<string>> {
    const wanted = new Set(paths);
    const found = new Set<string>();
    const page = { prefix: this.prefix + commonFolder(paths), "encoding-type": "url" };
    let token: string | undefined;
    do {
      const xml = await this.list(token === undefined ? page : { ...page, "continuation-token": token });
      const isEncoded = xmlValues(xml, "EncodingType")[0] === "url";
      for (const key of xmlValues(xml, "Key")) {
        const path = (isEncoded ? urlDecoded(key) : key).slice(this.prefix.length);
        if (wanted.has(path)) found.add(path);
      }
      [token] = xmlValues(xml, "NextContinuationToken");
      // Half a list would make a stranger's files look as if they were not there.
      if (!token && xmlValues(xml, "IsTruncated")[0] === "true") throw this.noList();
    } while (token);
    return found;
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

/** An endpoint that begins with the bucket's name, the only one that some services take, such as Aliyun's and Tencent's. */
function ownAddress(endpoint: string, bucket: string): string | null {
  return new URL(endpoint).hostname.startsWith(`${bucket}.`) ? endpoint.replace(/\/+$/, "") : null;
}

function addressByPath(endpoint: string, bucket: string): string {
  return `${endpoint.replace(/\/+$/, "")}/${encoded(bucket)}`;
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

/** The tag without its quotes, and without the mark of a file that was compressed on the way. */
function tagOf(response: Response): string {
  return (response.headers.get("etag") ?? "").replace(/^W\/|"/g, "");
}

/** A key as it stands in an address: every character that has a meaning there is percent-encoded. */
function encoded(key: string): string {
  return key.split("/").map(encodedPart).join("/");
}

/** As "Authenticating Requests (AWS Signature Version 4)" has it: all but the unreserved ones of RFC 3986. */
function encodedPart(text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, hex);
}

function queryText(query: Record<string, string>): string {
  return Object.entries(query)
    .map((pair) => pair.map(encodedPart).join("="))
    .join("&");
}

/** A key of a list; what a stranger named in bytes that are no text stays as it is. */
function urlDecoded(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch {
    return key;
  }
}

/** The folder that all of these paths are in, with its slash, or "". */
function commonFolder(paths: readonly string[]): string {
  let [common = ""] = paths;
  for (const path of paths) {
    while (!path.startsWith(common)) common = common.slice(0, -1);
  }
  return common.slice(0, common.lastIndexOf("/") + 1);
}
