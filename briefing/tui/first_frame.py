"""The first frame: the reading pane as it will be, in the terminal's own style.

Drawn while Textual is still being loaded. What is not here yet (colours, the other panes, hints)
is what the stage finds different when the first whole frame comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .layout import Layout
from .marks import Marks
from .page import HEADER, find_facts, find_margin, find_percent, row_pieces, title_line
from .panes import SMALLEST, WIDE, reader_columns
from .pieces import spread
from .terminal.cells import BLANK, append_text, put
from .terminal.sgr import PLAIN

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence

    from briefing.model import Article

    from .pieces import Piece
    from .terminal.cells import Line

_BOLD, _DIM, _ITALIC = ("1",), ("2",), ("3",)
_STYLES = {
    "title": _BOLD,
    "heading": _BOLD,
    "bar": _BOLD,
    "bar-active": _BOLD,
    "table-head": _BOLD,
    "quiet": _DIM,
    "rule": _DIM,
    "standfirst": _ITALIC,
    "quote": _ITALIC,
}
"""Styles without colour, as the stylesheet has them; cells of another style are drawn again."""


def draw_first_frame(
    articles: Sequence[Article],
    offset: int,
    text_width: int,
    size: os.terminal_size,
    partly: bool = False,
) -> list[Line] | None:
    """Return the cells of the first article from `offset` on; None if the screen is too small.

    `partly` says that the article is not all there yet, so that its length is not known.
    """
    if size.columns < SMALLEST[0] or size.lines < SMALLEST[1]:
        return None
    lines = [[BLANK] * size.columns for _ in range(size.lines)]
    article = articles[0]
    first, width = reader_columns(size.columns)
    left, column = find_margin(width, text_width)
    visible = size.lines - 1 - HEADER
    # Rows below the screen are laid out too: how far one has read is a share of all of them.
    layout = Layout(article, column)
    top = min(layout.row_of(offset) if offset else 0, max(0, len(layout) - visible))
    facts, marks = find_facts(articles, 0, partly=partly), Marks()
    percent = find_percent(len(layout), top, visible)
    pieces, right = title_line(article, top, facts, percent, True)
    _put(lines[0], first, spread(pieces, right, width))
    if size.columns < WIDE:
        _put(lines[1], first, [("─" * width, "rule")])
    for y, row in enumerate(range(top, min(len(layout), top + visible)), HEADER):
        row_of_pieces = row_pieces(layout, row, left, facts, marks)
        _put(lines[y], first, spread(row_of_pieces, (), width))
    return lines


def _put(line: Line, column: int, pieces: Iterable[Piece]) -> None:
    cells: Line = []
    for text, name in pieces:
        append_text(cells, text, _STYLES.get(name, PLAIN))
    put(line, column, cells)
