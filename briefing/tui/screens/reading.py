"""The reading screen: all commands together, and the analysis that fills its panes."""

from __future__ import annotations

import asyncio
import gc
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing import library
from briefing.errors import BriefingError
from briefing.model.holdings import Holdings, is_library, size_of
from briefing.text.progress import Pace
from briefing.traces import log_fault
from briefing.tui.terminal.stage import LightApp
from briefing.worker import brief_in_process

from .hints import write_hints
from .library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Briefing, Stack

_INDEXED = 2_000_000
"""Characters of text up to which search is made ready before anybody asks."""
_INLINE = 40_000
"""Characters of text up to which the analysis runs between two keys, not in its own process."""
_NAMING = "finding names"


class Reading(Library):
    """Shows the text at once; names, key points and search follow as they are found."""

    _told_progress = False
    _work = ""
    """What the process that analyses the stack has in hand; "" while there is none."""
    _pace_of_work: Pace | None = None
    _paused = False
    """Whether the analysis was stopped before its end."""

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
        if self.is_part:
            return
        self._paused = False
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
        if is_library(stack.articles):
            await self._open_library(aliases)
            return
        if self.is_growing:
            await self._show_open_one(stack)
            return
        if await self._renew():
            return
        if size_of(stack.articles) <= _INLINE:
            taken: Briefing | None = None
            for briefing in library.brief_in_steps(stack, library.MOST_POINTS, aliases):
                if briefing is not taken:  # else its next part is still in the making
                    self.take(briefing)
                taken = briefing
                await asyncio.sleep(0)
            return
        if isinstance(stack.articles, Holdings):
            await self._show_open_one(stack)
        elif library.is_library(self.paths):
            await self.show_known(stack)
        self._work = library.ANALYSING
        self._pace_of_work = None
        try:
            briefing = await brief_in_process(
                stack, self.tell_progress, library.MOST_POINTS, aliases, self._show_found
            )
            await self._show_found(briefing)
        finally:
            self._work = ""
        self.tell_cut(stack)
        if size_of(stack.articles) <= _INDEXED:
            self.build_index()  # so that the first search need not wait for it

    async def _open_library(self, aliases: Sequence[str]) -> None:
        """Show a library; its names may be found beside the screen, and that can be stopped."""
        self._work = _NAMING
        self._pace_of_work = None
        try:
            await self.open_library(aliases)
        finally:
            self._work = ""

    async def _renew(self, *, asked: bool = False) -> bool:
        """Take in what the library lacks, if this is one; return whether it was opened anew."""
        try:
            return await self.renew_library(asked=asked)
        finally:
            self._work = ""

    async def _show_open_one(self, stack: Stack) -> None:
        """Show what the open article says, which need not wait for the others."""
        briefing, identity = library.brief_when_asked(stack), self.article.id
        await asyncio.to_thread(briefing.article_points.get, identity)  # the first takes a while
        gc.freeze()  # what was imported for it stays, and so do the heads of the stack
        self.take(briefing)
        self.summary.show(self.briefing, self.article.id, whole=False)

    async def _show_found(self, briefing: Briefing) -> None:
        """Show what has been found, worked out beside the screen where it is much.

        Until names and key points are found, those that were there stay.
        """
        if not briefing.entities:
            briefing = replace(briefing, entities=self.linked)
        if not briefing.article_points:
            briefing = replace(briefing, article_points=self.briefing.article_points)
        if briefing.entities is not self.linked:
            await asyncio.to_thread(self.prepare, briefing)
        self.take(briefing)

    def tell_progress(self, work: str, done: int, total: int) -> None:
        """Say how far the analysis is, unless the line says something that was asked for."""
        if self._pace_of_work is None or work != self._work:
            self._work, self._pace_of_work = work, Pace()
        told = self._pace_of_work.tell(done, total) if total else "…"
        if self.walk is None and not self.prompt_for:
            self._told_progress = True
            self.say(f"{work} {told}")
            self.status.hint(((write_hints(("pause", "help"), self.user_keys), "quiet"),))

    def do_reload(self, count: int) -> None:
        """Read changed files again; those of the library beside the screen."""
        if not library.is_library(self.paths):
            super().do_reload(count)
        elif self._work:
            self.say(f"{self._work}: p stops it, and R looks at the files")
        else:
            self._work = "looking at the files"
            self.say(f"{self._work} …")
            self.run_worker(self._renew(asked=True), group="analysis", exclusive=True)

    def do_pause(self, _count: int) -> None:
        """Stop the reading or the analysis, or go on where it was stopped."""
        if self.stop_reading():
            self.say("stopped reading; p goes on")
        elif self._work:
            work = self._work
            self.workers.cancel_group(self, "analysis")
            self._paused, self._told_progress = True, False
            self.show_status()
            self.say(f"stopped ({work}); what was found is kept · p goes on")
        elif self._paused:
            self.say("going on")
            self.begin_analysis()
        elif not self.resume_reading():
            self.say("nothing is being read or analysed")

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
