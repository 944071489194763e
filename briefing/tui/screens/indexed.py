"""The index that is searched: of the whole stack, and of the open article until there is one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from briefing import library
from briefing.errors import BriefingError
from briefing.model import Briefing, Stack
from briefing.model.holdings import size_of
from briefing.tui.asking import shorten

from .going import Going

if TYPE_CHECKING:
    from briefing.model import Index

_AT_ONCE = 150_000
"""Characters of text up to which an index is built without a thread."""


class Indexed(Going):
    """Builds the index beside the screen where that takes long."""

    _own_index: tuple[str, Index] | None = None
    """The id of an article, and an index of it alone."""
    _indexing: Briefing | None = None
    """The briefing that an index is being built of beside the screen."""

    def build_index(self) -> None:
        """Build the index if there is none: at once for a small stack, else beside the screen."""
        if self.index is not None or self._is_of_now(self._indexing):
            return
        size = size_of(self.briefing.articles)
        if size <= _AT_ONCE:
            self.index = library.build_index(self.briefing)
        else:
            self._indexing = self.briefing  # at once: who asks again is not to begin another
            self.run_worker(self._index_beside(), group="index", exclusive=True)

    async def _index_beside(self) -> None:
        briefing = self.briefing
        try:
            index = await asyncio.to_thread(library.build_index, briefing)
        except BriefingError as error:
            told = f"no search: {shorten(str(error))}"
            self.say(told, "error")
            self.search_has_failed(told)
            return
        finally:
            self._indexing = None
        if not self._is_of_now(briefing):  # it has grown or was corrected meanwhile
            self.build_index()
            return
        self.index = index
        self.index_is_ready()

    def _is_of_now(self, briefing: Briefing | None) -> bool:
        """Whether a briefing is searched as the one on the screen: key points do not matter."""
        now = self.briefing
        if briefing is None or not isinstance(now.articles, tuple):  # a stack that may grow
            return briefing is now
        return briefing.articles is now.articles and briefing.entities is now.entities

    def index_is_ready(self) -> None:
        """Answer what has been asked while the index was being built; the class above does."""
        raise NotImplementedError

    def search_has_failed(self, told: str) -> None:
        """Say so to who waits for the index; the class above knows who."""

    def index_here(self) -> Index | None:
        """Return an index of the article that is open alone, while there is none of all."""
        article = self.article
        if len(article.text) > _AT_ONCE:
            return None
        if self._own_index is None or self._own_index[0] != article.id:
            layers = self.briefing.layers.get(article.id)
            known = {article.id: layers} if layers is not None else {}
            index = library.build_index(Briefing(Stack((article,)), known))
            self._own_index = article.id, index
        return self._own_index[1]
