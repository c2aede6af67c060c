import { readFileSync, statSync } from "node:fs";
import { UserError } from "../../shared/errors.ts";
import { readingError } from "../library/fileErrors.ts";

/** The largest file that is read, in MB: some ten thousand stories' worth, and a few seconds. */
const LIMIT_MB = 32;
/** Where the XML declaration stands. */
const HEAD = 200;

/**
 * The text of an XML file, by its byte order mark or declaration (XML 1.0, appendix F), UTF-8 unless it
 * says otherwise.
 *
 * @throws UserError `source-missing`, `file-not-readable`, `xliff-too-large` before anything is read, `xliff-encoding` for
 * bytes that are not what the file claims
 */
export function readXmlText(path: string): string {
  const bytes = readBounded(path);
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UserError("xliff-encoding", { path, encoding }, error);
  }
}

function readBounded(path: string): Uint8Array {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new UserError("source-missing", { path });
  const megabytes = Math.ceil(stat.size / 1024 / 1024);
  if (megabytes > LIMIT_MB) throw new UserError("xliff-too-large", { path, megabytes, limit: LIMIT_MB });
  try {
    return readFileSync(path);
  } catch (error) {
    throw readingError(path, error);
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD));
  return /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? "utf-8";
}
