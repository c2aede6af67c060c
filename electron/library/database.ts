import { existsSync } from "node:fs";
import { dirname } from "node:path";
import Libsql from "libsql";
import { UserError } from "../../shared/errors.ts";

/** A value that SQLite stores. */
export type Value = string | number | null;
/** A row as SQLite gives it; each query says what its columns are where it reads them. */
export type Row = Record<string, Value>;

/** A prepared statement. */
export interface Statement {
  run(...values: Value[]): void;
  get(...values: Value[]): Row | undefined;
  all(...values: Value[]): Row[];
}

/** What one schema version adds to the one before; never changed once released. */
export type SchemaStep = string;

/**
 * The newsroom's database: the one place that knows the driver. Writes are on the disk when they
 * return (WAL, synchronous=FULL), so that a power cut loses none that was acknowledged.
 */
export class Database {
  private readonly connection: Libsql.Database;
  private readonly statements = new Map<string, Statement>();
  private readonly file: string;
  private depth = 0;

  private constructor(file: string, connection: Libsql.Database) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens the database in a file and brings its schema up to date.
   *
   * @throws UserError `newsroom-damaged`, `newsroom-newer`, `folder-not-writable`, `newsroom-locked`
   */
  static open(file: string, steps: readonly SchemaStep[]): Database {
    return translated(file, () => {
      const connection = new Libsql(file);
      try {
        connection.pragma("busy_timeout = 5000");
        connection.pragma("journal_mode = WAL");
        connection.pragma("synchronous = FULL");
        connection.pragma("foreign_keys = ON");
        const database = new Database(file, connection);
        database.upgrade(steps);
        return database;
      } catch (error) {
        connection.close();
        throw error;
      }
    });
  }

  /** Prepares a statement, once for each text. */
  prepare(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = translated(this.file, () => this.connection.prepare<Value[]>(sql));
    const made: Statement = {
      run: (...values) => void translated(this.file, () => statement.run(...values)),
      // The driver types rows as unknown; every row is a Row.
      get: (...values) => translated(this.file, () => statement.get(...values)) as Row | undefined,
      all: (...values) => translated(this.file, () => statement.all(...values)) as Row[],
    };
    this.statements.set(sql, made);
    return made;
  }

  /**
   * Runs `work` as a whole or not at all; inside another transaction it is a part of that one.
   *
   * @throws UserError `newsroom-missing` where the file is no longer in its place
   */
  transaction<T>(work: () => T): T {
    if (this.depth > 0) return work();
    // Some systems let a folder go while it is in use: what is written then is nowhere once the app ends.
    if (!existsSync(this.file)) throw new UserError("newsroom-missing", { path: dirname(this.file) });
    this.depth += 1;
    try {
      translated(this.file, () => this.connection.exec("BEGIN IMMEDIATE"));
      const result = work();
      translated(this.file, () => this.connection.exec("COMMIT"));
      return result;
    } catch (error) {
      if (this.connection.inTransaction) this.connection.exec("ROLLBACK");
      throw error;
    } finally {
      this.depth -= 1;
    }
  }

  /** Runs `work`, which only reads, on one moment's state, whatever others write meanwhile. */
  async snapshot<T>(work: () => Promise<T>): Promise<T> {
    translated(this.file, () => this.connection.exec("BEGIN"));
    try {
      return await work();
    } finally {
      if (this.connection.inTransaction) this.connection.exec("COMMIT");
    }
  }

  /** Another number than before when another connection has written (sqlite.org/pragma.html#pragma_data_version). */
  dataVersion(): number {
    return Number(this.prepare("PRAGMA data_version").get()?.data_version);
  }

  close(): void {
    this.statements.clear();
    this.connection.close();
  }

  private upgrade(steps: readonly SchemaStep[]): void {
    const version = this.schemaVersion();
    if (version > steps.length) throw new UserError("newsroom-newer", { path: this.file });
    if (version === steps.length) return;
    this.transaction(() => {
      // Another process may have been faster.
      for (const step of steps.slice(this.schemaVersion())) this.connection.exec(step);
      this.connection.exec(`PRAGMA user_version = ${steps.length}`);
    });
  }

  private schemaVersion(): number {
    const row = this.connection.prepare("PRAGMA user_version").get() as { user_version: number };
    return row.user_version;
  }
}

/** Runs `work`; what SQLite refuses becomes an error that a person can act on. */
function translated<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translate(path, error);
  }
}

function translate(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const detail = error.message;
  if (code.startsWith("SQLITE_FULL")) return new UserError("disk-full", { path }, error);
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
    return new UserError("newsroom-locked", { path }, error);
  }
  if (code.startsWith("SQLITE_READONLY") || code.startsWith("SQLITE_CANTOPEN")) {
    return new UserError("folder-not-writable", { path }, error);
  }
  if (
    code.startsWith("SQLITE_CORRUPT") ||
    code.startsWith("SQLITE_NOTADB") ||
    code.startsWith("SQLITE_IOERR")
  ) {
    return new UserError("newsroom-damaged", { path, detail }, error);
  }
  return error;
}
