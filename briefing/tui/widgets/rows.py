"""Rows of a list, and strips made of styled pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from briefing.tui.pieces import Piece, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.style import Style

__all__ = ["Piece", "Row", "draw"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list."""

    item: int
    """Index of the item that the line belongs to, or -1 for one that cannot be selected."""
    pieces: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()
    """Pieces at the right edge."""


def draw(
    pieces: Iterable[Piece],
    right: Iterable[Piece],
    width: int,
    style_of: Callable[[str], Style],
    under: str = "",
) -> Strip:
    """Return a strip of exactly `width` columns, `right` at its right edge.

    `under` names the style of the blanks between.
    """
    segments = [Segment(text, style_of(name)) for text, name in spread(pieces, right, width, under)]
    return Strip(segments, width)
