import { parseJson } from "../../shared/json.ts";
import type { StoryConflict } from "../../shared/publish/conflict.ts";
import type { AgreedParts } from "../../shared/publish/merge.ts";
import type { PartName, StorySource } from "../../shared/publish/storySource.ts";
import type { StoryId } from "../../shared/story/model.ts";
import { type Newsroom, newsroomSchema } from "../../shared/story/newsroom.ts";
import type { Database } from "./database.ts";

/** What this computer and a host last agreed on about a story. */
export interface Agreement {
  /** The hash of the host's source of it, or "" where the host has none. */
  sourceHash: string;
  parts: AgreedParts;
}

/** What a publish put in a story's place. */
export interface Replaced {
  story: StoryId;
  /** What was on the host before; null for nothing. */
  before: StorySource | null;
  /** The hash of what it was replaced by; null for nothing. */
  afterHash: string | null;
}

/** Publishes of each host that can be undone from this computer. */
const KEPT_GENERATIONS = 20;

/** Where a newsroom's settings stand among the agreements. */
const SETTINGS = "";

/** What is known of hosts' stories since this computer last looked, for merging and for undoing. */
export class Agreements {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Everything agreed on with a host, by story. */
  all(host: string): Map<StoryId, Agreement> {
    const rows = this.database
      .prepare("SELECT story, source_hash, parts FROM agreed WHERE host = ? AND story <> ''")
      .all(host);
    return new Map(
      rows.map(({ story, source_hash: hash, parts }) => [
        String(story),
        // Written by put() alone.
        { sourceHash: String(hash), parts: JSON.parse(String(parts)) as AgreedParts },
      ]),
    );
  }

  /** The stories that something was agreed on about with a host. */
  stories(host: string): Set<StoryId> {
    const rows = this.database.prepare("SELECT story FROM agreed WHERE host = ? AND story <> ''").all(host);
    return new Set(rows.map(({ story }) => String(story)));
  }

  put(host: string, story: StoryId, { sourceHash, parts }: Agreement): void {
    this.database
      .prepare("INSERT OR REPLACE INTO agreed VALUES (?, ?, ?, ?)")
      .run(host, story, sourceHash, JSON.stringify(parts));
  }

  remove(host: string, story: StoryId): void {
    this.database.prepare("DELETE FROM agreed WHERE host = ? AND story = ?").run(host, story);
  }

  /** The settings as they were on a host when this computer last looked, with their hash. */
  settings(host: string): { hash: string; newsroom: Newsroom } | null {
    const row = this.database
      .prepare("SELECT source_hash, parts FROM agreed WHERE host = ? AND story = ?")
      .get(host, SETTINGS);
    const parsed = row && newsroomSchema.safeParse(parseJson(String(row.parts)));
    return parsed?.success ? { hash: String(row?.source_hash), newsroom: parsed.data } : null;
  }

  putSettings(host: string, { hash, newsroom }: { hash: string; newsroom: Newsroom }): void {
    this.database
      .prepare("INSERT OR REPLACE INTO agreed VALUES (?, ?, ?, ?)")
      .run(host, SETTINGS, hash, JSON.stringify(newsroom));
  }

  /** The stories that somebody has to decide on before the next publish to a host. */
  conflicts(host: string): StoryConflict[] {
    return this.database
      .prepare("SELECT story, theirs, parts, by, at FROM conflicts WHERE host = ? ORDER BY story")
      .all(host)
      .map(({ story, theirs, parts, by, at }) => ({
        host,
        story: String(story),
        // Written by putConflicts() alone.
        theirs: theirs === null ? null : (JSON.parse(String(theirs)) as StorySource),
        parts: JSON.parse(String(parts)) as PartName[],
        by: String(by),
        at: String(at),
      }));
  }

  /** Takes note of all conflicts with a host; those that were there before are forgotten. */
  putConflicts(host: string, conflicts: readonly StoryConflict[]): void {
    this.database.transaction(() => {
      this.database.prepare("DELETE FROM conflicts WHERE host = ?").run(host);
      const insert = this.database.prepare("INSERT INTO conflicts VALUES (?, ?, ?, ?, ?, ?)");
      for (const { story, theirs, parts, by, at } of conflicts) {
        insert.run(host, story, theirs && JSON.stringify(theirs), JSON.stringify(parts), by, at);
      }
    });
  }

  removeConflict(host: string, story: StoryId): void {
    this.database.prepare("DELETE FROM conflicts WHERE host = ? AND story = ?").run(host, story);
  }

  /** What a publish replaced, or null where this computer does not know. */
  replaced(host: string, generation: number): Replaced[] | null {
    const rows = this.database
      .prepare("SELECT story, before, after_hash FROM replaced WHERE host = ? AND generation = ?")
      .all(host, generation);
    if (rows.length === 0) return null;
    return rows.map(({ story, before, after_hash: afterHash }) => ({
      story: String(story),
      // Written by putReplaced() alone.
      before: before === null ? null : (JSON.parse(String(before)) as StorySource),
      afterHash: afterHash === null ? null : String(afterHash),
    }));
  }

  putReplaced(host: string, generation: number, replaced: readonly Replaced[]): void {
    this.database.transaction(() => {
      // What is as new or newer is of a site that was there before this one.
      this.forgetReplacedFrom(host, generation);
      const insert = this.database.prepare("INSERT OR REPLACE INTO replaced VALUES (?, ?, ?, ?, ?)");
      for (const { story, before, afterHash } of replaced) {
        insert.run(host, generation, story, before && JSON.stringify(before), afterHash);
      }
      this.database
        .prepare("DELETE FROM replaced WHERE host = ? AND generation <= ?")
        .run(host, generation - KEPT_GENERATIONS);
    });
  }

  /** The publishes to a host that {@link replaced} knows. */
  undoable(host: string): Set<number> {
    const rows = this.database.prepare("SELECT DISTINCT generation FROM replaced WHERE host = ?").all(host);
    return new Set(rows.map((row) => Number(row.generation)));
  }

  /**
   * Forgets what was agreed on with a host that is an older one than this computer has published to,
   * such as one that was put back from a backup: what it has is nobody's new work.
   */
  forgetIfOlder(host: string, generation: number): void {
    const newest = Math.max(0, ...this.undoable(host));
    if (newest <= generation) return;
    this.database.transaction(() => {
      this.database.prepare("DELETE FROM agreed WHERE host = ?").run(host);
      this.forgetReplacedFrom(host, generation + 1);
    });
  }

  private forgetReplacedFrom(host: string, generation: number): void {
    this.database.prepare("DELETE FROM replaced WHERE host = ? AND generation >= ?").run(host, generation);
  }

  /** What is to be remembered once a publish is known to be on a host; JSON, or null for nothing. */
  intended(host: string): string | null {
    const row = this.database.prepare("SELECT document FROM intended WHERE host = ?").get(host);
    return row ? String(row.document) : null;
  }

  putIntended(host: string, document: string | null): void {
    if (document === null) this.database.prepare("DELETE FROM intended WHERE host = ?").run(host);
    else this.database.prepare("INSERT OR REPLACE INTO intended VALUES (?, ?)").run(host, document);
  }

  /** Forgets all about a host. */
  forget(host: string): void {
    for (const table of ["agreed", "conflicts", "replaced", "intended"]) {
      this.database.prepare(`DELETE FROM ${table} WHERE host = ?`).run(host);
    }
  }
}
