"""The reading screen's frame: panes and their arrangement, the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, Vertical
from textual.widgets import Static

from briefing.model import Briefing
from briefing.tui.history import History
from briefing.tui.literal import literal
from briefing.tui.panes import SMALLEST, WIDE
from briefing.tui.widgets.contents import Contents
from briefing.tui.widgets.field import Prompt
from briefing.tui.widgets.reader import Reader
from briefing.tui.widgets.references import References
from briefing.tui.widgets.status import Status
from briefing.tui.widgets.summary import Summary

from .hints import hints_for
from .keyed import Keyed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from briefing.config import Config
    from briefing.model import Index, Stack
    from briefing.tui.keeper import Keeper
    from briefing.tui.walk import Walk
    from briefing.tui.widgets.line_list import LineList

_TOO_SMALL = f"needs {SMALLEST[0]}x{SMALLEST[1]}"


class ReadingCore(Keyed):
    """Everything that the commands of the reading screen work on."""

    PANES: ClassVar[str] = "RCSX"
    """The order in which Tab goes through the panes."""

    def __init__(self, paths: Sequence[str], stack: Stack, config: Config, keeper: Keeper) -> None:
        """`stack` holds at least one article."""
        super().__init__(config.keys, id="reading")
        self.paths = list(paths)
        self.config = config
        self.keeper = keeper
        self.briefing = Briefing(stack)
        self.index: Index | None = None
        self.history = History()
        self.walk: Walk | None = None
        self.pane = "R"
        self.pane_before = "R"
        self.zoomed = False
        self.contents = Contents()
        self.reader = Reader()
        self.reader.text_width = config.text_width
        self.summary = Summary()
        self.references = References()
        self.side = Vertical(id="side")
        self.status = Status()
        self.prompt = Prompt("/", "prompt")
        self.prompt.display = False
        self.begun = False

    def compose(self) -> ComposeResult:
        """Lay the panes side by side; narrow screens turn all but the reader into drawers."""
        self.arrange_panes()  # before they are mounted: a later change restyles them all
        with Container(id="body"):
            yield self.contents
            yield self.reader
            with self.side:
                yield self.summary
                yield self.references
        yield self.prompt
        yield self.status
        yield Static(literal(_TOO_SMALL), id="notice")

    def begin(self) -> None:
        """Show the first whole frame, then analyse: the class that brings all together does it."""
        raise NotImplementedError

    def begin_analysis(self) -> None:
        """Analyse the stack anew."""
        raise NotImplementedError

    # Panes

    @property
    def wide(self) -> bool:
        """Whether the panes stand side by side."""
        return self.app.size.width >= WIDE

    def list_pane(self) -> LineList | None:
        """Return the list that keys go to; None in the reader."""
        panes: dict[str, LineList] = {
            "C": self.contents, "S": self.summary, "X": self.references,
        }  # fmt: skip
        return panes.get(self.pane)

    def pane_with_keys(self) -> LineList | Reader:
        """Return the list that keys go to, else the reader."""
        return self.list_pane() or self.reader

    def on_resize(self) -> None:
        """Arrange the panes for another size."""
        self.arrange_panes()

    def arrange_panes(self) -> None:
        """Show the panes that the size and the active pane call for."""
        width, height = self.app.size
        alone = self.zoomed or not self.wide
        drawer = not self.wide and not self.zoomed
        self.set_class(drawer, "-narrow")
        self.set_class(self.zoomed, "-zoomed")
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-tiny")
        self.contents.display = not alone or self.pane == "C"
        self.reader.display = drawer or not alone or self.pane == "R"
        self.summary.display = not alone or self.pane == "S"
        self.references.display = not alone or self.pane == "X"
        self.reader.ruled = alone
        self.side.display = self.summary.display or self.references.display

    def activate(self, pane: str) -> None:
        """Send keys to the pane of that letter from now on."""
        if pane != self.pane:
            self.pane_before, self.pane = self.pane, pane
        self.arrange_panes()
        self.reader.set_active(pane == "R")
        for letter, widget in (("C", self.contents), ("S", self.summary), ("X", self.references)):
            widget.set_active(pane == letter)
        self.show_status()

    # The status line

    def say(self, text: str, style: str = "") -> None:
        """Show a message in the status line."""
        self.status.say(text, style)

    def show_status(self) -> None:
        """Show where the walk stands, and keys for what is likely next."""
        if self.walk is not None and self.walk.places:
            self.status.say(self.walk.describe())
        else:
            self.status.say("")
        self.status.hint(((hints_for(self.pane, self.walk, self.user_keys), "quiet"),))

    def show_pending(self, digits: str) -> None:
        """Show a count that is being typed."""
        if digits:
            self.status.say(digits)
        elif self.status.shows_count:
            self.show_status()
