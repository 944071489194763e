-- An index of version 1, as that version made it of one article.

-- The index of articles that have been read: derived, so it may be deleted at any time.
-- Times are nanoseconds since 1970. Numbers of articles and terms are never used twice.

-- One row for each content. Another content of the same file is another article.
CREATE TABLE article (
  number     INTEGER PRIMARY KEY AUTOINCREMENT,
  id         TEXT NOT NULL UNIQUE,  -- 16 hexadecimal digits of the content
  title      TEXT NOT NULL,
  outlet     TEXT NOT NULL,
  byline     TEXT NOT NULL,
  published  TEXT NOT NULL,         -- ISO date, or ''
  path       TEXT NOT NULL,         -- as the user named it first
  words      INTEGER NOT NULL,
  size       INTEGER NOT NULL,      -- characters of the text
  readers    TEXT NOT NULL          -- key of the code that read it: of another one it is read again
);

-- The article itself: text, blocks, links; packed and deflated.
CREATE TABLE body (
  number     INTEGER PRIMARY KEY,
  packed     BLOB NOT NULL
);

-- What the analysis found in the article alone.
CREATE TABLE layer (
  number     INTEGER PRIMARY KEY,
  key        TEXT NOT NULL,         -- of all steps and tables that it stands on
  packed     BLOB NOT NULL
);

-- Where articles come from: one row for each file.
CREATE TABLE source (
  key        TEXT PRIMARY KEY,      -- absolute path
  path       TEXT NOT NULL,         -- as the user named it
  number     INTEGER NOT NULL,      -- of its article
  size       INTEGER NOT NULL,      -- bytes of the file
  changed    INTEGER NOT NULL,      -- when the file was written
  member     INTEGER NOT NULL,      -- 1: in the library; 0: read once from a folder
  version    INTEGER NOT NULL       -- 1, and one more with each change of its content
) WITHOUT ROWID;
CREATE INDEX source_number ON source (number);

-- The passages of each article of the library, with numbers for terms (model/postings.py).
CREATE TABLE leaf (
  number     INTEGER PRIMARY KEY,
  packed     BLOB NOT NULL          -- deflated
);

-- The vocabulary of the library.
CREATE TABLE term (
  number     INTEGER PRIMARY KEY,
  term       TEXT NOT NULL,         -- folded
  passages   INTEGER NOT NULL       -- that hold it; 0 when none does any more
);

-- Which articles of the library hold which terms. The words of this table are numbers of terms,
-- so its tokenizer never sees a text. It has no text of its own: what is taken out is made again
-- from the leaf.
CREATE VIRTUAL TABLE words USING fts5 (title, body, content = '', tokenize = 'ascii');

-- Single facts by name: "articles" and "passages" of the library, "splitter": key of the code
-- that took the texts apart, "generation": how often the library has changed.
CREATE TABLE fact (
  name       TEXT PRIMARY KEY,
  value      TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO fact VALUES ('articles', '0'), ('passages', '0'), ('generation', '0'), ('splitter', '');

INSERT OR REPLACE INTO fact VALUES ('articles','0');
INSERT OR REPLACE INTO fact VALUES ('generation','0');
INSERT OR REPLACE INTO fact VALUES ('passages','0');
INSERT OR REPLACE INTO fact VALUES ('splitter','');

PRAGMA application_id = 1112688984;
PRAGMA user_version = 1;
