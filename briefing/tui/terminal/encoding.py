"""From the cells that the terminal shows to those that it should: the bytes in between.

A frame is written as it is, after a move of lines that it has in common with the last one, or
after blanking most of it at once: whichever is shortest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pen import Pen
from .scrolling import Move, apply_move, find_clearing, find_move

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cells import Line


class Encoder:
    """Writes one frame."""

    def __init__(
        self, erases: bool = True, cursor: tuple[int, int] | None = None, fills: bool = False
    ) -> None:
        """`erases`, `fills` and `cursor` are what a pen is told of the terminal."""
        self._pen = Pen(erases, cursor, fills)

    def clear(self) -> None:
        """Begin with an empty screen."""
        self._pen.clear()

    @property
    def cursor(self) -> tuple[int, int] | None:
        """Where the cursor stands now, as (column, line); None where nobody knows."""
        return self._pen.cursor

    def encode(
        self, before: list[Line], after: Sequence[Line], cursor: tuple[int, int] | None
    ) -> str:
        """Return what leads from `before` to `after`; `before` is brought up to date.

        `cursor` is where the cursor is to stand, as (column, line); None if it is hidden.
        """
        move = find_move(before, after)
        ways = [self._write(before, after, move)]
        clearing = find_clearing(before, after) if move is None else None
        if clearing is not None:
            ways.append(self._write(before, after, clearing))
        for pen in ways:
            pen.finish(cursor)
        self._pen = min(ways, key=lambda pen: len(pen.written))
        for y, line in enumerate(after):
            if before[y] != line:
                before[y] = line.copy()
        return self._pen.written

    def _write(self, before: Sequence[Line], after: Sequence[Line], move: Move | None) -> Pen:
        """Return a pen that has written the frame, after a move if one is given."""
        pen, moved = self._pen.copy(), list(before)
        if move is not None:
            pen.scroll(move)
            apply_move(moved, move, len(after[0]))
        for y, line in enumerate(after):
            if moved[y] != line:
                pen.write_line(y, moved[y], line)
        return pen
