"""One wanted thing of a query with everything that answers it."""

from __future__ import annotations

from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from briefing.text.words import STOP_WORDS

from .passages import Forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .expansion import Reading
    from .passages import Passages

_UNSEEN = 0.5
"""Passages that a word which none holds is counted as."""
_ALIKE = 0.05
"""Difference of weights up to which two readings are equally likely."""
_TELLING_SHARE, _TELLING_COUNT, _TELLING_LETTERS = 0.25, 3, 3


class Group:
    """The readings of one wanted thing over some passages; what they answer, worked out once."""

    def __init__(self, readings: tuple[Reading, ...], passages: Passages) -> None:
        """Take the readings, best first; none where nothing is like the thing."""
        self.readings = readings
        self.passages = passages

    @cached_property
    def found(self) -> dict[int, Reading]:
        """The best reading in each passage that answers."""
        best: dict[int, Reading] = {}
        for reading in self.readings:
            for number in self.passages.find(reading.terms):
                best.setdefault(number, reading)
        return best

    @cached_property
    def owners(self) -> dict[int, int]:
        """The passage that answers best, by owner."""
        owner_of = self.passages.owners
        best: dict[int, int] = {}
        for number in self.found:
            best.setdefault(owner_of[number], number)
        return best

    @cached_property
    def typed(self) -> Forms:
        """How passages write the word as typed, and what it may become."""
        return Forms(self.passages, (r.terms for r in self.readings if not r.read_as))

    @cached_property
    def rarity(self) -> float:
        """How much the thing says: inverse frequency of its most frequent likely reading."""
        total = len(self.passages.owners)
        likely = [r for r in self.readings if r.weight >= self.readings[0].weight - _ALIKE]
        count = max((len(self.passages.find(r.terms)) for r in likely), default=0)
        return log(1 + total / max(count, _UNSEEN))

    @cached_property
    def telling(self) -> bool:
        """Whether a passage that answers this and not the rest is still worth showing."""
        if not self.readings:
            return False
        typed = "".join(self.readings[0].terms)
        if typed in STOP_WORDS or (len(typed) < _TELLING_LETTERS and typed.isascii()):
            return False
        total = len(self.passages.owners)
        return len(self.found) <= max(_TELLING_COUNT, _TELLING_SHARE * total)


def owners_with(groups: Iterable[Group], needed: int) -> set[int]:
    """Return the owners that answer at least so many of the groups."""
    sets = sorted((group.owners for group in groups), key=len)
    if needed >= len(sets):
        common = set(sets[0])
        for more in sets[1:]:
            common &= more.keys()
        return common
    counts: dict[int, int] = {}
    for owners in sets:
        for owner in owners:
            counts[owner] = counts.get(owner, 0) + 1
    return {owner for owner, count in counts.items() if count >= needed}
