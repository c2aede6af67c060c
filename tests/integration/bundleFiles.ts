import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Writes files by their paths below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A page of a bundle: YAML front matter and Markdown. */
export function page(frontMatter: string, markdown = "Text."): string {
  return `---\n${frontMatter}\n---\n\n${markdown}\n`;
}
