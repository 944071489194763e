"""Queries that led somewhere: of this session, and of earlier ones where the user likes that."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
