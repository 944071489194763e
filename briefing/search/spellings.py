"""Names of one field alone, found by what is typed for it: who, where, source."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.model import HitKind

from .groups import Groups
from .index import Splitter
from .memory import MemoryPostings
from .readings import Level, Reading
from .retrieval import find_articles
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefing.model.postings import Terms

    from .groups import Wanted
    from .query import Word

MOST_READINGS = 24
"""Spellings that one value may stand for."""
_READ_AS = 0.8
"""Weight of a name that the value is a misspelling of."""
_FAINT = 0.8
"""Share of the weight of the likeliest row below which another one is hardly meant."""
_ALIKE = 0.05
"""Difference of weights up to which two rows are about as likely."""


class Found(NamedTuple):
    """The rows that a value means, and how it had to be read."""

    rows: list[int]
    """The likeliest first."""
    weights: list[float]
    """How likely each is meant, from 0 to 1; 1 where it is what was typed."""
    edits: int = 0
    read_as: bool = False
    how: str = ""

    @classmethod
    def of(
        cls, rows: Iterable[int], wanted: Sequence[Wanted], holds: Callable[[Terms, int], bool]
    ) -> Found:
        """Return rows that hold all that was wanted, without those that are hardly meant.

        `holds` says whether terms stand in a row. Of rows that are as likely the first comes first.
        """
        guessed = [one.readings for one in wanted if any(r.read_as for r in one.readings)]
        weights = {row: _weigh(row, guessed, holds) for row in rows}
        least = _FAINT * max(weights.values(), default=0.0)
        ranked = sorted(
            (row for row in weights if weights[row] >= least),
            key=lambda row: (-round(weights[row] / _ALIKE), row),
        )
        likely = [one.readings[0] for one in wanted]
        how = ", ".join(dict.fromkeys(filter(None, (one.how for one in likely))))
        edits, read_as = sum(one.edits for one in likely), any(one.read_as for one in likely)
        return cls(ranked, [weights[row] for row in ranked], edits, read_as, how)


def _weigh(
    row: int, readings: Sequence[tuple[Reading, ...]], holds: Callable[[Terms, int], bool]
) -> float:
    """Return how likely a row is meant by words that may be read so."""
    weight = 1.0
    for some in readings:
        own = (one for one in some if holds(one.terms, row))
        weight *= max((one.weight if one.read_as else 1.0 for one in own), default=0.0)
    return weight


class Spellings:
    """Rows of spellings: those of one entity, or one outlet."""

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        """Take the spellings of each row in."""
        self.rows = [tuple(dict.fromkeys(filter(None, row))) for row in rows]
        self._postings = MemoryPostings()
        self._splitter = Splitter()
        for row in self.rows:
            self._postings.add(
                [self._splitter.passage(HitKind.NAME, 0, len(one), one) for one in row]
            )
        self._groups = Groups(Vocabulary(self._postings.counts), self._postings)

    def find(self, words: Sequence[Word]) -> Found:
        """Return the rows that hold all words of a value, misspelt where it needs be."""
        parts = part_value(words)
        for level in Level if parts else ():
            wanted = self._groups.each([(part,) for part in parts], level)
            rows = find_articles(wanted, 0, self._postings)
            if rows:
                return Found.of(rows, wanted, self._holds)
        return Found([], [])

    def _holds(self, terms: Terms, row: int) -> bool:
        """Whether one spelling of a row holds terms."""
        return any(words_of_name(spelling).issuperset(terms) for spelling in self.rows[row])

    def read(self, word: Word) -> tuple[Reading, ...]:
        """Return a word as all spellings of the names that it means."""
        found = self.find([word])
        return read_spellings(word, found, (self.rows[row] for row in found.rows))

    def name(self, row: int) -> str:
        """Return the spelling by which a row is known."""
        return self.rows[row][0]

    def beginning(self, typed: str, limit: int) -> list[str]:
        """Return spellings in which a word begins so, the first of each row before others."""
        typed = typed.casefold()
        firsts = [row[0] for row in self.rows if row]
        fitting = [s for s in firsts if any(w.startswith(typed) for w in s.casefold().split())]
        return fitting[:limit]


def part_value(words: Sequence[Word]) -> list[Word]:
    """Return the words of a value one by one: in a name they may stand apart."""
    return [
        word._replace(
            terms=(term,), key=term, typed=term, field="", exact=False,
            unfinished=word.unfinished and at == len(word.terms) - 1,
        )
        for word in words
        for at, term in enumerate(word.terms)
    ]  # fmt: skip


def read_spellings(word: Word, found: Found, rows: Iterable[Sequence[str]]) -> tuple[Reading, ...]:
    """Return a word as the spellings of the names that it was found to mean."""
    readings: dict[tuple[str, ...], Reading] = {}
    made = Reading((), 1.0, word.typed, found.edits, read_as=found.read_as, how=found.how)
    best = max(found.weights, default=1.0)
    for row, likely in zip(rows, found.weights, strict=False):
        weight = _READ_AS * likely / best if found.read_as else 1.0
        for terms in filter(None, map(terms_of_name, row)):
            readings.setdefault(terms, made._replace(terms=terms, weight=weight))
    return tuple(readings.values())[:MOST_READINGS]


@lru_cache(4096)
def terms_of_name(spelling: str) -> tuple[str, ...]:
    """Return the terms of a name, as a query is read."""
    return tuple(Splitter.passage(HitKind.NAME, 0, len(spelling), spelling).terms)


@lru_cache(4096)
def words_of_name(spelling: str) -> frozenset[str]:
    """Return the words that a name is found by, those that a hyphen hides among them."""
    if spelling.isascii() and spelling.replace(" ", "").isalpha():
        return frozenset(spelling.lower().split())
    passage = Splitter.passage(HitKind.NAME, 0, len(spelling), spelling)
    return frozenset((*passage.terms, *(join[0] for join in passage.joins)))
