import type { ImportedFile } from "../../../shared/bilingual/memory/imports.ts";
import type { Localized } from "../../../shared/language.ts";
import type { Database } from "../database.ts";
import type { Entries } from "./entries.ts";
import { inSlices, type Pace } from "./slices.ts";

/** A pair of texts of the memory, with when it was last changed (ISO 8601). */
export interface Pair {
  text: Localized;
  changedAt: string;
}

/** Milliseconds after which a file that nobody works on has been given up: its program is gone. */
const GIVEN_UP = 60_000;

/**
 * The files in the memory. One comes in and goes out little by little, beside other work; what it
 * holds is seen from {@link finish} on, all of it, until it is given up.
 */
export class MemoryImports {
  private readonly database: Database;
  private readonly entries: Entries;

  constructor(database: Database, entries: Entries) {
    this.database = database;
    this.entries = entries;
  }

  /** Files that are all in, newest first. */
  list(): ImportedFile[] {
    return this.database
      .prepare(
        `SELECT id, name, at, (SELECT count(*) FROM memory WHERE import = id) AS pairs
         FROM memory_imports WHERE is_complete = 1 ORDER BY id DESC`,
      )
      .all()
      .map(({ id, name, at, pairs }) => {
        return { id: Number(id), name: String(name), at: String(at), pairs: Number(pairs) };
      });
  }

  /** Notes a file that is to come in. Gives back its number. */
  begin(name: string): number {
    const now = new Date().toISOString();
    return this.database.transaction(() => {
      this.database
        .prepare("INSERT INTO memory_imports (name, at, worked_at, is_complete) VALUES (?1, ?2, ?2, 0)")
        .run(name, now);
      return Number(this.database.prepare("SELECT last_insert_rowid() AS id").get()?.id);
    });
  }

  /** Adds a pair of a file that comes in, in its transaction. False where the memory or the file has it already. */
  add(id: number, name: string, { text, changedAt }: Pair): boolean {
    if (this.entries.has(text, id)) return false;
    this.entries.insert({ origin: { import: name, id }, text, neighbours: null, changedAt });
    return true;
  }

  /**
   * Calls `take`, which adds what fits, for some of the units of a file that comes in.
   *
   * @throws Error where another program took the file for given up
   */
  async fill<Unit>(
    id: number,
    units: readonly Unit[],
    take: (unit: Unit) => void,
    signal: AbortSignal,
    pace?: Pace,
  ): Promise<void> {
    this.mark(id, "worked_at = ?2", new Date().toISOString());
    const left = units.values();
    const takeOne = () => {
      const { value, done } = left.next();
      if (!done) take(value);
      return !done;
    };
    await inSlices(this.database, takeOne, signal, pace);
  }

  /** Lets everybody see what a file holds. @throws Error where it was given up */
  finish(id: number): void {
    this.mark(id, "is_complete = 1");
  }

  /** Takes a file out of the memory: at once out of sight, then its pairs little by little. */
  async remove(id: number, signal?: AbortSignal, pace?: Pace): Promise<void> {
    this.database.prepare("DELETE FROM memory_imports WHERE id = ?").run(id);
    await this.sweep(signal, pace);
  }

  /** Removes what is left of files that were removed, or whose program ended before they were in. */
  async sweep(signal?: AbortSignal, pace?: Pace): Promise<void> {
    this.database
      .prepare("DELETE FROM memory_imports WHERE is_complete = 0 AND worked_at < ?")
      .run(new Date(Date.now() - GIVEN_UP).toISOString());
    const gone = this.database
      .prepare(
        `SELECT DISTINCT import AS id FROM memory
         WHERE import IS NOT NULL AND import NOT IN (SELECT id FROM memory_imports)`,
      )
      .all();
    const next = this.database.prepare("SELECT key FROM memory WHERE import = ? LIMIT 1");
    for (const { id } of gone) {
      const removeOne = () => {
        const row = next.get(Number(id));
        if (row) this.entries.remove(Number(row.key));
        return row !== undefined;
      };
      await inSlices(this.database, removeOne, signal, pace);
    }
  }

  private mark(id: number, change: string, ...values: string[]): void {
    const marked = this.database
      .prepare(`UPDATE memory_imports SET ${change} WHERE id = ?1 RETURNING id`)
      .get(id, ...values);
    if (!marked) throw new Error(`The import ${id} was given up.`);
  }
}
