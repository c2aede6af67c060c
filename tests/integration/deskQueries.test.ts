import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { Database } from "../../electron/library/database.ts";
import { DATABASE_FILE } from "../../electron/library/library.ts";
import { SCHEMA } from "../../electron/library/schema.ts";
import { queryStories } from "../../electron/library/storyQueries.ts";
import type { StoryQuery } from "../../shared/story/summary.ts";
import { temporaryNewsroom } from "./support.ts";

it.each<Omit<StoryQuery, "offset" | "limit">>([
  {},
  { year: 2011 },
  { section: "projects" },
  { standing: "stale" },
  { standing: "untranslated" },
  { standing: "unreviewed" },
  { standing: "draft" },
  { standing: "published", language: "zh-Hans" },
  { standing: "changed", language: "en", year: 2011, section: "projects" },
])("what the desk narrows by is counted without reading the stories: %j", (filters) => {
  const library = temporaryNewsroom();
  const database = Database.open(join(library.folder, DATABASE_FILE), SCHEMA);
  const prepare = vi.spyOn(database, "prepare");
  queryStories(database, { ...filters, offset: 0, limit: 60 });
  const [count = "", list = ""] = prepare.mock.calls.map(([sql]) => sql);
  expect(columnsRead(database, count)).toBe(0);
  // The list comes in its order, unsorted.
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${list}`).all();
  expect(JSON.stringify(plan)).not.toContain("TEMP B-TREE");
  database.close();
});

/** How many columns a statement takes from the rows of the stories themselves, as its program says. */
function columnsRead(database: Database, sql: string): number {
  const table = database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'stories'").get();
  const program = database.prepare(`EXPLAIN ${sql}`).all();
  const opened = program.filter(({ opcode, p2 }) => opcode === "OpenRead" && p2 === table?.rootpage);
  const cursors = new Set(opened.map(({ p1 }) => p1));
  return program.filter(({ opcode, p1 }) => opcode === "Column" && cursors.has(p1 ?? null)).length;
}
