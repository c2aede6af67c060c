import type { Language } from "../../shared/language.ts";
import { yearOf } from "../../shared/story/dates.ts";
import type { Story, StoryId, Version } from "../../shared/story/model.ts";
import { slugFromTitle, uniqueSlug } from "../../shared/story/slug.ts";
import type { Database } from "./database.ts";

/** The addresses of a newsroom's stories: of those outside the trash no two have the same. */
export class Addresses {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** The address that a version gets: the one it asks for, with a number where another story has it. */
  free(story: Story, version: Version, language: Language): string {
    const wanted = version.slug || slugFromTitle(version.title, language);
    if (wanted === "") return "";
    const column = language === "en" ? "slug_en" : "slug_zh";
    const taken = this.database.prepare(
      `SELECT 1 FROM stories WHERE ${column} = ? AND section = ? AND year = ? AND id <> ? AND trashed_at IS NULL`,
    );
    const year = yearOf(story.date);
    return uniqueSlug(wanted, (slug) => taken.get(slug, story.section, year, story.id) !== undefined);
  }

  /** The stories that have an address of this one. */
  sharing({ id, section, date, versions }: Story): StoryId[] {
    const { en, "zh-Hans": zh } = versions;
    return this.database
      .prepare(
        `SELECT id FROM stories WHERE section = ? AND year = ? AND id <> ? AND trashed_at IS NULL
         AND ((slug_en <> '' AND slug_en = ?) OR (slug_zh <> '' AND slug_zh = ?))`,
      )
      .all(section, yearOf(date), id, en.slug, zh.slug)
      .map((row) => String(row.id));
  }

  /** Where a version is on hosts. */
  published(id: StoryId, language: Language): string[] {
    return this.database
      .prepare("SELECT DISTINCT path FROM publications WHERE story = ? AND language = ?")
      .all(id, language)
      .map((row) => String(row.path));
  }
}
