"""Search over all articles: results as one types, exact ones first, what was read as what."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from briefing.model import HitKind
from briefing.tui.asking import ask, complete, has_failed, shorten
from briefing.tui.queries import Recall
from briefing.tui.widgets.field import Prompt
from briefing.tui.widgets.results import ResultList
from briefing.tui.widgets.status import HINTED, Status

from .keyed import Keyed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.widgets import Input

    from briefing.model import Briefing, Index, Results

_AT_ONCE = 300
"""Articles up to which a query is answered without a thread."""
_FIRST, _LIMIT = 50, 200
"""Hits that a key asks for, and that are there for whoever moves on to them or leaves with them."""
_HINT = "Enter go there  Tab close "
_WORD = re.compile(r"[^\s|]*$")
"""The word at the end of a query."""
_MOST_OFFERED = 3
"""Completions that are shown."""
_SYNTAX = (
    'words, "phrase", \'exactly, -not, a | b, who: where: source: title: after: … · Up: older',
    'words, "phrase", \'exactly, -not, a | b, who: …',
    'words, "phrase", -not, who: …',
)
"""What a query may hold, for lines that have much room and little."""


def _understood(results: Results) -> str:
    """Return what a query was understood as, where it is more than plain words."""
    typed = results.query.split()
    if all(chip.rstrip("…") in typed for chip in results.chips):
        return ""
    return " · ".join(results.chips) + " → "


def count_hits(results: Results) -> str:
    """Return how many places were found in how many articles, and how many names."""
    places = [hit for hit in results.hits if hit.kind is not HitKind.NAME]
    names, full = len(results.hits) - len(places), "+" if results.more else ""
    articles = len({hit.span.article for hit in places})
    told = []
    if places:
        told.append(
            f"{len(places)}{full} hit{'s' if len(places) != 1 else ''}"
            f" in {articles} article{'s' if articles != 1 else ''}"
        )
    if names:
        told.append(f"{names} name{'s' if names != 1 else ''}")
    return " · ".join(told)


class Search(Keyed):
    """A field, its results beneath; closes with (query, hits, chosen hit), or with None."""

    def __init__(
        self,
        briefing: Briefing,
        index: Index | None,
        query: str,
        keys: Mapping[str, tuple[str, ...]],
    ) -> None:
        """`query` is what has been typed already; `index` may come later, see `use`."""
        super().__init__(keys, id="search")
        self._briefing = briefing
        self._index = index
        self._typed = query
        self._newest = 0
        self._whole = ""
        """The query whose further hits have been asked for."""
        self._offered: tuple[str, ...] = ()
        self._failure = ""
        """Why no index comes."""
        self.is_lost = False
        """Whether the index could not answer: another one is to be opened next time."""
        self._recall = Recall()
        self.prompt = Prompt("/", "search-prompt")
        self.results = ResultList(briefing)
        self.status = Status()

    def compose(self) -> ComposeResult:
        """Lay the field above the results."""
        yield self.prompt
        yield self.results
        yield self.status

    def on_mount(self) -> None:
        """Begin with what has been typed."""
        self.results.active = True
        self.set_focus(self.prompt.field)
        self.prompt.begin("/", self._typed)
        self._recall = Recall(self.app.queries.past())  # type: ignore[attr-defined]
        self.offer(())
        self._describe(None)

    @property
    def waits(self) -> bool:
        """Whether there is nothing yet to search in."""
        return self._index is None

    def use(self, index: Index) -> None:
        """Answer with an index that was not ready when the search was opened."""
        self._index, self._failure = index, ""
        self.run_worker(self._answer(self.prompt.field.value))

    def go_without(self, told: str) -> None:
        """Say from now on why there is nothing to search in."""
        self._failure = told
        self.status.say(told, "error")

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Answer what has been typed."""
        event.stop()
        if event.value != self.prompt.field.value:
            return  # more has been typed meanwhile: that is answered
        self._recall.change(event.value)
        self.offer(complete(self._index, event.value) if self._index is not None else ())
        await self._answer(event.value)

    def offer(self, completions: tuple[str, ...]) -> None:
        """Show how the query may go on, and that Tab takes the first of it."""
        self._offered = completions
        if not completions:
            self.status.hint(((_HINT, "quiet"),))
            return
        # From where the word begins that is typed: a name that completes it may have blanks.
        start = len(_WORD.sub("", self.prompt.field.value))
        told = "  ".join(one[start:].strip() for one in completions[:_MOST_OFFERED])
        self.status.hint(((f"Tab: {told} ", "accent"),), cut=True)

    async def _answer(self, query: str) -> None:
        """Show the answer to a query, unless a newer one has been asked meanwhile."""
        if self._index is None:
            self.status.say(self._failure or "indexing …", "error" if self._failure else "quiet")
            return
        self._newest += 1
        mine = self._newest
        if len(self._briefing.articles) <= _AT_ONCE:
            self._take(ask(self._index, query, _FIRST))
            return
        results = await asyncio.to_thread(ask, self._index, query, _FIRST)
        if mine == self._newest:
            self._take(results)

    def _take(self, results: Results) -> None:
        self._whole = ""
        self.is_lost = has_failed(results)
        self.results.show(results)
        self._describe(self.results.found)

    def _describe(self, results: Results | None) -> None:
        understood = _understood(results) if results is not None else ""
        if results is None or not results.query.strip():
            room = self.app.size.width - 2
            room -= len(_HINT) + 1 if room >= HINTED else 0
            told = next((one for one in _SYNTAX if len(one) <= room), _SYNTAX[-1])
            self.status.say(told, "quiet")
        elif results.hits:
            self.status.say(understood + count_hits(results) + self._tell_unknown(" · "))
        elif self.results.unknown:
            self.status.say(understood + self._tell_unknown("found in "))
        elif has_failed(results):
            self.status.say(shorten(results.tried), "error")
        else:
            self.status.say(understood + "nothing found", "error")

    def _tell_unknown(self, before: str) -> str:
        """Return that something was found in what came into the library since it was opened."""
        count = self.results.unknown
        if not count:
            return ""
        some = "1 article" if count == 1 else f"{count} articles"
        return f"{before}{some} added since: Esc, and R takes in what was added"

    def take_field_key(self, key: str) -> None:
        """Move in the results while the field keeps the letters."""
        self._catch_up()
        moves = {"down": 1, "ctrl+n": 1, "up": -1, "ctrl+p": -1}
        if (key == "up" and self.results.cursor == 0) or (key == "down" and self._recall.is_back):
            self._put(self._recall.step(self.prompt.field.value, 1 if key == "up" else -1))
        elif key == "tab" and self._offered:
            self._put(self._offered[0])
        elif key in moves:
            self._ask_for_more()
            self.results.move(moves[key])
        elif key in ("pagedown", "pageup"):
            self._ask_for_more()
            self.results.page(1 if key == "pagedown" else -1)
        elif key == "enter":
            self.choose()
        elif key in ("tab", "escape", "backspace", "ctrl+c"):
            self.close()

    def _put(self, query: str) -> None:
        self.prompt.field.value = query
        self.prompt.field.cursor_position = len(query)

    def choose(self) -> None:
        """Close with the hit under the cursor, and with all that were found."""
        hit = self.results.chosen()
        query = self.prompt.field.value
        if hit is not None:
            self._ask_for_more()
        if hit is not None and query.strip():
            self.app.queries.keep(query)  # type: ignore[attr-defined]
        self.close((query, self.results.found.hits, hit) if hit is not None else None)

    def _ask_for_more(self) -> None:
        """Put the hits that no key asked for behind those that are shown."""
        found = self.results.found
        if not found.more or self._whole == found.query or self._index is None:
            return
        self._whole = found.query
        more = ask(self._index, found.query, _LIMIT)
        if self.results.keep_known(more).hits[:1] == found.hits[:1]:
            self.results.extend(more)
            self._describe(self.results.found)

    def _catch_up(self) -> None:
        """Answer what was typed faster than answers came."""
        query = self.prompt.field.value
        if query != self.results.found.query and self._index is not None:
            self._newest += 1
            self._take(ask(self._index, query, _FIRST))

    def on_line_list_picked(self) -> None:
        """Take a result that the mouse picked."""
        self.choose()
