import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { termsFromCsv, termsToCsv } from "../../shared/bilingual/glossary/csv.ts";
import { decodeText } from "../../shared/bilingual/glossary/decode.ts";
import type { GlossaryFileImport, ReadTerms } from "../../shared/bilingual/glossary/readTerms.ts";
import { TbxError, termsFromTbx } from "../../shared/bilingual/glossary/tbx/read.ts";
import { termsToTbx } from "../../shared/bilingual/glossary/tbx/write.ts";
import { decodeXml, XmlEncodingError } from "../../shared/bilingual/XmlDecoder.ts";
import { UserError } from "../../shared/errors.ts";
import { writeFileAtomically } from "./atomicFile.ts";
import { readingError, writingError } from "./fileErrors.ts";
import { type Ending, GLOSSARY_ENDINGS } from "./glossaryEndings.ts";
import type { Library } from "./library.ts";

/** About fifty thousand terms: larger files are other things, or are for other programs. */
const LIMIT_MB: Record<Ending, number> = { csv: 8, tbx: 64 };
const MEGABYTE = 2 ** 20;

/**
 * Takes the terms of a file into a newsroom's glossary. What can't be read of it is named, the rest comes in.
 *
 * @param mayWrite waited for when the file is read and nothing written
 * @throws UserError `source-missing`, `file-not-readable`, `glossary-file-kind`, `glossary-too-large`, `glossary-too-many`, `glossary-encoding`,
 * `glossary-columns`, `glossary-xml`, `glossary-not-tbx`, `glossary-entities`; nothing came in then
 */
export async function importGlossary(
  library: Library,
  path: string,
  mayWrite: () => Promise<void> = async () => undefined,
): Promise<GlossaryFileImport> {
  const { terms, problems, otherForms } = await readTermsFile(path);
  await mayWrite();
  return { ...library.glossary.importTerms(terms), problems, otherForms };
}

/**
 * Writes a newsroom's glossary into a file, and says how many terms it has.
 *
 * @throws UserError `glossary-file-kind`, `file-not-writable`, `folder-not-writable`, `disk-full`
 */
export async function exportGlossary(library: Library, path: string): Promise<number> {
  const ending = endingOf(path);
  const terms = library.glossary.list();
  const text = ending === "csv" ? termsToCsv(terms) : termsToTbx(terms, library.newsroom().name.en);
  try {
    await writeFileAtomically(path, new TextEncoder().encode(text));
  } catch (error) {
    throw writingError(path, error);
  }
  return terms.length;
}

async function readTermsFile(path: string): Promise<ReadTerms> {
  const ending = endingOf(path);
  const bytes = await readLimited(path, LIMIT_MB[ending]);
  if (ending === "tbx") return readTbx(bytes, path);
  const text = decodeText(bytes);
  if (text === null) throw new UserError("glossary-encoding", { path });
  const read = termsFromCsv(text);
  if (!read) throw new UserError("glossary-columns", { path });
  return read;
}

function readTbx(bytes: Uint8Array, path: string): ReadTerms {
  try {
    return termsFromTbx(decodeXml(bytes));
  } catch (error) {
    if (error instanceof XmlEncodingError) throw new UserError("glossary-encoding", { path }, error);
    if (!(error instanceof TbxError)) throw error;
    const { fault, ...place } = error.data;
    throw new UserError(`glossary-${fault}`, { path, ...place }, error);
  }
}

async function readLimited(path: string, limit: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    const megabytes = Math.ceil(size / MEGABYTE);
    if (megabytes > limit) throw new UserError("glossary-too-large", { path, megabytes, limit });
    return await readFile(path);
  } catch (error) {
    throw readingError(path, error);
  }
}

function endingOf(path: string): Ending {
  const ending = extname(path).slice(1).toLowerCase();
  const known = GLOSSARY_ENDINGS.find((candidate) => candidate === ending);
  if (!known) throw new UserError("glossary-file-kind", { path });
  return known;
}
