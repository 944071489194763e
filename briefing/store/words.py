"""The postings of the library, on the disk: what search works against."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefing.errors import CacheError
from briefing.model.postings import ANYWHERE, Leaf, Limits, Stale, Terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article

    from .shelf import Shelf

_MOST_RANKED = 20_000
"""Articles that may answer a query beyond which they are not weighed: the newest are taken."""
_MOST_WORK = 20_000
"""Articles in which all words of a query stand, added up, up to which they are weighed."""
_MOST_COUNTED = 500
_BATCH = 500
_FETCH = (
    "SELECT number, packed, published, id FROM leaf JOIN article USING (number) WHERE number IN"
)
_LEAVES, _ARTICLES = 1000, 256
"""Leaves and articles that are kept at hand."""


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
        rows = shelf.run("SELECT number, term, passages FROM term WHERE passages > 0 ORDER BY term")
        for number, term, passages in rows:
            self.counts[term] = passages
            self.numbers[term] = number
            self.terms[number] = term
        self._leaves: dict[int, tuple[Leaf, tuple[int, str]]] = {}
        self._held: dict[int, set[int]] = {}
        self.text = lru_cache(_ARTICLES)(self._text)
        self.article = lru_cache(_ARTICLES)(self._article)
        self.together = lru_cache(4096)(self._together)

    def interrupt(self) -> None:
        """End the call that runs, from another thread: it raises Stale."""
        self._shelf.database.interrupt()

    def _run(self, statement: str, *values: object) -> list[Any]:
        try:
            return self._shelf.run(statement, *values)
        except CacheError as error:
            if getattr(error.__cause__, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
                raise Stale from error
            raise

    def _phrase(self, terms: Terms) -> str:
        """Return the terms as one phrase of a full-text query, "" if one stands nowhere."""
        numbers = self.numbers
        if not all(term in numbers for term in terms):
            return ""
        return '"' + " ".join([str(numbers[term]) for term in terms]) + '"'

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
        self, groups: Sequence[Sequence[Terms]], most: int, limits: Limits = ANYWHERE
    ) -> list[int]:
        """Return numbers of articles that answer every group, those that say most first."""
        parts = []
        likely, work = self.articles, 0
        titled = [(ways, "title : ") for ways in limits.titled]
        column = "title : " if limits.in_title else ""
        for ways, where in [*((ways, column) for ways in groups), *titled]:
            phrases = [phrase for terms in ways if (phrase := self._phrase(terms))]
            if not phrases:
                return []
            parts.append(f"{where}(" + " OR ".join(phrases) + ")")
            counted = sum(min(self.counts.get(term, 0) for term in terms) for terms in ways)
            likely = min(likely, counted)
            work += counted
        inside, values = _within(limits)
        if not parts:
            rows = self._run(f"{inside} ORDER BY published DESC, id LIMIT ?", *values, most)
            return [row[0] for row in rows] if limits.any else []
        chosen = "SELECT rowid FROM words WHERE words MATCH ?"
        if limits.after or limits.before or limits.sources is not None or limits.without:
            chosen += f" AND rowid IN ({inside})"
        else:
            values = []
        asked = (" AND ".join(parts), *values)
        # Newest first, which costs nothing; ranking costs a microsecond for each that answers.
        rows = self._run(f"{chosen} ORDER BY rowid DESC LIMIT ?", *asked, most + 1)
        if len(rows) > most and likely <= _MOST_RANKED and work <= _MOST_WORK:
            ranked = "AND rank MATCH 'bm25(1.0, 4.0)' ORDER BY rank, rowid DESC LIMIT ?"
            rows = self._run(f"{chosen} {ranked}", *asked, most)
        elif len(rows) > most:
            rows = rows[: most // 2]  # the newest: looking into more of them tells no more
        return [row[0] for row in rows[:most]]

    def fetch(self, rows: Sequence[int]) -> None:
        """Read the passages of articles that are looked into next, all in one go."""
        missing = [row for row in rows if row not in self._leaves]
        if len(self._leaves) + len(missing) > _LEAVES:
            kept = set(rows)
            for row in [row for row in self._leaves if row not in kept][: _LEAVES // 2]:
                del self._leaves[row], self._held[row]
        for first in range(0, len(missing), _BATCH):
            batch = missing[first : first + _BATCH]
            marks = ",".join("?" * len(batch))
            found = self._run(f"{_FETCH} ({marks})", *batch)
            for row, packed, published, identity in found:
                leaf = Leaf.unpack(packed)
                digits = "".join(filter(str.isdecimal, published))[:8].ljust(8, "0")
                self._leaves[row] = leaf, (-int(digits), identity)
                self._held[row] = leaf.held()

    def leaf(self, row: int) -> Leaf:
        """Return the passages of an article that was fetched; none if it was taken out."""
        return self._leaves[row][0] if row in self._leaves else Leaf.of((), {})

    def held(self, row: int) -> set[int]:
        """Return the numbers of all terms that an article holds which was fetched."""
        return self._held.get(row, set())

    def place(self, row: int) -> tuple[int, str]:
        """Return what decides between equal answers: the newest day first, then the id."""
        return self._leaves[row][1]

    def _text(self, row: int) -> tuple[str, str]:
        return self.place(row)[1], self._shelf.text(row)

    def _article(self, row: int) -> Article:
        article = self._shelf.article(row)
        if article is None:
            raise CacheError("the library was changed meanwhile; ask again")
        return article

    def row(self, article: str) -> int:
        """Return the number of the article with that id, -1 if it is not in the library."""
        rows = self._run("SELECT number FROM article WHERE listed AND id = ?", article)
        return int(rows[0][0]) if rows else -1


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
    if limits.without:
        said.append(f"outlet NOT IN {listed} AND byline NOT IN {listed}")
        values += [json.dumps(sorted(limits.without))] * 2
    return " AND ".join(said), values
