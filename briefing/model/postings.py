"""What search works against: which passages of which articles hold a word.

A passage is whatever can be one hit: a sentence, a heading, a title, a line of code, a spelling
of a name. Words are folded; what the query is compared with are distinct words (terms), each of
which has a number. A stack keeps its postings in memory, a library in its index file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from .leaf import Leaf, Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .article import Article

__all__ = ["ANYWHERE", "Leaf", "Limits", "Passage", "Postings", "Rows", "Stale", "Terms"]

Terms = tuple[str, ...]
"""Terms that stand side by side."""


class Stale(Exception):
    """The query that is being answered is no longer wanted."""


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
    rows: frozenset[int] | None = None
    """Rows of the articles of a library that are meant, None for any."""

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


class Rows(list[int]):
    """Rows of articles, the most promising first, and whether there are more."""

    more = False


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
        """How often each term stands, joins included."""
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
        self,
        groups: Sequence[Sequence[Terms]],
        most: int,
        limits: Limits = ANYWHERE,
        *,
        roughly: bool = False,
    ) -> Rows:
        """Return rows of articles within limits that hold one of the terms of each group.

        Where there are more than `most`, the ones in which the words stand closest together;
        close together will do if only `roughly`.
        """
        ...

    def fetch(self, rows: Sequence[int], *, texts: bool = False) -> None:
        """Be told which articles are looked into next, or whose texts are cut from."""
        ...

    def leaf(self, row: int) -> Leaf:
        """Return the passages of an article."""
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
