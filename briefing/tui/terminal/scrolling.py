"""Find what a frame has in common with the last one but for a move up or down.

A move by as many lines as the block has blanks it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .cells import BLANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cells import Line

_AGAIN = 12
"""Characters a line that may have to be written again, most of them by chance the same."""
_STRETCH = 8
"""Lines from which blanking them all at once can be shorter."""
_GAIN = 60
"""Cells that a move must save, to be worth its sequences."""


@dataclass(frozen=True, slots=True)
class Move:
    """Lines `top` to `bottom` (both included) move up by `lines`; down if it is negative."""

    top: int
    bottom: int
    lines: int


def find_move(before: Sequence[Line], after: Sequence[Line]) -> Move | None:
    """Return the move of whole lines that brings `before` nearest to `after`, if it is worth it."""
    changed = [y for y, line in enumerate(after) if before[y] != line]
    where: dict[int, list[int]] = {}
    for y in changed:
        where.setdefault(hash(tuple(before[y])), []).append(y)
    votes: Counter[int] = Counter()
    for y in changed:
        spots = where.get(hash(tuple(after[y])), ())
        if len(spots) == 1:  # a line that stands there once tells how far it came
            votes[spots[0] - y] += 1
    best: Move | None = None
    most = _GAIN
    for lines, _ in votes.most_common(3):
        run = _longest_run(before, after, lines)
        if run is None:
            continue
        first, last = run
        saved = sum(
            sum(char != " " for char, _ in after[y])
            for y in range(first, last + 1)
            if before[y] != after[y]
        )
        if saved > most:
            most = saved
            best = Move(min(first, first + lines), max(last, last + lines), lines)
    return best


def find_clearing(before: Sequence[Line], after: Sequence[Line]) -> Move | None:
    """Return the move that blanks the longest stretch of lines of which most are new.

    Lines that are written on blanks need not be erased behind their ends.
    """
    best: Move | None = None
    top: int | None = None
    for y in range(len(after) + 1):
        new = y < len(after) and (before[y] != after[y] or _is_blank(before[y]))
        if new and top is None:
            top = y
        elif not new and top is not None:
            if y - top >= _STRETCH and (best is None or y - top > best.lines):
                best = Move(top, y - 1, y - top)
            top = None
    return best if best is not None and not _loses_much(before, after, best) else None


def _loses_much(before: Sequence[Line], after: Sequence[Line], block: Move) -> bool:
    """Whether blanking the lines would mean writing much again that stands there already."""
    same = 0
    for y in range(block.top, block.bottom + 1):
        alike = [a[0] for a, b in zip(before[y], after[y], strict=True) if a == b]
        same += len(alike) - alike.count(" ")
        if same > _AGAIN * block.lines:
            return True
    return False


def _is_blank(line: Line) -> bool:
    return all(cell == BLANK for cell in line)


def _longest_run(
    before: Sequence[Line], after: Sequence[Line], lines: int
) -> tuple[int, int] | None:
    """Return the longest stretch of lines that came from `lines` further down."""
    best: tuple[int, int] | None = None
    start: int | None = None
    height = len(after)
    for y in range(height + 1):
        came = y < height and 0 <= y + lines < height and before[y + lines] == after[y]
        if came and start is None:
            start = y
        elif not came and start is not None:
            if best is None or y - 1 - start > best[1] - best[0]:
                best = (start, y - 1)
            start = None
    return best


def apply_move(lines: list[Line], move: Move, width: int) -> None:
    """Do to the shadow what the terminal does: move the lines, blank the ones left."""
    region = lines[move.top : move.bottom + 1]
    fresh = [[BLANK] * width for _ in range(abs(move.lines))]
    kept = region[move.lines :] if move.lines > 0 else region[: move.lines]
    lines[move.top : move.bottom + 1] = kept + fresh if move.lines > 0 else fresh + kept
