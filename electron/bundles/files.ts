import { readdirSync, readFileSync } from "node:fs";
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

const PAGE = /^index(?:\.([A-Za-z-]+))?\.(?:md|markdown)$/;

/** Hugo's language codes that are the two languages of a newsroom; a page without one is English. */
export function languageOfCode(code: string | undefined): Language | null {
  const plain = (code ?? "en").toLowerCase();
  if (plain === "en" || plain.startsWith("en-")) return "en";
  return plain === "zh" || plain.startsWith("zh-cn") || plain.startsWith("zh-hans") ? "zh-Hans" : null;
}

/** Every page bundle below `content/`, in the order of their paths; the first folder is the section. */
export function findBundles(content: string): BundleFolder[] {
  const bundles: BundleFolder[] = [];
  const visit = (folder: string) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    const pages: BundleFolder["pages"] = {};
    for (const entry of entries) {
      const found = entry.isFile() ? PAGE.exec(entry.name) : null;
      const language = found ? languageOfCode(found[1]) : null;
      if (language) pages[language] ??= entry.name;
    }
    const path = relative(content, folder).split(sep);
    if (Object.keys(pages).length > 0 && path.length > 1) {
      bundles.push({ folder, section: path[0] ?? "", name: path.at(-1) ?? "", pages });
      return;
    }
    for (const entry of entries) if (entry.isDirectory()) visit(join(folder, entry.name));
  };
  visit(content);
  return bundles;
}

/** A text file. @throws TypeError when it is not UTF-8 */
export function readUtf8(file: string): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
}
