"""The names of one article as they are kept on the disk, and what of a library names them.

Offsets and kinds of many mentions take a tenth of the room as numbers in a row that they take as
nouns; they become nouns when somebody asks for them.
"""

from __future__ import annotations

from array import array
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from .entity import EntityKind, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .briefing import Layers

KINDS = tuple(EntityKind)
"""A kind is kept as its index here."""
OPENS, DESCRIBES = 16, 32
"""Flags beside a kind: stands at the start of a sentence; a person told by their post alone."""
_KIND = 15
_HEAD = 2
_BROKEN = "not the names of an article"


class ArticleNames(NamedTuple):
    """What one article names: its mentions in order, then its descriptions in order."""

    starts: array[int]
    ends: array[int]
    kinds: bytes
    """Kind and flags of each."""
    roles: dict[int, str]
    """By index, where there is one."""

    @classmethod
    def of(cls, layers: Layers) -> ArticleNames:
        """Return the names that layers tell of."""
        opening = {s.start + shift for s in layers.sentences for shift in (0, 1, 2)}
        every = [*layers.mentions, *layers.descriptions]
        kinds = bytearray()
        for at, mention in enumerate(every):
            flags = DESCRIBES if at >= len(layers.mentions) else 0
            flags |= OPENS if mention.start in opening else 0
            kinds.append(KINDS.index(mention.kind) | flags)
        return cls(
            array("I", [mention.start for mention in every]),
            array("I", [mention.end for mention in every]),
            bytes(kinds),
            {at: mention.role for at, mention in enumerate(every) if mention.role},
        )

    def __len__(self) -> int:
        return len(self.kinds)

    def mention(self, article: str, at: int) -> Mention:
        """Return one of them as a noun; `article` is the id."""
        kind = KINDS[self.kinds[at] & _KIND]
        return Mention(article, self.starts[at], self.ends[at], kind, self.roles.get(at, ""))

    def mentions(self, article: str) -> Iterator[tuple[Mention, bool]]:
        """Yield the names with whether each opens a sentence; `article` is the id."""
        for at, flags in enumerate(self.kinds):
            if not flags & DESCRIBES:
                yield self.mention(article, at), bool(flags & OPENS)

    def descriptions(self, article: str) -> list[Mention]:
        """Return the people told by their post alone."""
        return [
            self.mention(article, at) for at, flags in enumerate(self.kinds) if flags & DESCRIBES
        ]

    def pack(self) -> bytes:
        """Return the names as bytes, in this machine's order of bytes."""
        import json

        roles = json.dumps(list(self.roles.items())).encode() if self.roles else b""
        head = array("I", (len(self), len(roles)))
        return b"".join(
            (head.tobytes(), self.starts.tobytes(), self.ends.tobytes(), self.kinds, roles)
        )

    @classmethod
    def unpack(cls, packed: bytes) -> ArticleNames:
        """Return the names that `pack` gave; ValueError if the bytes are none."""
        size = array("I").itemsize
        if len(packed) < _HEAD * size:
            raise ValueError(_BROKEN)
        count, told = array("I", packed[: _HEAD * size])
        first, second = _HEAD * size, (_HEAD + count) * size
        third = second + count * size
        roles = packed[third + count :]
        if len(packed) != third + count + told:
            raise ValueError(_BROKEN)
        return cls(
            array("I", packed[first:second]),
            array("I", packed[second:third]),
            packed[third : third + count],
            _read_roles(roles) if roles else {},
        )


def _read_roles(roles: bytes) -> dict[int, str]:
    import json

    return dict(json.loads(roles))


NOBODY = ArticleNames(array("I"), array("I"), b"", {})
"""An article that names nothing."""


class Namings(NamedTuple):
    """Where an entity is named: articles by their number in the index, with how often."""

    articles: array[int]
    counts: array[int]

    @classmethod
    def of(cls, counted: Sequence[tuple[int, int]]) -> Namings:
        """Return those of pairs of article and count, in their order."""
        return cls(array("I", [one for one, _ in counted]), array("I", [n for _, n in counted]))

    def pack(self) -> bytes:
        """Return both as bytes, in this machine's order of bytes."""
        return self.articles.tobytes() + self.counts.tobytes()

    @classmethod
    def unpack(cls, packed: bytes) -> Namings:
        """Return what `pack` gave; ValueError if the bytes are none."""
        half = len(packed) // 2
        return cls(array("I", packed[:half]), array("I", packed[half:]))


class Spelt(NamedTuple):
    """Where an entity is named otherwise than in its first spelling: articles, spelling, count."""

    articles: array[int]
    """Numbers in the index."""
    spellings: array[int]
    """The spelling, by its index among all of the entity; never 0, which has all the rest."""
    counts: array[int]

    @classmethod
    def of(cls, counted: Iterable[tuple[int, int, int]]) -> Spelt:
        """Return what triples of article, spelling and count tell; those of spelling 0 need not."""
        rows = [row for row in counted if row[1]]
        return cls(*(array("I", [row[at] for row in rows]) for at in range(3)))

    def pack(self) -> bytes:
        """Return all three as bytes, in this machine's order of bytes."""
        return b"".join(part.tobytes() for part in self)

    @classmethod
    def unpack(cls, packed: bytes) -> Spelt:
        """Return what `pack` gave; ValueError if the bytes are none."""
        third = len(packed) // 3
        return cls(*(array("I", packed[at * third : (at + 1) * third]) for at in range(3)))

    def rows(self, namings: Namings) -> Iterator[tuple[int, int, int]]:
        """Yield article, spelling and count of all spellings; `namings` are of the same entity."""
        rest = dict(zip(namings.articles, namings.counts, strict=True))
        for article, spelling, count in zip(*self, strict=True):
            rest[article] -= count
            yield article, spelling, count
        yield from ((article, 0, count) for article, count in rest.items() if count > 0)


_SCENERY = frozenset({EntityKind.PLACE, EntityKind.OTHER})
_SCENIC = 0.7
"""What the weight of a place, or of something without a kind, is multiplied by."""


def find_telling(mentions: int, articles: int, stack: int) -> float:
    """Return how much an entity tells that so many of the articles of a stack name so often."""
    return log2(1 + mentions) * log2(1 + stack / max(1, articles))


def find_weight(kind: EntityKind, mentions: int, articles: int, stack: int) -> float:
    """Return the same with regard to its kind: places are where most of the news happens."""
    return find_telling(mentions, articles, stack) * (_SCENIC if kind in _SCENERY else 1)
