"""Writing the names of a library: those of each article in batches, what they stand for at once."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .shelf import Shelf

_CACHE = 65_536
"""Kilobytes of what is gathered that are kept in memory."""
_TABLES = ("entity", "entity_body", "named", "name_term")
_DRAWN = """
CREATE TEMP TABLE IF NOT EXISTS drawn (
  handle INTEGER PRIMARY KEY, shared INTEGER, weight REAL, id TEXT, name TEXT, kind INTEGER,
  mentions INTEGER, articles INTEGER, forms TEXT, aliases TEXT, named BLOB, spelt BLOB
)
"""
_ADD = f"INSERT INTO temp.drawn VALUES ({','.join('?' * 12)})"  # noqa: S608
_LISTED = """
SELECT handle, kind, shared, name, aliases FROM temp.drawn ORDER BY shared DESC, weight DESC, id
"""
_COPY = """
INSERT INTO entity SELECT place, id, name, kind, mentions, articles, weight, forms
FROM temp.drawn JOIN temp.places USING (handle) ORDER BY place
"""
_COPY_BODY = """
INSERT INTO entity_body SELECT place, aliases, named, spelt
FROM temp.drawn JOIN temp.places USING (handle) ORDER BY place
"""


class Drawn(NamedTuple):
    """An entity as it is written, under a handle of the one who writes it."""

    handle: int
    shared: bool
    weight: float
    id: str
    name: str
    kind: int
    mentions: int
    articles: int
    forms: str
    aliases: str
    named: bytes
    spelt: bytes


@contextmanager
def _together(shelf: Shelf) -> Iterator[None]:
    """Keep all that is written inside, or none of it; others who write wait meanwhile."""
    shelf.run("BEGIN IMMEDIATE")
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
        shelf.run(_DRAWN)
        shelf.run("CREATE TEMP TABLE IF NOT EXISTS places (handle INTEGER PRIMARY KEY, place)")
        for table in ("drawn", "places"):
            shelf.run(f"DELETE FROM temp.{table}")  # noqa: S608

    def add(self, entities: Iterable[Drawn]) -> None:
        """Gather entities."""
        self._shelf.run_many(_ADD, entities)

    def name(self, ids: Iterable[tuple[int, str]]) -> None:
        """Give the entities their ids, by handle."""
        pairs = [(identity, handle) for handle, identity in sorted(ids)]  # as the rows lie
        self._shelf.run_many("UPDATE temp.drawn SET id = ? WHERE handle = ?", pairs)

    def listed(self) -> Iterator[tuple[int, int, int, str, str]]:
        """Yield handle, kind, whether it is shared, name and aliases, in the order of the list."""
        yield from self._shelf.database.execute(_LISTED)

    def put(
        self,
        order: Sequence[int],
        named: Iterable[tuple[int, bytes, bytes]],
        terms: Iterable[tuple[str, str, int, bytes]],
        facts: Mapping[str, str],
    ) -> None:
        """Put all of it in place of what was there.

        `order` leads from handles to numbers, 0 for handles of nothing; `named` holds number,
        entities and names of each article, `terms` the rows of their table.
        """
        run, many = self._shelf.run, self._shelf.run_many
        many(
            "INSERT INTO temp.places VALUES (?, ?)",
            ((handle, place) for handle, place in enumerate(order) if place),
        )
        with _together(self._shelf):
            for table in _TABLES:
                run(f"DELETE FROM {table}")  # noqa: S608
            run(_COPY)
            run(_COPY_BODY)
            many("INSERT INTO named VALUES (?, ?, ?)", named)
            many("INSERT INTO name_term VALUES (?, ?, ?, ?)", terms)
            run("DELETE FROM naming WHERE number NOT IN (SELECT number FROM article)")
            many("INSERT OR REPLACE INTO fact VALUES (?, ?)", facts.items())
        for table in ("drawn", "places"):
            run(f"DELETE FROM temp.{table}")  # noqa: S608
