/** The tables of the translation memory. */
export const MEMORY_SCHEMA = `
  CREATE TABLE memory (
    key INTEGER PRIMARY KEY,
    -- the story and link it comes from, or the name of the file
    story TEXT,
    link TEXT,
    file TEXT,
    changed_at TEXT NOT NULL,
    -- shared/bilingual/memory/tokens.ts of each text: its key, and its number of tokens
    key_en TEXT NOT NULL,
    key_zh TEXT NOT NULL,
    size_en INTEGER NOT NULL,
    size_zh INTEGER NOT NULL,
    -- the keys of the texts around it, "" where there is none; null where they are not known
    previous_en TEXT,
    previous_zh TEXT,
    next_en TEXT,
    next_zh TEXT,
    en TEXT NOT NULL,
    zh TEXT NOT NULL,
    CHECK ((story IS NULL) = (link IS NULL) AND (story IS NULL) <> (file IS NULL))
  ) STRICT;
  CREATE INDEX memory_story ON memory (story);
  CREATE INDEX memory_key_en ON memory (key_en, key_zh);
  CREATE INDEX memory_key_zh ON memory (key_zh, key_en);

  -- The pairs of neighbouring tokens of each text, to find those that are alike.
  CREATE VIRTUAL TABLE memory_alike_en USING fts5(pairs, content='', contentless_delete=1, detail=none, tokenize='ascii');
  CREATE VIRTUAL TABLE memory_alike_zh USING fts5(pairs, content='', contentless_delete=1, detail=none, tokenize='ascii');
  CREATE VIRTUAL TABLE memory_pairs_en USING fts5vocab(memory_alike_en, row);
  CREATE VIRTUAL TABLE memory_pairs_zh USING fts5vocab(memory_alike_zh, row);

  -- The words of both texts (shared/document/searchText.ts).
  CREATE VIRTUAL TABLE memory_words USING fts5(
    words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
  );

  -- Stories that were here before there was a memory, and are still to be learnt from.
  CREATE TABLE memory_backlog (story INTEGER PRIMARY KEY) STRICT;
  INSERT INTO memory_backlog SELECT key FROM stories;
`;

/** What is known of the files whose pairs are in the memory. */
export const MEMORY_IMPORTS_SCHEMA = `
  -- A file that is not complete is on its way in, or out: nothing of it is to be seen. A number is
  -- never given to another file.
  CREATE TABLE memory_imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    -- when it came in, and when some program last worked on it
    at TEXT NOT NULL,
    worked_at TEXT NOT NULL,
    is_complete INTEGER NOT NULL
  ) STRICT;
  ALTER TABLE memory ADD COLUMN import INTEGER;
  INSERT INTO memory_imports (name, at, worked_at, is_complete)
    SELECT file, strftime('%Y-%m-%dT%H:%M:%fZ'), '', 1 FROM memory WHERE file IS NOT NULL GROUP BY file;
  UPDATE memory SET import = (SELECT id FROM memory_imports WHERE name = file) WHERE file IS NOT NULL;
  CREATE INDEX memory_import ON memory (import) WHERE import IS NOT NULL;

  -- What was removed goes from the indexes with the next merge that comes of itself: one for its sake
  -- would keep a save waiting for seconds.
  INSERT INTO memory_alike_en (memory_alike_en, rank) VALUES ('deletemerge', 0);
  INSERT INTO memory_alike_zh (memory_alike_zh, rank) VALUES ('deletemerge', 0);
  INSERT INTO memory_words (memory_words, rank) VALUES ('deletemerge', 0);

  -- What the memory knows.
  CREATE VIEW memory_known AS SELECT * FROM memory
    WHERE import IS NULL OR import IN (SELECT id FROM memory_imports WHERE is_complete = 1);
`;
