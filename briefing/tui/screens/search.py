"""Search over all articles: results as one types, exact ones first, what was read as what."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from briefing.tui.widgets.field import Prompt
from briefing.tui.widgets.results import ResultList
from briefing.tui.widgets.status import Status

from .keyed import Keyed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.widgets import Input

    from briefing.model import Briefing, Index, Results

_AT_ONCE = 300
"""Articles up to which a query is answered without a thread."""
_LIMIT = 200


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
        self.status.hint((("Enter go there  Tab close ", "quiet"),))
        self._describe(None)

    def use(self, index: Index) -> None:
        """Answer with an index that was not ready when the search was opened."""
        self._index = index
        self.run_worker(self._answer(self.prompt.field.value))

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Answer what has been typed."""
        event.stop()
        await self._answer(event.value)

    async def _answer(self, query: str) -> None:
        """Show the answer to a query, unless a newer one has been asked meanwhile."""
        if self._index is None:
            self.status.say("indexing …", "quiet")
            return
        self._newest += 1
        mine = self._newest
        if len(self._briefing.articles) <= _AT_ONCE:
            self._take(self._index.search(query, _LIMIT))
            return
        results = await asyncio.to_thread(self._index.search, query, _LIMIT)
        if mine == self._newest:
            self._take(results)

    def _take(self, results: Results) -> None:
        self.results.show(results)
        self._describe(results)

    def _describe(self, results: Results | None) -> None:
        if results is None or not results.query.strip():
            self.status.say('a word, a name, a "phrase", \'exactly, -not, a | b', "quiet")
        elif results.hits:
            hits = len(results.hits)
            shown = f"{hits}{'+' if hits >= _LIMIT else ''} hit{'s' if hits != 1 else ''}"
            articles = len({hit.span.article for hit in results.hits})
            self.status.say(f"{shown} in {articles} article{'s' if articles != 1 else ''}")
        else:
            self.status.say(results.tried or "nothing found", "error")

    def take_field_key(self, key: str) -> None:
        """Move in the results while the field keeps the letters."""
        self._catch_up()
        moves = {"down": 1, "ctrl+n": 1, "up": -1, "ctrl+p": -1}
        if key in moves:
            self.results.move(moves[key])
        elif key in ("pagedown", "pageup"):
            self.results.page(1 if key == "pagedown" else -1)
        elif key == "enter":
            self.choose()
        elif key in ("tab", "escape", "backspace", "ctrl+c"):
            self.close()

    def choose(self) -> None:
        """Close with the hit under the cursor, and with all that were found."""
        hit = self.results.chosen()
        query = self.prompt.field.value
        self.close((query, self.results.found.hits, hit) if hit is not None else None)

    def _catch_up(self) -> None:
        """Answer what was typed faster than answers came."""
        query = self.prompt.field.value
        if query != self.results.found.query and self._index is not None:
            self._newest += 1
            self._take(self._index.search(query, _LIMIT))

    def on_line_list_picked(self) -> None:
        """Take a result that the mouse picked."""
        self.choose()
