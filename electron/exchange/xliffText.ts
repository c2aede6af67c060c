import { readFileSync, statSync } from "node:fs";
import { decodeXml, XmlEncodingError } from "../../shared/bilingual/XmlDecoder.ts";
import { UserError } from "../../shared/errors.ts";
import { readingError } from "../library/fileErrors.ts";

/** The largest file that is read, in MB: some ten thousand stories' worth, and a few seconds. */
const LIMIT_MB = 32;
const MEGABYTE = 2 ** 20;

/**
 * The text of a translator's file.
 *
 * @throws UserError `source-missing`, `file-not-readable`, `xliff-too-large` before anything is read,
 * `xliff-encoding` for bytes that are not what the file claims
 */
export function readXmlText(path: string): string {
  const bytes = readBounded(path);
  try {
    return decodeXml(bytes);
  } catch (error) {
    if (!(error instanceof XmlEncodingError)) throw error;
    throw new UserError("xliff-encoding", { path, encoding: error.encoding }, error);
  }
}

/** A file's bytes for its text. @throws UserError `xliff-too-many` for one that could not be taken back */
export function xmlBytes(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const megabytes = Math.ceil(bytes.length / MEGABYTE);
  if (megabytes > LIMIT_MB) throw new UserError("xliff-too-many", { megabytes, limit: LIMIT_MB });
  return bytes;
}

function readBounded(path: string): Uint8Array {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new UserError("source-missing", { path });
  const megabytes = Math.ceil(stat.size / MEGABYTE);
  if (megabytes > LIMIT_MB) throw new UserError("xliff-too-large", { path, megabytes, limit: LIMIT_MB });
  try {
    return readFileSync(path);
  } catch (error) {
    throw readingError(path, error);
  }
}
