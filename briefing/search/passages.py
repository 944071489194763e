"""The store that search runs on, in memory: passages, and which of them hold a term.

A passage is a sentence, a heading, a title, a line of code, or a spelling of a name: whatever
can be one hit. Passages of one owner (an article; an entity) follow one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tokens import joins, read_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.model import HitKind

Terms = tuple[str, ...]


_Read = tuple[Terms, tuple[tuple[str, Terms], ...]]
"""Terms in order, and what several of them make together."""
_AROUND = '.,;:!?()[]"“”'
"""Signs around words that part no tokens."""


class _Chunks(dict[str, _Read]):
    """Terms and joins of each blank-separated piece of text, worked out once a piece."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __missing__(self, chunk: str) -> _Read:
        same = self._known.setdefault
        bare = chunk.strip(_AROUND)
        if bare.isascii() and bare.isalpha():
            term = bare.lower()
            result: _Read = (same(term, term),), ()
        else:
            tokens = read_tokens(chunk)
            terms = tuple(same(token.term, token.term) for token in tokens)
            result = (
                terms,
                tuple((j.term, terms[j.first : j.last + 1]) for j in joins(chunk, tokens)),
            )
        self[chunk] = result
        return result


class Passages:
    """Passages with their terms in order, and for each term the passages that hold it."""

    def __init__(self) -> None:
        self.places: list[tuple[int, HitKind, int, int]] = []
        """Owner, kind, start and end of each passage."""
        self.terms: list[Terms] = []
        """Terms of each passage in order."""
        self.owners: list[int] = []
        """Owner of each passage."""
        self.holding: dict[str, list[int]] = {}
        """Passages that hold a term, or a join of several, in order."""
        self._ranges: dict[int, range] = {}
        self._joined: dict[str, set[Terms]] = {}
        self._chunks = _Chunks()

    def add(self, owner: int, kind: HitKind, start: int, end: int, text: str) -> None:
        """Take in one passage; `text` is what stands at its place."""
        chunks = self._chunks
        terms: list[str] = []
        joined: list[tuple[str, Terms]] = []
        for chunk in text.split():
            here, together = chunks[chunk]
            terms += here
            if together:
                joined += together
        number = len(self.owners)
        first = self._ranges[owner].start if owner in self._ranges else number
        self._ranges[owner] = range(first, number + 1)
        self.owners.append(owner)
        self.places.append((owner, kind, start, end))
        self.terms.append(tuple(terms))
        held = set(terms)
        for term, pieces in joined:
            held.add(term)
            self._joined.setdefault(term, set()).add(pieces)
        for term in held:
            self.holding.setdefault(term, []).append(number)

    def close(self) -> None:
        """Forget what only taking in needs."""
        self._chunks = _Chunks()

    def forms(self, terms: Terms) -> Iterator[Terms]:
        """Yield the ways in which passages write terms; one alone may be written as several."""
        yield terms
        if len(terms) == 1:
            yield from self._joined.get(terms[0], ())

    def find(self, pieces: Terms) -> Sequence[int]:
        """Return the passages that hold these terms side by side, in order."""
        lists = [self.holding.get(piece, ()) for piece in pieces]
        if len(lists) == 1:
            return lists[0]
        if not all(lists):
            return ()
        lists.sort(key=len)
        common = set(lists[0]).intersection(*lists[1:])
        return sorted(number for number in common if place_of(pieces, self.terms[number]) >= 0)

    def of_owner(self, owner: int) -> range:
        """Return the passages of one owner."""
        return self._ranges.get(owner, range(0))


class Forms:
    """Ways to write some words, to be found in the terms of a passage in one go."""

    def __init__(self, passages: Passages, words: Iterable[Terms]) -> None:
        """Take the words with the passages that know how they are written."""
        self._by_head: dict[str, list[Terms]] = {}
        for terms in dict.fromkeys(words):
            for form in passages.forms(terms):
                self._by_head.setdefault(form[0], []).append(form)

    def spots(self, terms: Terms) -> list[tuple[int, int]]:
        """Return (first, behind) indices of what is found, in order, longer ones first."""
        by_head = self._by_head
        found = []
        for at, term in enumerate(terms):
            if term in by_head:
                fitting = {len(f) for f in by_head[term] if terms[at : at + len(f)] == f}
                found += [(at, at + length) for length in sorted(fitting, reverse=True)]
        return found


def place_of(pieces: Terms, terms: Terms) -> int:
    """Return the index at which the pieces stand side by side in the terms, -1 if nowhere."""
    length = len(pieces)
    head = pieces[0]
    for at in range(len(terms) - length + 1):
        if terms[at] == head and terms[at : at + length] == pieces:
            return at
    return -1
