import { type Lesson, lessonsOf } from "../../../shared/bilingual/memory/learnt.ts";
import type { Concordance, Match, MemoryQuery } from "../../../shared/bilingual/memory/match.ts";
import { settledText, textKey } from "../../../shared/bilingual/memory/tokens.ts";
import { searchExpression } from "../../../shared/document/searchText.ts";
import type { Language } from "../../../shared/language.ts";
import { readStored } from "../../../shared/story/migrate.ts";
import type { Story, StoryId } from "../../../shared/story/model.ts";
import type { Database, Row } from "../database.ts";
import { Entries, neighbourKeys } from "./entries.ts";
import { MemoryImports, type Pair } from "./imports.ts";
import { findMatches, findTranslations, originOf } from "./matches.ts";
import { inSlices } from "./slices.ts";

/** Entries that are read at a time. */
const PAGE = 1000;
/** For one concordance, entries are looked at that hold all the words, to put those first that hold them as typed. */
const BREADTH = 10;

/**
 * The newsroom's translation memory: pairs of texts that say the same, from the links that people
 * confirmed and from imported files, for both directions.
 */
export class Memory {
  /** The files that are in it. */
  readonly imports: MemoryImports;
  private readonly database: Database;
  private readonly entries: Entries;

  constructor(database: Database) {
    this.database = database;
    this.entries = new Entries(database);
    this.imports = new MemoryImports(database, this.entries);
  }

  /** Takes in what a story says now, in the transaction that writes it. */
  learn(story: Story): void {
    const lessons = new Map(lessonsOf(story).map((lesson) => [lesson.link, lesson]));
    const keyOf = remembering(textKey);
    for (const row of this.entries.ofStory(story.id)) {
      const lesson = lessons.get(String(row.link));
      if (!lesson || lesson.text.en !== row.en || lesson.text["zh-Hans"] !== row.zh) {
        this.entries.remove(Number(row.key));
        continue;
      }
      lessons.delete(lesson.link);
      if (!hasNeighbours(row, lesson, keyOf)) this.entries.setNeighbours(Number(row.key), lesson.neighbours);
    }
    for (const { link, ...lesson } of lessons.values()) {
      this.entries.insert({ ...lesson, origin: { story: story.id, link } });
    }
  }

  /** Forgets what it learnt from a story, in the transaction that removes it. */
  forget(story: StoryId): void {
    for (const { key } of this.entries.ofStory(story)) this.entries.remove(Number(key));
  }

  /**
   * Learns from the stories that an older Twinpress left here, a little at a time; a program that
   * ends meanwhile goes on the next time. Returns at once where there is nothing to do.
   */
  async fillIfNeeded(signal?: AbortSignal): Promise<void> {
    const first = this.database.prepare(
      `SELECT backlog.story AS key, document FROM memory_backlog AS backlog
       LEFT JOIN documents ON documents.key = backlog.story ORDER BY backlog.story LIMIT 1`,
    );
    if (!first.get()) return;
    await inSlices(
      this.database,
      () => {
        const row = first.get();
        if (!row) return false;
        if (row.document !== null) this.learn(readStored(String(row.document)));
        this.database.prepare("DELETE FROM memory_backlog WHERE story = ?").run(Number(row.key));
        return true;
      },
      signal,
    );
  }

  /** What the memory has for a segment, best first. */
  lookUp(query: MemoryQuery): Match[] {
    return findMatches(this.database, query);
  }

  /** How this very text was translated before, best first. */
  translationsOf(language: Language, text: string): string[] {
    return findTranslations(this.database, language, text);
  }

  /**
   * Pairs of texts that hold all the words of a text, in either language; those that hold it as it is
   * typed come first, then the newest.
   */
  concordance(text: string, limit = 20): Concordance[] {
    // A prefix of a letter or two would go through a good part of the index.
    const expression = searchExpression(text)?.replace(/"(\P{Script=Han}{1,2})"\*/gu, '"$1"');
    if (expression === undefined) return [];
    const typed = settledText(text).toLowerCase();
    const holds = ({ en, zh }: Concordance) => `${en}\n${zh}`.toLowerCase().includes(typed);
    const found = this.database
      .prepare(
        `SELECT en, zh, story, file FROM memory_words JOIN memory_known ON key = memory_words.rowid
         WHERE memory_words MATCH ? ORDER BY memory_words.rowid DESC LIMIT ?`,
      )
      .all(expression, limit * BREADTH)
      .map((row): Concordance => ({ en: String(row.en), zh: String(row.zh), ...originOf(row) }));
    return found.sort((a, b) => Number(holds(b)) - Number(holds(a))).slice(0, limit);
  }

  /** How many entries the newsroom's own stories taught. */
  learnt(): number {
    const row = this.database.prepare("SELECT count(*) AS count FROM memory WHERE story IS NOT NULL").get();
    return Number(row?.count);
  }

  /** How many entries there are. */
  size(): number {
    return Number(this.database.prepare("SELECT count(*) AS count FROM memory_known").get()?.count);
  }

  /** Every pair of texts once, oldest first. */
  *pairs(): Generator<Pair> {
    const page = this.database.prepare(
      `SELECT key, en, zh, changed_at FROM memory_known AS pair WHERE key > ? AND NOT EXISTS (
         SELECT 1 FROM memory_known AS earlier
         WHERE earlier.key_en = pair.key_en AND earlier.key_zh = pair.key_zh AND earlier.key < pair.key)
       ORDER BY key LIMIT ${PAGE}`,
    );
    let after = 0;
    for (let rows = page.all(after); rows.length > 0; rows = page.all(after)) {
      for (const { key, en, zh, changed_at: changedAt } of rows) {
        after = Number(key);
        yield { text: { en: String(en), "zh-Hans": String(zh) }, changedAt: String(changedAt) };
      }
    }
  }
}

function hasNeighbours(row: Row, { neighbours }: Lesson, keyOf: (text: string) => string): boolean {
  const { previous_en, previous_zh, next_en, next_zh } = row;
  const keys = neighbourKeys(neighbours, keyOf);
  return [previous_en, previous_zh, next_en, next_zh].every((key, index) => key === keys[index]);
}

/** The same function, which works out each answer once. */
function remembering(answer: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const answered = known.get(text) ?? answer(text);
    known.set(text, answered);
    return answered;
  };
}
