"""Articles as search sees them: leaves with numbers for terms, and leaves that go together."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_right
from itertools import accumulate, chain
from operator import add, sub
from typing import TYPE_CHECKING, NamedTuple

from .hit import HitKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_KINDS = tuple(HitKind)
_WIDE = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
_SIGNS = 0x110000
"""Characters of Unicode: so many numbers are told apart by one."""
_RAW = b"\xff"
"""What a packed leaf begins with that holds too large a number; no UTF-8 does."""
OWN = 0x80000000
"""Numbers from here on mean something only to who takes texts apart; those below to all."""
_OWN_TOPS = re.compile(b"[\x80-\xff]")
"""The highest bytes of such numbers."""
_TOP = 3 if sys.byteorder == "little" else 0
"""Where the highest byte of a number stands."""


def kind_code(kind: HitKind) -> int:
    """Return the number that a leaf holds for what a passage is."""
    return _KINDS.index(kind)


def sign(number: int) -> str:
    """Return the character that stands for a number where numbers are looked for in a string."""
    return chr(number % _SIGNS)


class Numbers(dict[str, int]):
    """Gives each new term the next number, from 1, or one of its own that an index replaces."""

    def __init__(self, *, own: bool = False) -> None:
        self._first = OWN if own else 1
        self.given: list[str] = []
        """The terms, in the order of the numbers that they were given."""

    def __missing__(self, term: str) -> int:
        number = self[term] = self._first + len(self.given)
        self.given.append(term)
        return number


class Passage(NamedTuple):
    """One passage of an article as search takes it in."""

    kind: HitKind
    start: int
    end: int
    terms: Sequence[str]
    """In order."""
    joins: Sequence[tuple[str, int, int]]
    """Terms that several make together: the term, index of the first, and how many."""


class Leaf:
    """One article as search sees it: its passages, with numbers for terms."""

    __slots__ = ("_signs", "bounds", "joins", "kinds", "spans", "terms")

    def __init__(
        self,
        kinds: Sequence[int],
        spans: array[int],
        bounds: array[int],
        terms: array[int],
        joins: array[int],
    ) -> None:
        """`spans` holds start and end of each passage; `bounds` its first term, and the end.

        `joins` holds number, first term and length of each join.
        """
        self.kinds, self.spans, self.bounds = kinds, spans, bounds
        self.terms, self.joins = terms, joins
        self._signs = ""

    @classmethod
    def of(cls, passages: Iterable[Passage], numbers: Mapping[str, int]) -> Leaf:
        """Return the leaf of an article; `numbers` knows each of its terms."""
        kinds = bytearray()
        spans, terms, joins = array("I"), array("I"), array("I")
        bounds = array("I", (0,))
        for kind, start, end, held, together in passages:
            kinds.append(kind_code(kind))
            spans.extend((start, end))
            for term, first, length in together:
                joins.extend((numbers[term], bounds[-1] + first, length))
            terms.extend(map(numbers.__getitem__, held))
            bounds.append(len(terms))
        return cls(kinds, spans, bounds, terms, joins)

    def __len__(self) -> int:
        return len(self.kinds)

    def __reduce__(self) -> tuple[object, tuple[bytes, ...]]:
        arrays = (self.spans, self.bounds, self.terms, self.joins)
        return _put_together, (bytes(self.kinds), *(part.tobytes() for part in arrays))

    def every(self) -> array[int]:
        """Return the numbers of all terms and joins, each as often as it stands."""
        return self.terms + self.joins[::3]

    def held_by(self, passage: int) -> set[int]:
        """Return the numbers of the terms and joins of a passage."""
        return {*self.terms_of(passage), *(number for number, _, _ in self.joins_of(passage))}

    def titled(self) -> bool:
        """Whether the first passage is the title."""
        return bool(self.kinds) and self.kind(0) is HitKind.TITLE

    def kind(self, passage: int) -> HitKind:
        """Return what a passage is."""
        return _KINDS[self.kinds[passage]]

    def span(self, passage: int) -> tuple[int, int]:
        """Return start and end of a passage."""
        return self.spans[2 * passage], self.spans[2 * passage + 1]

    def length(self, passage: int) -> int:
        """Return how many terms a passage has."""
        return self.bounds[passage + 1] - self.bounds[passage]

    def terms_of(self, passage: int) -> array[int]:
        """Return the terms of a passage in order."""
        return self.terms[self.bounds[passage] : self.bounds[passage + 1]]

    def joins_of(self, passage: int) -> list[tuple[int, int, int]]:
        """Return the joins of a passage: number, index of the first term in it, length."""
        first, behind = self.bounds[passage], self.bounds[passage + 1]
        joins = self.joins
        return [
            (joins[at], joins[at + 1] - first, joins[at + 2])
            for at in range(0, len(joins), 3)
            if first <= joins[at + 1] < behind
        ]

    @property
    def signs(self) -> str:
        """The terms in order, a character for each: the quickest to look for some of them in."""
        if not self._signs and self.terms:
            try:
                self._signs = self.terms.tobytes().decode(_WIDE, "surrogatepass")
            except UnicodeDecodeError:  # beyond the last character of Unicode
                self._signs = "".join(map(sign, self.terms))
        return self._signs

    def best_ranks(self, wanted: Mapping[int, int]) -> dict[int, int]:
        """Return the lowest rank among the numbers that each passage holds, as a term or a join.

        `wanted` holds the rank of each number, in rising order; passages without any are left out.
        """
        signs, bounds, terms = self.signs, self.bounds, self.terms
        find = signs.find
        found: dict[int, int] = {}
        for number, rank in wanted.items():
            wanted_sign = chr(number % _SIGNS)
            at = find(wanted_sign)
            while at >= 0:
                passage = bisect_right(bounds, at) - 1
                if terms[at] == number:
                    if passage not in found:
                        found[passage] = rank
                    at = bounds[passage + 1] - 1
                at = find(wanted_sign, at + 1)
        joins = self.joins
        if joins:
            for number, at in zip(joins[::3], joins[1::3], strict=True):
                if number in wanted:
                    passage = bisect_right(bounds, at) - 1
                    found[passage] = min(wanted[number], found.get(passage, wanted[number]))
        return found

    def holding(self, number: int) -> list[int]:
        """Return the passages that hold a term or a join, in order."""
        return sorted(self.best_ranks({number: 0}))

    def side_by_side(self, numbers: Sequence[int]) -> list[int]:
        """Return the passages that hold these terms side by side, in order."""
        signs, bounds = self.signs, self.bounds
        wanted, exact = "".join(map(sign, numbers)), array("I", numbers)
        found: list[int] = []
        at = signs.find(wanted)
        while at >= 0:
            passage = bisect_right(bounds, at) - 1
            behind = bounds[passage + 1]
            if at + len(numbers) <= behind and self.terms[at : at + len(numbers)] == exact:
                found.append(passage)
                at = behind - 1
            at = signs.find(wanted, at + 1)
        return found

    def own(self) -> set[int]:
        """Return the numbers that are own ones."""
        every = self.every()
        return {every[at] for at in _places_of_own(every)}

    def renumbered(self, known: Mapping[int, int]) -> Leaf:
        """Return the leaf with others in place of own numbers."""
        terms, joins = array("I", self.terms), array("I", self.joins)
        for at in _places_of_own(terms):
            terms[at] = known[terms[at]]
        joins[::3] = array("I", [known.get(number, number) for number in joins[::3]])
        return Leaf(self.kinds, self.spans, self.bounds, terms, joins)

    def pack(self) -> bytes:
        """Return the leaf as bytes: its numbers as characters in UTF-8, so small ones are short.

        Passages must stand in the order in which they begin. ValueError if they do not.
        """
        starts, ends = self.spans[::2], self.spans[1::2]
        try:
            gaps = array("I", map(sub, starts, chain((0,), starts)))
        except OverflowError as error:
            raise ValueError("passages out of order") from error
        every = array("I", (len(self.kinds), len(self.joins)))
        every.extend(self.kinds)
        every += gaps
        every.extend(map(sub, ends, starts))
        every.extend(map(sub, self.bounds[1:], self.bounds))
        every += self.joins
        every += self.terms
        raw = every.tobytes()
        try:
            return raw.decode(_WIDE, "surrogatepass").encode("utf-8", "surrogatepass")
        except UnicodeDecodeError:  # beyond the last character of Unicode
            return _RAW + raw

    @classmethod
    def unpack(cls, packed: bytes) -> Leaf:
        """Return the leaf that `pack` gave; ValueError if the bytes are none."""
        if packed[:1] == _RAW:
            every = array("I", packed[1:])
        else:
            every = array(
                "I", packed.decode("utf-8", "surrogatepass").encode(_WIDE, "surrogatepass")
            )
        if len(every) < 2 or len(every) < 2 + 4 * every[0] + every[1] or every[1] % 3:
            raise ValueError("not a leaf")
        count = every[0]
        kinds, gaps, lengths, sizes = (
            every[2 + at * count : 2 + (at + 1) * count] for at in range(4)
        )
        at = 2 + 4 * count
        joins, terms = every[at : at + every[1]], every[at + every[1] :]
        spans = array("I", bytes(2 * count * every.itemsize))
        try:
            spans[::2] = starts = array("I", accumulate(gaps))
            spans[1::2] = array("I", map(add, starts, lengths))
            bounds = array("I", accumulate(sizes, initial=0))
        except OverflowError as error:
            raise ValueError("not a leaf") from error
        if bounds[-1] != len(terms) or max(kinds, default=0) >= len(_KINDS):
            raise ValueError("not a leaf")
        return cls(bytes(kinds.tolist()), spans, bounds, terms, joins)


def _places_of_own(numbers: array[int]) -> Iterator[int]:
    """Return where own numbers stand; no other one is looked at by itself."""
    tops = numbers.tobytes()[_TOP :: numbers.itemsize]
    return (found.start() for found in _OWN_TOPS.finditer(tops))


def _put_together(kinds: bytes, *parts: bytes) -> Leaf:
    return Leaf(kinds, *(array("I", part) for part in parts))


class Sheaf(NamedTuple):
    """Leaves of some articles, made in one process to be taken into an index by another."""

    leaves: Sequence[Leaf]
    terms: Mapping[int, str]
    """The term of each number that is none of the index, in the order of the numbers."""
    vocabulary: str
    """That of the index whose numbers there are beside, "" where there are none."""

    @classmethod
    def of(cls, leaves: Sequence[Leaf], numbers: Numbers, vocabulary: str = "") -> Sheaf:
        """Bind leaves that were made with these numbers."""
        given, own = numbers.given, sorted(set[int]().union(*map(Leaf.own, leaves)))
        return cls(leaves, {number: given[number - OWN] for number in own}, vocabulary)
