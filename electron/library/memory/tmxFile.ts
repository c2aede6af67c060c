import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { type ReadUnit, TmxError, TmxReader } from "../../../shared/bilingual/memory/TmxReader.ts";
import { TMX_FOOT, tmxHead, tmxUnit } from "../../../shared/bilingual/memory/tmx.ts";
import { XmlDecoder, XmlEncodingError } from "../../../shared/bilingual/memory/XmlDecoder.ts";
import { type ErrorCode, UserError } from "../../../shared/errors.ts";
import { folderError } from "../fileErrors.ts";
import type { Library } from "../library.ts";

/** Bytes that are read at a time. */
const CHUNK = 1 << 16;
/** Units that are written at a time. */
const BATCH = 500;

/** What an import came to, in units of the file. */
export interface MemoryImport {
  total: number;
  added: number;
  /** All that were not added: the three below. */
  skipped: number;
  /** Pairs that the memory has already. */
  duplicates: number;
  /** With English and traditional Chinese only. */
  traditional: number;
  /** Without a text in one of the languages. */
  incomplete: number;
}

const CODE: Record<TmxError["fault"], ErrorCode> = {
  xml: "tmx-damaged",
  "no-tmx": "tmx-none",
  entities: "tmx-entities",
  "too-large": "tmx-damaged",
};

/**
 * Brings the pairs of a TMX file into a newsroom's memory: all that fit, or, where the file can't be
 * read to its end, none.
 *
 * @throws UserError `source-missing`, `tmx-damaged`, `tmx-none`, `tmx-entities`, `tmx-encoding`
 */
export function importTmx(library: Library, path: string): MemoryImport {
  const file = resolve(path);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UserError("source-missing", { path });
  const name = basename(file);
  const now = new Date().toISOString();
  const result = { total: 0, added: 0, skipped: 0, duplicates: 0, traditional: 0, incomplete: 0 };
  const take = (unit: ReadUnit) => {
    result.total += 1;
    if (unit.kind !== "pair") result[unit.kind] += 1;
    else if (library.memory.add({ text: unit.text, changedAt: unit.changedAt || now }, name))
      result.added += 1;
    else result.duplicates += 1;
  };
  library.transaction(() => {
    try {
      readAll(file, take);
    } catch (error) {
      throw readable(path, error);
    }
  });
  return { ...result, skipped: result.total - result.added };
}

/**
 * Writes every pair of a newsroom's memory into a TMX file, whole or not at all.
 *
 * @returns how many there are
 * @throws UserError `source-missing` without its folder, `folder-not-writable`, `disk-full`
 */
export function exportTmx(library: Library, path: string): number {
  const file = resolve(path);
  if (!existsSync(dirname(file))) throw new UserError("source-missing", { path: dirname(file) });
  const temporary = `${file}.tmp`;
  let count = 0;
  try {
    const handle = openSync(temporary, "w");
    try {
      writeSync(handle, tmxHead());
      let batch: string[] = [];
      for (const pair of library.memory.pairs()) {
        count += 1;
        batch.push(tmxUnit(pair));
        if (batch.length < BATCH) continue;
        writeSync(handle, batch.join(""));
        batch = [];
      }
      writeSync(handle, batch.join("") + TMX_FOOT);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw folderError(path, error);
  }
  return count;
}

function readAll(file: string, take: (unit: ReadUnit) => void): void {
  const reader = new TmxReader(take);
  const decoder = new XmlDecoder();
  const bytes = new Uint8Array(CHUNK);
  const handle = openSync(file, "r");
  try {
    for (let length = readSync(handle, bytes); length > 0; length = readSync(handle, bytes)) {
      reader.write(decoder.write(bytes.subarray(0, length)));
    }
    reader.write(decoder.end());
    reader.end();
  } finally {
    closeSync(handle);
  }
}

function readable(path: string, error: unknown): unknown {
  if (error instanceof XmlEncodingError) return new UserError("tmx-encoding", { path }, error);
  if (!(error instanceof TmxError)) return error;
  const { fault, line, column, message } = error;
  return new UserError(CODE[fault], { path, line, column, detail: message || fault }, error);
}
