"""The postings of the library, on the disk: what search works against."""

from __future__ import annotations

import json
from array import array
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefing.errors import CacheError
from briefing.model.postings import ANYWHERE, Leaf, Limits, Rows, Stale, Terms

from .numerals import numerals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefing.model import Article

    from .shelf import Shelf

_NEAR, _MOST_WAYS = (6, 24), 16
"""Words between those of a query that stand together; ways to write them that are tried so."""
_MOST_COUNTED = 500
_BATCH = 500
_MOST_TITLES = 20_000
"""Passages that hold a word up to which the titles among them are looked for first."""
_FETCH = (
    "SELECT number, packed, published, id FROM leaf JOIN article USING (number) WHERE number IN"
)
_CHANGED = "the library was changed meanwhile; ask again"
_LEAVES, _ARTICLES, _TEXT = 2_000, 256, 4_000_000
"""Leaves and articles that are kept at hand, and characters of texts."""


class LibraryPostings:
    """Articles by their number in the index. Belongs to one thread at a time."""

    def __init__(self, shelf: Shelf) -> None:
        """Read the vocabulary: half a second for 100,000 articles."""
        self._shelf = shelf
        self.articles = int(shelf.fact("articles") or 0)
        self.passages = int(shelf.fact("passages") or 0)
        self.generation = shelf.fact("generation")
        self.counts: dict[str, int] = {}
        self.numbers: dict[str, int] = {}
        self.terms: dict[int, str] = {}
        counts = shelf.counts()
        for number, term in shelf.run("SELECT number, term FROM term ORDER BY term"):
            if number < len(counts) and counts[number]:
                self.counts[term] = counts[number]
                self.numbers[term] = number
                self.terms[number] = term
        self._leaves: dict[int, tuple[Leaf, tuple[int, str]]] = {}
        self._texts: dict[int, str] = {}
        self._cached = 0
        self.article = lru_cache(_ARTICLES)(self._article)
        self.together = lru_cache(4096)(self._together)

    def interrupt(self) -> None:
        """End the call that runs, from another thread: it raises Stale."""
        from sqlite3 import ProgrammingError

        with suppress(ProgrammingError):  # the file was damaged, and let go of: nothing runs
            self._shelf.database.interrupt()

    def _run(self, statement: str, *values: object) -> list[Any]:
        with self._stale():
            return self._shelf.run(statement, *values)

    @contextmanager
    def _stale(self) -> Iterator[None]:
        """Raise Stale where the index was interrupted."""
        try:
            yield
        except CacheError as error:
            if getattr(error.__cause__, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
                raise Stale from error
            raise

    def _phrase(self, terms: Terms) -> str:
        """Return the terms as one phrase of a full-text query, "" if one stands nowhere."""
        numbers = self.numbers
        if not all(term in numbers for term in terms):
            return ""
        return f'"{numerals(array("I", [numbers[term] for term in terms]))}"'

    def _together(self, terms: Terms) -> int:
        """Return how many articles hold several terms side by side, counted up to a number."""
        phrase = self._phrase(terms)
        if not phrase:
            return 0
        counted = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
        return int(self._run(counted, phrase, _MOST_COUNTED)[0][0])

    def sources(self) -> list[str]:
        """Return the distinct outlets and bylines, in order."""
        rows = self._run(
            "SELECT outlet FROM article WHERE listed UNION SELECT byline FROM article WHERE listed"
        )
        return [name for (name,) in rows if name]

    def candidates(
        self,
        groups: Sequence[Sequence[Terms]],
        most: int,
        limits: Limits = ANYWHERE,
        *,
        roughly: bool = False,
    ) -> Rows:
        """Return numbers of articles that answer every group, the closest or newest first."""
        phrases = [self._phrases(ways) for ways in groups]
        titled = [self._phrases(ways) for ways in limits.titled]
        if not all(phrases) or not all(titled):
            return Rows()
        if not phrases and not titled:
            return self._newest(limits, most)
        inside, values = _within(limits)
        chosen = "SELECT rowid FROM words WHERE words MATCH ?"
        if limits != Limits(titled=limits.titled, in_title=limits.in_title):
            chosen += f" AND +rowid IN ({inside})"  # "+": looked up, not gone through one by one
        else:
            values = []
        chosen += " ORDER BY rowid DESC LIMIT ?"
        column = "title : " if limits.in_title else ""
        within = [f"title : ({' OR '.join(ways)})" for ways in titled]

        def ask(parts: list[str], limit: int) -> list[int]:
            asked = " AND ".join([*(f"{column}({part})" for part in parts), *within])
            return [row[0] for row in self._run(chosen, asked, *values, limit)]

        # Newest first, which costs nothing: FTS5 stops when there are enough. Its own ranking
        # would take a microsecond for each article that answers, and knows no sentences.
        newest = ask([" OR ".join(ways) for ways in phrases], most + 1)
        if len(newest) <= most:
            return Rows(newest)
        near = _close(phrases) if len(phrases) > 1 or self._is_rare(groups) else []
        close = _closest(near, ask, most, roughly)
        rows = Rows(close | dict.fromkeys(newest))
        del rows[max(len(close), most // 2 if near else most) :]
        rows.more = True
        return rows

    def _newest(self, limits: Limits, most: int) -> Rows:
        """Return the articles within limits, the newest first; none where there are no limits."""
        if not limits.any:
            return Rows()
        inside, values = _within(limits)
        found = self._run(f"{inside} ORDER BY published DESC, path, id LIMIT ?", *values, most + 1)
        rows = Rows(row[0] for row in found[:most])
        rows.more = len(found) > most
        return rows

    def _is_rare(self, groups: Sequence[Sequence[Terms]]) -> bool:
        """Whether one thing alone is looked for, so rare that its titles are soon found."""
        found = sum(self.counts.get(terms[0], 0) for ways in groups for terms in ways)
        return len(groups) == 1 and found <= _MOST_TITLES

    def _phrases(self, ways: Sequence[Terms]) -> list[str]:
        """Return ways to write a thing as phrases of a full-text query, known ones alone."""
        return [phrase for terms in ways if (phrase := self._phrase(terms))]

    def fetch(self, rows: Sequence[int], *, texts: bool = False) -> None:
        """Read the passages of articles that are looked into next, or their texts, in one go."""
        if texts:
            self._fetch_texts(rows)
            return
        missing = [row for row in rows if row not in self._leaves]
        if len(self._leaves) + len(missing) > _LEAVES:
            kept = set(rows)
            for row in [row for row in self._leaves if row not in kept][: _LEAVES // 2]:
                del self._leaves[row]
        for first in range(0, len(missing), _BATCH):
            batch = missing[first : first + _BATCH]
            marks = ",".join("?" * len(batch))
            found = self._run(f"{_FETCH} ({marks})", *batch)
            for row, packed, published, identity in found:
                leaf = Leaf.unpack(packed)
                digits = "".join(filter(str.isdecimal, published))[:8].ljust(8, "0")
                self._leaves[row] = leaf, (-int(digits), identity)

    def _fetch_texts(self, rows: Sequence[int]) -> None:
        missing = [row for row in rows if row not in self._texts]
        if missing and self._cached > _TEXT:
            self._texts.clear()
            self._cached, missing = 0, list(rows)
        with self._stale():
            found = self._shelf.texts(missing)
        self._texts.update(found)
        self._cached += sum(map(len, found.values()))

    def leaf(self, row: int) -> Leaf:
        """Return the passages of an article that was fetched; none if it was taken out."""
        return self._leaves[row][0] if row in self._leaves else Leaf.of((), {})

    def place(self, row: int) -> tuple[int, str]:
        """Return what decides between equal answers: the newest day first, then the id."""
        if row not in self._leaves:  # another part of the same query needed the room
            self.fetch([row])
        if row not in self._leaves:
            raise CacheError(_CHANGED)
        return self._leaves[row][1]

    def text(self, row: int) -> tuple[str, str]:
        """Return the id of an article that was fetched, and its text."""
        if row not in self._texts:
            self.fetch([row], texts=True)
        return self.place(row)[1], self._texts.get(row, "")

    def _article(self, row: int) -> Article:
        article = self._shelf.article(row)
        if article is None:
            raise CacheError(_CHANGED)
        return article

    def row(self, article: str) -> int:
        """Return the number of the article with that id, -1 if it is not in the library."""
        rows = self._run("SELECT number FROM article WHERE listed AND id = ?", article)
        return int(rows[0][0]) if rows else -1


def _close(groups: Sequence[Sequence[str]]) -> list[str]:
    """Return queries for what stands close together, closest first; of one group, in titles."""
    if len(groups) == 1:
        return [f"title : ({' OR '.join(groups[0])})"]
    ways: list[tuple[tuple[int, str], ...]] = [()]
    for phrases in groups:
        ways = [(*way, (at, phrase)) for way in ways for at, phrase in enumerate(phrases)]
        ways.sort(key=lambda way: sum(at for at, _ in way))
        del ways[_MOST_WAYS:]
    said = [" ".join(phrase for _, phrase in way) for way in ways]
    return [" OR ".join(f"NEAR({way}, {apart})" for way in said) for apart in _NEAR]


def _closest(
    near: Sequence[str], ask: Callable[[list[str], int], list[int]], most: int, roughly: bool
) -> dict[int, None]:
    """Return rows that answer queries for what stands close together, the closest ones first.

    The last query is asked first: where little answers it, every article is looked at, but only
    once; where much does, FTS5 stops soon.
    """
    close: dict[int, None] = {}
    wide = ask(list(near[-1:]), most + 1) if near else []
    for part in near[:-1] if len(wide) > most and not roughly else ():
        if len(close) < most // 2:
            close |= dict.fromkeys(ask([part], most))
    if len(close) < most // 2:
        close |= dict.fromkeys(wide[:most])
    return close


def _within(limits: Limits) -> tuple[str, list[object]]:
    """Return the query for articles of the library within limits, and its values."""
    said, values = ["SELECT number FROM article WHERE listed"], list[object]()
    for clause, value in (("published >= ?", limits.after), ("published < ?", limits.before)):
        if value:
            said += [clause, "published <> ''"]
            values.append(value)
    listed = "(SELECT value FROM json_each(?))"
    if limits.sources is not None:
        said.append(f"(outlet IN {listed} OR byline IN {listed})")
        values += [json.dumps(sorted(limits.sources))] * 2
    if limits.rows is not None:
        said.append(f"number IN {listed}")
        values.append(json.dumps(sorted(limits.rows)))
    if limits.without:
        said.append(f"outlet NOT IN {listed} AND byline NOT IN {listed}")
        values += [json.dumps(sorted(limits.without))] * 2
    return " AND ".join(said), values
