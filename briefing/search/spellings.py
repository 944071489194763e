"""Names of one field alone, found by what is typed for it: who, where, source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.model import HitKind

from .groups import Groups
from .index import Splitter
from .memory import MemoryPostings
from .readings import Level, Reading
from .retrieval import find_articles
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .groups import Wanted
    from .query import Word

MOST_READINGS = 24
"""Spellings that one value may stand for."""
_READ_AS = 0.8
"""Weight of a name that the value is a misspelling of."""


class Found(NamedTuple):
    """The rows that a value means, and how it had to be read."""

    rows: list[int]
    edits: int = 0
    read_as: bool = False
    how: str = ""

    @classmethod
    def of(cls, rows: list[int], wanted: Sequence[Wanted]) -> Found:
        """Return rows that were found by the likeliest readings of what was wanted."""
        likely = [one.readings[0] for one in wanted]
        how = ", ".join(dict.fromkeys(filter(None, (one.how for one in likely))))
        return cls(rows, sum(one.edits for one in likely), any(one.read_as for one in likely), how)


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
                return Found.of(rows, wanted)
        return Found([])

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
    weight = _READ_AS if found.read_as else 1.0
    for spelling in (spelling for row in rows for spelling in row):
        terms = terms_of_name(spelling)
        if terms:
            readings.setdefault(
                terms,
                Reading(
                    terms, weight, word.typed, found.edits, read_as=found.read_as, how=found.how
                ),
            )
    return tuple(readings.values())[:MOST_READINGS]


def terms_of_name(spelling: str) -> tuple[str, ...]:
    """Return the terms of a name, as a query is read."""
    return tuple(Splitter.passage(HitKind.NAME, 0, len(spelling), spelling).terms)
