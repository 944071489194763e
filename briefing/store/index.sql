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
  path       TEXT NOT NULL,         -- of a file that holds it, as the user named it
  words      INTEGER NOT NULL,
  size       INTEGER NOT NULL,      -- characters of the text
  readers    TEXT NOT NULL,         -- key of the code that read it: of another one it is read again
  listed     INTEGER NOT NULL DEFAULT 0  -- 1: it is in the library, so it has a leaf
);
CREATE INDEX article_listed ON article (published DESC, path, id) WHERE listed;

-- The article itself: its text, and apart from it blocks, links and the rest.
CREATE TABLE body (
  number     INTEGER PRIMARY KEY,
  text       BLOB NOT NULL,         -- UTF-8, deflated
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
  packed     BLOB NOT NULL
);

-- The vocabulary of the library.
CREATE TABLE term (
  number     INTEGER PRIMARY KEY,
  term       TEXT NOT NULL          -- folded
);

-- How often each term stands in the library: one row, four bytes for each number from 0.
CREATE TABLE tally (
  counts     BLOB NOT NULL
);
INSERT INTO tally VALUES (x'');

-- Which articles of the library hold which terms. The words of this table are numbers of terms
-- (numerals.py), so its tokenizer never sees a text. It has no text of its own: what is taken out
-- is made again from the leaf. The first column takes less room; sizes of columns would be for
-- ranking alone.
CREATE VIRTUAL TABLE words USING fts5 (
  body, title, content = '', columnsize = 0, tokenize = 'ascii'
);
-- Bytes that are gathered before they are written: fewer pieces are to be merged.
INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);

-- Single facts by name: "articles" and "passages" of the library, "splitter": key of the code
-- that took the texts apart, "whole": key of the code that read them, and the paths that were taken
-- in to their end, "generation": how often the library has changed, "vocabulary": tells
-- the numbers of terms here from those of another index, "names": key of what joined the names,
-- "names of": the generation then, "names shared": the last entity of several articles then, "names
-- in": how many articles there were then, "names since": how many came since, "names last": the
-- highest number that an entity was ever given.
CREATE TABLE fact (
  name       TEXT PRIMARY KEY,
  value      TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO fact VALUES ('articles', '0'), ('passages', '0'), ('generation', '0'), ('splitter', ''),
  ('vocabulary', hex(randomblob(8)));

-- The names that each article of the library holds (model/naming.py).
CREATE TABLE naming (
  number     INTEGER PRIMARY KEY,   -- of the article
  key        TEXT NOT NULL,         -- of the code that found them, and of the code that read it
  packed     BLOB NOT NULL
);

-- What the names of the library stand for. These tables are written as a whole, in one go.
-- Entities are numbered in the order in which they are listed; those that came with single
-- articles since then stand behind the others.
CREATE TABLE entity (
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL,
  name       TEXT NOT NULL,
  kind       INTEGER NOT NULL,      -- index of it in the model's list
  mentions   INTEGER NOT NULL,
  articles   INTEGER NOT NULL,      -- that name it
  weight     REAL NOT NULL,         -- how much it tells
  forms      TEXT NOT NULL          -- its spellings as they are compared, a line each
);
CREATE INDEX entity_id ON entity (id);
CREATE INDEX entity_kind ON entity (kind, number);

CREATE TABLE entity_body (
  number     INTEGER PRIMARY KEY,   -- of the entity
  aliases    TEXT NOT NULL,         -- a JSON list of spelling, rule, count and reason
  articles   BLOB NOT NULL,         -- numbers of the articles that name it, then how often each does
  spelt      BLOB NOT NULL          -- articles, spellings and counts of all but its first spelling
);

-- The names of an article, as those of "naming", with what each stands for.
CREATE TABLE named (
  number     INTEGER PRIMARY KEY,   -- of the article
  entities   BLOB NOT NULL,         -- numbers, 0 for what stands for nothing
  packed     BLOB NOT NULL
);

-- The words of which names are made, for each field of a query ('' for what no field holds).
CREATE TABLE name_term (
  field      TEXT NOT NULL,
  term       TEXT NOT NULL,         -- folded
  spellings  INTEGER NOT NULL,      -- that hold it
  entities   BLOB NOT NULL,         -- numbers of those it stands in a spelling of, rising
  PRIMARY KEY (field, term)
) WITHOUT ROWID;
