"""The layers of many articles: from the index where they are known there, else found and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import CacheError
from briefing.model.holdings import ids_of

from .folders import FEWEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article, Layers
    from briefing.store.shelf import Shelf

_BATCH = 200


class KeptLayers:
    """Finds layers; of a small stack, or without an index, always anew."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """Look up what the index knows of the articles."""
        self._shelf: Shelf | None = None
        self._numbers: dict[str, int] = {}
        self._ready: dict[str, Layers] = {}
        self._fresh: list[tuple[int, Layers]] = []
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
            if len(self._fresh) >= _BATCH:
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
        from briefing.store.intake import Intake

        fresh, self._fresh = self._fresh, []
        if self._shelf is None or not fresh:
            return
        try:
            with Intake(self._shelf) as intake:
                for number, layers in fresh:
                    intake.add_layers(number, layers, self._key)
        except CacheError:
            self._shelf = None  # found is found; it is only not kept

    def close(self) -> None:
        """Keep what was found last."""
        self._keep()
        if self._shelf is not None:
            self._shelf.close()
            self._shelf = None
