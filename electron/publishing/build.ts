import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { newsroomFiles } from "../../shared/site/site.ts";
import { folderError } from "../library/fileErrors.ts";
import type { Library } from "../library/library.ts";
import { makeFolder } from "../library/makeFolder.ts";
import { makeContent } from "./content.ts";
import { readTheme } from "./theme.ts";

/** What a build made. */
export interface BuildReport {
  files: number;
  /** HTML pages among them. */
  pages: number;
  bytes: number;
  seconds: number;
}

/**
 * Writes all that is ready to publish as a site into an empty folder.
 *
 * @throws UserError `target-not-empty`, `folder-not-writable`, `disk-full`
 */
export async function build(library: Library, target: string): Promise<BuildReport> {
  const start = performance.now();
  const path = resolve(target);
  if (existsSync(path) && readdirSync(path).length > 0) throw new UserError("target-not-empty", { path });
  const report: BuildReport = { files: 0, pages: 0, bytes: 0, seconds: 0 };
  const folders = new Set<string>();
  try {
    for (const file of await newsroomFiles(library.siteSource(readTheme()))) {
      const bytes = await makeContent(library, file);
      const written = join(path, file.path);
      const folder = dirname(written);
      if (!folders.has(folder)) makeFolder(folder);
      folders.add(folder);
      // Many small files: written one after the other they take less time than through the thread pool.
      writeFileSync(written, bytes);
      report.files += 1;
      report.pages += file.path.endsWith(".html") ? 1 : 0;
      report.bytes += bytes.byteLength;
    }
  } catch (error) {
    throw folderError(path, error);
  }
  report.seconds = (performance.now() - start) / 1000;
  return report;
}
