-- An index of version 7, as that version made it of one article.

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
  term       TEXT NOT NULL,         -- folded
  passages   INTEGER NOT NULL       -- that hold it; 0 when none does any more
);

-- Which articles of the library hold which terms. The words of this table are numbers of terms,
-- so its tokenizer never sees a text. It has no text of its own: what is taken out is made again
-- from the leaf. The first column takes less room; sizes of columns would be for ranking alone.
CREATE VIRTUAL TABLE words USING fts5 (
  body, title, content = '', columnsize = 0, tokenize = 'ascii'
);
-- Bytes that are gathered before they are written: fewer pieces are to be merged.
INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);

-- Single facts by name: "articles" and "passages" of the library, "splitter": key of the code
-- that took the texts apart, "whole": key of the code that read them, and the paths that were taken
-- in to their end, "generation": how often the library has changed, "names": key of what joined the
-- names, "names of": the generation then, "names shared": the last entity of several articles then,
-- "names in": how many articles there were then, "names since": how many came since, "names last":
-- the highest number that an entity was ever given.
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

INSERT OR REPLACE INTO article VALUES (1,'13f4e6433863d551','Ferry raised','','','','/news/one.txt',9,55,'64e8072f5db9f956',1);
INSERT OR REPLACE INTO body VALUES (1,X'7801734b2d2aaa54284acc2c4e4de1e20a4ecc294b4c4f5548cec84c4d53f04d2c4acd53f0c8cf2951484ecc4d5528c957f0c9cc4b492cd5e302001a6612cf',X'800595d200000000000000288c1031336634653634333338363364353531948c172f746d702f776f726b2f432f6f6c642f6f6e652e747874948c172f746d702f776f726b2f432f6f6c642f6f6e652e747874948c0474657874948c0c46657272792072616973656494298c00946805680568052891947494288c166272696566696e672e6d6f64656c2e61727469636c65948c09426c6f636b4b696e649493948c057469746c659485945294680a8c09706172616772617068948594529486944b004b0e86944b0c4b3686944b004b008694680568058694749486942e');
INSERT OR REPLACE INTO source VALUES ('/news/one.txt','/news/one.txt',1,55,1796056291644386373,1,1);
INSERT OR REPLACE INTO leaf VALUES (1,X'02000002000e0c280207010203040506070809');
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
INSERT OR REPLACE INTO fact VALUES ('names','79ebc8caefdad351 4c37eff6e8384f7d e3b0c44298fc1c14');
INSERT OR REPLACE INTO fact VALUES ('names in','1');
INSERT OR REPLACE INTO fact VALUES ('names last','2');
INSERT OR REPLACE INTO fact VALUES ('names of','1');
INSERT OR REPLACE INTO fact VALUES ('names shared','0');
INSERT OR REPLACE INTO fact VALUES ('names since','0');
INSERT OR REPLACE INTO fact VALUES ('passages','2');
INSERT OR REPLACE INTO fact VALUES ('splitter','9da53936ac2a5023');
INSERT OR REPLACE INTO fact VALUES ('whole','["64e8072f5db9f956 9da53936ac2a5023", ["/news/one.txt"]]');
INSERT OR REPLACE INTO naming VALUES (1,'79ebc8caefdad351 64e8072f5db9f956',X'02000000160000001c0000002f000000260000003500000000065b5b302c202253616c76616765206368696566225d5d');
INSERT OR REPLACE INTO entity VALUES (1,'04a6cfc8ac','Maren Holt',0,1,1,1.0,'maren holt');
INSERT OR REPLACE INTO entity VALUES (2,'aeddc0dd0f','Lindau',6,1,1,0.7,'lindau');
INSERT OR REPLACE INTO entity_body VALUES (1,'[["Maren Holt", "name", 1, ""]]',X'0100000001000000',X'');
INSERT OR REPLACE INTO entity_body VALUES (2,'[["Lindau", "name", 1, ""]]',X'0100000001000000',X'');
INSERT OR REPLACE INTO named VALUES (1,X'0100000002000000',X'02000000160000001c0000002f000000260000003500000000065b5b302c202253616c76616765206368696566225d5d');
INSERT OR REPLACE INTO name_term VALUES ('','lindau',1,X'02000000');
INSERT OR REPLACE INTO name_term VALUES ('who','holt',1,X'01000000');
INSERT OR REPLACE INTO name_term VALUES ('who','maren',1,X'01000000');

PRAGMA application_id = 1112688984;
PRAGMA user_version = 7;
