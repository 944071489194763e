"""Names of one field of a library, found by what is typed for it; they are kept on the disk."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, cast

from briefing.text.fold import fold_word

from .groups import Groups
from .readings import Level, Reading
from .spellings import Found, part_value, read_spellings
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.model.postings import Postings, Terms

    from .groups import Wanted
    from .query import Word

_MOST, _WEIGHED = 100, 1_000
"""Names that one value may mean, the likeliest of so many that tell most."""
_MOST_ARTICLES = 20_000
"""Articles that name what a value means up to which nothing is looked for elsewhere."""
_LOOKED_AT, _WORDS = 400, 48
"""Names, and words of names, that a beginning is looked for in."""
_LAST = "\U0010ffff"


class NameWords(Protocol):
    """The words of the names of a library. Numbers of entities rise as they tell less."""

    def terms(self, field: str) -> dict[str, int]:
        """Return the words of the names of a field, with how many spellings hold each."""

    def holders(self, field: str, term: str) -> Sequence[int]:
        """Return the numbers of entities of a field that a word stands in a spelling of."""

    def spellings(self, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """Return the spellings of some entities, their names first."""

    def articles_of(self, numbers: Sequence[int]) -> set[int]:
        """Return the numbers of the articles that name one of some entities."""


class KeptSpellings:
    """The names of one field; in memory are the words that they are made of."""

    def __init__(self, names: NameWords, field: str) -> None:
        """Read the words: a tenth of a second for 100,000 articles."""
        self._names, self._field = names, field
        self._words = _Words(names, field)
        self._vocabulary = Vocabulary(self._words.counts)
        self._groups = Groups(self._vocabulary, cast("Postings", self._words))
        self._ordered = sorted(self._words.counts)
        self._find = lru_cache(64)(self._look_for)

    def find(self, words: Sequence[Word]) -> Found:
        """Return the entities that hold all words of a value, misspelt where it needs be."""
        return self._find(tuple(words))

    def _look_for(self, words: tuple[Word, ...]) -> Found:
        parts = part_value(words)
        for level in Level if parts else ():
            wanted = self._groups.each([(part,) for part in parts], level)
            rows = self._rows(wanted)
            if rows:
                found = Found.of(rows, wanted, self._holds)
                return found._replace(rows=found.rows[:_MOST], weights=found.weights[:_MOST])
        return Found([], [])

    def _holds(self, terms: Terms, row: int) -> bool:
        return row in self._words.holding(terms)

    def _rows(self, wanted: Sequence[Wanted]) -> list[int]:
        """Return the entities that answer all that is wanted, those that tell most."""
        if not all(one.readings for one in wanted):
            return []
        sets = [
            set[int]().union(*(self._words.holding(reading.terms) for reading in one.readings))
            for one in wanted
        ]
        sets.sort(key=len)
        return sorted(sets[0].intersection(*sets[1:]))[:_WEIGHED]

    def read(self, word: Word) -> tuple[Reading, ...]:
        """Return a word as all spellings of the names that it means."""
        found = self.find([word])
        return read_spellings(word, found, self._names.spellings(found.rows))

    def articles(self, word: Word) -> frozenset[int] | None:
        """Return the articles that name what a word means, by number; None where they are many."""
        found = self._names.articles_of(self.find([word]).rows)
        return frozenset(found) if len(found) <= _MOST_ARTICLES else None

    def name(self, row: int) -> str:
        """Return the name of an entity by its number."""
        return self._names.spellings([row])[0][0]

    def beginning(self, typed: str, limit: int) -> list[str]:
        """Return names in which a word begins so, the most telling first."""
        key = fold_word(typed)
        first = bisect_left(self._ordered, key)
        terms = self._ordered[first : bisect_left(self._ordered, key + _LAST, first)]
        if len(terms) > _WORDS:
            terms = [*terms[:1], *self._vocabulary.completions(key, _WORDS)]
        rows = sorted({row for term in terms for row in self._words.holding((term,))})
        firsts = [row[0] for row in self._names.spellings(rows[:_LOOKED_AT])]
        fitting = [name for name in firsts if _begins(name, key)]
        return list(dict.fromkeys(fitting))[:limit]

    def warm(self) -> Iterator[None]:
        """Work out beforehand what the first misspelt value would wait for, in short steps."""
        return self._vocabulary.warm()


def _begins(name: str, key: str) -> bool:
    return any(fold_word(word).startswith(key) for word in name.split())


class _Words:
    """The words of the names of a field, as what reads typed words asks for them."""

    def __init__(self, names: NameWords, field: str) -> None:
        self.counts = names.terms(field)
        self.passages = sum(self.counts.values())
        self._names, self._field = names, field
        self._holders = lru_cache(512)(self._held)

    def _held(self, term: str) -> frozenset[int]:
        return frozenset(self._names.holders(self._field, term))

    def holding(self, terms: Terms) -> frozenset[int]:
        """Return the entities that hold all of some words."""
        return frozenset.intersection(*map(self._holders, terms))

    def together(self, terms: Terms) -> int:
        """Return how many entities hold several words."""
        return len(self.holding(terms)) if all(term in self.counts for term in terms) else 0
