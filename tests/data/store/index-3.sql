-- An index of version 3, as that version made it of one article.

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
  readers    TEXT NOT NULL,         -- key of the code that read it: of another one it is read again
  listed     INTEGER NOT NULL DEFAULT 0  -- 1: it is in the library, so it has a leaf
);
CREATE INDEX article_listed ON article (published DESC, id) WHERE listed;

-- The article itself, deflated: its text, and apart from it blocks, links and the rest.
CREATE TABLE body (
  number     INTEGER PRIMARY KEY,
  text       BLOB NOT NULL,         -- UTF-8
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
-- that took the texts apart, "generation": how often the library has changed, "names": key of what
-- joined the names, "names of": the generation then, "names shared": the last entity of several
-- articles then, "names in": how many articles there were then.
CREATE TABLE fact (
  name       TEXT PRIMARY KEY,
  value      TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO fact VALUES ('articles', '0'), ('passages', '0'), ('generation', '0'), ('splitter', '');

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
  articles   BLOB NOT NULL          -- numbers of the articles that name it, then how often each does
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

INSERT OR REPLACE INTO article VALUES (1,'13f4e6433863d551','Ferry raised','','','','/news/one.txt',9,55,'62bfdc0e12ecc417',1);
INSERT OR REPLACE INTO body VALUES (1,X'7801734b2d2aaa54284acc2c4e4de1e20a4ecc294b4c4f5548cec84c4d53f04d2c4acd53f0c8cf2951484ecc4d5528c957f0c9cc4b492cd5e302001a6612cf',X'78017d8e3d0ec2300c853350f1a30a31c1ca58964655a1620524966cdc20346913519a2a4402361698b220cc39b9022985157b79cffe9eec8bf77ca1a6ec70ab25cf6499877bc57811526d645a70b0edc5573d20b08328cea63c99c6f13c89d96c16811d61b3aff051e91d5e615530ac4a1e9a93f9b769195e03fe9a6b7d1e6b2a0f9c81452090f596854a77e08e39d3fd18224be606d633d2b88faeb00182884f90e818a7452f10beed5654d35cd34a34409f243fe00613d1693ab8431d09dfa17c5855');
INSERT OR REPLACE INTO source VALUES ('/news/one.txt','/news/one.txt',1,55,1796056291644386373,1,1);
INSERT OR REPLACE INTO leaf VALUES (1,X'780163626060e0046264c003e4f001b1195490094883d430023188cd0cc42c40cc0ac46c40cc0ec41c400c3687090019f20096');
INSERT OR REPLACE INTO term VALUES (1,'ferry',1);
INSERT OR REPLACE INTO term VALUES (2,'raised',1);
INSERT OR REPLACE INTO term VALUES (3,'salvage',1);
INSERT OR REPLACE INTO term VALUES (4,'chief',1);
INSERT OR REPLACE INTO term VALUES (5,'maren',1);
INSERT OR REPLACE INTO term VALUES (6,'holt',1);
INSERT OR REPLACE INTO term VALUES (7,'came',1);
INSERT OR REPLACE INTO term VALUES (8,'to',1);
INSERT OR REPLACE INTO term VALUES (9,'lindau',1);
INSERT OR REPLACE INTO fact VALUES ('articles','1');
INSERT OR REPLACE INTO fact VALUES ('generation','1');
INSERT OR REPLACE INTO fact VALUES ('passages','2');
INSERT OR REPLACE INTO fact VALUES ('splitter','44085c9d3ef35674');

PRAGMA application_id = 1112688984;
PRAGMA user_version = 3;
