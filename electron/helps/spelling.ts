import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { Spelling, type SpellingSource } from "../../shared/helps/spelling.ts";

/** The dictionaries that English is checked by: American and British. */
export const SPELLING_DICTIONARIES = ["en", "en-gb"] as const;

/**
 * The dictionaries' files in a folder, as `<name>.aff` and `<name>.dic`.
 *
 * @throws UserError `help-file-unreadable`
 */
export function readSpelling(folder: string): Promise<SpellingSource[]> {
  return Promise.all(
    SPELLING_DICTIONARIES.map(async (name) => {
      const [aff, dic] = await Promise.all([
        readPart(join(folder, `${name}.aff`)),
        readPart(join(folder, `${name}.dic`)),
      ]);
      return { aff, dic };
    }),
  );
}

/**
 * English spelling, unpacked in this process: half a second and 50 MB, so only when it is wanted.
 *
 * @throws UserError `help-file-unreadable`
 */
export async function loadSpelling(folder: string): Promise<Spelling> {
  return Spelling.of(await readSpelling(folder));
}

async function readPart(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new UserError("help-file-unreadable", { path }, cause);
  }
}
