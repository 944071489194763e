"""Find in the article that is open, as one types; the prompt above the status line."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.model import HitKind, Span
from briefing.model.holdings import ids_of, size_of
from briefing.tui.queries import Recall
from briefing.tui.walk import Walk

from .going import Going

if TYPE_CHECKING:
    from textual.widgets import Input

    from briefing.model import Briefing, Hit, Index, Results

_AT_ONCE = 150_000
"""Characters of text up to which an index is built without a thread."""


class Seeking(Going):
    """The prompt takes a query for this article, or a command."""

    prompt_for = ""
    """"find", "command", or "" while the prompt is closed."""
    _origin_of_find: Span | None = None
    _offset_of_find = 0
    _found_for = ""
    _recall = Recall()
    _walked_before: tuple[Walk | None, str] = (None, "")
    """The walk there was before something was looked for, and whose mentions it led through."""
    _own_index: tuple[str, Index] | None = None
    """The id of an article, and an index of it alone."""
    _indexing: Briefing | None = None
    """The briefing that an index is being built of beside the screen."""

    def build_index(self) -> None:
        """Build the index if there is none: at once for a small stack, else beside the screen."""
        if self.index is not None or self._indexing is self.briefing:
            return
        from briefing import library

        size = size_of(self.briefing.articles)
        if size <= _AT_ONCE:
            self.index = library.build_index(self.briefing)
        else:
            self.run_worker(self._index_beside(), group="index", exclusive=True)

    async def _index_beside(self) -> None:
        from briefing import library

        briefing = self._indexing = self.briefing
        try:
            index = await asyncio.to_thread(library.build_index, briefing)
        except BriefingError as error:
            self.say(f"no search: {error}", "error")
            return
        finally:
            self._indexing = None
        if briefing is not self.briefing:  # it has grown or was corrected meanwhile
            self.build_index()
            return
        self.index = index
        self.index_is_ready()

    def index_is_ready(self) -> None:
        """Answer what has been typed while the index was being built."""
        if self.prompt_for == "find":
            self._find(self.prompt.field.value)

    # The prompt

    def open_prompt(self, purpose: str, sign: str, label: str, typed: str = "") -> None:
        """Put the prompt above the status line, with something typed already."""
        self.prompt_for = purpose
        self.prompt.begin(sign, typed)
        self.prompt.display = True
        self.status.say(label, "quiet")
        self.status.hint(())
        self.set_focus(self.prompt.field)

    def close_prompt(self) -> None:
        """Give the keys back to the panes."""
        self.prompt_for = ""
        self.set_focus(None)
        self.prompt.display = False
        self.show_status()

    def do_search(self, _count: int) -> None:
        """Find in this article from the text; search all articles from anywhere else."""
        self.build_index()
        if self.pane == "R":
            self._found_for = ""
            self._walked_before = self.walk, self.references.visited
            self._origin_of_find = self.here
            self._offset_of_find = self.reader.top_offset
            self._recall = Recall(self.app.queries.past())  # type: ignore[attr-defined]
            self.open_prompt("find", "/", "this article · Tab all articles")
        else:
            self.open_search("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find what has been typed so far."""
        event.stop()
        if self.prompt_for == "find" and event.value == self.prompt.field.value:
            self._recall.change(event.value)
            self._find(event.value)

    def take_field_key(self, key: str) -> None:
        """Act on a key that the prompt has no use for."""
        typed = self.prompt.field.value
        if key == "enter":
            self._accept(typed)
        elif key == "tab" and self.prompt_for == "find":
            self._give_up_find()
            self.open_search(typed)
        elif key == "tab":
            self.complete_line(typed)
        elif key in ("up", "down") and self.prompt_for == "find":
            query = self._recall.step(typed, 1 if key == "up" else -1)
            if query is not None:
                self.prompt.field.value = query
                self.prompt.field.cursor_position = len(query)
        elif key in ("escape", "backspace", "ctrl+c"):
            if self.prompt_for == "find":
                self._give_up_find()
            self.close_prompt()

    def _accept(self, typed: str) -> None:
        purpose = self.prompt_for
        if purpose == "find" and typed != self._found_for:
            self._find(typed)  # typed faster than answered
        told = self.status.text
        if purpose == "find" and not typed.strip():
            self._give_up_find()
        self.close_prompt()
        if purpose == "find" and typed.strip():
            if self.walk is None:
                self.say(told, "error")  # what was not found stays to be read
            else:
                self.app.queries.keep(typed)  # type: ignore[attr-defined]
        if purpose == "command":
            self.run_line(typed)

    def run_line(self, line: str) -> None:
        """Run what was typed after ":"; the class above knows how."""
        raise NotImplementedError

    def complete_line(self, line: str) -> None:
        """Complete what is being typed after ":"; the class above knows how."""
        raise NotImplementedError

    # In this article

    def _index_here(self) -> Index | None:
        """Return an index of the article that is open alone, while there is none of all."""
        from briefing import library
        from briefing.model import Briefing, Stack

        article = self.article
        if len(article.text) > _AT_ONCE:
            return None
        if self._own_index is None or self._own_index[0] != article.id:
            layers = self.briefing.layers.get(article.id)
            known = {article.id: layers} if layers is not None else {}
            index = library.build_index(Briefing(Stack((article,)), known))
            self._own_index = article.id, index
        return self._own_index[1]

    def _find(self, query: str) -> None:
        self._found_for = query
        self.reader.scroll_to_offset(self._offset_of_find)
        origin = self._origin_of_find
        index = self.index or self._index_here()
        if index is None or origin is None:
            self.status.say("indexing …", "quiet")
            return
        results = index.search(query, limit=500, article=self.article.id)
        self.walk_hits(query, results.hits)
        if not query.strip():
            self.status.say("this article · Tab all articles", "quiet")
            return
        if self.walk is None or not self.walk.places:
            self.status.say(results.tried or "not in this article · Tab all articles", "error")
            return
        place = self.walk.step(Span(origin.article, origin.start - 1, origin.start))
        if place is not None:
            self.reader.go_to(place.start, place.end)
            self.show_marks()
        self.status.say(f"{self.walk.describe()}{self._tell(results)} · Tab all articles", "quiet")

    @staticmethod
    def _tell(results: Results) -> str:
        return "".join(f" · {s.typed} ~ {s.read}" for s in results.substitutions[:2])

    def walk_hits(self, query: str, hits: tuple[Hit, ...]) -> None:
        """Make the places that answer a query what `n` walks through; light their words."""
        places = dict.fromkeys(
            hit.matched[0] if hit.matched else hit.span
            for hit in hits
            if hit.kind is not HitKind.NAME
        )
        order = ids_of(self.briefing.articles)
        self.walk = Walk(query.strip(), "hit", list(places), order) if places else None
        self.references.visited = ""
        self.show_marks()
        words = [(m.start, m.end) for h in hits for m in h.matched if m.article == self.article.id]
        self.reader.marks.set("hit", words)
        self.reader.refresh()

    def _give_up_find(self) -> None:
        self.walk, self.references.visited = self._walked_before
        self.reader.marks.set("hit", ())
        self.show_marks()
        if self._origin_of_find is not None:
            self.reader.scroll_to_offset(self._offset_of_find)
        self._origin_of_find = None
        self.close_prompt()

    def open_search(self, query: str) -> None:
        """Open the search over all articles; the class above knows how."""
        raise NotImplementedError
