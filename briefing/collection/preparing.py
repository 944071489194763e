"""Files made ready for the library, some at a time; in whatever process, for nothing is written."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING

from briefing.errors import NothingToRead, SourceError, UnsupportedFormat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefing.model import Article
    from briefing.sources.walk import Place
    from briefing.store.lots import Lot, Piece


_PAUSE = 0.5
"""Seconds after which the index is asked what numbers it has given to terms: so often it is written
to. To take in a few files, nobody reads its vocabulary."""


class Preparing:
    """Makes files ready for the library, lot by lot."""

    def __init__(self) -> None:
        from briefing.search.index import Splitter
        from briefing.store.learning import Learning

        self._splitter, self._learning = Splitter(), Learning()
        self._next = time.monotonic() + _PAUSE

    def prepare(self, places: Sequence[Place], begin: Callable[[int], None]) -> Lot:
        """Read files and take their articles apart; what is wrong with one is told in its place.

        `begin` is told the index of each file before it is opened.
        """
        from briefing.analysis.sentences import find_sentences
        from briefing.store.entries import make_entry
        from briefing.store.freshness import readers_key
        from briefing.store.lots import Lot, Unfit

        splitter, readers = self._splitter, readers_key()
        if time.monotonic() >= self._next:
            splitter.learn(*self._learning.go_on())
            self._next = time.monotonic() + _PAUSE
        made: list[object] = []
        leaves = []
        for at, place in enumerate(places):
            begin(at)
            try:
                article = read_place(place)
                if article is not None:
                    leaves.append(splitter.leaf(article, find_sentences(article)))
            except (NothingToRead, UnsupportedFormat) as error:
                made.append(Unfit(error.reason))
            except SourceError as error:
                made.append(error.reason)
            except Exception as error:  # noqa: BLE001 - whatever a strange file makes a parser do
                made.append(f"cannot be read ({type(error).__name__})")
            else:
                made.append(make_entry(article, readers) if article is not None else None)
        return Lot(made, splitter.sheaf(leaves))


def prepare(places: Sequence[Place], begin: Callable[[int], None]) -> Lot:
    """Make some more files ready in a process that was started to do so."""
    return _preparing().prepare(places, begin)


def prepare_here(lots: Iterable[Sequence[Place]]) -> Iterator[Piece]:
    """Make lots of files ready in this process, one after the other."""
    from briefing.store.lots import Piece

    preparing = Preparing()
    for places in lots:
        yield Piece(places, preparing.prepare(places, lambda _: None))


def read_place(place: Place) -> Article | None:
    """Return the article of a file, None if it holds no text; SourceError if it is unreadable."""
    from briefing.sources.article import TextlessError, read_article
    from briefing.sources.walk import read_bytes

    try:
        return read_article(read_bytes(place), key=place.key, path=place.path)
    except TextlessError:
        return None


@cache
def _preparing() -> Preparing:
    return Preparing()
