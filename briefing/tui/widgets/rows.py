"""Rows of a list, and strips made of styled pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.style import Style

Piece = tuple[str, str]
"""A text and the name of the style that it is drawn in."""

_FLAT = str.maketrans("\n\t\r", "   ")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list."""

    item: int
    """Index of the item that the line belongs to, or -1 for one that cannot be selected."""
    pieces: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()
    """Pieces at the right edge."""


def fit(pieces: Iterable[Piece], width: int) -> list[Piece]:
    """Return the pieces cut to at most `width` columns, with "…" where something was cut."""
    fitted: list[Piece] = []
    room = width
    for text, style in pieces:
        taken = cell_len(text)
        if taken <= room:
            fitted.append((text, style))
            room -= taken
            continue
        if room > 0:
            fitted.append((set_cell_size(text, room - 1).rstrip() + "…", style))
        break
    return fitted


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
    ends = fit(right, width)
    taken = sum(cell_len(text) for text, _ in ends)
    left = fit(pieces, width - taken - (1 if taken else 0))
    used = sum(cell_len(text) for text, _ in left)
    segments = [Segment(text.translate(_FLAT), style_of(name)) for text, name in left]
    segments.append(Segment(" " * (width - used - taken), style_of(under)))
    segments += [Segment(text.translate(_FLAT), style_of(name)) for text, name in ends]
    return Strip(segments, width)
