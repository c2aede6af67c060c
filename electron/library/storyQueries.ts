import { searchExpression } from "../../shared/document/searchText.ts";
import type { DeskFacets } from "../../shared/ipc.ts";
import { readStored } from "../../shared/story/migrate.ts";
import type { StoryId } from "../../shared/story/model.ts";
import type { StandingFilter, StoryPage, StoryQuery, StorySummary } from "../../shared/story/summary.ts";
import type { Database, Row, Value } from "./database.ts";
import { SUMMARY_COLUMNS, sourceHashOf, summaryOf } from "./storyRow.ts";

interface Condition {
  sql: string;
  values: Value[];
}

/** The matching stories' window, newest first, and how many there are in all. */
export function queryStories(database: Database, query: StoryQuery): StoryPage {
  const conditions = conditionsOf(query);
  const where = conditions.map(({ sql }) => sql).join(" AND ");
  const values = conditions.flatMap((condition) => condition.values);
  const counted = database
    .prepare(`SELECT count(*) AS total FROM ${tableFor(query)} WHERE ${where}`)
    .get(...values);
  const rows = database
    .prepare(`SELECT ${SUMMARY_COLUMNS} FROM stories WHERE ${where} ORDER BY date DESC, id LIMIT ? OFFSET ?`)
    .all(...values, query.limit, query.offset);
  return { total: Number(counted?.total ?? 0), offset: query.offset, rows: rows.map(summaryOf) };
}

/** Every story that is not in the trash, newest first. */
export function allStories(database: Database): StorySummary[] {
  return database
    .prepare(`SELECT ${SUMMARY_COLUMNS} FROM stories WHERE trashed_at IS NULL ORDER BY date DESC, id`)
    .all()
    .map(summaryOf);
}

/** The rows of the stories that are not in the trash and have a version that is ready, newest first. */
export function readyRows(database: Database): Row[] {
  return database
    .prepare(
      `SELECT ${SUMMARY_COLUMNS} FROM stories
       WHERE trashed_at IS NULL AND (status_en = 'ready' OR status_zh = 'ready') ORDER BY date DESC, id`,
    )
    .all();
}

/** The hash of what travels with the site of each story that {@link readyRows} gives. */
export function sourceHashes(database: Database): Map<StoryId, string> {
  const rows = database
    .prepare(
      `SELECT key, id, source_hash FROM stories
       WHERE trashed_at IS NULL AND (status_en = 'ready' OR status_zh = 'ready') ORDER BY date DESC, id`,
    )
    .all();
  const hashes = new Map<StoryId, string>();
  database.transaction(() => {
    for (const { key, id, source_hash: hash } of rows) {
      hashes.set(String(id), hash === null ? fillHash(database, Number(key)) : String(hash));
    }
  });
  return hashes;
}

/** A story that was last saved before sources were hashed. */
function fillHash(database: Database, key: number): string {
  const row = database.prepare("SELECT document FROM documents WHERE key = ?").get(key);
  const hash = sourceHashOf(readStored(String(row?.document)));
  database.prepare("UPDATE stories SET source_hash = ? WHERE key = ?").run(hash, key);
  return hash;
}

/** Counts beside the desk's filters. */
export function deskFacets(database: Database): DeskFacets {
  const groups = database
    .prepare(
      "SELECT year, section, count(*) AS count FROM stories WHERE trashed_at IS NULL GROUP BY year, section",
    )
    .all();
  const years = new Map<number, number>();
  const sections: Record<string, number> = {};
  let total = 0;
  for (const row of groups) {
    const count = Number(row.count);
    const section = String(row.section);
    total += count;
    years.set(Number(row.year), (years.get(Number(row.year)) ?? 0) + count);
    sections[section] = (sections[section] ?? 0) + count;
  }
  const trash = database.prepare("SELECT count(*) AS count FROM stories WHERE trashed_at IS NOT NULL").get();
  return {
    total,
    trashed: Number(trash?.count ?? 0),
    years: [...years].map(([year, count]) => ({ year, count })).sort((a, b) => b.year - a.year),
    sections,
  };
}

/**
 * The stories as they are counted: where each version stands is in the index of the list, but SQLite, which
 * takes generated columns for ones that have to be computed, does not choose it by itself.
 */
function tableFor({ standing, text }: StoryQuery): string {
  return standing !== undefined && isBlank(text) ? "stories INDEXED BY stories_listed" : "stories";
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}

function conditionsOf(query: StoryQuery): Condition[] {
  const conditions: Condition[] = [
    { sql: query.trashed ? "trashed_at IS NOT NULL" : "trashed_at IS NULL", values: [] },
  ];
  if (query.year !== undefined) conditions.push({ sql: "year = ?", values: [query.year] });
  if (query.section !== undefined) conditions.push({ sql: "section = ?", values: [query.section] });
  if (query.standing !== undefined) conditions.push(standingCondition(query.standing, query.language));
  if (query.text !== undefined && !isBlank(query.text)) conditions.push(textCondition(query.text.trim()));
  return conditions;
}

/** What a version's columns say where work is left to do on it. */
const WORK = {
  stale: (column: string) => `stale_${column} = 1`,
  untranslated: (column: string) => `open_${column} > 0`,
  unreviewed: (column: string) => `unreviewed_${column} > 0`,
} as const;

function standingCondition(standing: StandingFilter, language: StoryQuery["language"]): Condition {
  const columns = language === undefined ? ["en", "zh"] : [language === "en" ? "en" : "zh"];
  if (standing === "stale" || standing === "untranslated" || standing === "unreviewed") {
    return { sql: `(${columns.map(WORK[standing]).join(" OR ")})`, values: [] };
  }
  const tests = columns.map((column) => `standing_${column} = ?`);
  return { sql: `(${tests.join(" OR ")})`, values: columns.map(() => standing) };
}

function textCondition(text: string): Condition {
  const expression = searchExpression(text);
  // Only signs that no index holds were typed: nothing has them.
  if (expression === null) return { sql: "0", values: [] };
  return { sql: "key IN (SELECT rowid FROM search WHERE search MATCH ?)", values: [expression] };
}
