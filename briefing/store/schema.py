"""The tables of the user's own file, and the signs by which it is known."""

APPLICATION = 0x42524946
"""The `application_id` of our files: the letters BRIF."""
VERSION = 1
"""The `user_version` that this code reads and writes."""

# A semicolon ends a statement, also in a comment.
SCHEMA = f"""
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
PRAGMA user_version = {VERSION};
"""
