"""Find in the article that is open, as one types; the prompt above the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import HitKind, Span
from briefing.model.holdings import order_of
from briefing.tui.asking import ask, has_failed, shorten
from briefing.tui.queries import Recall
from briefing.tui.walk import Walk

from .indexed import Indexed

if TYPE_CHECKING:
    from textual.widgets import Input

    from briefing.model import Hit, Results


class Seeking(Indexed):
    """The prompt takes a query for this article, or a command."""

    prompt_for = ""
    """"find", "command", or "" while the prompt is closed."""
    _origin_of_find: Span | None = None
    _offset_of_find = 0
    _found_for = ""
    _recall = Recall()
    _walked_before: tuple[Walk | None, str] = (None, "")
    """The walk there was before something was looked for, and whose mentions it led through."""

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
            self.prompt.begin("/", self._recall.step(typed, 1 if key == "up" else -1))
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

    def _find(self, query: str) -> None:
        self._found_for = query
        self.reader.scroll_to_offset(self._offset_of_find)
        origin = self._origin_of_find
        index = self.index or self.index_here()
        if index is None or origin is None:
            self.status.say("indexing …", "quiet")
            return
        results = ask(index, query, 500, self.article.id)
        if has_failed(results) and index is self.index:
            self.index = None  # the article that is open is there all the same
            index = self.index_here()
            results = ask(index, query, 500, self.article.id) if index is not None else results
        self.walk_hits(query, results.hits)
        if not query.strip():
            self.status.say("this article · Tab all articles", "quiet")
            return
        if self.walk is None or not self.walk.places:
            self.status.say(
                shorten(results.tried) or "not in this article · Tab all articles", "error"
            )
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
        order = order_of(self.briefing.articles)
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
