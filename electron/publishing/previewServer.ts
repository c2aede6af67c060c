import { createHash } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { DEFAULT_BASE_URL } from "../../shared/site/address.ts";

/** A site being served on this computer. */
export interface PreviewServer {
  /** With a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** What to serve. Without a port the site's usual one is taken, or another where that is in use. */
export interface PreviewOptions {
  dir: string;
  port?: number;
}

const HOST = "127.0.0.1";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".avif": "image/avif",
};

/**
 * Serves a folder on 127.0.0.1, to this computer only.
 *
 * @throws UserError `source-missing` for no folder, `port-in-use` for a port that was asked for
 */
export async function servePreview({ dir, port }: PreviewOptions): Promise<PreviewServer> {
  const root = await realpath(resolve(dir)).catch(() => {
    throw new UserError("source-missing", { path: dir });
  });
  const server = createServer((request, response) => {
    answer(root, request, response).catch(() => send(response, 500, "text/plain; charset=utf-8", ""));
  });
  const listen = (wanted: number) =>
    new Promise<number>((done, failed) => {
      server.once("error", failed);
      server.listen(wanted, HOST, () => {
        server.off("error", failed);
        const address = server.address();
        done(typeof address === "object" && address ? address.port : wanted);
      });
    });
  const chosen = await listen(port ?? Number(new URL(DEFAULT_BASE_URL).port)).catch((error: unknown) => {
    if (port !== undefined) throw new UserError("port-in-use", { port }, error);
    return listen(0);
  });
  return {
    url: `http://${HOST}:${chosen}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isForUs(request)) return send(response, 403, "text/plain; charset=utf-8", "");
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    return send(response, 405, "text/plain; charset=utf-8", "");
  }
  const path = pathOf(request);
  const found = path === null ? null : await read(root, path);
  if (found === "redirect") {
    response.setHeader("location", `${path}/`);
    return send(response, 301, "text/plain; charset=utf-8", "");
  }
  if (found === null) {
    const page = await read(root, "/404.html");
    const body = page === null || page === "redirect" ? "404" : page.bytes;
    return send(response, 404, "text/html; charset=utf-8", body, request.method);
  }
  const tag = `"${createHash("sha256").update(found.bytes).digest("hex").slice(0, 32)}"`;
  response.setHeader("etag", tag);
  // Always asked again: the next publish may have changed it.
  response.setHeader("cache-control", "no-cache");
  if (request.headers["if-none-match"] === tag) return send(response, 304, found.type, "");
  send(response, 200, found.type, found.bytes, request.method);
}

/** A page elsewhere whose name was made to point here must not read this computer's drafts. */
function isForUs(request: IncomingMessage): boolean {
  const [name] = (request.headers.host ?? "").split(":");
  return name === HOST || name === "localhost";
}

function pathOf(request: IncomingMessage): string | null {
  try {
    const path = decodeURIComponent(new URL(request.url ?? "/", `http://${HOST}`).pathname);
    return path.includes("\0") || path.split("/").some((part) => part.startsWith(".")) ? null : path;
  } catch {
    return null;
  }
}

async function read(
  root: string,
  path: string,
): Promise<{ bytes: Uint8Array; type: string } | "redirect" | null> {
  const wanted = join(root, path.endsWith("/") ? `${path}index.html` : path);
  try {
    const file = await realpath(wanted);
    if (!file.startsWith(root + sep)) return null;
    const type = TYPES[extname(file).toLowerCase()] ?? "application/octet-stream";
    return { bytes: await readFile(file), type };
  } catch (error) {
    const isFolder = error instanceof Error && "code" in error && error.code === "EISDIR";
    return isFolder ? "redirect" : null;
  }
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  method = "GET",
): void {
  response.statusCode = status;
  response.setHeader("content-type", type);
  response.setHeader("x-content-type-options", "nosniff");
  if (method !== "HEAD") response.end(body);
  else response.end();
}
