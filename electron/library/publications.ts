import { LANGUAGES, type Language } from "../../shared/language.ts";
import type { StoryId } from "../../shared/story/model.ts";
import type { Database } from "./database.ts";
import type { StoryStore } from "./storyStore.ts";

/** A version as it is on a host. */
export interface PublishedVersion {
  story: StoryId;
  language: Language;
  contentHash: string;
  slug: string;
}

/**
 * Which versions are on which host. What the desk shows as published is what the last publish
 * left on its host, whichever that was.
 */
export class Publications {
  private readonly database: Database;
  private readonly stories: StoryStore;
  private readonly now: () => string;

  constructor(database: Database, stories: StoryStore, now: () => string) {
    this.database = database;
    this.stories = stories;
    this.now = now;
  }

  /** Takes note of all that is on a host after a publish. */
  mark(host: string, published: readonly PublishedVersion[]): void {
    const { database } = this;
    const now = this.now();
    database.transaction(() => {
      for (const { story, language } of published) {
        if (this.stories.has(story)) this.noteFirst(story, language, now);
      }
      database.prepare("DELETE FROM publications WHERE host = ?").run(host);
      const add = database.prepare("INSERT INTO publications VALUES (?, ?, ?, ?, ?)");
      for (const { story, language, contentHash, slug } of published) {
        add.run(host, story, language, contentHash, slug);
      }
      this.updateStories(host);
    });
  }

  /** The content hashes on a host, by `story/language`. */
  on(host: string): Map<`${StoryId}/${Language}`, string> {
    const rows = this.database
      .prepare("SELECT story, language, content_hash FROM publications WHERE host = ?")
      .all(host);
    return new Map(
      rows.map((row) => [
        // The table's own words: a story's id and one of the two languages.
        `${row.story as StoryId}/${row.language as Language}`,
        String(row.content_hash),
      ]),
    );
  }

  /** Only stories that are on a host for the first time are read and written. */
  private noteFirst(story: StoryId, language: Language, now: string): void {
    const known = this.database
      .prepare("SELECT 1 FROM publications WHERE story = ? AND language = ?")
      .get(story, language);
    if (!known) this.stories.notePublished(story, language, now);
  }

  private updateStories(host: string): void {
    for (const language of LANGUAGES) {
      const column = language === "en" ? "published_en" : "published_zh";
      this.database
        .prepare(
          `UPDATE stories SET ${column} = (SELECT content_hash FROM publications
             WHERE host = ?1 AND story = stories.id AND language = ?2)
           WHERE ${column} IS NOT (SELECT content_hash FROM publications
             WHERE host = ?1 AND story = stories.id AND language = ?2)`,
        )
        .run(host, language);
    }
  }
}
