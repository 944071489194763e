"""The pen: where the terminal's cursor is, in which style it writes, and the shortest way on.

runs      changed cells, joined over short gaps of unchanged ones
styles    only what differs from the style before
erase     the blank rest of a line, and long blanks inside one, where erasing leaves them so

Terminals differ in the columns that some texts take, emoji above all. After such a text the cursor
is addressed anew, so that a difference stays where it is.

A line feed is taken to move the cursor down and no more: the driver turns off what would make
it a new line.
"""

from __future__ import annotations

from copy import copy
from operator import ne
from typing import TYPE_CHECKING

from .cells import BLANK, is_disputed, may_dispute
from .sgr import PLAIN, Sgr, change, ground_of, is_ground

if TYPE_CHECKING:
    from .cells import Cell, Line
    from .scrolling import Move

_GAP = 4
"""Unchanged cells that are written again rather than stepped over."""
_ERASE = 4
"""Blank cells at the end of a line from which erasing is shorter than writing them."""
_HOLE = 10
"""Blank cells inside a line from which erasing and stepping over them is shorter."""
_FEEDS = 4
"""Lines that are gone down by line feeds; further down an address is shorter."""

_SAME = bytes(_GAP + 1)
"""So many unchanged cells end a run."""
_UNKNOWN: Cell = ("\0", PLAIN)
"""Differs from every cell."""


class Pen:
    """Writes into a list of sequences; a copy writes on its own from there on."""

    def __init__(
        self, erases: bool = True, cursor: tuple[int, int] | None = None, fills: bool = False
    ) -> None:
        """Begin in the terminal's own style, the cursor at (column, line) or nobody knows where.

        `erases` says whether the terminal erases a number of characters on demand, `fills` whether
        what it erases takes the background that is being written on.
        """
        self._out: list[str] = []
        self._sgr: Sgr = PLAIN
        self._erases = erases
        self._fills = fills
        self._disputes = False
        """Whether what is being written in a line may hold texts of disputed width."""
        self._x, self._y = cursor or (-1, -1)

    def copy(self) -> Pen:
        """Return another pen that has written the same."""
        other = copy(self)
        other._out = self._out.copy()  # noqa: SLF001 - one of ours
        return other

    @property
    def written(self) -> str:
        """All that has been written."""
        return "".join(self._out)

    @property
    def cursor(self) -> tuple[int, int] | None:
        """Where the cursor stands now, as (column, line); None where nobody knows."""
        return (self._x, self._y) if self._x >= 0 and self._y >= 0 else None

    def clear(self) -> None:
        """Begin with an empty screen."""
        self._out.append("\x1b[m\x1b[H\x1b[2J")
        self._sgr, self._x, self._y = PLAIN, 0, 0

    def finish(self, cursor: tuple[int, int] | None) -> None:
        """Leave the terminal in its own style, the cursor where it is to stand."""
        if self._out:
            self._style(PLAIN)
        if cursor is not None:
            self._go(*cursor)

    def scroll(self, move: Move) -> None:
        """Move a block of lines; what it leaves is blank.

        Setting a scroll region puts the cursor into the first cell of the screen.
        """
        self._style(PLAIN)
        self._out.append(f"\x1b[{move.top + 1};{move.bottom + 1}r")
        self._x = self._y = 0
        count = abs(move.lines)
        by_command = f"\x1b[{count}{'M' if move.lines > 0 else 'L'}"
        if count >= len(by_command):
            self._go(0, move.top)
            self._out.append(by_command)
        elif move.lines > 0:
            self._go(0, move.bottom)
            self._out.append("\n" * count)
        else:
            self._go(0, move.top)
            self._out.append("\x1bM" * count)
        self._out.append("\x1b[r")
        self._x = self._y = 0

    def write_line(self, y: int, before: Line, after: Line) -> None:
        """Write what differs in one line."""
        width = len(after)
        differs = bytes(map(ne, before, after))
        near = slice(max(0, differs.find(1) - 1), differs.rfind(1) + 2)
        self._disputes = may_dispute(before[near] + after[near])
        if self._disputes:
            before = _trusted(before, after)
            differs = bytes(map(ne, before, after))
        rest = after[-1] if self._can_erase(after[-1]) else BLANK
        end = width
        while end and after[end - 1] == rest:
            end -= 1
        was = width
        while was and before[was - 1] == rest:
            was -= 1
        erases = was - end >= _ERASE
        end = end if erases else max(end, was)
        x = 0
        while (x := differs.find(1, x, end)) >= 0:
            if after[x][0] == "" == before[x][0]:
                x += 1  # the second half of a wide character comes with the first
            else:
                x = self._write_run(y, x, end, before, after, differs)
        if erases:
            self._go(end, y)
            self._style_to_erase(rest)
            self._out.append("\x1b[K")

    def _write_run(
        self, y: int, start: int, end: int, before: Line, after: Line, differs: bytes
    ) -> int:
        """Write changed cells from `start` on, and return where the run ends.

        `differs` has a 1 for each cell that has changed.
        """
        stop = differs.find(_SAME, start, end)
        if stop < 0:
            stop = differs.rfind(1, start, end) + 1
        if after[start][0] == "":
            start -= 1  # a wide character is written from its first half
        while stop < len(after) and after[stop][0] == "":
            stop += 1
        at = start
        while at < stop:
            at = self._write_piece(y, at, stop, before, after)
        return stop

    def _write_piece(self, y: int, start: int, stop: int, before: Line, after: Line) -> int:
        """Write the cells of one style, or erase a hole; return where the next piece begins."""
        at = start
        first = after[at]
        if self._erases and self._can_erase(first):
            while at < stop and after[at] == first:
                at += 1
            if at - start >= _HOLE:
                self._erase(start, at, y, before, first)
                return at
            at = start
        self._go(start, y)
        sgr = after[at][1]
        if after[at][0] == " " and ground_of(self._sgr) == sgr:
            sgr = self._sgr  # a blank looks the same in it
        at, text = self._take_text(at, stop, sgr, after)
        self._style(sgr)
        self._out.append(text)
        # Behind the last column terminals differ, and behind some texts.
        disputed = self._disputes and is_disputed(after[at - 1][0] or after[at - 2][0])
        self._x, self._y = (at if at < len(after) else -1, y) if not disputed else (-1, -1)
        return at

    def _take_text(self, at: int, stop: int, sgr: Sgr, line: Line) -> tuple[int, str]:
        """Return the text of one style, up to a hole or a disputed width, and where it ends."""
        if not self._disputes and (even := _even_text(line[at:stop], sgr)):
            hole = even.find(" " * _HOLE) if self._erases else -1
            if hole >= 0 and self._can_erase(line[at + hole]):
                even = even[:hole]
            return at + len(even), even
        blank = (" ", ground_of(sgr))
        text = []
        while at < stop:
            cell = line[at]
            if cell[1] != sgr and cell != blank:
                break
            hole = cell[0] == " " and self._erases and _is_hole(line, at, stop)
            if hole and self._can_erase(cell):
                break
            at += 1
            if self._disputes and is_disputed(cell[0]):
                at += line[at : at + 1] == [("", sgr)]
                text.append(_over_blanks(line, at) + cell[0])
                break
            text.append(cell[0])
        return at, "".join(text)

    def _can_erase(self, cell: Cell) -> bool:
        """Whether erasing makes a cell look like that."""
        return cell == BLANK or (self._fills and cell[0] == " " and is_ground(cell[1]))

    def _erase(self, start: int, stop: int, y: int, before: Line, hole: Cell) -> None:
        """Blank cells without writing them; those that are blank already cost nothing."""
        while start < stop and before[start] == hole:
            start += 1
        while stop > start and before[stop - 1] == hole:
            stop -= 1
        if start == stop:
            return
        self._go(start, y)
        self._style_to_erase(hole)
        if stop - start > _ERASE:
            self._out.append(f"\x1b[{stop - start}X")
        else:
            self._out.append(" " * (stop - start))
            self._x = stop if stop < len(before) else -1

    def _style_to_erase(self, blank: Cell) -> None:
        """Write on the background that what is erased is to have."""
        if ground_of(self._sgr) != blank[1]:
            self._style(blank[1])

    def _style(self, sgr: Sgr) -> None:
        sequence = change(self._sgr, sgr)
        if sequence:
            self._out.append(sequence)
            self._sgr = sgr

    def _go(self, x: int, y: int) -> None:
        """Move the cursor by the shortest sequence."""
        if (x, y) != (self._x, self._y):
            self._out.append(_shortest_way(self._x, self._y, x, y))
        self._x, self._y = x, y


