"""What search works against: which passages of which articles hold a word.

A passage is whatever can be one hit: a sentence, a heading, a title, a line of code, a spelling
of a name. Words are folded; what the query is compared with are distinct words (terms), each of
which has a number. A stack keeps its postings in memory, a library in its index file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, Protocol

from .hit import HitKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from .article import Article

Terms = tuple[str, ...]
"""Terms that stand side by side."""

_KINDS = tuple(HitKind)
_HEAD = 4
"""Numbers that stand before a packed leaf's own."""


class Stale(Exception):
    """The query that is being answered is no longer wanted."""


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

    __slots__ = ("bounds", "joins", "kinds", "spans", "terms")

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

    @classmethod
    def of(cls, passages: Iterable[Passage], numbers: Mapping[str, int]) -> Leaf:
        """Return the leaf of an article; `numbers` knows each of its terms."""
        kinds = bytearray()
        spans, terms, joins = array("I"), array("I"), array("I")
        bounds = array("I", (0,))
        for kind, start, end, held, together in passages:
            kinds.append(_KINDS.index(kind))
            spans.extend((start, end))
            for term, first, length in together:
                joins.extend((numbers[term], bounds[-1] + first, length))
            terms.extend(map(numbers.__getitem__, held))
            bounds.append(len(terms))
        return cls(kinds, spans, bounds, terms, joins)

    def __len__(self) -> int:
        return len(self.kinds)

    def held(self) -> set[int]:
        """Return the numbers of all terms and joins."""
        held = set(self.terms)
        held.update(self.joins[::3])
        return held

    def held_by_passage(self) -> Iterator[set[int]]:
        """Yield the numbers that each passage holds."""
        bounds, terms, joins = self.bounds, self.terms, self.joins
        joined: dict[int, list[int]] = {}
        for at in range(0, len(joins), 3):
            passage = bisect_right(bounds, joins[at + 1]) - 1
            joined.setdefault(passage, []).append(joins[at])
        for passage in range(len(self.kinds)):
            held = set(terms[bounds[passage] : bounds[passage + 1]])
            held.update(joined.get(passage, ()))
            yield held

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

    def holding(self, number: int) -> list[int]:
        """Return the passages that hold a term or a join, in order."""
        found = self.side_by_side((number,))
        joins = self.joins
        joined = [joins[at + 1] for at in range(0, len(joins), 3) if joins[at] == number]
        if joined:
            found = sorted({*found, *(bisect_right(self.bounds, at) - 1 for at in joined)})
        return found

    def side_by_side(self, numbers: Sequence[int]) -> list[int]:
        """Return the passages that hold these terms side by side, in order."""
        raw, wanted = self.terms.tobytes(), array("I", numbers).tobytes()
        size = len(wanted) // len(numbers)
        bounds = self.bounds
        found: list[int] = []
        at = raw.find(wanted)  # twenty times as fast as looking through the numbers
        while at >= 0:
            first, odd = divmod(at, size)
            passage = bisect_right(bounds, first) - 1
            behind = bounds[passage + 1]
            if odd or first + len(numbers) > behind:
                at = raw.find(wanted, at + 1)
            else:
                found.append(passage)
                at = raw.find(wanted, behind * size)
        return found

    def pack(self) -> bytes:
        """Return the leaf as bytes, in this machine's order of bytes."""
        parts = (self.spans, self.bounds, self.terms, self.joins)
        head = array("I", (len(self.kinds), len(self.terms), len(self.joins), 0))
        return b"".join((head.tobytes(), *(part.tobytes() for part in parts), bytes(self.kinds)))

    @classmethod
    def unpack(cls, packed: bytes) -> Leaf:
        """Return the leaf that `pack` gave; ValueError if the bytes are none."""
        size = array("I").itemsize
        head = array("I", packed[: _HEAD * size])
        count, terms, joins = head[0], head[1], head[2]
        at = _HEAD * size
        parts = []
        for length in (2 * count, count + 1, terms, joins):
            parts.append(array("I", packed[at : at + length * size]))
            at += length * size
        kinds = packed[at : at + count]
        if len(kinds) != count or not parts[1] or parts[1][-1] != terms:
            raise ValueError("not a leaf")
        return cls(kinds, *parts)


class Limits(NamedTuple):
    """Which articles a query is about, whatever words it asks for."""

    after: str = ""
    """ISO day from which on they were published, "" for any."""
    before: str = ""
    """ISO day before which they were published, "" for any."""
    sources: frozenset[str] | None = None
    """Outlets and bylines, one of which they have; None for any."""
    without: frozenset[str] = frozenset()
    """Outlets and bylines that they have not."""
    titled: tuple[tuple[Terms, ...], ...] = ()
    """Of each group, their title holds one of the terms."""
    in_title: bool = False
    """Whether all that is looked for must stand in the title."""

    @property
    def any(self) -> bool:
        """Whether there are any."""
        return self != Limits()

    def allow(self, published: str, outlet: str, byline: str) -> bool:
        """Whether an article of that day and origin is meant, its title not looked at."""
        if (self.after or self.before) and not published:
            return False
        if published < self.after or (self.before and published >= self.before):
            return False
        if outlet in self.without or byline in self.without:
            return False
        return self.sources is None or outlet in self.sources or byline in self.sources


ANYWHERE = Limits()


class Postings(Protocol):
    """The words of many articles. An article is known by its row, a whole number from 0."""

    @property
    def articles(self) -> int:
        """How many articles there are."""
        ...

    @property
    def passages(self) -> int:
        """How many passages they have."""
        ...

    @property
    def counts(self) -> Mapping[str, int]:
        """How many passages hold each term, joins included."""
        ...

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number of each term."""
        ...

    @property
    def terms(self) -> Sequence[str] | Mapping[int, str]:
        """The term of each number."""
        ...

    def together(self, terms: Terms) -> int:
        """Return how many passages hold several terms side by side, roughly; 0 only if none."""
        ...

    def sources(self) -> Sequence[str]:
        """Return the distinct outlets and bylines, in a fixed order."""
        ...

    def candidates(
        self, groups: Sequence[Sequence[Terms]], most: int, limits: Limits = ANYWHERE
    ) -> Sequence[int]:
        """Return rows of articles within limits that hold one of the terms of each group.

        Where there are more than `most`, the ones in which the words weigh most.
        """
        ...

    def fetch(self, rows: Sequence[int]) -> None:
        """Be told which articles are looked into next."""
        ...

    def leaf(self, row: int) -> Leaf:
        """Return the passages of an article."""
        ...

    def held(self, row: int) -> AbstractSet[int]:
        """Return the numbers of all terms and joins that an article holds."""
        ...

    def article(self, row: int) -> Article:
        """Return an article."""
        ...

    def text(self, row: int) -> tuple[str, str]:
        """Return the id of an article that was fetched, and its text."""
        ...

    def row(self, article: str) -> int:
        """Return the row of the article with that id, -1 if it is not there."""
        ...

    def place(self, row: int) -> tuple[int, str]:
        """Return what decides between equal answers: the lower one stands first."""
        ...
