"""The status line: what is selected or was just done, and a few keys; inputs stand in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from briefing.text.clean import clean_line
from briefing.tui.pieces import fit

from .rows import Piece, draw
from .styled import StyledMixin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

HINTED = 60
"""Columns from which keys are shown."""
_LEAST = 12
"""Columns in which the beginning of a hint that may be cut still tells something."""


class Status(StyledMixin):
    """One line at the foot of the screen."""

    STYLES = "status"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--quiet", "status--accent", "status--error"}

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(id="status")
        self._text = ""
        self._style = ""
        self._hints: tuple[Piece, ...] = ()
        self._cut = False

    def say(self, text: str, style: str = "") -> None:
        """Show a message until the next one."""
        text = clean_line(text)
        if (text, style) != (self._text, self._style):
            self._text, self._style = text, style
            self.refresh()

    @property
    def text(self) -> str:
        """The message that is shown."""
        return self._text

    @property
    def shows_count(self) -> bool:
        """Whether the line shows nothing but digits that are being typed."""
        return self._text.isdecimal()

    def hint(self, hints: tuple[Piece, ...], *, cut: bool = False) -> None:
        """Show keys at the right edge, if they fit; what may be `cut`, as far as it fits."""
        if (hints, cut) != (self._hints, self._cut):
            self._hints, self._cut = hints, cut
            self.refresh()

    def render_line(self, _y: int) -> Strip:
        """Draw the line; a message that needs the room of the keys has it."""
        room = self.size.width
        taken = sum(cell_len(text) for text, _ in ((self._text, ""), *self._hints))
        hints: Sequence[Piece] = self._hints if room >= HINTED and taken + 2 <= room else ()
        left = room - cell_len(self._text) - 3
        if not hints and self._cut and room >= HINTED and left >= _LEAST:
            hints = [*fit(self._hints, left), (" ", "")]
        return draw([(" " + self._text, self._style)], hints, room, self.style_of)
