"""The reading screen: all commands together, and the analysis that fills its panes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.library import brief_in_steps
from briefing.worker import brief_in_process

from .acting import Acting

if TYPE_CHECKING:
    from briefing.model import Briefing

_INLINE = 200_000
"""Characters of text up to which the analysis runs between two keys, not in its own process."""


class Reading(Acting):
    """Shows the text at once; names, key points and search follow as they are found."""

    _told_progress = False

    def begin_analysis(self) -> None:
        """Analyse the stack; an analysis that still runs is given up."""
        self.run_worker(self._analyse(), group="analysis", exclusive=True)

    async def _analyse(self) -> None:
        stack = self.briefing.stack
        if sum(len(article.text) for article in stack.articles) <= _INLINE:
            for briefing in brief_in_steps(stack):
                self.take(briefing)
                await asyncio.sleep(0)
            return
        try:
            self.take(await brief_in_process(stack, self._progress))
        except BriefingError as error:
            self.say(f"no names and key points: {error}", "error")

    def _progress(self, done: int, total: int) -> None:
        if self.walk is None and not self.prompt_for:
            self._told_progress = True
            self.say(f"names and key points: {100 * done // max(1, total)} % of the stack")

    def take(self, briefing: Briefing) -> None:
        """Show what has been found so far."""
        before, self.briefing = self.briefing, briefing
        identity = self.article.id
        if identity in briefing.layers and identity not in before.layers:
            self.reader.set_sentences(briefing.layers[identity].sentences)
        if briefing.entities is not before.entities:
            self.references.show(briefing)
            self.index = None
        if briefing.points is not before.points:
            self.summary.show(briefing, identity)
            if self._told_progress:
                self._told_progress = False
                self.show_status()
