"""The reading screen: all commands together, and the analysis that fills its panes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from briefing import library
from briefing.errors import BriefingError
from briefing.model.holdings import Holdings, size_of
from briefing.traces import log_fault
from briefing.tui.terminal.stage import LightApp
from briefing.worker import brief_in_process

from .gathering import Gathered

if TYPE_CHECKING:
    from briefing.model import Briefing

_INDEXED = 2_000_000
"""Characters of text up to which search is made ready before anybody asks."""
_INLINE = 40_000
"""Characters of text up to which the analysis runs between two keys, not in its own process."""

_LARGE = "a large library: / searches it, 4 lists its names"
_UNNAMED = 'a large library: / searches it; "briefing library add" finds its names'


class Reading(Gathered):
    """Shows the text at once; names, key points and search follow as they are found."""

    _told_progress = False

    def begin(self) -> None:
        """Show the first frame that has the text, then begin the analysis; once."""
        if self.begun:
            return
        self.begun = True
        if isinstance(self.app, LightApp):
            self.app.release_frames()
        self.begin_analysis()
        self.begin_gathering()

    def begin_analysis(self) -> None:
        """Analyse the stack; an analysis that still runs is given up."""
        self.run_worker(self._analyse(), group="analysis", exclusive=True)

    async def _analyse(self) -> None:
        """Analyse the stack; what fails there leaves the texts to read."""
        try:
            await self._find_all()
        except BriefingError as error:
            self.say(f"no names and key points: {error}", "error")
        except Exception as error:  # noqa: BLE001 - it is told, and the texts can be read
            self.complain(f"no names and key points: {log_fault(error)}")

    async def _find_all(self) -> None:
        stack = self.briefing.stack
        aliases = self.read_aliases()
        if isinstance(stack.articles, Holdings) and stack.articles.open_index is not None:
            briefing = await asyncio.to_thread(library.brief_when_asked, stack)
            await asyncio.to_thread(self.prepare, briefing)
            self.take(briefing)
            self.summary.show(self.briefing, self.article.id, whole=False)
            self.say(_LARGE if briefing.entities else _UNNAMED)
            return
        if self.is_growing:
            self.take(library.brief_when_asked(stack))
            self.summary.show(self.briefing, self.article.id, whole=False)
            return
        if size_of(stack.articles) <= _INLINE:
            taken: Briefing | None = None
            for briefing in library.brief_in_steps(stack, library.MOST_POINTS, aliases):
                if briefing is not taken:  # else its next part is still in the making
                    self.take(briefing)
                taken = briefing
                await asyncio.sleep(0)
            return
        briefing = await brief_in_process(stack, self._progress, library.MOST_POINTS, aliases)
        await asyncio.to_thread(self.prepare, briefing)
        self.take(briefing)
        if size_of(stack.articles) <= _INDEXED:
            self.build_index()  # so that the first search need not wait for it

    def _progress(self, done: int, total: int) -> None:
        if self.walk is None and not self.prompt_for:
            self._told_progress = True
            self.say(f"names and key points: {100 * done // max(1, total)} % of the stack")

    def take(self, briefing: Briefing) -> None:
        """Show what has been found so far, as the user corrected it."""
        before = self.briefing
        self.briefing = briefing = self.as_corrected(briefing)
        identity = self.article.id
        if identity in briefing.layers and not self.reader.sentences:
            self.reader.set_sentences(briefing.layers[identity].sentences)
        if briefing.entities is not before.entities:
            self.references.show(briefing)
            self.index = None
        if briefing.unanalysed and not before.unanalysed:
            first, count = briefing.unanalysed[0], len(briefing.unanalysed)
            more = f", and {count - 1} more" if count > 1 else ""
            self.complain(f"names and key points without {first.path}: {first.reason}{more}")
        if briefing.agreement is not before.agreement:
            self.show_signs()
        if briefing.points is not before.points:
            self.summary.show(briefing, identity)
            self.light_point()
            if self._told_progress:
                self._told_progress = False
                self.show_status()
