import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import type { HostOf } from "../../shared/story/newsroom.ts";

/** What a {@link PlainS3} does. */
export interface PlainS3Options {
  /** Keeps to If-Match and If-None-Match, removals too, as Amazon's documentation says of it. */
  isConditional: boolean;
}

/** Buckets that let anyone in, as an object store does that knows less than Ceph does, or breaks down. */
export class PlainS3 {
  /** By path, beginning with the bucket. */
  readonly objects = new Map<string, Buffer>();
  /** Requests as method and path. */
  readonly log: string[] = [];
  /** Writes to paths with this end are done, and the connection is cut in place of the answer; once. */
  cutAfter: string | null = null;
  readonly config: HostOf<"s3">;
  private readonly isConditional: boolean;

  private constructor(port: number, { isConditional }: PlainS3Options) {
    this.isConditional = isConditional;
    const endpoint = `http://127.0.0.1:${port}`;
    const place = { endpoint, region: "us-east-1", bucket: "press", prefix: "" };
    this.config = { kind: "s3", id: "plain", name: "Plain", ...place, accessKey: "anyone" };
  }

  /** Starts one that ends with the test. */
  static async start(options: PlainS3Options): Promise<PlainS3> {
    let plain: PlainS3 | null = null;
    const server = createServer((request, response) => void plain?.answer(request, response));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close().closeAllConnections());
    plain = new PlainS3(Object(server.address()).port as number, options);
    return plain;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray());
    const path = decodeURIComponent(new URL(request.url ?? "", "http://plain").pathname.slice(1));
    const found = this.objects.get(path);
    this.log.push(`${request.method} ${path}`);
    if (!path.includes("/")) {
      response.end(`<ListBucketResult>${[...this.objects].map(listElement).join("")}</ListBucketResult>`);
    } else if (["PUT", "DELETE"].includes(request.method ?? "") && !this.isMet(request, found)) {
      response.writeHead(412).end("<Error><Code>PreconditionFailed</Code></Error>");
    } else if (request.method === "PUT") {
      this.objects.set(path, body);
      if (this.cutAfter !== null && path.endsWith(this.cutAfter)) {
        this.cutAfter = null;
        request.socket.destroy();
      } else response.setHeader("etag", tagOf(body)).end();
    } else if (request.method === "DELETE") {
      this.objects.delete(path);
      response.writeHead(204).end();
    } else if (found) response.setHeader("etag", tagOf(found)).end(found);
    else response.writeHead(404).end("<Error><Code>NoSuchKey</Code></Error>");
  }

  private isMet({ headers }: IncomingMessage, found: Buffer | undefined): boolean {
    if (!this.isConditional) return true;
    if (headers["if-none-match"] === "*") return found === undefined;
    return headers["if-match"] === undefined || (found !== undefined && headers["if-match"] === tagOf(found));
  }
}

function tagOf(bytes: Buffer): string {
  return `"${createHash("md5").update(bytes).digest("hex")}"`;
}

function listElement([path, bytes]: [string, Buffer]): string {
  const key = path.slice(path.indexOf("/") + 1);
  const name = key.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const tag = tagOf(bytes).replaceAll('"', "&quot;");
  return `<Contents><Key>${name}</Key><ETag>${tag}</ETag><Size>${bytes.byteLength}</Size></Contents>`;
}
