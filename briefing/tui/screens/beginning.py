"""A stack of which not all is there: a long article in part, other articles not at all."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.model.anchor import find_anchor, make_anchor
from briefing.model.holdings import is_growing
from briefing.tui.page import find_facts

from .quoting import Quoting
from .summarising import Summarising

if TYPE_CHECKING:
    from briefing.model import Article, Briefing, Stack
    from briefing.worker.gatherer import Gatherer


class Begun(Summarising, Quoting):
    """Shows what there is of a stack, and all of its first article as soon as that has come."""

    gatherer: Gatherer | None = None
    """Gathers the stack that is shown, or the one that will be shown in its place."""

    @property
    def is_growing(self) -> bool:
        """Whether articles are still to come."""
        return is_growing(self.briefing.articles)

    @property
    def begun_at(self) -> int:
        """The place in the first article at which it was begun."""
        return self.gatherer.growing.beginning.offset if self.gatherer is not None else 0

    def is_partly(self, article: Article) -> bool:
        """Whether only the beginning of an article has been read."""
        growing = self.gatherer.growing if self.gatherer is not None else None
        begun = growing is not None and growing.begun_with(self.briefing.articles)
        return begun and growing is not None and growing.is_partly(article)

    async def show_whole_text(self, gatherer: Gatherer) -> None:
        """Show all of the first article, of which the beginning is open, at the place of now."""
        shown, left_at = self.reader.article, self.reader.top_offset
        if shown is None:
            return
        whole = await asyncio.to_thread(gatherer.growing.stack.articles.__getitem__, 0)
        rows = await asyncio.to_thread(self.reader.lay_out_ahead, whole)
        facts = await asyncio.to_thread(find_facts, self.briefing.articles, 0)
        # All that surrounds an article may let a reader take another part of a page for it.
        again = await asyncio.to_thread(find_anchor, make_anchor(shown, left_at), whole)
        if self.reader.article is not shown:
            return
        offset = self.reader.top_offset
        if offset == self.begun_at:  # nobody has moved: to where it was left
            offset = self.keeper.position(whole)
        elif offset == left_at and again is not None:
            offset = again
        self.reader.facts = facts
        self.reader.show_whole(whole, rows, offset)
        self.go_to_awaited_percent(left_at)
        self.show_kept()
        self.show_marks()

    def put_stack(self, stack: Stack) -> None:
        """Let everything that is shown be of a stack that has grown."""
        self.briefing = replace(self.briefing, stack=stack)
        if self._raw is not None:
            self._raw = replace(self._raw, stack=stack)

    def as_corrected(self, briefing: Briefing) -> Briefing:
        """Return a briefing as corrected, of the stack as it is by now."""
        if briefing.articles is self.briefing.articles:
            briefing = replace(briefing, stack=self.briefing.stack)
        return super().as_corrected(briefing)

    def close_gatherer(self) -> None:
        """End the process that gathers, if there is one; what it has kept is kept."""
        if self.gatherer is not None:
            self.gatherer.stop()
            self.gatherer = None

    def on_unmount(self) -> None:
        """End the process on the way out."""
        self.close_gatherer()
