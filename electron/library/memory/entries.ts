import type { Neighbours } from "../../../shared/bilingual/memory/learnt.ts";
import { comparableTokens, pairsOf, textKey } from "../../../shared/bilingual/memory/tokens.ts";
import { indexTokens } from "../../../shared/document/searchText.ts";
import type { Language, Localized } from "../../../shared/language.ts";
import type { Database, Row } from "../database.ts";

/** The column suffix of a language. */
export const COLUMN: Localized<"en" | "zh"> = { en: "en", "zh-Hans": "zh" };

/** A pair of texts as it is put into the memory. */
export interface NewEntry {
  origin: { story: string; link: string } | { import: string; id: number };
  text: Localized;
  /** Null where they are not known. */
  neighbours: Localized<Neighbours> | null;
  /** ISO 8601. */
  changedAt: string;
}

/** The rows of the memory, each with its places in the indexes. Inside somebody else's transaction. */
export class Entries {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  insert({ origin, text, neighbours, changedAt }: NewEntry): void {
    const en = analysed(text.en, "en");
    const zh = analysed(text["zh-Hans"], "zh-Hans");
    const from =
      "import" in origin ? [null, null, origin.import, origin.id] : [origin.story, origin.link, null, null];
    this.database
      .prepare(
        `INSERT INTO memory (story, link, file, import, changed_at, key_en, key_zh, size_en, size_zh,
           previous_en, previous_zh, next_en, next_zh, en, zh)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[...from, changedAt, en.key, zh.key, en.size, zh.size],
        ...neighbourKeys(neighbours),
        ...[text.en, text["zh-Hans"]],
      );
    const key = Number(this.database.prepare("SELECT last_insert_rowid() AS key").get()?.key);
    this.index("memory_alike_en", "pairs", key, en.pairs);
    this.index("memory_alike_zh", "pairs", key, zh.pairs);
    this.index("memory_words", "words", key, indexTokens(`${text.en}\n${text["zh-Hans"]}`));
  }

  /** Notes other texts around an entry. */
  setNeighbours(key: number, neighbours: Localized<Neighbours>): void {
    this.database
      .prepare("UPDATE memory SET previous_en = ?, previous_zh = ?, next_en = ?, next_zh = ? WHERE key = ?")
      .run(...neighbourKeys(neighbours), key);
  }

  remove(key: number): void {
    for (const table of ["memory_alike_en", "memory_alike_zh", "memory_words"] as const) {
      this.database.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(key);
    }
    this.database.prepare("DELETE FROM memory WHERE key = ?").run(key);
  }

  ofStory(story: string): Row[] {
    return this.database
      .prepare(
        "SELECT key, link, en, zh, previous_en, previous_zh, next_en, next_zh FROM memory WHERE story = ?",
      )
      .all(story);
  }

  /** True where the memory, or a file that is on its way in, has both texts as one pair. */
  has(text: Localized, file: number): boolean {
    // By the keys, not by the file: an index of tens of thousands of its rows is no help.
    const found = this.database.prepare(
      `SELECT 1 FROM memory WHERE key_en = ?1 AND key_zh = ?2 AND (import IS NULL OR import = ?3
         OR import IN (SELECT id FROM memory_imports WHERE is_complete = 1)) LIMIT 1`,
    );
    return found.get(textKey(text.en), textKey(text["zh-Hans"]), file) !== undefined;
  }

  private index(table: string, column: string, key: number, words: string): void {
    this.database.prepare(`INSERT INTO ${table} (rowid, ${column}) VALUES (?, ?)`).run(key, words);
  }
}

/**
 * The keys of the texts around an entry, in the order of the table's columns.
 *
 * @param keyOf gives a text's key; one that remembers saves work where texts are neighbours of several
 */
export function neighbourKeys(
  neighbours: Localized<Neighbours> | null,
  keyOf: (text: string) => string = textKey,
): (string | null)[] {
  if (!neighbours) return [null, null, null, null];
  const { en, "zh-Hans": zh } = neighbours;
  return [en.previous, zh.previous, en.next, zh.next].map(keyOf);
}

function analysed(text: string, language: Language): { key: string; size: number; pairs: string } {
  const tokens = comparableTokens(text, language) ?? [];
  return { key: textKey(text), size: tokens.length, pairs: pairsOf(tokens).join(" ") };
}
