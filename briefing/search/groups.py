"""One wanted thing of a query with everything that answers it."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from briefing.text.words import STOP_WORDS

from .expansion import expand
from .passages import Forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .expansion import Level, Reading
    from .passages import Passages
    from .query import Word
    from .vocabulary import Vocabulary

REMEMBERED = 128
"""Groups that are kept."""
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


class Groups:
    """The groups of the last queries: while one types, all words but the last stay."""

    def __init__(self, vocabulary: Vocabulary, passages: Passages) -> None:
        """Take what words are read with, and where they are looked for."""
        self._vocabulary = vocabulary
        self._passages = passages
        self._known: OrderedDict[tuple[tuple[Word, ...], Level], Group] = OrderedDict()

    def of(self, words: tuple[Word, ...], level: Level) -> Group:
        """Return the group that any of the words answers."""
        key = words, level
        group = self._known.get(key)
        if group is not None:
            self._known.move_to_end(key)
            return group
        readings = [
            reading
            for word in words
            for reading in expand(word, self._vocabulary, self._passages, level)
        ]
        if len(words) > 1:
            readings.sort(key=lambda reading: (reading.read_as, -reading.weight))
        group = self._known[key] = Group(tuple(readings), self._passages)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return group

    def each(self, wanted: Sequence[tuple[Word, ...]], level: Level) -> list[Group]:
        """Return the groups of everything that is wanted."""
        return [self.of(words, level) for words in wanted]


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
