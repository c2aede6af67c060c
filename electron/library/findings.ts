import type { Language } from "../../shared/language.ts";
import type { FindingsCache, TextFindings } from "../../shared/publish/checks.ts";
import type { StoryId } from "../../shared/story/model.ts";
import type { Database } from "./database.ts";

interface Entry {
  hash: string;
  found: TextFindings;
}

const NOTHING: TextFindings = { findings: [], siteLinks: [] };

/** What the checks found in texts that have not changed since. All is read at once; new ones wait for {@link keep}. */
export class StoredFindings implements FindingsCache {
  private readonly database: Database;
  private readonly entries = new Map<string, Entry>();
  private readonly unsaved = new Map<string, Entry>();

  constructor(database: Database) {
    this.database = database;
    for (const row of database.prepare("SELECT story, language, hash, document FROM findings").all()) {
      const document = String(row.document);
      // Written by keep() alone.
      const found = document === "" ? NOTHING : (JSON.parse(document) as TextFindings);
      this.entries.set(`${row.story}/${row.language}`, { hash: String(row.hash), found });
    }
  }

  get(story: StoryId, language: Language, hash: string): TextFindings | undefined {
    const entry = this.entries.get(`${story}/${language}`);
    return entry?.hash === hash ? entry.found : undefined;
  }

  set(story: StoryId, language: Language, hash: string, found: TextFindings): void {
    const entry = { hash, found };
    this.entries.set(`${story}/${language}`, entry);
    this.unsaved.set(`${story}/${language}`, entry);
  }

  /** Writes what is new. */
  keep(): void {
    if (this.unsaved.size === 0) return;
    this.database.transaction(() => {
      const insert = this.database.prepare("INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?)");
      for (const [key, { hash, found }] of this.unsaved) {
        const [story = "", language = ""] = key.split("/");
        const isEmpty = found.findings.length + found.siteLinks.length === 0;
        insert.run(story, language, hash, isEmpty ? "" : JSON.stringify(found));
      }
    });
    this.unsaved.clear();
  }
}
