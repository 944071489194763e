"""How freely a query is read, and how much of it must be answered: step by step.

1  every word as typed, in one article
2  where that gives little: every word, read as another where need be
3  where that gives little, too: without the little words that a question is put with; those
   of what is no question only where nothing whole is found
4  where nothing whole is found: all words but one
5  where nothing is found: any word that is telling, alone
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import HitKind
from briefing.model.postings import ANYWHERE, Rows, Stale

from .groups import Group
from .passages import Passages
from .plans import plans
from .query import is_little
from .readings import Level
from .retrieval import MOST_IN_ONE, MOST_RANKED, find_articles, retrieve

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model.postings import Limits, Postings

    from .groups import Groups, Wanted
    from .plans import Plan
    from .query import Query, Word
    from .ranking import Match

FEW = 10
"""Whole answers below which a query is read more freely."""
_EACH = 10
"""Passages of an article that are looked at closely, on average, where many articles are wanted."""


class Answer:
    """The best match of each passage, found so far."""

    def __init__(
        self,
        postings: Postings,
        only: int,
        unwanted: list[Wanted],
        limits: Limits,
        is_stale: Callable[[], bool],
        least: int = 0,
    ) -> None:
        """Look in one article, or in all if `only` is negative; never where `unwanted` stands.

        So many articles are looked into at `least`, where as many may answer.
        Once `is_stale` says so, nothing more is looked for: Stale is raised.
        """
        self._is_stale = is_stale
        self._limits = limits
        self.level = Level.TYPED
        self.best: dict[int, tuple[Match, list[Group]]] = {}
        self.more = False
        """Whether there is more that may answer and was not looked into."""
        self._crowded = False
        self.left: tuple[Word, ...] = ()
        """Little words that some of the matches may do without."""
        self._postings = postings
        self._only = only
        self._unwanted = unwanted
        self._least = least
        self._most_ranked = max(MOST_RANKED, _EACH * least) if only < 0 else MOST_IN_ONE

    @property
    def whole(self) -> int:
        """Number of matches that answer every word."""
        return sum(match.complete for match, _ in self.best.values())

    @property
    def enough(self) -> bool:
        """Whether no more is to be looked for: there are many, or they crowd each other out."""
        return self.whole >= FEW or (self._crowded and self.whole > 0)

    def add(self, wanted: list[Wanted], lacking: int = 0) -> None:
        """Take in what answers all words, or all but so much."""
        self._add(wanted, lacking, frozenset())

    def add_telling(self, words: Plan, wanted: list[Wanted], lacking: int = 0) -> None:
        """Take in the same where little words need no answer."""
        little = frozenset(at for at, one in enumerate(words) if is_little(one))
        some = 0 < len(little) < len(words)
        if some and self._add(wanted, lacking, little):
            self.left = tuple(word for at in sorted(little) for word in words[at])

    def _add(self, wanted: list[Wanted], lacking: int, welcome: frozenset[int]) -> bool:
        """Take in what answers what is wanted; what is welcome, by place, need not be there.

        Return whether something was new, or better than it was known.
        """
        if self._is_stale():
            raise Stale
        most = len(wanted) - len(welcome)
        needed = max(1, most - lacking)
        rows = Rows([self._only])
        if self._only < 0:
            telling = [one for at, one in enumerate(wanted) if at not in welcome]
            rows = find_articles(telling, lacking, self._postings, self._limits, self._least)
        self._crowded = rows.more
        self.more = self.more or rows.more
        passages = Passages(self._postings, rows)
        groups = [Group(one, passages) for one in wanted]
        banned = {n for one in self._unwanted for n in Group(one, passages).found}
        if self._limits.in_title:
            banned |= {n for g in groups for n in g.found if passages.kind(n) is not HitKind.TITLE}
        matches, more = retrieve(groups, needed, banned, self._most_ranked, welcome)
        self.more = self.more or more
        taken = False
        for match in matches:
            if needed < most and not _tells(match, groups, alone=needed == 1):
                continue
            known = self.best.get(match.passage)
            if known is None or match.order < known[0].order:
                self.best[match.passage] = match, groups
                taken = True
        return taken


def answer_query(
    query: Query,
    groups: Groups,
    postings: Postings,
    only: int,
    limits: Limits = ANYWHERE,
    is_stale: Callable[[], bool] = lambda: False,
    least: int = 0,
) -> Answer:
    """Return the matches of a query, read as freely as it needs; Stale if it is wanted no more.

    So many articles are looked into at `least`, where as many may answer.
    """
    unwanted = groups.apart(query.unwanted)
    answer = Answer(postings, only, unwanted, limits, is_stale, least)
    words = list(query.wanted)
    telling = len(words) - sum(map(is_little, words)) or len(words)
    answer.add(groups.each(words, Level.TYPED))
    if not answer.enough:
        if any(word.asked for some in words for word in some):
            answer.add_telling(words, groups.each(words, Level.TYPED))
        _read_freely(answer, words, groups)
    if not answer.whole:
        for plan in (words, *plans(words, groups, answer.level)):
            answer.add_telling(plan, groups.each(plan, answer.level))
    if telling > 1 and not answer.whole and len(answer.best) < FEW:
        _add_parts(answer, words, groups, 1)
    if telling > 2 and not answer.best:
        _add_parts(answer, words, groups, telling - 1)
    return answer


def _read_freely(answer: Answer, words: Plan, groups: Groups) -> None:
    """Take in what answers the words, first with those that many passages hold as typed."""
    level = known = Level.CLOSE if answer.whole else Level.FUZZY
    if level is Level.FUZZY and 0 < groups.common(words) < len(words):
        answer.add(groups.each(words, level, Level.TYPED))
        known = Level.CLOSE if answer.whole else level
    answer.level = level
    if not answer.enough:
        for plan in (words, *plans(words, groups, level)):
            answer.add(groups.each(plan, level, known))


def _add_parts(answer: Answer, words: Plan, groups: Groups, lacking: int) -> None:
    """Take in what answers all telling words but so many."""
    wanted = groups.each(words, answer.level)
    if any(map(is_little, words)) and not all(map(is_little, words)):
        answer.add_telling(words, wanted, lacking)
    else:
        answer.add(wanted, lacking)


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
