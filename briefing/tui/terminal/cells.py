"""A screen as cells: what Textual wants to show, and what the terminal shows by now.

A cell is a text and a style. A wide character fills its first cell; the one behind it is empty.
Combining characters belong to the cell before them. This is also the last guard: no control
character and no bidi control passes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

from .charset import limited_here, replace, split
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
_SUSPECT = re.compile(
    "[\u0900-\u1cff\u200c\u200d\u2600-\u27bf\u302e\u302f\ua800-\uabff\ufe00-\ufe0f"
    "\U00010a00-\U0001ffff\U000e0000-\U000e0fff]"
)
"""Emoji, joiners, selectors, and scripts whose signs are joined."""
NARROW = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0386-\u03ff\u0400-\u0482\u2010-\u2027"
    "\u2190-\u2199\u2500-\u25fc]*"
)
"""Texts in Latin, Greek and Cyrillic, with lines and marks: a cell for each character."""
_SELECTOR = "\N{VARIATION SELECTOR-16}"


def to_cells(segments: Iterable[Segment], depth: ColorSystem) -> Line:
    """Return the cells of a strip's segments."""
    cells: Line = []
    for segment in segments:
        text, style, control = segment
        if control:
            continue
        append_text(cells, text, PLAIN if style is None else sgr_of(style, depth))
    return cells


class _Drawn(dict[str, Cell]):
    """The cells of single characters in one style, each made once: the same are compared fast."""

    def __init__(self, sgr: Sgr) -> None:
        self._sgr, ground = sgr, ground_of(sgr)
        if sgr == PLAIN:
            self[" "] = BLANK
        else:
            self[" "] = (" ", sgr) if ground == sgr else _drawn_in(ground)[" "]

    def __missing__(self, char: str) -> Cell:
        cell = self[char] = (char, self._sgr)
        return cell


@lru_cache(maxsize=1024)
def _drawn_in(sgr: Sgr) -> _Drawn:
    return _Drawn(sgr)


def append_text(cells: Line, text: str, sgr: Sgr = PLAIN) -> None:
    """Append the cells of a text in one style."""
    ascii_only = text.isascii()
    if not ascii_only or not text.isprintable():
        text = _FORBIDDEN.sub(_REPLACEMENT, text)
        ascii_only = text.isascii()
    if ascii_only or (NARROW.fullmatch(text) and not limited_here()):
        cells.extend(map(_drawn_in(sgr).__getitem__, text))
    else:
        _append_measured(cells, text, sgr, _drawn_in(sgr)[" "])


def _append_measured(cells: Line, text: str, sgr: Sgr, blank: Cell) -> None:
    limited = limited_here()
    for piece, width in split(text):
        if width == 0:
            if cells and not limited:
                at = -2 if cells[-1][0] == "" and len(cells) > 1 else -1
                cells[at] = (cells[at][0] + piece, cells[at][1])
        elif piece == " ":
            cells.append(blank)
        elif limited:
            cells += [(char, sgr) for char in replace(piece, width)]
        else:
            cells.append((piece, sgr))
            if width == 2:
                cells.append(("", sgr))


def may_dispute(line: Line) -> bool:
    """Whether a line may hold a text of disputed width; quick, and most lines hold none."""
    text = "".join([text for text, _ in line])
    return not text.isascii() and _SUSPECT.search(text) is not None


@lru_cache(maxsize=4096)
def is_disputed(text: str) -> bool:
    """Whether terminals differ in the columns that a cell's text takes: emoji, what is joined."""
    first, rest = text[:1], text[1:]
    if first >= "\U0001f000" or "\u2600" <= first <= "\u27bf" or category(first or " ") == "Mc":
        return True
    return any(category(char) != "Mn" or char == _SELECTOR for char in rest) or bool(
        rest and "\u0900" <= first <= "\u1cff"
    )


def put(line: Line, column: int, cells: Line, room: int = 1_000_000) -> None:
    """Lay cells over a line from a column on; halves of wide characters become blanks.

    What goes beyond the room is left out: Textual counts fewer columns for some scripts.
    """
    end = min(column + min(len(cells), room), len(line))
    if column >= end:
        return
    if line[column][0] == "" and column:
        line[column - 1] = (" ", line[column - 1][1])
    if end < len(line) and line[end][0] == "":
        line[end] = (" ", line[end][1])
    line[column:end] = cells[: end - column]
    if end - column < len(cells) and cells[end - column][0] == "":
        line[end - 1] = (" ", line[end - 1][1])  # its other half was cut off
