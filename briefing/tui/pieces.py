"""Lines of styled pieces, laid out in columns without the libraries of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

if TYPE_CHECKING:
    from collections.abc import Iterable

Piece = tuple[str, str]
"""A text and the name of the style that it is drawn in."""

_FLAT = str.maketrans("\n\t\r", "   ")


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


def spread(
    pieces: Iterable[Piece], right: Iterable[Piece], width: int, under: str = ""
) -> list[Piece]:
    """Return pieces of exactly `width` columns, `right` at the right edge.

    `under` names the style of the blanks between.
    """
    ends = fit(right, width)
    taken = sum(cell_len(text) for text, _ in ends)
    left = fit(pieces, width - taken - (1 if taken else 0))
    used = sum(cell_len(text) for text, _ in left)
    spread_out = [*left, (" " * (width - used - taken), under), *ends]
    return [(text.translate(_FLAT), name) for text, name in spread_out]
