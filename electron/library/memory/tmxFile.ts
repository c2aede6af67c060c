import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, resolve } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import type { MemoryImport, MemoryProgress } from "../../../shared/bilingual/memory/imports.ts";
import { type ReadUnit, TmxError, TmxReader } from "../../../shared/bilingual/memory/TmxReader.ts";
import { TMX_FOOT, tmxHead, tmxUnit } from "../../../shared/bilingual/memory/tmx.ts";
import { XmlDecoder, XmlEncodingError } from "../../../shared/bilingual/XmlDecoder.ts";
import { type ErrorCode, UserError } from "../../../shared/errors.ts";
import { readingError, writingError } from "../fileErrors.ts";
import type { Library } from "../library.ts";
import type { Pace } from "./slices.ts";

/** Bytes that are read at a time. */
const CHUNK = 1 << 16;
/** Units that are written at a time. */
const BATCH = 500;

/** How an import is followed and stopped. */
export interface ImportOptions {
  /** Stops the import; nothing of the file stays then. */
  signal?: AbortSignal;
  onProgress?(progress: MemoryProgress): void;
  /** How it gives way to others; as beside a window unless given. */
  pace?: Pace;
}

const CODE: Record<TmxError["fault"], ErrorCode> = {
  xml: "tmx-damaged",
  "no-tmx": "tmx-none",
  entities: "tmx-entities",
  "too-large": "xml-oversized",
};

/**
 * Brings the pairs of a TMX file into a newsroom's memory: all that fit, or, where the file can't be
 * read to its end, none. It is read once before anything is written; what comes in then is seen when
 * all of it is in. Others get their turn all the while.
 *
 * @throws UserError `source-missing`, `file-not-readable`, `tmx-damaged`, `tmx-none`, `tmx-entities`,
 * `tmx-encoding`, `xml-oversized`; the signal's reason where it was stopped
 */
export async function importTmx(
  library: Library,
  path: string,
  options: ImportOptions = {},
): Promise<MemoryImport> {
  const file = resolve(path);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UserError("source-missing", { path });
  const signal = AbortSignal.any([library.closing, ...(options.signal ? [options.signal] : [])]);
  try {
    for (const _ of unitsOf(file)) {
      await turn();
      signal.throwIfAborted();
    }
    return await takeIn(library, file, { ...options, signal });
  } catch (error) {
    throw readable(path, error);
  }
}

async function takeIn(
  library: Library,
  file: string,
  { signal, onProgress, pace }: ImportOptions & { signal: AbortSignal },
): Promise<MemoryImport> {
  const { imports } = library.memory;
  const name = basename(file);
  const now = new Date().toISOString();
  const id = imports.begin(name);
  const result = { total: 0, added: 0, skipped: 0, duplicates: 0, traditional: 0, incomplete: 0 };
  const take = (unit: ReadUnit) => {
    result.total += 1;
    if (unit.kind !== "pair") result[unit.kind] += 1;
    else if (imports.add(id, name, { text: unit.text, changedAt: unit.changedAt || now })) result.added += 1;
    else result.duplicates += 1;
  };
  const total = statSync(file).size;
  try {
    for (const { units, done } of unitsOf(file)) {
      onProgress?.({ done, total });
      signal.throwIfAborted();
      await imports.fill(id, units, take, signal, pace);
    }
    signal.throwIfAborted();
    // A file that brought nothing is nothing to be taken out again.
    if (result.added === 0) await imports.remove(id, signal);
    else imports.finish(id);
  } catch (error) {
    // Where the newsroom was closed meanwhile, the next one who opens it does that.
    if (!library.closing.aborted) await imports.remove(id, library.closing, pace);
    throw error;
  }
  return { ...result, skipped: result.total - result.added };
}

/**
 * Writes every pair of a newsroom's memory into a TMX file, whole or not at all, while others get their turn.
 *
 * @returns how many there are
 * @throws UserError `file-not-writable`, `folder-not-writable`, `disk-full`
 */
export async function exportTmx(library: Library, path: string): Promise<number> {
  const file = resolve(path);
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
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
        await turn();
        library.closing.throwIfAborted();
      }
      writeSync(handle, batch.join("") + TMX_FOOT);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw writingError(path, error);
  }
  return count;
}

/** A file's units, some at a time, and how many of its bytes they and those before them took. */
function* unitsOf(file: string): Generator<{ units: ReadUnit[]; done: number }> {
  let units: ReadUnit[] = [];
  let done = 0;
  const reader = new TmxReader((unit) => units.push(unit));
  const decoder = new XmlDecoder();
  const bytes = new Uint8Array(CHUNK);
  const handle = openSync(file, "r");
  try {
    for (let length = readSync(handle, bytes); length > 0; length = readSync(handle, bytes)) {
      reader.write(decoder.write(bytes.subarray(0, length)));
      done += length;
      yield { units, done };
      units = [];
    }
    reader.write(decoder.end());
    reader.end();
    yield { units, done };
  } finally {
    closeSync(handle);
  }
}

function readable(path: string, error: unknown): unknown {
  if (error instanceof XmlEncodingError) {
    return new UserError("tmx-encoding", { path, encoding: error.encoding }, error);
  }
  if (!(error instanceof TmxError)) return readingError(path, error);
  const { fault, line, column, message } = error;
  return new UserError(CODE[fault], { path, line, column, detail: message }, error);
}
