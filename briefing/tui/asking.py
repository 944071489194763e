"""Asking the index, which may turn out damaged or gone: that is told, and reading goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import paths
from briefing.errors import CacheError
from briefing.model import Results
from briefing.traces import log_fault

if TYPE_CHECKING:
    from briefing.model import Index


def ask(index: Index, query: str, limit: int, article: str = "") -> Results:
    """Answer a query; where that cannot be done `tried` says why, and there are no chips."""
    try:
        results = index.search(query, limit, article)
    except CacheError as error:
        return Results(query, tried=tell_failure(error))
    except Exception as error:  # noqa: BLE001 - rows of a damaged index may hold anything
        return Results(query, tried=f"no answer: {log_fault(error)}")
    return results


def has_failed(results: Results) -> bool:
    """Whether a query got no answer: of one that was read there are chips."""
    return bool(results.tried and results.query.strip() and not results.chips)


def complete(index: Index, query: str) -> tuple[str, ...]:
    """Return how a query may go on; nothing where that cannot be told."""
    try:
        return index.complete(query)
    except Exception:  # noqa: BLE001 - the query itself, asked next, says what is wrong
        return ()


def tell_failure(error: CacheError) -> str:
    """Return what keeps the index from being used, so short that the line has room for it."""
    return shorten(str(error))


def shorten(told: str) -> str:
    """Return what was told of the index without its path."""
    return told.replace(f" {paths.index_file()}", "")
