import type { TreeEntry } from "./fileTree.ts";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * What is in a folder, from a server's answer to PROPFIND with depth 1 (RFC 4918 §9.1), whatever
 * prefix it gives the DAV: namespace.
 *
 * @param folder the folder's own path as it was asked for, which the answer lists too
 */
export function readListing(xml: string, folder: string): TreeEntry[] {
  const entries = elements(xml, "response").flatMap((response) => {
    const href = elements(response, "href")[0];
    if (href === undefined) return [];
    const path = plain(new URL(withoutEntities(href.trim()), "http://host/").pathname);
    const [size = ""] = elements(response, "getcontentlength");
    return [
      { path, isFolder: isCollection(response), size: /^\d+$/.test(size.trim()) ? Number(size) : null },
    ];
  });
  const own = ownPath(
    entries.map(({ path }) => path),
    plain(folder),
  );
  return entries.flatMap(({ path, isFolder, size }) => {
    const name = nameOf(path);
    return path === own || name === "" ? [] : [{ name, isFolder, size: isFolder ? null : size }];
  });
}

/** The folder's path as the server knows it, which is another one where a proxy is before it. */
function ownPath(paths: readonly string[], asked: string): string {
  if (paths.includes(asked)) return asked;
  const shortest = paths.reduce((least, path) => (path.length < least.length ? path : least), paths[0] ?? "");
  if (nameOf(shortest) !== nameOf(asked)) return asked;
  return paths.every((path) => path === shortest || path.startsWith(`${shortest}/`)) ? shortest : asked;
}

/** True where an answer is about a folder (RFC 4918 §15.9). */
export function isCollection(xml: string): boolean {
  return /<(?:[\w-]+:)?collection(?:\s[^>]*)?\/?>/.test(xml);
}

/** The contents of each element of a name. */
function elements(xml: string, name: string): string[] {
  const pattern = new RegExp(
    `<(?:[\\w-]+:)?${name}(?:\\s[^>]*)?>([\\s\\S]*?)</(?:[\\w-]+:)?${name}\\s*>`,
    "g",
  );
  return [...xml.matchAll(pattern)].map(([, content]) => content ?? "");
}

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, word) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[word] ?? whole;
  });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A path without its last slash, decoded: servers differ in what they encode. */
function plain(path: string): string {
  const whole = path.replace(/\/+$/, "");
  try {
    return decodeURIComponent(whole);
  } catch {
    return whole;
  }
}
