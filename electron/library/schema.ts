import type { SchemaStep } from "./database.ts";
import { MEMORY_IMPORTS_SCHEMA, MEMORY_SCHEMA } from "./memory/schema.ts";

/** Where a version stands (shared/story/summary.ts `Standing`), from its columns. */
const standing = (language: "en" | "zh") => `
  standing_${language} TEXT GENERATED ALWAYS AS (
    CASE WHEN status_${language} = 'ready'
      THEN CASE WHEN published_${language} IS NULL THEN 'ready'
                WHEN published_${language} = hash_${language} THEN 'published'
                ELSE 'changed' END
      ELSE CASE WHEN published_${language} IS NULL THEN 'draft' ELSE 'withdrawn' END
    END) VIRTUAL`;

/** Former addresses in a row's card, as paths instead of slugs. */
const formerPathsInCard = (language: "en" | "zh-Hans") => `
  UPDATE stories SET card = json_remove(
    json_set(card, '$.versions."${language}".formerPaths', json((
      SELECT json_group_array(section || '/' || year || '/' || value)
      FROM json_each(card, '$.versions."${language}".formerSlugs')
    ))), '$.versions."${language}".formerSlugs');`;

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
  `
  -- SHA-256 of what of a story travels with the site (shared/publish/storySource.ts); null: not computed yet
  ALTER TABLE stories ADD COLUMN source_hash TEXT;
  -- How often a colleague's text took the place of this one: an editor that began before it must not undo it unasked.
  ALTER TABLE stories ADD COLUMN adoptions INTEGER NOT NULL DEFAULT 0;

  -- What this computer and a host last agreed on: the hash of each part of a story, null for one that
  -- is not there. Only the story "" stands for the newsroom's settings, which are kept whole.
  CREATE TABLE agreed (
    host TEXT NOT NULL,
    story TEXT NOT NULL,
    source_hash TEXT NOT NULL,
    parts TEXT NOT NULL,
    PRIMARY KEY (host, story)
  ) STRICT, WITHOUT ROWID;

  -- Stories that were changed here and on a host, with the host's source; null where they went there.
  CREATE TABLE conflicts (
    host TEXT NOT NULL,
    story TEXT NOT NULL,
    theirs TEXT,
    parts TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (host, story)
  ) STRICT, WITHOUT ROWID;

  -- What is to be remembered once a publish's manifest is on its host, noted before it is sent.
  CREATE TABLE intended (host TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- What a publish took the place of, so that it can be put back; null where there was nothing.
  CREATE TABLE replaced (
    host TEXT NOT NULL,
    generation INTEGER NOT NULL,
    story TEXT NOT NULL,
    before TEXT,
    after_hash TEXT,
    PRIMARY KEY (host, generation, story)
  ) STRICT, WITHOUT ROWID;

  -- What the checks found in a version's text, as JSON or "" for nothing, so that 10,000 are read once.
  CREATE TABLE findings (
    story TEXT NOT NULL,
    language TEXT NOT NULL,
    hash TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (story, language)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Terms with their forms (shared/bilingual/terms.ts), as JSON.
  CREATE TABLE glossary (id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- How far each version has come (shared/bilingual/progress.ts): what has yet to be translated, and
  -- what is translated and has yet to be reviewed. Null: not counted yet.
  ALTER TABLE stories ADD COLUMN open_en INTEGER;
  ALTER TABLE stories ADD COLUMN open_zh INTEGER;
  ALTER TABLE stories ADD COLUMN unreviewed_en INTEGER;
  ALTER TABLE stories ADD COLUMN unreviewed_zh INTEGER;
  ${MEMORY_SCHEMA}`,
  MEMORY_IMPORTS_SCHEMA,
  `
  -- The list in its order, with what the desk narrows it by, so that counting and finding reads no story
  -- that doesn't match: at 50,000 stories 6 ms instead of 120.
  DROP INDEX stories_newest;
  CREATE INDEX stories_listed ON stories (
    trashed_at, date DESC, id, year, section, stale_en, stale_zh, open_en, open_zh, unreviewed_en, unreviewed_zh
  );
  `,
  `
  -- Where each version is on a host (shared/story/address.ts \`storyPath\`) instead of its slug alone.
  ALTER TABLE publications RENAME COLUMN slug TO path;
  UPDATE publications SET path = (
    SELECT section || '/' || year || '/' || publications.path FROM stories WHERE id = publications.story
  ) WHERE story IN (SELECT id FROM stories);
  ${formerPathsInCard("en")}
  ${formerPathsInCard("zh-Hans")}
  -- What travels says so too.
  UPDATE stories SET source_hash = NULL;
  `,
  `
  -- And where each version stands: at 50,000 stories 5 ms instead of 130.
  DROP INDEX stories_listed;
  CREATE INDEX stories_listed ON stories (
    trashed_at, date DESC, id, year, section, stale_en, stale_zh, open_en, open_zh, unreviewed_en, unreviewed_zh,
    standing_en, standing_zh
  );
  `,
  `
  -- Counts up with each writing of any story, so that who read a story before another program wrote it does not
  -- write over that, and so that it can be seen which stories others wrote.
  ALTER TABLE stories ADD COLUMN edition INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX stories_edition ON stories (edition);
  -- The edition in which a colleague's text last took the place of this one: what is made of both is asked about.
  ALTER TABLE stories ADD COLUMN adopted INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE stories DROP COLUMN adoptions;
  `,
];
