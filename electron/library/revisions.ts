import { readStored } from "../../shared/story/migrate.ts";
import type { Story, StoryId } from "../../shared/story/model.ts";
import type { Database } from "./database.ts";

/** At most one revision is kept in this time of editing, in milliseconds. */
const INTERVAL = 5 * 60 * 1000;
/** Revisions kept of each story. */
const LIMIT = 50;

/** Earlier states of stories, so that an overwritten text can be had back. */
export class Revisions {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Keeps a story as it was before a save, unless one was kept just before. */
  keep(story: Story, now: string): void {
    const last = this.database
      .prepare("SELECT saved_at FROM revisions WHERE story = ? ORDER BY key DESC LIMIT 1")
      .get(story.id);
    if (last && Date.parse(now) - Date.parse(String(last.saved_at)) < INTERVAL) return;
    this.add(story, now);
  }

  /** Keeps a story as it is, whenever the last one was kept. */
  add(story: Story, now: string): void {
    this.database
      .prepare("INSERT INTO revisions (story, saved_at, document) VALUES (?, ?, ?)")
      .run(story.id, now, JSON.stringify(story));
    this.database
      .prepare(
        `DELETE FROM revisions WHERE story = ?1 AND key NOT IN
          (SELECT key FROM revisions WHERE story = ?1 ORDER BY key DESC LIMIT ${LIMIT})`,
      )
      .run(story.id);
  }

  /** A story's earlier states, newest first. */
  list(id: StoryId): { savedAt: string; story: Story }[] {
    return this.database
      .prepare("SELECT saved_at, document FROM revisions WHERE story = ? ORDER BY key DESC")
      .all(id)
      .map((row) => ({
        savedAt: String(row.saved_at),
        story: readStored(String(row.document)),
      }));
  }

  forget(id: StoryId): void {
    this.database.prepare("DELETE FROM revisions WHERE story = ?").run(id);
  }
}