def _shortest_way(from_x: int, from_y: int, x: int, y: int) -> str:
    """Return what moves the cursor to (x, y); it may be -1 where it comes from."""
    ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"]
    if 0 <= from_y <= y <= from_y + _FEEDS:
        feeds = "\n" * (y - from_y)
        ways.append(feeds + "\r" + _ahead(x))
        if from_x >= 0:
            ways.append(feeds + (_ahead(x - from_x) if x >= from_x else _back(from_x - x)))
            ways.append(f"{feeds}\x1b[{x + 1}G")
    return min(ways, key=len)


def _even_text(cells: Line, sgr: Sgr) -> str:
    """Return the text of cells that are all in that style and one character each, else ""."""
    chars = [char for char, style in cells if style == sgr]
    text = "".join(chars)
    even = len(chars) == len(text) == len(cells) and "" not in chars
    return text if even else ""


def _over_blanks(line: Line, end: int) -> str:
    """Return what blanks the columns of a text before it is written, so that nothing old stays.

    The text's last column is the one before `end`.
    """
    columns = 2 if line[end - 1][0] == "" else 1
    back = "\b" * columns if end < len(line) else f"\x1b[{end - columns + 1}G"
    return " " * columns + back


def _trusted(before: Line, after: Line) -> Line:
    """Return what the terminal is known to show, where a text of disputed width comes or goes.

    Behind such a text nothing is known: it may have been drawn over, or not at all.
    """
    for x, (was, wanted) in enumerate(zip(before, after, strict=True)):
        if was != wanted and (is_disputed(was[0]) or is_disputed(wanted[0])):
            return before[:x] + [_UNKNOWN] * (len(before) - x)
    return before


def _is_hole(line: Line, start: int, stop: int) -> bool:
    """Whether blanks follow that are worth erasing."""
    blank = line[start]
    return (
        stop - start >= _HOLE
        and line[start + 1] == blank  # between words it is not, and this is asked at each blank
        and line[start : start + _HOLE].count(blank) == _HOLE
    )


def _ahead(columns: int) -> str:
    return f"\x1b[{columns}C" if columns > 1 else "\x1b[C" if columns else ""


def _back(columns: int) -> str:
    return min("\b" * columns, f"\x1b[{columns}D", key=len)
