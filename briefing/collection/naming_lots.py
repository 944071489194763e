"""The names of single articles of the library, some articles at a time; in whatever process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefing.model import Article

    Names = bytes | str | None
    """Packed names; a reason where the program fails at an article; None of one that is gone."""
    Prepare = Callable[[Iterable[Sequence[Any]]], Iterator[tuple[Sequence[Any], Any, str]]]
    """From lots of numbers to lots with the Names of each; None and a reason for a whole lot."""


def name_lots_here(lots: Iterable[Sequence[int]]) -> Iterator[tuple[Sequence[int], Any, str]]:
    """Find the names of lots of articles in this process, one after the other."""
    for numbers in lots:
        yield numbers, name_lot(numbers), ""


def name_lot(numbers: Sequence[int], begin: Callable[[int], None] = lambda _: None) -> list[Names]:
    """Return the names of articles by their numbers in the index.

    `begin` is told the index of each before it is read. CacheError where there is no index.
    """
    from briefing.store.shelf import Shelf

    shelf = Shelf.open_to_read()
    found: list[Names] = []
    try:
        for at, number in enumerate(numbers):
            begin(at)
            article = shelf.article(number)
            found.append(_names_of(article) if article is not None else None)
    finally:
        shelf.close()
    return found


def _names_of(article: Article) -> bytes | str:
    from briefing import analysis
    from briefing.model.naming import ArticleNames
    from briefing.traces import log_fault

    try:
        return ArticleNames.of(analysis.find_names(article)).pack()
    except Exception as error:  # noqa: BLE001 - whatever a stranger's text does to a rule
        return log_fault(error)
