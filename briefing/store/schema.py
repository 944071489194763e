"""The tables of the user's own file, and the signs by which it is known."""

APPLICATION = 0x42524946
"""The `application_id` of our files: the letters BRIF."""

# A semicolon ends a statement, also in a comment.
_FIRST = f"""
-- Where the user was: for each article the anchor of the first line on the screen.
CREATE TABLE position (
  turn       INTEGER PRIMARY KEY,   -- rises with every save: the highest is the newest
  article    TEXT NOT NULL UNIQUE,  -- id, so content: finds a file that was moved
  source     TEXT NOT NULL,         -- path or address: finds a file that was edited
  start      INTEGER NOT NULL,      -- offset in the text, in characters
  quote      TEXT NOT NULL,         -- the text from there on
  before     TEXT NOT NULL,         -- the text in front of the quote
  after      TEXT NOT NULL          -- the text behind the quote
);
CREATE INDEX position_source ON position (source, turn);

-- What the user has read. A mark belongs to a content: an edited article is unread again.
CREATE TABLE read_mark (
  article    TEXT PRIMARY KEY       -- id
) WITHOUT ROWID;

-- Single facts by name. "last stack": the paths last opened, as a JSON list.
CREATE TABLE fact (
  name       TEXT PRIMARY KEY,
  value      TEXT NOT NULL
) WITHOUT ROWID;

PRAGMA application_id = {APPLICATION};
"""

_SECOND = """
-- What the user said of entities, each in its text form (briefing/model/correction_lines.py).
CREATE TABLE correction (
  line       TEXT PRIMARY KEY,
  made       TEXT NOT NULL,         -- when, in UTC: they are applied in this order
  undone     INTEGER                -- NULL while in effect: the highest was taken back last
) WITHOUT ROWID;
"""

_THIRD = """
-- The user's notes: each an anchor of the passage, its length, and the words.
CREATE TABLE note (
  id         TEXT PRIMARY KEY,      -- random: two sessions never give the same
  article    TEXT NOT NULL,         -- id, so content
  source     TEXT NOT NULL,         -- path or address
  start      INTEGER NOT NULL,      -- offset in the text, in characters
  quote      TEXT NOT NULL,         -- the text from there on
  before     TEXT NOT NULL,         -- the text in front of the quote
  after      TEXT NOT NULL,         -- the text behind the quote
  length     INTEGER NOT NULL,      -- characters of the passage
  text       TEXT NOT NULL,         -- what the user wrote
  made       TEXT NOT NULL,         -- when it was made or changed, in UTC
  removed    TEXT                   -- when it was taken away, in UTC, NULL while it stands
) WITHOUT ROWID;

-- Places that a letter leads to: the highest turn among the articles of a stack is the one.
CREATE TABLE place_mark (
  turn       INTEGER PRIMARY KEY,   -- rises with every mark
  letter     TEXT NOT NULL,
  article    TEXT NOT NULL,         -- id, so content
  source     TEXT NOT NULL,         -- path or address
  start      INTEGER NOT NULL,      -- offset in the text, in characters
  quote      TEXT NOT NULL,
  before     TEXT NOT NULL,
  after      TEXT NOT NULL,
  UNIQUE (letter, article)
);

-- Articles that the user has starred.
CREATE TABLE star (
  article    TEXT PRIMARY KEY       -- id
) WITHOUT ROWID;
"""

_FOURTH = """
-- Queries that led somewhere, so that they can be asked again. Only the newest are kept.
CREATE TABLE query (
  turn       INTEGER PRIMARY KEY,   -- rises with every query: the highest is the newest
  text       TEXT NOT NULL UNIQUE   -- as typed, neutralised
);
"""

_FIFTH = """
-- Where a starred article lay, path or address: finds one that was edited.
ALTER TABLE star ADD COLUMN source TEXT NOT NULL DEFAULT '';
"""

MIGRATIONS = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH)
"""What leads from each version of the file to the next; an empty file is version 0."""
VERSION = len(MIGRATIONS)
"""The `user_version` that this code reads and writes."""
