import { join } from "node:path";
import { expect, it } from "vitest";
import { Database } from "../../electron/library/database.ts";
import { DATABASE_FILE } from "../../electron/library/library.ts";
import { SCHEMA } from "../../electron/library/schema.ts";
import { temporaryNewsroom } from "./support.ts";

it.each([
  "year = 2011",
  "section = 'projects'",
  "(stale_en = 1 OR stale_zh = 1)",
  "(open_en > 0 OR open_zh > 0)",
  "(unreviewed_en > 0 OR unreviewed_zh > 0)",
])("what the desk narrows by is counted without reading the stories: %s", (condition) => {
  const library = temporaryNewsroom();
  const database = Database.open(join(library.folder, DATABASE_FILE), SCHEMA);
  const from = `FROM stories WHERE trashed_at IS NULL AND ${condition}`;
  const plan = (sql: string) => JSON.stringify(database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all());
  expect(plan(`SELECT count(*) ${from}`)).toContain("COVERING INDEX");
  // The list comes in its order, unsorted.
  expect(plan(`SELECT card ${from} ORDER BY date DESC, id LIMIT 60`)).not.toContain("TEMP B-TREE");
  database.close();
});
