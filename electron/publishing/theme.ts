import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ThemeFile } from "../../shared/site/source.ts";
import { assetPath } from "../assets.ts";

/** The site's look, as the app brings it. */
export function readTheme(): ThemeFile[] {
  const folder = assetPath("theme");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".css") || name.endsWith(".svg"))
    .sort()
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
}
