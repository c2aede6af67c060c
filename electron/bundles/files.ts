import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Language } from "../../shared/language.ts";

/** A page bundle: a folder with a page in one or both languages. */
export interface BundleFolder {
  /** Absolute. */
  folder: string;
  section: string;
  /** The folder's own name. */
  name: string;
  /** The pages' file names. */
  pages: Partial<Record<Language, string>>;
}

/** What a `content/` folder holds. */
export interface ContentFolder {
  /** In the order of their paths. */
  bundles: BundleFolder[];
  /** Pages that are in no bundle or in a third language; absolute paths. */
  others: string[];
}

const PAGE = /^(_?index|.+?)(?:\.([A-Za-z]{2,3}(?:-[A-Za-z]{2,4})*))?\.(?:md|markdown)$/;

/** Hugo's language codes that are the two languages of a newsroom; a page without one is English. */
export function languageOfCode(code: string | undefined): Language | null {
  const plain = (code ?? "en").toLowerCase();
  if (plain === "en" || plain.startsWith("en-")) return "en";
  return /^zh(?:-cn|-sg|-hans.*)?$/.test(plain) ? "zh-Hans" : null;
}

/** Every page bundle below `content/`; the first folder is the section. */
export function findBundles(content: string): ContentFolder {
  const found: ContentFolder = { bundles: [], others: [] };
  const visit = (folder: string) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    const path = relative(content, folder).split(sep);
    const { pages, others } = pagesIn(entries, path.length > 1);
    for (const name of others) found.others.push(join(folder, name));
    if (Object.keys(pages).length > 0) {
      // What lies in folders of a bundle belongs to it (gohugo.io, "Page bundles").
      found.bundles.push({ folder, section: path[0] ?? "", name: path.at(-1) ?? "", pages });
      return;
    }
    for (const entry of entries) if (entry.isDirectory()) visit(join(folder, entry.name));
  };
  visit(content);
  return found;
}

function pagesIn(
  entries: readonly Dirent[],
  isInSection: boolean,
): { pages: BundleFolder["pages"]; others: string[] } {
  const pages: BundleFolder["pages"] = {};
  const others: string[] = [];
  for (const { name } of entries.filter((entry) => entry.isFile())) {
    const [, stem, code] = PAGE.exec(name) ?? [];
    if (stem === undefined || stem === "_index") continue;
    const language = languageOfCode(code);
    if (stem === "index" && isInSection && language && !pages[language]) pages[language] = name;
    else others.push(name);
  }
  return { pages, others };
}

/** A file that is not UTF-8. */
export class EncodingError extends Error {
  override readonly name = "EncodingError";
}

/** A text file, without its byte order mark. @throws EncodingError when it is not UTF-8 */
export function readUtf8(file: string): string {
  const bytes = readFileSync(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new EncodingError(file, { cause: error });
  }
}
