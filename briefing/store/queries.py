"""The user's queries in their own file: the newest of those that led somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 100
"""Queries that are kept."""


class Queries:
    """What was asked, each query once; any call may raise StateError."""

    def __init__(self, run: Callable[..., list[Any]]) -> None:
        """`run` runs one statement to its end and returns its rows."""
        self._run = run

    def kept(self) -> list[str]:
        """Return the queries that are kept, the newest last."""
        return [row[0] for row in self._run("SELECT text FROM query ORDER BY turn")]

    def keep(self, query: str) -> None:
        """Make a query the newest; the oldest goes where there are too many."""
        self._run("INSERT OR REPLACE INTO query (text) VALUES (?)", query)
        self._run(
            "DELETE FROM query WHERE turn <= "
            "(SELECT turn FROM query ORDER BY turn DESC LIMIT 1 OFFSET ?)",
            MOST,
        )

    def forget(self) -> None:
        """Forget all queries."""
        self._run("DELETE FROM query")
