"""Large folders: what was read once and has not changed since comes from the index.

A stack of few files is read as it always is. Of many files, those that the index knows by path,
size and time are not opened again, and their articles are loaded when they are asked for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.errors import CacheError
from briefing.model import Stack

from .gathering import Gathering, find_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.model import Article
    from briefing.model.heads import Head
    from briefing.store.shelf import Shelf

    from .gathering import Entry

FEWEST = 200
"""Files from which on the index is used."""
MOST_AT_ONCE = 2_000
"""Articles that are loaded at once."""


def open_stack(paths: Sequence[str]) -> Stack | None:
    """Read files and folders with the help of the index.

    None where there are too few files for that; CacheError where the index cannot be used.
    """
    found, walk = find_places(paths)
    if sum(len(places) for _, places in found) < FEWEST:
        return None
    from briefing.model.holdings import Holdings
    from briefing.store.shelf import Shelf

    shelf = None
    try:
        shelf = Shelf.open()
        gathering = Gathering(shelf)
        entries = [entry for lot in gathering.steps(found) for entry in lot]
        loader = Loader(shelf, entries)
        heads = [entry.head for entry in entries]
        articles = (
            Holdings(heads, loader.load, numbers_at=loader.numbers_at)
            if len(heads) > MOST_AT_ONCE
            else tuple(loader.load(heads))
        )
    except CacheError:
        if shelf is not None:
            shelf.close()
        raise
    return Stack(
        articles, tuple(gathering.failures), walk.hidden, gathering.binary, walk.attached,
        tuple(gathering.repeated),
    )  # fmt: skip


class Loader:
    """Loads articles of the index under the names by which they were found this time."""

    def __init__(self, shelf: Shelf, entries: Iterable[Entry] = ()) -> None:
        from briefing.store.freshness import readers_key

        self._shelf = shelf
        self._readers = readers_key()
        self._keys: dict[int, str] = {}
        self.learn(entries)

    def learn(self, entries: Iterable[Entry]) -> None:
        """Take in where articles lie."""
        self._keys.update((entry.head.number, entry.key) for entry in entries)

    def numbers_at(self, keys: Sequence[str]) -> list[int]:
        """Return the numbers of the articles that come from some files."""
        wanted = set(keys)
        return [number for number, key in self._keys.items() if key in wanted]

    def load(self, heads: Sequence[Head]) -> list[Article]:
        """Return the articles of some heads; CacheError where one is not there any more."""
        found = self._shelf.articles([head.number for head in heads], self._readers)
        if len(found) < len(heads):
            raise CacheError("the index was changed meanwhile; open the folder again")
        keys = self._keys
        return [
            replace(found[head.number], key=keys[head.number], path=head.path) for head in heads
        ]
