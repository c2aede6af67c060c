import { reconcileLinks } from "../../shared/bilingual/links.ts";
import { staleLinks } from "../../shared/bilingual/staleness.ts";
import { bodyIsEmpty } from "../../shared/document/text.ts";
import { UserError } from "../../shared/errors.ts";
import type { StoryDetail, StoryEdition } from "../../shared/ipc.ts";
import { LANGUAGES, type Language, localized, otherLanguage } from "../../shared/language.ts";
import { formerPaths } from "../../shared/story/address.ts";
import { isSameContent } from "../../shared/story/contentHash.ts";
import { type Merged, mergeEdits } from "../../shared/story/mergeEdits.ts";
import { checkStory, readStored } from "../../shared/story/migrate.ts";
import type { Story, StoryId, Version } from "../../shared/story/model.ts";
import { Addresses } from "./addresses.ts";
import type { Database, Row, Value } from "./database.ts";
import { Memory } from "./memory/memory.ts";
import { Revisions } from "./revisions.ts";
import { STORY_COLUMNS, SUMMARY_COLUMNS, searchWords, storyValues, summaryOf } from "./storyRow.ts";

const marks = STORY_COLUMNS.map(() => "?").join(", ");
const updates = STORY_COLUMNS.map((column) => `${column} = excluded.${column}`).join(", ");
const WRITE = `INSERT INTO stories (${STORY_COLUMNS.join(", ")}) VALUES (${marks})
  ON CONFLICT (id) DO UPDATE SET ${updates}`;
const COUNT_UP =
  "UPDATE stories SET edition = (SELECT max(edition) + 1 FROM stories) WHERE id = ? RETURNING key";

/** A saved story as it is kept, and what became of what others had written meanwhile. */
export type KeptStory = StoryDetail & Pick<Merged, "clashes" | "brought">;

/** A story as it is to be written, with what its rows hold. */
interface Draft {
  story: Story;
  document: string;
  values: Value[];
  words: string;
}

/** A change of a story that is worked out and not written yet. */
interface Change {
  previous: Story;
  /** The document that it was worked out from. */
  from: string;
  /** Null where the story stays as it is. */
  draft: Draft | null;
}

/** The stories of a newsroom, one by one. Each method is one transaction. */
export class StoryStore {
  readonly revisions: Revisions;
  /** What the stories teach: each is learnt from as it is written. */
  readonly memory: Memory;
  private readonly addresses: Addresses;
  private readonly database: Database;
  private readonly now: () => string;
  private last: { document: string; story: Story } | null = null;

  constructor(database: Database, now: () => string) {
    this.addresses = new Addresses(database);
    this.database = database;
    this.now = now;
    this.revisions = new Revisions(database);
    this.memory = new Memory(database);
  }

  /** The stories that were written after an edition, with the editions that they have now, in that order. */
  since(edition: number): StoryEdition[] {
    return this.database
      .prepare("SELECT id, edition FROM stories WHERE edition > ? ORDER BY edition")
      .all(edition)
      .map((row) => ({ id: String(row.id), edition: Number(row.edition) }));
  }

  /** The newest edition of any story. */
  newestEdition(): number {
    return Number(this.database.prepare("SELECT max(edition) AS newest FROM stories").get()?.newest ?? 0);
  }

  has(id: StoryId): boolean {
    return this.database.prepare("SELECT 1 FROM stories WHERE id = ?").get(id) !== undefined;
  }

  /** @throws UserError `story-missing` */
  get(id: StoryId): StoryDetail {
    const row = this.row(id);
    return detailOf(this.read(row), row);
  }

  /** A story that is not here yet. */
  insert(story: Story): StoryDetail {
    return this.database.transaction(() => this.write(this.settled(checked(story), null)));
  }

