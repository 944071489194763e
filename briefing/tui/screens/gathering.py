"""A large stack that comes in while it is read: the contents grow, and search follows."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

from briefing import library
from briefing.model.holdings import place_of
from briefing.text.progress import Pace
from briefing.tui.page import find_facts
from briefing.worker.gatherer import Gatherer

from .beginning import Begun
from .hints import write_hints
from .search import Search

_PAUSE = 0.25
"""Seconds between two times that what came in is shown: the line may be slow."""


class Gathered(Begun):
    """Takes in what another process gathers, between two keys."""

    _reading_pace: Pace | None = None
    _making_search = False
    """Whether the search index of the stack is still being made."""
    _shown_at = 0.0
    """When articles that came in were last shown."""
    _stopped = False
    """Whether the reading was ended before all had come in."""

    def begin_gathering(self) -> None:
        """Listen to the process that gathers the stack, if there is one."""
        if self.gatherer is not None:
            self._listen(self.gatherer)
        if self.reader.facts.partly:
            self._tell_reading("reading the rest of it")

    def _listen(self, gatherer: Gatherer) -> None:
        self._reading_pace, self._making_search, self._stopped = Pace(), True, False

        def tell(name: str, *values: object) -> None:
            self.app.call_from_other_thread(self._take_news, gatherer, name, values)  # type: ignore[attr-defined]

        gatherer.listen(tell)

    def _take_news(self, gatherer: Gatherer, name: str, values: tuple[Any, ...]) -> None:
        """Take what the process tells; what an earlier one has told is too late."""
        if gatherer is not self.gatherer:
            return
        if name == "entries":
            entries, *far = values
            gatherer.growing.take(entries)
            self._take_more(gatherer, *far)
        elif name == "article":
            article, words, *far = values
            gatherer.growing.take_article(article, words)
            self._take_more(gatherer, *far)
        elif name == "unindexed":
            gatherer.growing.forgo_index(*values)
        elif name == "whole":
            gatherer.growing.finish(*values)
            self.run_worker(self._take_whole(gatherer), group="whole", exclusive=True)
        elif name == "indexed":
            done, total = values
            self._tell_who_waits(f"indexing {done:,} of {total:,}")
        elif name == "searched":
            if values[0]:
                gatherer.growing.search_in(Path(*values))
            self._use_search()
        elif name == "failed":
            self._go_on_without(gatherer, *values)

    # Articles

    def _take_more(self, gatherer: Gatherer, done: int, total: int) -> None:
        """Show what has come in, and say how far it is."""
        article = self.reader.article
        if self.reader.facts.partly and article is not None and not self.is_partly(article):
            self.run_worker(self.show_whole_text(gatherer), group="whole text", exclusive=True)
        if self.is_awaiting:
            self.contents.grow()
            self.go_where_awaited()
        if monotonic() - self._shown_at < _PAUSE:
            return
        self._shown_at = monotonic()
        self._show_more()
        if self._reading_pace is None:
            return
        self._tell_reading(f"reading {self._reading_pace.tell(done, total)}")

    def _tell_reading(self, told: str) -> None:
        """Say how far the reading is, where nothing else is said that was asked for."""
        self._tell_who_waits(told)
        if self.walk is None and not self.prompt_for:
            self.say(told)
            self.status.hint(((write_hints(("pause", "help"), self.user_keys), "quiet"),))

    def _show_more(self) -> None:
        """Show that there are more articles, where that is seen."""
        articles = self.briefing.articles
        self.contents.grow()
        self.keeper.load_more(self.kept_elsewhere)
        facts = self.reader.facts
        at = place_of(articles, self.article.id)
        facts = find_facts(articles, at, partly=facts.partly, meta=facts.meta)
        if facts != self.reader.facts:
            self.reader.facts = facts
            self.reader.refresh()

    async def _take_whole(self, gatherer: Gatherer) -> None:
        """Show the whole stack, and analyse it."""
        growing = gatherer.growing
        articles = await asyncio.to_thread(growing.load_all)
        if gatherer is not self.gatherer:
            return
        is_same = growing.begun_with(self.briefing.articles)
        growing.hold(articles)
        self._reading_pace = None
        if is_same:
            self.put_stack(growing.stack)
            if articles is not growing.holdings:
                self.keeper.load(articles)
            self.contents.show(growing.stack)
            self._show_more()
            self.show_status()
            self.go_where_awaited()
            self.begin_analysis()
        else:  # it was read again
            self.take_again(growing.stack)

    def _go_on_without(self, gatherer: Gatherer, why: str) -> None:
        """Let it be with what has come in, for the process can do no more."""
        self._making_search = False
        if not gatherer.growing.is_whole:
            self.complain(f"not all is read: {why}")
            gatherer.growing.finish()
            self._stopped = True
            self.run_worker(self._take_whole(gatherer), group="whole", exclusive=True)
        elif self._is_search_wanted():
            self._answer_at_last()

    # Reading again, stopping, going on

    def do_reload(self, count: int) -> None:
        """Read the files again, much of them beside the screen; the place is kept."""
        if self._reading_pace is not None:
            self.say("the files are being read")
        elif not self.read_beside():
            super().do_reload(count)

    def read_beside(self, *, wary: bool = False) -> bool:
        """Have another process read the files again; False if they are to be read here."""
        begun = library.begin_stack(self.paths, wary=wary)
        if begun is None:
            return False
        self.close_gatherer()
        self.gatherer = Gatherer(begun)
        self.gatherer.start()
        self._listen(self.gatherer)
        return True

    def stop_reading(self) -> bool:
        """Let it be with what has come in so far; False if nothing is being read."""
        gatherer = self.gatherer
        if gatherer is None or gatherer.growing.is_whole:
            return False
        gatherer.stop()
        gatherer.growing.finish()
        self._making_search, self._stopped = False, True
        self.run_worker(self._take_whole(gatherer), group="whole", exclusive=True)
        return True

    def resume_reading(self) -> bool:
        """Go on where the reading was stopped; False if it was not."""
        if not self._stopped:
            return False
        self.do_reload(0)
        return True

    # Search

    def build_index(self) -> None:
        """Build the index, unless another process is about to have made it."""
        if not self._making_search:
            super().build_index()

    def _is_search_wanted(self) -> bool:
        return isinstance(self.app.screen, Search) or self.prompt_for == "find"

    def _tell_who_waits(self, told: str) -> None:
        """Say in a search that waits for its index how far that is."""
        search = self.app.screen
        if isinstance(search, Search) and search.waits:
            search.status.say(told, "quiet")

    def _use_search(self) -> None:
        """Search in the index that the other process has made."""
        self._making_search = False
        gatherer = self.gatherer
        if gatherer is not None and gatherer.growing.begun_with(self.briefing.articles):
            found = gatherer.growing.stack.open_search
            self.put_stack(replace(self.briefing.stack, open_search=found))
            self.index = None
            self._answer_at_last()

    def _answer_at_last(self) -> None:
        """Get ready to search, and answer what has been typed already."""
        self.build_index()
        if self.index is not None:
            self.index_is_ready()
