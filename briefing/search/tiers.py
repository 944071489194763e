"""How freely a query is read, and how much of it must be answered: step by step.

1  every word as typed, in one article
2  where that gives little: every word, read as another where need be
3  where nothing whole is found: all words but one
4  where nothing is found: any word that is telling, alone
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import HitKind
from briefing.model.postings import ANYWHERE, Rows, Stale

from .expansion import Level
from .groups import Group
from .passages import Passages
from .query import join_words, part_words
from .retrieval import MOST_IN_ONE, MOST_RANKED, find_articles, retrieve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.model.postings import Limits, Postings

    from .groups import Groups, Wanted
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

    def __init__(
        self,
        postings: Postings,
        only: int,
        unwanted: list[Wanted],
        limits: Limits,
        is_stale: Callable[[], bool],
    ) -> None:
        """Look in one article, or in all if `only` is negative; never where `unwanted` stands.

        Once `is_stale` says so, nothing more is looked for: Stale is raised.
        """
        self._is_stale = is_stale
        self._limits = limits
        self.level = Level.TYPED
        self.best: dict[int, tuple[Match, list[Group]]] = {}
        self.more = False
        """Whether there is more that may answer and was not looked into."""
        self._postings = postings
        self._only = only
        self._unwanted = unwanted

    @property
    def whole(self) -> int:
        """Number of matches that answer every word."""
        return sum(match.complete for match, _ in self.best.values())

    def add(self, wanted: list[Wanted], lacking: int = 0) -> None:
        """Take in what answers all that is wanted, or all but so much."""
        if self._is_stale():
            raise Stale
        needed = max(1, len(wanted) - lacking)
        rows = Rows([self._only])
        if self._only < 0:
            rows = find_articles(wanted, lacking, self._postings, self._limits)
        self.more = self.more or rows.more
        passages = Passages(self._postings, rows)
        groups = [Group(one, passages) for one in wanted]
        banned = {n for one in self._unwanted for n in Group(one, passages).found}
        if self._limits.in_title:
            banned |= {n for g in groups for n in g.found if passages.kind(n) is not HitKind.TITLE}
        most = MOST_RANKED if self._only < 0 else MOST_IN_ONE
        matches, more = retrieve(groups, needed, banned, most)
        self.more = self.more or more
        for match in matches:
            if needed < len(groups) and not _tells(match, groups, alone=needed == 1):
                continue
            known = self.best.get(match.passage)
            if known is None or match.order < known[0].order:
                self.best[match.passage] = match, groups


def answer_query(
    query: Query,
    groups: Groups,
    postings: Postings,
    only: int,
    limits: Limits = ANYWHERE,
    is_stale: Callable[[], bool] = lambda: False,
) -> Answer:
    """Return the matches of a query, read as freely as it needs; Stale if it is wanted no more."""
    unwanted = [groups.of((word,), Level.TYPED) for word in query.unwanted]
    answer = Answer(postings, only, unwanted, limits, is_stale)
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
        if reading and group.wanted.telling
    ]
    if alone:
        return any(not reading.read_as or reading.edits < 2 for reading in answered)
    return bool(answered)
