"""A library on the screen: its index and its names, brought up to date beside it, opened anew."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from briefing import library
from briefing.errors import BriefingError
from briefing.model import Briefing
from briefing.model.held_names import HeldNames
from briefing.model.holdings import ids_of
from briefing.tui.asking import shorten
from briefing.worker.renewer import name_in_process, take_in_process

from .gathering import Gathered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Stack

_LARGE = "a large library: / searches it, 4 lists its names"
_UNNAMED = "a large library: / searches it"
_GROW, _SHARE = 5.0, 10
"""Seconds between two times that what came in is shown; how many times as long as that took."""


class Library(Gathered):
    """Keeps what is shown of a library that of the library as it is."""

    is_part = False
    """Whether what is being shown is only a part of it, which is not analysed."""
    _grow_at = 0.0
    """When to show what has come in since; 0 while nothing does."""

    def take(self, briefing: Briefing) -> None:
        """Show what has been found so far; the class above knows how."""
        raise NotImplementedError

    def tell_progress(self, work: str, done: int, total: int) -> None:
        """Say how far some work is; the class above knows how."""
        raise NotImplementedError

    async def open_library(self, aliases: Sequence[str]) -> None:
        """Show a large library with the names that are kept of it, then see whether they hold."""
        await self._take_names()
        self.summary.show(self.briefing, self.article.id, whole=False)
        self.say(_LARGE if self.briefing.entities else _UNNAMED)
        if await self.renew_library():
            return
        if not await asyncio.to_thread(library.names_are_behind, aliases):
            return
        try:
            await name_in_process(aliases, self.tell_progress)
        except BriefingError as error:
            self.say(f"the names are not up to date: {error}", "error")
            return
        await self._take_names()
        self.show_status()
        self.say("the names are up to date · 4 lists them")

    async def show_known(self, stack: Stack) -> None:
        """Show what is kept of some articles of the library, until their own names are found."""
        names = await asyncio.to_thread(library.kept_entities, stack.articles, small=True)
        briefing, identity = library.brief_when_asked(stack), self.article.id
        await asyncio.to_thread(briefing.article_points.get, identity)  # the first takes a while
        briefing = replace(briefing, entities=names or ())
        await asyncio.to_thread(self.prepare, briefing)
        self.take(briefing)
        self.summary.show(self.briefing, identity, whole=False)

    def tell_cut(self, stack: Stack) -> None:
        """Say if more articles of the library answer than were chosen."""
        if stack.cut:
            self.show_status()  # there is nothing to be stopped any more
            self.say(f"{len(stack.articles):,} articles, and more answer: more words choose fewer")

    async def renew_library(self, *, asked: bool = False) -> bool:
        """Take in what the index of the library lacks; return whether it was opened anew then.

        Where that is `asked`, what has changed in its files as well. What is opened anew is
        analysed anew.
        """
        if not library.is_library(self.paths):
            return False
        try:
            lack = await asyncio.to_thread(library.find_lack)
            if lack is None and not asked:
                return False
            if lack is not None and lack.is_part:
                self._grow_at = monotonic() + _GROW
                await self._show_part(self.briefing.stack)
            has_changed, failures = await self._take_in()
            corrections = self.keeper.corrections
            stack = await asyncio.to_thread(library.open_stack, self.paths, None, corrections)
        except BriefingError as error:
            self.complain(f"the library is not up to date: {shorten(str(error))}")
            return False
        finally:
            self._grow_at = 0.0
        if failures:
            self.complain(f"not in the library: {failures}")
        if not stack.articles:
            self.say("the library is empty by now; what is open stays", "error")
            return False
        # What another process brought has not changed anything here, and is not there yet.
        if not has_changed and ids_of(stack.articles) == ids_of(self.briefing.articles):
            self.say("nothing has changed")
            return False
        self._put_in_place(stack)
        return True

    async def _take_in(self) -> tuple[bool, str]:
        """Bring the index up to date; one that turns out damaged on the way is made anew."""
        try:
            return await take_in_process(self._take_progress)
        except BriefingError:
            lack = await asyncio.to_thread(library.find_lack)
            if lack is None or not lack.is_lost:
                raise
        return await take_in_process(self._take_progress)

    def _take_progress(self, work: str, done: int, total: int) -> None:
        """Say how far it is, and show now and then what has come in."""
        self.tell_progress(work, done, total)
        if self._grow_at and monotonic() >= self._grow_at:
            self._grow_at = monotonic() + _GROW
            self.run_worker(self._grow(), group="grow", exclusive=True)

    async def _grow(self) -> None:
        """Show what has come in, unless something is being asked or looked at."""
        began = monotonic()
        stack = await asyncio.to_thread(library.open_stack, self.paths)
        if len(stack.articles) == len(self.briefing.articles) or not self._grow_at:
            return
        if self.app.screen is self and not self.prompt_for:
            self.keeper.keep_position(self.article, self.reader.top_offset)
            self.is_part = True
            self._take_stack(Briefing(stack), self.article.key)
            self.is_part = False
            await self._show_part(stack)
        self._grow_at += _SHARE * (monotonic() - began)

    async def _show_part(self, stack: Stack) -> None:
        """Show what the open article says, of a library that is not whole yet."""
        briefing, identity = library.brief_when_asked(stack), self.article.id
        await asyncio.to_thread(briefing.article_points.get, identity)
        if stack is self.briefing.stack:
            self.take(briefing)
            self.summary.show(self.briefing, self.article.id, whole=False)

    def _put_in_place(self, stack: Stack) -> None:
        """Show the library as it is now, at the place where one reads."""
        self.keeper.keep_position(self.article, self.reader.top_offset)
        self._take_stack(Briefing(stack), self.article.key)
        self.say(f"the library is up to date: {len(stack.articles):,} articles")

    async def _take_names(self) -> None:
        """Open the names anew; a walk through the mentions of one goes on where it stands."""
        walk, visited = self.walk, self.references.visited
        walked = walk if walk is not None and walk.noun == "mention" and visited else None
        at = walked.places[walked.at] if walked is not None and walked.at >= 0 else None
        briefing = await asyncio.to_thread(library.brief_when_asked, self.briefing.stack)
        await asyncio.to_thread(self.prepare, briefing)
        self.take(briefing)
        if walked is not None and self.walk is walked:
            self._walk_again(self._entity(visited), at)

    def activate(self, pane: str) -> None:
        """Send keys to a pane; names that were joined anew meanwhile are opened anew."""
        super().activate(pane)
        names = self.briefing.entities
        if pane == "X" and isinstance(names, HeldNames) and names.store.is_behind:
            self.run_worker(self._take_names(), group="names", exclusive=True)
