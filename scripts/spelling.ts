import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SPELLING_DICTIONARIES } from "../electron/helps/spelling.ts";

/** Puts the spelling dictionaries and their licences into a folder, which is made too. */
export function copySpelling(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of SPELLING_DICTIONARIES) {
    const copy = (file: string, as: string) =>
      copyFileSync(fileURLToPath(new URL(file, import.meta.resolve(`dictionary-${name}`))), join(folder, as));
    copy("index.aff", `${name}.aff`);
    copy("index.dic", `${name}.dic`);
    copy("license", `${name}.LICENCE.txt`);
  }
}
