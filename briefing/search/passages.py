"""The passages of the articles that a query may find, gathered for a closer look."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.model import HitKind
    from briefing.model.postings import Leaf, Postings, Terms

    Joins = Sequence[tuple[str, int, int]]

_BITS = 24
"""Bits of a passage's number that count it in its article; the others are the article's row."""
_MASK = (1 << _BITS) - 1


class Passages:
    """Passages by number. Those of one article, their owner, follow one another."""

    def __init__(self, postings: Postings, rows: Sequence[int]) -> None:
        """Gather the passages of some articles."""
        self.postings = postings
        postings.fetch(rows)
        self.leaves: dict[int, Leaf] = {row: postings.leaf(row) for row in rows}
        self._terms: dict[int, Terms] = {}

    @staticmethod
    def owner(number: int) -> int:
        """Return the row of the article that holds a passage."""
        return number >> _BITS

    @staticmethod
    def number(owner: int, passage: int) -> int:
        """Return the number of a passage of an article."""
        return (owner << _BITS) + passage

    def kind(self, number: int) -> HitKind:
        """Return what a passage is."""
        return self.leaves[number >> _BITS].kind(number & _MASK)

    def span(self, number: int) -> tuple[int, int]:
        """Return start and end of a passage in its article."""
        return self.leaves[number >> _BITS].span(number & _MASK)

    def length(self, number: int) -> int:
        """Return how many terms a passage has."""
        return self.leaves[number >> _BITS].length(number & _MASK)

    def numbers(self, number: int) -> array[int]:
        """Return the numbers of the terms of a passage in order."""
        return self.leaves[number >> _BITS].terms_of(number & _MASK)

    def terms(self, number: int) -> Terms:
        """Return the terms of a passage in order."""
        known = self._terms.get(number)
        if known is None:
            names = self.postings.terms
            numbers = self.leaves[number >> _BITS].terms_of(number & _MASK)
            known = self._terms[number] = tuple([names[n] for n in numbers])
        return known

    def joins(self, number: int) -> list[tuple[int, int, int]]:
        """Return the joins of a passage: number of its term, index of the first, and how many."""
        leaf = self.leaves[number >> _BITS]
        return leaf.joins_of(number & _MASK) if leaf.joins else []

    def beside(self, number: int) -> Iterator[int]:
        """Yield the passage before one, and the one behind it, in the same article."""
        at = number & _MASK
        if at:
            yield number - 1
        if at + 1 < len(self.leaves[number >> _BITS]):
            yield number + 1

    def order(self, number: int) -> tuple[int, str, int]:
        """Return what decides between equal answers."""
        return (*self.postings.place(number >> _BITS), number & _MASK)


class Forms:
    """Ways to write some words, to be found in the terms of a passage in one go."""

    def __init__(self, words: Iterable[Terms]) -> None:
        """Take the words."""
        self._by_head: dict[str, set[Terms]] = {}
        for terms in words:
            self._by_head.setdefault(terms[0], set()).add(terms)

    def spots(self, terms: Terms, joins: Joins = ()) -> list[tuple[int, int]]:
        """Return (first, behind) indices of what is found, in order, longer ones first."""
        by_head = self._by_head
        if not joins and by_head.keys().isdisjoint(terms):
            return []
        found = set()
        for at, term in enumerate(terms):
            if term in by_head:
                found |= {(at, at + len(f)) for f in by_head[term] if terms[at : at + len(f)] == f}
        for term, at, length in joins:
            if (term,) in by_head.get(term, ()):
                found.add((at, at + length))
        return sorted(found, key=lambda spot: (spot[0], -spot[1]))
