import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The folder that the build puts the dictionaries in: found upwards from this module, which runs from
 * the sources, from the bundle, and from inside the packaged app.
 *
 * @throws Error when the module stands in no package.
 */
export function dictionaryFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return join(folder, "dist/helps");
    if (dirname(folder) === folder) throw new Error("package.json is missing");
  }
}
