import { reconcileLinks } from "../../shared/bilingual/links.ts";
import { staleLinks } from "../../shared/bilingual/staleness.ts";
import { UserError } from "../../shared/errors.ts";
import type { StoryDetail } from "../../shared/ipc.ts";
import { LANGUAGES, type Language, localized } from "../../shared/language.ts";
import { textHash } from "../../shared/story/contentHash.ts";
import { yearOf } from "../../shared/story/dates.ts";
import { checkStory, readStored } from "../../shared/story/migrate.ts";
import type { Story, StoryId, Version } from "../../shared/story/model.ts";
import { slugFromTitle, uniqueSlug } from "../../shared/story/slug.ts";
import type { Database, Row } from "./database.ts";
import { Revisions } from "./revisions.ts";
import { STORY_COLUMNS, SUMMARY_COLUMNS, searchWords, storyValues, summaryOf } from "./storyRow.ts";

const marks = STORY_COLUMNS.map(() => "?").join(", ");
const updates = STORY_COLUMNS.map((column) => `${column} = excluded.${column}`).join(", ");
const WRITE = `INSERT INTO stories (${STORY_COLUMNS.join(", ")}) VALUES (${marks})
  ON CONFLICT (id) DO UPDATE SET ${updates}`;

/** The stories of a newsroom, one by one. Each method is one transaction. */
export class StoryStore {
  readonly revisions: Revisions;
  private readonly database: Database;
  private readonly now: () => string;

  constructor(database: Database, now: () => string) {
    this.database = database;
    this.now = now;
    this.revisions = new Revisions(database);
  }

  has(id: StoryId): boolean {
    return this.database.prepare("SELECT 1 FROM stories WHERE id = ?").get(id) !== undefined;
  }

  /** @throws UserError `story-missing` */
  get(id: StoryId): StoryDetail {
    const row = this.row(id);
    return detailOf(readStored(String(row.document)), row);
  }

  /** A story that is not here yet. */
  insert(story: Story): StoryDetail {
    return this.database.transaction(() => this.write(this.settled(checked(story), null)));
  }

  /**
   * Saves a story that is here. The library keeps what is its own: addresses are made unique, an
   * address that was published is remembered, the last change is noted when the text did change.
   */
  save(story: Story): StoryDetail {
    const next = checked(story);
    return this.database.transaction(() => {
      const { story: previous } = this.get(story.id);
      this.revisions.keep(previous, this.now());
      return this.write(this.settled(next, previous));
    });
  }

  trash(ids: readonly StoryId[]): void {
    const now = this.now();
    const mark = this.database.prepare(
      "UPDATE stories SET trashed_at = ? WHERE id = ? AND trashed_at IS NULL",
    );
    this.database.transaction(() => {
      for (const id of ids) mark.run(now, id);
    });
  }

  /** Takes stories out of the trash; an address that another story took meanwhile gets a number. */
  restore(ids: readonly StoryId[]): void {
    const unmark = this.database.prepare("UPDATE stories SET trashed_at = NULL WHERE id = ?");
    this.database.transaction(() => {
      for (const id of ids) {
        unmark.run(id);
        const { story } = this.get(id);
        this.write(this.settled(story, story));
      }
    });
  }

  /** Removes stories for good, with their revisions; only those in the trash. */
  delete(ids: readonly StoryId[]): void {
    this.database.transaction(() => {
      for (const id of ids) {
        const row = this.row(id);
        if (row.trashed_at === null) continue;
        this.database.prepare("DELETE FROM search WHERE rowid = ?").run(Number(row.key));
        this.database.prepare("DELETE FROM documents WHERE key = ?").run(Number(row.key));
        this.database.prepare("DELETE FROM stories WHERE id = ?").run(id);
        this.revisions.forget(id);
      }
    });
  }

  /** Writes a publish's facts into a story: when it first was on a host; its address is settled then. */
  notePublished(id: StoryId, language: Language, at: string): void {
    const { story } = this.get(id);
    const version = story.versions[language];
    if (version.publishedAt !== null && version.slugIsLocked) return;
    const noted: Version = { ...version, publishedAt: version.publishedAt ?? at, slugIsLocked: true };
    this.write({ ...story, versions: { ...story.versions, [language]: noted } });
  }

  private row(id: StoryId): Row {
    const row = this.database
      .prepare(
        `SELECT key, ${SUMMARY_COLUMNS}, document FROM stories JOIN documents USING (key) WHERE id = ?`,
      )
      .get(id);
    if (!row) throw new UserError("story-missing", { id });
    return row;
  }

  private write(story: Story): StoryDetail {
    this.database.prepare(WRITE).run(...storyValues(story));
    const key = Number(this.database.prepare("SELECT key FROM stories WHERE id = ?").get(story.id)?.key);
    this.database.prepare("INSERT OR REPLACE INTO documents VALUES (?, ?)").run(key, JSON.stringify(story));
    this.database.prepare("DELETE FROM search WHERE rowid = ?").run(key);
    this.database.prepare("INSERT INTO search (rowid, words) VALUES (?, ?)").run(key, searchWords(story));
    return detailOf(story, this.row(story.id));
  }

  /** The story with everything that the library decides. */
  private settled(story: Story, previous: Story | null): Story {
    const versions = localized((language) => this.settledVersion(story, previous, language));
    const whole = { ...story, versions };
    return { ...whole, links: reconcileLinks(whole) };
  }

  private settledVersion(story: Story, previous: Story | null, language: Language): Version {
    const version = story.versions[language];
    const before = previous?.versions[language];
    const slug = this.freeSlug(story, version, language);
    const changed = previous && textHash(story, language) !== textHash(previous, language);
    const former = new Set([...(before ?? version).formerSlugs, ...this.publishedSlugs(story.id, language)]);
    former.delete(slug);
    return {
      ...version,
      slug,
      slugIsLocked: version.slugIsLocked || (before?.slugIsLocked === true && before.publishedAt !== null),
      publishedAt: before ? before.publishedAt : version.publishedAt,
      modifiedAt: changed ? this.now() : (before ?? version).modifiedAt,
      formerSlugs: [...former],
    };
  }

  private freeSlug(story: Story, version: Version, language: Language): string {
    const wanted = version.slug || slugFromTitle(version.title, language);
    if (wanted === "") return "";
    const column = language === "en" ? "slug_en" : "slug_zh";
    const taken = this.database.prepare(
      `SELECT 1 FROM stories WHERE ${column} = ? AND section = ? AND year = ? AND id <> ? AND trashed_at IS NULL`,
    );
    const year = yearOf(story.date);
    return uniqueSlug(wanted, (slug) => taken.get(slug, story.section, year, story.id) !== undefined);
  }

  private publishedSlugs(id: StoryId, language: Language): string[] {
    return this.database
      .prepare("SELECT DISTINCT slug FROM publications WHERE story = ? AND language = ?")
      .all(id, language)
      .map((row) => String(row.slug));
  }
}

function detailOf(story: Story, row: Row): StoryDetail {
  return { story, summary: summaryOf(row), stale: staleLinks(story) };
}

/** @throws UserError `story-invalid` for what does not fit the model: it would not open again. */
function checked(story: Story): Story {
  const parsed = checkStory(story);
  if (!hasUniqueBlocks(parsed)) throw new UserError("story-invalid", { detail: "body" });
  return parsed;
}

function hasUniqueBlocks(story: Story): boolean {
  return LANGUAGES.every((language) => {
    const { body } = story.versions[language];
    return new Set(body.map((block) => block.id)).size === body.length;
  });
}
