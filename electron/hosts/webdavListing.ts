import type { TreeEntry } from "./fileTree.ts";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * What is in a folder, from a server's answer to PROPFIND with depth 1 (RFC 4918 §9.1), whatever
 * prefix it gives the DAV: namespace.
 *
 * @param folder the folder's own path as it was asked for, which the answer lists too
 */
export function readListing(xml: string, folder: string): TreeEntry[] {
  const own = plain(folder);
  return elements(xml, "response").flatMap((response) => {
    const href = elements(response, "href")[0];
    if (href === undefined) return [];
    const path = plain(new URL(withoutEntities(href.trim()), "http://host/").pathname);
    const name = path.slice(path.lastIndexOf("/") + 1);
    const isFolder = isCollection(response);
    return path === own || name === "" ? [] : [{ name, isFolder }];
  });
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

/** A path without its last slash, decoded: servers differ in what they encode. */
function plain(path: string): string {
  const whole = path.replace(/\/+$/, "");
  try {
    return decodeURIComponent(whole);
  } catch {
    return whole;
  }
}
