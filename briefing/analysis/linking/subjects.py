"""What the names of an article tell of its subject, to say whether two articles share one."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from briefing.analysis.naming.gazetteer import media
from briefing.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .names import Names, Spot

LOOKED_AT = 50
"""Articles that are compared with one."""
_ENOUGH = 2
"""What articles must have in common; a town or a world body is half of that."""
_TELLING = 3
"""Names from which an article tells its subject."""


class Subjects:
    """The subjects of the articles of a stack, as far as their names tell them."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._of: dict[int, array[int]] = {}
        """Of each article: see `read`."""

    def read(self, index: int, spots: Iterable[Spot]) -> None:
        """Note what the mentions of an article, counted before, tell of its subject.

        It is a number for each name, which stands for the name and for how much it tells.
        Countries and media tell nothing, towns and world bodies little.
        """
        found: dict[int, None] = {}
        for spot in spots:
            name = self._names.by_key[spot.own]
            anchor = name.anchor
            if anchor is None:
                found[_sign(spot.own, 2)] = None
                if spot.mention.kind is EntityKind.PERSON:
                    found[_sign(f"~{name.words[-1]}", 2)] = None
            elif anchor.group != "country" and anchor.name not in media():
                found[_sign(spot.own, 1)] = None
        self._of[index] = array("q", found)

    def _get(self, index: int) -> array[int]:
        if index not in self._of:
            self.read(index, self._names.spots[index])
        return self._of[index]

    def tells(self, index: int) -> bool:
        """Whether an article names enough to tell what it is about."""
        return len(self._get(index)) >= _TELLING

    def shares(self, index: int, others: Iterable[int], besides: Iterable[str]) -> bool:
        """Whether an article has the subject of another one, leaving some keys of names out.

        A key led by "~" is the last word of a person's name.
        """
        left_out = {_sign(key, points) for key in besides for points in (1, 2)}
        telling = set(self._get(index)) - left_out
        return any(
            sum(1 + (sign & 1) for sign in telling.intersection(theirs)) >= _ENOUGH
            for theirs in map(self._get, others)
        )


def _sign(key: str, points: int) -> int:
    """Return a number for a key that tells one point or two of a subject: odd for two."""
    return (hash(key) & ~1) | (points - 1)
