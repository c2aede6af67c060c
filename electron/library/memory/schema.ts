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