  /**
   * Saves a story that is here. The library keeps what is its own: addresses are made unique, an
   * address that was published is remembered, the last change is noted when the text did change.
   *
   * @param seen the edition that was read and changed; the one that is here unless given
   * @param base the story as it was in that edition: where another one is here by now, both changes are made
   * @throws UserError `story-changed` where another one is here by now and no base is given
   */
  save(story: Story, seen?: number, base?: Story): KeptStory {
    const mine = checked(story);
    return this.database.transaction(() => {
      const row = this.row(story.id);
      const previous = this.read(row);
      const isNewest = seen === undefined || seen === Number(row.edition);
      // Without what it was before, nobody can tell whose change is whose, of a link that was confirmed either.
      if (!isNewest && !base) throw new UserError("story-changed");
      const next = isNewest || !base ? alone(mine) : mergeEdits(checked(base), mine, previous);
      const { clashes, brought } = next;
      if (clashes > 0) this.revisions.add(previous, this.now());
      else this.revisions.keep(previous, this.now());
      // Some of a colleague's text gives way: the next publish asks.
      if (clashes > 0 && Number(row.adopted) > (seen ?? 0)) {
        this.database.prepare("DELETE FROM agreed WHERE story = ?").run(story.id);
      }
      return { ...this.write(this.settled(next.story, previous)), clashes, brought };
    });
  }

  /**
   * Changes stories at a stroke, all of them or none; each one that changes stays as it was among its
   * earlier states. Nobody else can write while the database is locked: what takes time is worked out
   * before, and once more for a story that was saved meanwhile, or whose address was taken.
   *
   * @param change gives a story as it is to be, or itself; may be asked twice, and the last answer holds
   * @returns what writes them, and gives the stories as they are kept
   * @throws UserError `story-missing`, `story-invalid`
   */
  workOut(ids: readonly StoryId[], change: (story: Story) => Story): () => Story[] {
    const changes = ids.map((id) => this.changeOf(id, change));
    return () => this.database.transaction(() => changes.map((one) => this.carryOut(one, change)));
  }

  private carryOut(prepared: Change, change: (story: Story) => Story): Story {
    const isRight = this.holds(prepared);
    const { previous, draft } = isRight ? prepared : this.changeOf(prepared.previous.id, change);
    if (!draft) return previous;
    this.revisions.add(previous, this.now());
    this.put(draft);
    return draft.story;
  }

  private changeOf(id: StoryId, change: (story: Story) => Story): Change {
    const row = this.row(id);
    const previous = this.read(row);
    const changed = change(previous);
    const draft = changed === previous ? null : draftOf(this.settled(checked(changed), previous));
    return { previous, from: String(row.document), draft };
  }

  /** True where nothing that a change was worked out from is another one by now. */
  private holds({ previous, from, draft }: Change): boolean {
    if (String(this.row(previous.id).document) !== from) return false;
    if (!draft) return true;
    const { story } = draft;
    return LANGUAGES.every((language) => {
      const version = story.versions[language];
      return this.addresses.free(story, version, language) === version.slug;
    });
  }

  /**
   * Writes stories as they are published elsewhere. Their addresses are their own: a story of this
   * newsroom that has the same one gets another, and so does an earlier one of these. What was here
   * before is kept.
   */
  adopt(stories: readonly Story[]): void {
    const coming = stories.map(checked);
    this.database.transaction(() => {
      for (const story of coming) this.adoptOne(story);
      // Addresses may have changed hands: only when all have theirs is it known which is taken.
      const waiting = new Set(coming.map(({ id }) => id));
      for (const story of coming) {
        waiting.delete(story.id);
        for (const id of this.addresses.sharing(story)) {
          if (waiting.has(id)) continue;
          const { story: other } = this.get(id);
          this.write(this.settled(other, other));
        }
      }
    });
  }

