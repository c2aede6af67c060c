import { LANGUAGES, type Language } from "../../shared/language.ts";
import type { PublishedVersion } from "../../shared/site/source.ts";
import type { StoryId } from "../../shared/story/model.ts";
import type { Database } from "./database.ts";
import type { StoryStore } from "./storyStore.ts";

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

  /** Takes note of all that is on a host after a publish; only what changed is written. */
  mark(host: string, published: readonly PublishedVersion[]): void {
    this.database.transaction(() => {
      const before = new Map(this.on(host).map((version) => [keyOf(version), version]));
      const news = published.filter((version) => {
        const known = before.get(keyOf(version));
        before.delete(keyOf(version));
        return known?.contentHash !== version.contentHash || known.path !== version.path;
      });
      for (const [story, versions] of Map.groupBy(news, ({ story }) => story))
        this.add(host, story, versions);
      for (const { story, language } of before.values()) this.remove(host, story, language);
      this.updateStories(host);
    });
  }

  /** What is on a host. */
  on(host: string): PublishedVersion[] {
    return this.database
      .prepare("SELECT story, language, content_hash, path FROM publications WHERE host = ?")
      .all(host)
      .map((row) => ({
        story: String(row.story),
        // Only these two words are ever written.
        language: row.language as Language,
        contentHash: String(row.content_hash),
        path: String(row.path),
      }));
  }

  private add(host: string, story: StoryId, versions: readonly PublishedVersion[]): void {
    const languages = versions.map(({ language }) => language);
    if (this.stories.has(story)) this.stories.notePublished(story, languages, this.now());
    const insert = this.database.prepare("INSERT OR REPLACE INTO publications VALUES (?, ?, ?, ?, ?)");
    for (const { language, contentHash, path } of versions) {
      insert.run(host, story, language, contentHash, path);
    }
  }

  private remove(host: string, story: StoryId, language: Language): void {
    this.database
      .prepare("DELETE FROM publications WHERE host = ? AND story = ? AND language = ?")
      .run(host, story, language);
  }

  private updateStories(host: string): void {
    for (const language of LANGUAGES) {
      const column = language === "en" ? "published_en" : "published_zh";
      const published =
        "(SELECT content_hash FROM publications WHERE host = ?1 AND story = stories.id AND language = ?2)";
      this.database
        .prepare(`UPDATE stories SET ${column} = ${published} WHERE ${column} IS NOT ${published}`)
        .run(host, language);
    }
  }
}

function keyOf({ story, language }: PublishedVersion): string {
  return `${story}/${language}`;
}
