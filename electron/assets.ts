import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The absolute path of something under `assets/`: found upwards from this module, which runs from
 * the sources, from the bundle, and from inside the packaged app.
 *
 * @throws Error when the app was put together without its assets.
 */
export function assetPath(...segments: string[]): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, "assets", ...segments);
    if (existsSync(join(folder, "package.json")) && existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) throw new Error(`assets/${segments.join("/")} is missing`);
  }
}
