"""A screen as cells: what Textual wants to show, and what the terminal shows by now.

A cell is a text and a style. A wide character fills its first cell; the one behind it is empty.
Combining characters belong to the cell before them. This is also the last guard: no control
character and no bidi control passes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

from .charset import fit
from .sgr import PLAIN, Sgr, ground_of, sgr_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.color import ColorSystem
    from rich.segment import Segment

Cell = tuple[str, Sgr]
Line = list[Cell]

BLANK: Cell = (" ", PLAIN)
_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def to_cells(segments: Iterable[Segment], depth: ColorSystem) -> Line:
    """Return the cells of a strip's segments."""
    cells: Line = []
    for segment in segments:
        text, style, control = segment
        if control:
            continue
        append_text(cells, text, PLAIN if style is None else sgr_of(style, depth))
    return cells


def append_text(cells: Line, text: str, sgr: Sgr = PLAIN) -> None:
    """Append the cells of a text in one style."""
    if not text.isascii() or not text.isprintable():
        text = fit(_FORBIDDEN.sub(_REPLACEMENT, text))
    blank = (" ", ground_of(sgr))
    if text.isascii():
        cells.extend([blank if char == " " else (char, sgr) for char in text])
    else:
        _append_measured(cells, text, sgr, blank)


def _append_measured(cells: Line, text: str, sgr: Sgr, blank: Cell) -> None:
    for char in text:
        width = get_character_cell_size(char)
        if width == 0:
            if cells:
                at = -2 if cells[-1][0] == "" and len(cells) > 1 else -1
                cells[at] = (cells[at][0] + char, cells[at][1])
            continue
        cells.append(blank if char == " " else (char, sgr))
        if width == 2:
            cells.append(("", sgr))


def put(line: Line, column: int, cells: Line) -> None:
    """Lay cells over a line from a column on; halves of wide characters become blanks."""
    end = min(column + len(cells), len(line))
    if column >= end:
        return
    if line[column][0] == "" and column:
        line[column - 1] = (" ", line[column - 1][1])
    if end < len(line) and line[end][0] == "":
        line[end] = (" ", line[end][1])
    line[column:end] = cells[: end - column]
    last = line[end - 1][0]
    if last and end - column < len(cells) and get_character_cell_size(last[0]) == 2:
        line[end - 1] = (" ", line[end - 1][1])  # its other half was cut off
