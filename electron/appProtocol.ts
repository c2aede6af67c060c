import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { protocol } from "electron";
import { APP_ORIGIN } from "../shared/channels.ts";

/** Gives a picture of the open newsroom: its file and media type, or null where there is none. */
export type PictureLookup = (
  id: string,
  width: number | null,
) => Promise<{ file: string; type: string } | null>;

const SCHEME = new URL(APP_ORIGIN).protocol.slice(0, -1);

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** Nothing from elsewhere, nothing inline that runs; style attributes are set by script, which CSP allows. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** A window that never asks for its page, in milliseconds. */
const PATIENCE = 1000;

/**
 * Serves the window's files from the bundle, and pictures under `/media/<id>?w=<width>`. They come
 * from this thread: what keeps it busy keeps the window waiting.
 *
 * @returns resolves when the first window has got its page: until it asks for what the page names its
 * process has to start, and this thread has nothing to do
 */
export function serveApp(picture: PictureLookup): Promise<void> {
  const root = join(import.meta.dirname, "../renderer");
  const { promise: begun, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, PATIENCE);
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.origin !== APP_ORIGIN && url.host !== new URL(APP_ORIGIN).host) return notFound();
    const media = /^\/media\/([0-9a-f]{64})$/.exec(url.pathname);
    if (media?.[1]) return servePicture(picture, media[1], url.searchParams.get("w"));
    const served = await serveFile(root, decodeURIComponent(url.pathname));
    // When the answer is on its way.
    setImmediate(resolve);
    return served;
  });
  return begun;
}

async function serveFile(root: string, path: string): Promise<Response> {
  const file = normalize(join(root, path));
  if (!file.startsWith(root)) return notFound();
  try {
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    return new Response(await readFile(file), {
      headers: {
        "content-type": type,
        "content-security-policy": POLICY,
        "x-content-type-options": "nosniff",
      },
    });
  } catch {
    return notFound();
  }
}

async function servePicture(picture: PictureLookup, id: string, width: string | null): Promise<Response> {
  const wanted = width !== null && /^\d{1,4}$/.test(width) ? Number(width) : null;
  try {
    const found = await picture(id, wanted);
    if (!found) return notFound();
    return new Response(await readFile(found.file), {
      headers: {
        "content-type": found.type,
        "cache-control": "max-age=31536000, immutable",
        "content-security-policy": "default-src 'none'",
        "x-content-type-options": "nosniff",
      },
    });
  } catch {
    return notFound();
  }
}

function notFound(): Response {
  return new Response("", { status: 404 });
}
