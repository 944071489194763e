"""The same articles in stock Textual widgets with default settings: a list, the text, a search.

python tests/bench/stock_app.py FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

if TYPE_CHECKING:
    from textual.app import ComposeResult

_MOST = 50
"""Lines that the search lists."""


class Search(ModalScreen[None]):
    """An input, and beneath it the paragraphs that hold what is typed."""

    CSS = """
    Search { align: center middle; }
    Search > * { width: 80%; }
    Search OptionList { height: 60%; }
    """
    BINDINGS: ClassVar = [("escape", "dismiss", "Close")]

    def __init__(self, paragraphs: list[str]) -> None:
        super().__init__()
        self._paragraphs = paragraphs

    def compose(self) -> ComposeResult:
        yield Input()
        yield OptionList()

    def on_input_changed(self, event: Input.Changed) -> None:
        wanted = event.value.lower()
        found = [Option(Content(p)) for p in self._paragraphs if wanted and wanted in p.lower()]
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(found[:_MOST])


class Stock(App[None]):
    """Titles on the left, the text of one on the right."""

    CSS = "#titles { width: 28; height: 1fr; }"
    BINDINGS: ClassVar = [("slash", "search", "Search"), ("q", "quit", "Quit")]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]

    def compose(self) -> ComposeResult:
        titles = [Option(Content(text.partition("\n")[0])) for text in self._texts]
        with Horizontal():
            yield OptionList(*titles, id="titles")
            with VerticalScroll(id="pane"):
                yield Static(Content(self._texts[0]))
        yield Footer()

    def action_search(self) -> None:
        self.push_screen(Search([p for text in self._texts for p in text.split("\n\n")]))


if __name__ == "__main__":
    Stock(Path(sys.argv[1])).run()
