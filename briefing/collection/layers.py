"""The layers of many articles: from the index where they are known there, else found and kept."""

from __future__ import annotations

import time
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from briefing.errors import CacheError
from briefing.model.holdings import Holdings, ids_of

from .folders import FEWEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.model import Article, Layers
    from briefing.store.shelf import Shelf

_BATCH = 200
"""Articles whose layers are fetched together."""
_SLOW, _SHARE = 0.05, 10
"""Seconds from which on keeping is slow, as while others write; and how many times as long as it
took finding goes on before the next one."""


class KeptLayers:
    """Finds layers; of a small stack, or without an index, always anew.

    What was found is kept at once, so that who is killed loses only what is in hand.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        """Look up what the index knows of the articles."""
        self._shelf: Shelf | None = None
        self._numbers: dict[str, int] = {}
        self._ready: dict[str, Layers] = {}
        self._fresh: list[tuple[int, Layers]] = []
        self._next = 0.0
        """When to keep what is fresh."""
        if len(articles) >= FEWEST:
            self._order = ids_of(articles)
            self._open()

    def _open(self) -> None:
        from briefing.store.freshness import layers_key
        from briefing.store.shelf import Shelf

        self._key = layers_key()
        try:
            self._shelf = Shelf.open()
            known = dict(self._shelf.run("SELECT id, number FROM article"))
        except CacheError:
            self._shelf = None
            return
        self._numbers = {one: known[one] for one in self._order if one in known}
        self._ahead = iter(range(0, len(self._order), _BATCH))

    def find(self, article: Article) -> Layers:
        """Return the layers of an article; cheapest in the order of the stack."""
        from briefing import analysis

        if self._shelf is None or article.id not in self._numbers:
            return analysis.find_layers(article)
        if article.id not in self._ready:
            self._fetch()
        found = self._ready.pop(article.id, None)
        if found is None:
            found = analysis.find_layers(article)
            self._fresh.append((self._numbers[article.id], found))
            if time.monotonic() >= self._next:
                self._keep()
        return found

    def _fetch(self) -> None:
        """Read the next batch of what the index knows."""
        at = next(self._ahead, None)
        if at is None or self._shelf is None:
            return
        batch = {
            self._numbers[one]: one for one in self._order[at : at + _BATCH] if one in self._numbers
        }
        try:
            found = self._shelf.layers(batch, self._key)
        except CacheError:
            self._shelf = None
            return
        self._ready.update((batch[number], layers) for number, layers in found.items())

    def _keep(self) -> None:
        from briefing.store.layering import keep_layers

        fresh, self._fresh = self._fresh, []
        if self._shelf is None or not fresh:
            return
        began = time.monotonic()
        try:
            keep_layers(self._shelf, fresh, self._key)
        except CacheError:
            self._shelf = None  # found is found; it is only not kept
        took = time.monotonic() - began
        self._next = began + _SHARE * took if took > _SLOW else 0.0

    def close(self) -> None:
        """Keep what was found last."""
        self._keep()
        if self._shelf is not None:
            self._shelf.close()
            self._shelf = None


class IndexedLayers:
    """Reads layers that are kept in the index, from any thread; it is opened when first asked."""

    def __init__(self) -> None:
        self._shelf: Shelf | None = None
        self._key = ""
        self._lock = Lock()

    def find(self, articles: Sequence[Article], identity: str) -> Layers | None:
        """Return what is kept of one of the articles by its id; None if nothing is."""
        if not isinstance(articles, Holdings):
            return None
        number = articles.heads[articles.place(identity)].number
        with self._lock:
            try:
                return self._open().layers([number], self._key).get(number)
            except CacheError:
                self._shelf = None
                return None

    def find_missing(self, numbers: Iterable[int]) -> set[int]:
        """Return those of some numbers under which nothing is kept."""
        with self._lock:
            try:
                shelf = self._open()
                known = shelf.run("SELECT number FROM layer WHERE key = ?", self._key)
            except CacheError:
                known = []
        return set(numbers).difference(number for (number,) in known)

    def _open(self) -> Shelf:
        from briefing.store.freshness import layers_key
        from briefing.store.shelf import Shelf

        if self._shelf is None:
            self._key, self._shelf = layers_key(), Shelf.open_to_read()
        return self._shelf


def load_articles(rows: Sequence[tuple[int, str]]) -> list[Article]:
    """Return articles of the index by their numbers, each with the path it was found under.

    CacheError where one is not there any more.
    """
    from briefing.store.shelf import Shelf

    shelf = Shelf.open_to_read()
    try:
        found = []
        for number, path in rows:
            article = shelf.article(number)
            if article is None:
                raise CacheError("the index was changed meanwhile; open the folder again")
            found.append(replace(article, key=path, path=path))
        return found
    finally:
        shelf.close()
