"""Queries that led somewhere: of this session, and of earlier ones where the user likes that."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .keeper import Keeper

_MOST = 100
"""Queries of a session that are remembered."""


class Queries:
    """Remembers what was asked; the newest is offered first."""

    def __init__(self, keeper: Keeper, kept: bool) -> None:
        """`kept` says whether they outlive the session; if not, those of earlier ones go."""
        self._keeper = keeper
        self._kept = kept
        self._session: list[str] = []
        if not kept:
            keeper.forget_queries()

    def past(self) -> list[str]:
        """Return each query once, the newest last."""
        earlier = self._keeper.queries() if self._kept else []
        return [query for query in earlier if query not in self._session] + self._session

    def keep(self, query: str) -> None:
        """Make a query the newest."""
        if query in self._session:
            self._session.remove(query)
        self._session.append(query)
        del self._session[:-_MOST]
        if self._kept:
            self._keeper.keep_query(query)


class Recall:
    """Leads from what is being typed through past queries, and back to it."""

    def __init__(self, past: Sequence[str] = ()) -> None:
        """`past` has the newest query last."""
        self._past = past
        self._back = 0
        """How many queries back one is; 0 at what was typed."""
        self._typed = ""

    @property
    def is_back(self) -> bool:
        """Whether the query that is shown is a past one."""
        return self._back > 0

    def step(self, shown: str, back: int) -> str:
        """Return the query that many steps back, less than 0 for newer ones.

        `shown` is what the field holds; it stays where there is no such query.
        """
        to = self._back + back
        if not 0 <= to <= len(self._past):
            return shown
        if not self._back:
            self._typed = shown
        self._back = to
        return self._past[-to] if to else self._typed

    def change(self, shown: str) -> None:
        """Note what the field holds now; another query than the past one is a new one."""
        if self._back and shown != self._past[-self._back]:
            self._back = 0
