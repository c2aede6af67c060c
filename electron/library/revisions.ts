import { UserError } from "../../shared/errors.ts";
import { readStored } from "../../shared/story/migrate.ts";
import type { Story, StoryId } from "../../shared/story/model.ts";
import type { Database } from "./database.ts";

/** At most one revision is kept in this time of editing, in milliseconds. */
const INTERVAL = 5 * 60 * 1000;
/** Revisions kept of each story. */
const LIMIT = 50;

/** A state that a story had before. */
export interface Revision {
  key: number;
  /** When it was kept: just before something else took its place. */
  savedAt: string;
  story: Story;
}

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
  list(id: StoryId): Revision[] {
    return this.database
      .prepare("SELECT key, saved_at, document FROM revisions WHERE story = ? ORDER BY key DESC")
      .all(id)
      .map((row) => ({
        key: Number(row.key),
        savedAt: String(row.saved_at),
        story: readStored(String(row.document)),
      }));
  }

  /** One of a story's earlier states. @throws UserError `revision-missing` */
  get(id: StoryId, key: number): Story {
    const row = this.database
      .prepare("SELECT document FROM revisions WHERE story = ? AND key = ?")
      .get(id, key);
    if (!row) throw new UserError("revision-missing");
    return readStored(String(row.document));
  }

  forget(id: StoryId): void {
    this.database.prepare("DELETE FROM revisions WHERE story = ?").run(id);
  }
}
