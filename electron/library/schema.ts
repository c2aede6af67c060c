import type { SchemaStep } from "./database.ts";

/** Where a version stands (shared/story/summary.ts `Standing`), from its columns. */
const standing = (language: "en" | "zh") => `
  standing_${language} TEXT GENERATED ALWAYS AS (
    CASE WHEN status_${language} = 'ready'
      THEN CASE WHEN published_${language} IS NULL THEN 'ready'
                WHEN published_${language} = hash_${language} THEN 'published'
                ELSE 'changed' END
      ELSE CASE WHEN published_${language} IS NULL THEN 'draft' ELSE 'withdrawn' END
    END) VIRTUAL`;

/** The database's schema: one step a version. */
export const SCHEMA: readonly SchemaStep[] = [
  `
  CREATE TABLE newsroom (one INTEGER PRIMARY KEY CHECK (one = 1), document TEXT NOT NULL) STRICT;

  CREATE TABLE hosts (id TEXT PRIMARY KEY, position INTEGER NOT NULL, config TEXT NOT NULL) STRICT;

  CREATE TABLE stories (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    section TEXT NOT NULL,
    date TEXT NOT NULL,
    year INTEGER NOT NULL,
    slug_en TEXT NOT NULL,
    slug_zh TEXT NOT NULL,
    status_en TEXT NOT NULL,
    status_zh TEXT NOT NULL,
    -- shared/story/contentHash.ts of each version as it is here
    hash_en TEXT NOT NULL,
    hash_zh TEXT NOT NULL,
    -- and as it is on the host that was published to last; null when it isn't there
    published_en TEXT,
    published_zh TEXT,
    stale_en INTEGER NOT NULL,
    stale_zh INTEGER NOT NULL,
    -- what lists show that has no column of its own, and the pictures it shows, as JSON
    card TEXT NOT NULL,
    trashed_at TEXT,
    ${standing("en")},
    ${standing("zh")}
  ) STRICT;
  CREATE INDEX stories_newest ON stories (trashed_at, date DESC, id);
  CREATE INDEX stories_slug_en ON stories (slug_en, section, year);
  CREATE INDEX stories_slug_zh ON stories (slug_zh, section, year);
  CREATE INDEX stories_facets ON stories (trashed_at, year, section);

  -- Apart from the columns above, so that a scan of all stories reads little.
  CREATE TABLE documents (key INTEGER PRIMARY KEY, document TEXT NOT NULL) STRICT;

  CREATE TABLE revisions (
    key INTEGER PRIMARY KEY,
    story TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    document TEXT NOT NULL
  ) STRICT;
  CREATE INDEX revisions_story ON revisions (story, key DESC);

  CREATE TABLE publications (
    host TEXT NOT NULL,
    story TEXT NOT NULL,
    language TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    slug TEXT NOT NULL,
    PRIMARY KEY (story, language, host)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE media (
    id TEXT PRIMARY KEY,
    file TEXT NOT NULL,
    document TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Words and pairs of characters (shared/document/searchText.ts); the text itself is in the story.
  CREATE VIRTUAL TABLE search USING fts5(
    words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
  );
  `,
];
