"""The postings of a stack, in memory."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from heapq import nlargest
from typing import TYPE_CHECKING

from briefing.model.leaf import Leaf, Numbers, Passage
from briefing.model.postings import ANYWHERE, Limits, Rows, Terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article

_MOST_COUNTED = 500
"""Passages that hold terms side by side are counted up to this."""
_MOST_WEIGHED = 20_000
"""Articles up to which those that answer are weighed; of more, the first ones are taken."""
_HEADED = 2
"""What a group counts that the title answers, beside 1 for one that is answered as typed."""


class MemoryPostings:
    """Articles by row, in the order in which they were added."""

    def __init__(self) -> None:
        self.numbers = Numbers()
        self.passages = 0
        self._counts: dict[str, int] = {}
        self._counted: list[int] = []
        self._told = 0
        self._leaves: list[Leaf] = []
        self._articles: list[Article | None] = []
        self._rows: dict[str, int] = {}
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        self._headed: dict[int, list[int]] = {}
        self._terms: list[str] = []
        self.together = lru_cache(4096)(self._together)

    def add(self, passages: Sequence[Passage]) -> None:
        """Take in the passages of what is no article of its own."""
        self.add_leaf(Leaf.of(passages, self.numbers))

    def add_leaf(self, leaf: Leaf, article: Article | None = None) -> None:
        """Take in the next article, whose leaf was made with the numbers of these postings."""
        row = len(self._leaves)
        self._leaves.append(leaf)
        self._articles.append(article)
        if article is not None:
            self._rows[article.id] = row
        self.passages += len(leaf)
        every = leaf.every()
        counted, holders = self._counted, self._holders
        counted += [0] * (1 + len(self.numbers) - len(counted))
        for number in every:
            counted[number] += 1
        for number in set(every):
            holders[number].append(row)
        if leaf.titled():
            for number in leaf.held_by(0):
                self._headed.setdefault(number, []).append(row)

    @property
    def counts(self) -> dict[str, int]:
        """How often each term stands, joins included."""
        if self._told < len(self._leaves):
            self._told = len(self._leaves)
            self._counts.update(zip(self.numbers, self._counted[1:], strict=False))
        return self._counts

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return len(self._leaves)

    @property
    def terms(self) -> list[str]:
        """The term of each number."""
        if len(self._terms) <= len(self.numbers):
            self._terms = ["", *self.numbers]
        return self._terms

    def _known(self, terms: Terms) -> list[int] | None:
        """Return the numbers of terms, None if one of them stands nowhere."""
        numbers = self.numbers
        return [numbers[t] for t in terms] if all(t in numbers for t in terms) else None

    def _together(self, terms: Terms) -> int:
        """Return how many passages hold several terms side by side, counted up to a number."""
        wanted = self._known(terms)
        if wanted is None:
            return 0
        found = 0
        for row in sorted(self._with_all(wanted)):
            found += len(self._leaves[row].side_by_side(wanted))
            if found >= _MOST_COUNTED:
                break
        return found

    def _with_all(self, numbers: Sequence[int]) -> set[int]:
        lists = sorted((self._holders.get(number, []) for number in numbers), key=len)
        return set(lists[0]).intersection(*lists[1:])

    def _with_any(self, ways: Sequence[Terms]) -> set[int]:
        """Return the rows that hold one of several ways to write a thing."""
        found: set[int] = set()
        for terms in ways:
            wanted = self._known(terms)
            if wanted is None:
                continue
            if len(wanted) == 1:
                found.update(self._holders.get(wanted[0], ()))
            else:
                leaves = self._leaves
                rows = self._with_all(wanted) - found
                found.update(row for row in rows if leaves[row].side_by_side(wanted))
        return found

    def sources(self) -> list[str]:
        """Return the distinct outlets and bylines, in order."""
        found = {name for a in self._articles if a is not None for name in (a.outlet, a.byline)}
        return sorted(found - {""})

    def candidates(
        self,
        groups: Sequence[Sequence[Terms]],
        most: int,
        limits: Limits = ANYWHERE,
        *,
        roughly: bool = False,  # noqa: ARG002
    ) -> Rows:
        """Return rows that answer every group, in order; the best where there are many."""
        holding = self._with_title if limits.in_title else self._with_any
        sets = [holding(ways) for ways in groups]
        sets += [self._with_title(ways) for ways in limits.titled]
        if not sets and limits.any:
            sets = [set(range(len(self._leaves)))]
        sets.sort(key=len)
        common = sets[0].intersection(*sets[1:]) if sets else set[int]()
        if limits.any:
            common = {row for row in common if self._is_within(row, limits)}
        if len(common) <= most:
            return Rows(sorted(common))
        if len(common) > _MOST_WEIGHED:
            return _some(sorted(common)[:most])
        weights = dict.fromkeys(sorted(common), 0)
        for ways in groups:
            exact, headed = self._with_any(ways[:1]), set[int]()
            for terms in ways:
                if len(terms) == 1:
                    headed.update(self._headed.get(self.numbers.get(terms[0], -1), ()))
            for row in common & exact:
                weights[row] += 1
            for row in common & headed:
                weights[row] += _HEADED
        return _some(sorted(nlargest(most, weights, key=lambda row: (weights[row], -row))))

    def fetch(self, rows: Sequence[int], *, texts: bool = False) -> None:
        """Everything is at hand already."""

    def _with_title(self, ways: Sequence[Terms]) -> set[int]:
        """Return the rows whose title holds one of several ways to write a thing."""
        found: set[int] = set()
        for terms in ways:
            wanted = self._known(terms)
            if wanted is None:
                continue
            lists = sorted((self._headed.get(number, []) for number in wanted), key=len)
            rows = set(lists[0]).intersection(*lists[1:])
            if len(wanted) > 1:
                rows = {row for row in rows if 0 in self._leaves[row].side_by_side(wanted)}
            found |= rows
        return found

    def _is_within(self, row: int, limits: Limits) -> bool:
        article = self._articles[row]
        return article is None or limits.allow(article.published, article.outlet, article.byline)

    def leaf(self, row: int) -> Leaf:
        """Return the passages of an article."""
        return self._leaves[row]

    def article(self, row: int) -> Article:
        """Return an article; LookupError for what is none."""
        article = self._articles[row]
        if article is None:
            raise LookupError(row)
        return article

    def text(self, row: int) -> tuple[str, str]:
        """Return the id of an article, and its text."""
        article = self.article(row)
        return article.id, article.text

    def row(self, article: str) -> int:
        """Return the row of the article with that id, -1 if it is not there."""
        return self._rows.get(article, -1)

    def place(self, row: int) -> tuple[int, str]:
        """Return what decides between equal answers: the order of the stack."""
        return row, ""


def _some(found: Sequence[int]) -> Rows:
    """Return rows besides which there are more."""
    rows = Rows(found)
    rows.more = True
    return rows
