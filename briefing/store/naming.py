"""Writing the names of a library: those of each article in batches, what they stand for at once."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from briefing.model.naming import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .shelf import Shelf

_CACHE = 65_536
"""Kilobytes of what is gathered that are kept in memory."""
_TABLES = ("entity", "entity_body", "named", "name_term")
_GATHERED = {
    "drawn": "handle INTEGER PRIMARY KEY, shared INTEGER, weight REAL, name TEXT, kind INTEGER, "
    "mentions INTEGER, articles INTEGER, forms TEXT, aliases TEXT, named BLOB, spelt BLOB",
    "called": "handle INTEGER PRIMARY KEY, id TEXT",
    "ranked": "rank INTEGER PRIMARY KEY, handle INTEGER, id TEXT",
}
"""Tables of a round that are beside the index until it is put in its place."""
_ADD = f"INSERT INTO temp.drawn VALUES ({','.join('?' * 11)})"  # noqa: S608
_RANK = """
INSERT INTO temp.ranked (handle, id) SELECT handle, id FROM temp.drawn JOIN temp.called
USING (handle) ORDER BY shared DESC, weight DESC, id
"""
_COPY = """
INSERT INTO entity SELECT ? + rank, id, name, kind, mentions, articles, weight, forms
FROM temp.ranked JOIN temp.drawn USING (handle) ORDER BY rank
"""
_COPY_BODY = """
INSERT INTO entity_body SELECT ? + rank, aliases, named, spelt
FROM temp.ranked JOIN temp.drawn USING (handle) ORDER BY rank
"""
_NAME = """
INSERT INTO named SELECT ?1, ?2, ifnull((SELECT packed FROM naming WHERE number = ?1), ?3)
"""


class Drawn(NamedTuple):
    """An entity as it is written, under a handle of the one who writes it."""

    handle: int
    shared: bool
    weight: float
    name: str
    kind: int
    mentions: int
    articles: int
    forms: str
    aliases: str
    named: bytes
    spelt: bytes


@contextmanager
def _together(shelf: Shelf, how: str = "IMMEDIATE") -> Iterator[None]:
    """Keep all that is written inside, or none of it; others who write wait meanwhile."""
    shelf.run(f"BEGIN {how}")
    try:
        yield
        shelf.run("COMMIT")
    except BaseException:
        if shelf.database.in_transaction:
            shelf.database.rollback()
        raise


def find_unnamed(shelf: Shelf, key: str) -> list[int]:
    """Return the numbers of articles of the library whose names were not found under a key."""
    rows = shelf.run(
        "SELECT article.number FROM article LEFT JOIN naming USING (number) "
        "WHERE listed AND ifnull(naming.key, '') <> ? || ' ' || readers ORDER BY article.number",
        key,
    )
    return [number for (number,) in rows]


def keep_names(shelf: Shelf, found: Mapping[int, bytes], key: str) -> None:
    """Keep the names of some articles, by number, that were found under a key."""
    with _together(shelf):
        shelf.run_many(
            "INSERT OR REPLACE INTO naming SELECT number, ? || ' ' || readers, ? "
            "FROM article WHERE number = ?",
            [(key, packed, number) for number, packed in found.items()],
        )


def find_fresh(shelf: Shelf) -> list[int]:
    """Return the numbers of articles of the library whose names are not joined, newest first."""
    rows = shelf.run(
        "SELECT article.number FROM article LEFT JOIN named USING (number) "
        "WHERE listed AND named.number IS NULL ORDER BY published DESC, path, id"
    )
    return [number for (number,) in rows]


def count_gone(shelf: Shelf) -> int:
    """Return how many articles have their names joined and are no longer in the library."""
    asked = "SELECT count(*) FROM named LEFT JOIN article USING (number) WHERE listed IS NOT 1"
    return int(shelf.run(asked)[0][0])


class Added(NamedTuple):
    """What an entity is with some articles more: its row, and what goes with it."""

    row: tuple[object, ...]
    """Number, id, name, kind, mentions, articles and weight."""
    forms: str
    aliases: str
    named: bytes
    """Articles that name it, with how often, the new ones among them."""
    spelt: bytes
    terms: Mapping[tuple[str, str], int]
    """By field and word: how many of its new spellings hold the word."""


def put_in(
    shelf: Shelf,
    entities: Iterable[Added],
    named: Iterable[tuple[int, bytes, bytes]],
    facts: Mapping[str, str],
) -> None:
    """Put the names of some articles to those that are kept, in one go."""
    run = shelf.run
    with _together(shelf):
        for one in entities:
            run("INSERT OR REPLACE INTO entity VALUES (?,?,?,?,?,?,?,?)", *one.row, one.forms)
            run("INSERT OR REPLACE INTO entity_body VALUES (?,?,?,?)",
                one.row[0], one.aliases, one.named, one.spelt)  # fmt: skip
            for (field, term), count in one.terms.items():
                _put_term(shelf, field, term, count, int(str(one.row[0])))
        shelf.run_many("INSERT OR REPLACE INTO named VALUES (?, ?, ?)", named)
        shelf.run_many("INSERT OR REPLACE INTO fact VALUES (?, ?)", facts.items())


def _put_term(shelf: Shelf, field: str, term: str, count: int, number: int) -> None:
    asked = "SELECT spellings, entities FROM name_term WHERE field = ? AND term = ?"
    rows = shelf.run(asked, field, term)
    spellings, packed = rows[0] if rows else (0, b"")
    holders = array("I", packed)
    at = bisect_left(holders, number)
    if at == len(holders) or holders[at] != number:
        holders.insert(at, number)
    row = field, term, spellings + count, holders.tobytes()
    shelf.run("INSERT OR REPLACE INTO name_term VALUES (?, ?, ?, ?)", *row)


class Round:
    """One round of joining: gathered beside what is shown, then put in its place in one go."""

    def __init__(self, shelf: Shelf) -> None:
        """Begin with no entities."""
        self._shelf = shelf
        shelf.run(f"PRAGMA temp.cache_size = {-_CACHE}")
        for table, columns in _GATHERED.items():
            shelf.run(f"CREATE TEMP TABLE IF NOT EXISTS {table} ({columns})")
        self._clear()

    def _clear(self) -> None:
        for table in _GATHERED:
            self._shelf.run(f"DELETE FROM temp.{table}")  # noqa: S608

    def add(self, entities: Iterable[Drawn]) -> None:
        """Gather entities."""
        with _together(self._shelf, "DEFERRED"):  # what is temporary keeps nobody waiting
            self._shelf.run_many(_ADD, entities)

    def rank(self, ids: Iterable[tuple[int, str]]) -> tuple[list[int], int]:
        """Give the entities their ids, by handle; return the handles in the order of the list.

        And how many of them, the first ones, are named in several articles.
        """
        with _together(self._shelf, "DEFERRED"):
            self._shelf.run_many("INSERT INTO temp.called VALUES (?, ?)", sorted(ids))
            self._shelf.run(_RANK)
        shared = self._shelf.run("SELECT total(shared) FROM temp.drawn")
        rows = self._shelf.run("SELECT handle FROM temp.ranked ORDER BY rank")
        return [handle for (handle,) in rows], int(shared[0][0])

    def put(
        self,
        last: int,
        named: Iterable[tuple[int, bytes]],
        terms: Iterable[tuple[str, str, int, bytes]],
        facts: Mapping[str, str],
    ) -> None:
        """Put all of it in place of what was there, the entities numbered behind `last`.

        `named` holds the number of each article with those of its entities, `terms` the rows of
        their table.
        """
        run, many = self._shelf.run, self._shelf.run_many
        nobody = NOBODY.pack()
        with _together(self._shelf):
            for table in _TABLES:
                run(f"DELETE FROM {table}")  # noqa: S608
            run(_COPY, last)
            run(_COPY_BODY, last)
            many(_NAME, ((number, entities, nobody) for number, entities in named))
            many("INSERT INTO name_term VALUES (?, ?, ?, ?)", terms)
            run("DELETE FROM naming WHERE number NOT IN (SELECT number FROM article)")
            many("INSERT OR REPLACE INTO fact VALUES (?, ?)", facts.items())
        self._clear()
