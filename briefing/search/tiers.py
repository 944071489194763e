"""How freely a query is read, and how much of it must be answered: step by step.

1  every word as typed, in one article
2  where that gives little: every word, read as another where need be
3  where nothing whole is found: all words but one
4  where nothing is found: any word that is telling, alone
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .expansion import Level
from .query import join_words, part_words
from .retrieval import retrieve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .groups import Group, Groups
    from .passages import Passages
    from .query import Query, Word
    from .ranking import Match

FEW = 10
"""Whole answers below which a query is read more freely."""

MOST_PARTS = 8
"""Touching tokens that are looked for one by one where they are not found as typed."""

Plan = list[tuple["Word", ...]]
"""What is wanted, in one way to take the query's words apart."""


class Answer:
    """The best match of each passage, found so far."""

    def __init__(self, passages: Passages, only: int, banned: set[int]) -> None:
        """Look in one owner, or in all if `only` is negative; never in banned passages."""
        self.level = Level.TYPED
        self.best: dict[int, tuple[Match, list[Group]]] = {}
        self._passages = passages
        self._only = only
        self._banned = banned

    @property
    def whole(self) -> int:
        """Number of matches that answer every word."""
        return sum(match.complete for match, _ in self.best.values())

    def add(self, groups: list[Group], lacking: int = 0) -> None:
        """Take in what answers all groups, or all but so many."""
        needed = max(1, len(groups) - lacking)
        for match in retrieve(groups, needed, self._passages, self._only, self._banned):
            if needed < len(groups) and not _tells(match, groups, alone=needed == 1):
                continue
            known = self.best.get(match.passage)
            if known is None or match.order < known[0].order:
                self.best[match.passage] = match, groups


def answer_query(query: Query, groups: Groups, passages: Passages, only: int) -> Answer:
    """Return the matches of a query, read as freely as it needs."""
    banned = {n for word in query.unwanted for n in groups.of((word,), Level.TYPED).found}
    answer = Answer(passages, only, banned)
    words = list(query.wanted)
    answer.add(groups.each(words, Level.TYPED))
    if answer.whole < FEW:
        answer.level = Level.CLOSE if answer.whole else Level.FUZZY
        answer.add(groups.each(words, answer.level))
        for plan in _plans(words, groups, answer.level):
            answer.add(groups.each(plan, answer.level))
    if len(words) > 1 and not answer.whole and len(answer.best) < FEW:
        answer.add(groups.each(words, answer.level), lacking=1)
    if len(words) > 2 and not answer.best:
        answer.add(groups.each(words, answer.level), lacking=len(words) - 1)
    return answer


def _plans(words: Plan, groups: Groups, level: Level) -> Iterator[Plan]:
    """Yield other ways to take the words apart: two as one, touching tokens as several."""
    for at in range(len(words) - 1):
        if len(words[at]) == len(words[at + 1]) == 1:
            joined = join_words(words[at][0], words[at + 1][0])
            if joined and groups.of((joined,), level).readings:
                yield [*words[:at], (joined,), *words[at + 2 :]]
    for at, (word, *others) in enumerate(words):
        parts = [] if others or groups.of((word,), level).readings else part_words(word)
        if 1 < len(parts) <= MOST_PARTS:
            yield [*words[:at], *((part,) for part in parts), *words[at + 1 :]]


def _tells(match: Match, groups: list[Group], *, alone: bool) -> bool:
    """Whether a match that leaves words unanswered is worth showing."""
    answered = [
        reading
        for group, reading in zip(groups, match.readings, strict=True)
        if reading and group.telling
    ]
    if alone:
        return any(not reading.read_as or reading.edits < 2 for reading in answered)
    return bool(answered)