  private adoptOne(story: Story): void {
    if (this.has(story.id)) {
      this.revisions.add(this.get(story.id).story, this.now());
      this.database.prepare("UPDATE stories SET trashed_at = NULL WHERE id = ?").run(story.id);
    }
    this.write({ ...story, links: reconcileLinks(story) });
    this.database.prepare("UPDATE stories SET adopted = edition WHERE id = ?").run(story.id);
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
        this.memory.forget(id);
      }
    });
  }

  /** Writes a publish's facts into a story: when its versions first were on a host; their addresses are settled then. */
  notePublished(id: StoryId, languages: readonly Language[], at: string): void {
    const { story } = this.get(id);
    const isNoted = ({ publishedAt, slugIsLocked }: Version) => publishedAt !== null && slugIsLocked;
    const news = languages.filter((language) => !isNoted(story.versions[language]));
    if (news.length === 0) return;
    const versions = localized((language): Version => {
      const version = story.versions[language];
      if (!news.includes(language)) return version;
      return { ...version, publishedAt: version.publishedAt ?? at, slugIsLocked: true };
    });
    // Nothing of this is in the lists or the search.
    const next: Story = { ...story, versions };
    this.database
      .prepare("UPDATE documents SET document = ? WHERE key = (SELECT key FROM stories WHERE id = ?)")
      .run(JSON.stringify(next), id);
  }

  /** Counts for a few stories that were last saved before that was done how far they have come; false when all are. */
  countProgress(): boolean {
    const rows = this.database
      .prepare("SELECT document FROM stories JOIN documents USING (key) WHERE open_en IS NULL LIMIT 20")
      .all();
    this.database.transaction(() => {
      for (const { document } of rows) {
        this.database.prepare(WRITE).run(...storyValues(readStored(String(document))));
      }
    });
    return rows.length > 0;
  }

  private row(id: StoryId): Row {
    const row = this.database
      .prepare(
        `SELECT key, ${SUMMARY_COLUMNS}, edition, adopted, document FROM stories JOIN documents USING (key) WHERE id = ?`,
      )
      .get(id);
    if (!row) throw new UserError("story-missing", { id });
    return row;
  }

  /** A row's story; the one that was written last is not taken apart again for the next save. */
  private read(row: Row): Story {
    const document = String(row.document);
    return this.last?.document === document ? this.last.story : readStored(document);
  }

  private write(story: Story): StoryDetail {
    this.put(draftOf(story));
    return detailOf(story, this.row(story.id));
  }

  private put({ story, document, values, words }: Draft): void {
    this.last = { document, story };
    this.database.prepare(WRITE).run(...values);
    const key = Number(this.database.prepare(COUNT_UP).get(story.id)?.key);
    this.database.prepare("INSERT OR REPLACE INTO documents VALUES (?, ?)").run(key, document);
    this.database.prepare("DELETE FROM search WHERE rowid = ?").run(key);
    this.database.prepare("INSERT INTO search (rowid, words) VALUES (?, ?)").run(key, words);
    this.memory.learn(story);
  }

  /** The story with everything that the library decides. */
  private settled(story: Story, previous: Story | null): Story {
    const versions = localized((language) => this.settledVersion(story, previous, language));
    const whole = { ...story, versions, sourceLanguage: sourceLanguageOf(story) };
    return { ...whole, links: reconcileLinks(whole, previous) };
  }

  private settledVersion(story: Story, previous: Story | null, language: Language): Version {
    const version = story.versions[language];
    const before = previous?.versions[language];
    const slug = this.addresses.free(story, version, language);
    const changed = previous && !isSameContent(story, previous, language);
    const former = [...(before ?? version).formerPaths, ...this.addresses.published(story.id, language)];
    return {
      ...version,
      slug,
      slugIsLocked: version.slugIsLocked || (before?.slugIsLocked === true && before.publishedAt !== null),
      publishedAt: before ? before.publishedAt : version.publishedAt,
      modifiedAt: changed ? this.now() : (before ?? version).modifiedAt,
      formerPaths: formerPaths({ ...story, slug }, former),
    };
  }
}

/** A story that nobody else wrote meanwhile. */
function alone(story: Story): Merged {
  return { story, clashes: 0, brought: false };
}

function draftOf(story: Story): Draft {
  const document = JSON.stringify(story);
  return { story, document, values: storyValues(story), words: searchWords(story) };
}

/** What is written first is what the other version is translated from. */
function sourceLanguageOf({ sourceLanguage, versions }: Story): Language {
  const isBegun = (language: Language) => {
    const { title, body } = versions[language];
    return title.trim() !== "" || !bodyIsEmpty(body);
  };
  const other = otherLanguage(sourceLanguage);
  return !isBegun(sourceLanguage) && isBegun(other) ? other : sourceLanguage;
}

/** What is stale is worked out for those who ask for it: most want the story alone. */
function detailOf(story: Story, row: Row): StoryDetail {
  return {
    story,
    summary: summaryOf(row),
    edition: Number(row.edition),
    get stale() {
      return staleLinks(story);
    },
  };
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
