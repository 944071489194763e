"""Finds the article in a text that is the dump of a whole page, menus and all.

Every line gets points: running prose is good, a menu's entry bad, a label under which readers
or other articles follow very bad. The article is the run of lines with the highest sum.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.model import BlockKind
from briefing.sources.shape import ends_sentence, stop_share
from briefing.text.furniture import (
    is_date,
    is_furniture,
    is_navigation,
    opens_comments,
    opens_related,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.sources.piece import Piece

_FEWEST_LINES = 30
_FEWEST_SIGNS = 6
_SHORT = 4
"""Words up to which a line without stop may be a menu's entry."""
_MANY_DATES = 3
"""Lines with nothing but a day that tell of a list of comments or of articles."""
_PROSE = 2.5
"""Points from which on a line is prose."""
_LONELY = 0.5
"""Part of its points that prose keeps between two poor lines."""
_FARTHEST = 30
"""Lines between a headline and its article."""
_TOO_FAR = 30.0
"""Points that a run may lose before it is over."""
_FIRST = 0.4
"""Part of the best run's sum that an earlier run must have to be taken."""
_ENOUGH = 0.25
"""Part of the best run's sum that the run below the headline must have to be taken."""
_LONGEST_GAP = 4
"""Poor lines in a row that may stand inside an article."""


def fold_page(text: str, pieces: Sequence[Piece]) -> bool:
    """Settle what surrounds the article as furniture; return whether the text is a page's dump."""
    lines = [" ".join(piece.cut(text).split()) for piece in pieces]
    if not _is_dump(pieces, lines):
        return False
    points, anchors = _points(lines), _anchors(lines)
    first, last = _find_run(points, anchors)
    if first == last:
        return False
    headline = _headline(lines, first, anchors)
    for at, piece in enumerate(pieces):
        if at == headline:
            piece.settle(BlockKind.TITLE)
        elif not first <= at < last:
            piece.settle(BlockKind.FURNITURE)
    _fold_gaps(pieces[first:last], points[first:last])
    return True


def _is_dump(pieces: Sequence[Piece], lines: Sequence[str]) -> bool:
    if len(pieces) < _FEWEST_LINES or any(p.lines > 3 for p in pieces[: _FEWEST_LINES * 2]):
        return False
    signs = {line.lower() for line in lines if is_furniture(line) or is_navigation(line)}
    short = sum(len(line.split()) <= _SHORT and not ends_sentence(line) for line in lines)
    return len(signs) >= _FEWEST_SIGNS and short >= 0.3 * len(lines)


def _points(lines: Sequence[str]) -> list[float]:
    """Return the points of each line; prose that stands alone between poor lines has few."""
    counts = Counter(lines)
    signed = sum(is_date(line) for line in lines) >= _MANY_DATES
    points = [_point(line, counts[line], -8.0 if signed else -2.0) for line in lines]
    inner = list(points)
    for at, value in enumerate(points):
        around = points[max(0, at - 1) : at] + points[at + 1 : at + 2]
        if value >= _PROSE and not any(v > 0 for v in around):
            inner[at] = value * _LONELY
    return inner


def _point(line: str, times: int, dated: float) -> float:
    """Return the points of a line that stands so many times in the text."""
    words = line.split()
    if opens_comments(line):
        return -25.0
    if opens_related(line) or (line.endswith(" says:") and len(words) <= 6):
        return -8.0
    if is_furniture(line):
        return -4.0
    if is_date(line):
        return dated
    if (times > 1 and len(words) < 25) or is_navigation(line):
        return -3.0
    ended = ends_sentence(line)
    if len(words) >= 10 and (ended or stop_share(words) >= 0.3):
        return min(len(words), 60) / 4 * (1.0 if ended else 0.5)
    if len(words) >= 4 and ended:
        return 1.5
    return -2.0 if len(words) <= _SHORT else -1.0


def _find_run(points: Sequence[float], anchors: Sequence[int]) -> tuple[int, int]:
    """Return the article as (first line, behind its last): below the headline if one is known.

    Of several good runs the first is the article: comments and other articles come later.
    """
    runs = _runs(points)
    best = max((total for _, _, total in runs), default=0.0)
    for anchor in anchors:
        for first, last, total in _runs(points, anchor + 1):
            if first - anchor <= _FARTHEST and total >= _ENOUGH * best:
                return first, last
    good = (run for run in runs if run[2] >= _FIRST * best)
    first, last, _ = next(good, (0, 0, 0.0))
    return first, last


def _runs(points: Sequence[float], start: int = 0) -> list[tuple[int, int, float]]:
    """Return the runs with a sum above zero that lie apart, as (first, behind the last, sum)."""
    runs: list[tuple[int, int, float]] = []
    total = best = 0.0
    begin = behind = start
    for at in range(start, len(points)):
        total += points[at]
        if total > best:
            best, behind = total, at + 1
        if total <= 0 or total < best - _TOO_FAR:
            if best > 0:
                runs.append((begin, behind, best))
            total, best, begin = 0.0, 0.0, at + 1
    if best > 0:
        runs.append((begin, behind, best))
    return runs


def _anchors(lines: Sequence[str]) -> list[int]:
    """Return the lines that the page's own name, its first line, repeats; the last one first."""
    name = _letters(lines[0])
    found = []
    for at, line in enumerate(lines[1:], 1):
        letters = _letters(line)
        if len(letters) > 15 and len(line.split()) >= 3 and letters in name:
            found.append(at)
    return found[::-1]


def _fold_gaps(pieces: Sequence[Piece], points: Sequence[float]) -> None:
    """Settle the longer runs of poor lines inside the article as furniture."""
    gap: list[Piece] = []
    for piece, value in zip(pieces, points, strict=True):
        if value < 0:
            gap.append(piece)
            continue
        if len(gap) > _LONGEST_GAP:
            for poor in gap:
                poor.settle(BlockKind.FURNITURE)
        gap = []


def _headline(lines: Sequence[str], first: int, anchors: Sequence[int]) -> int:
    """Return the index of the line above the article that is its headline, or -1."""
    near = range(max(0, first - 25), first)
    for at in sorted(anchors):
        if at in near:
            return at
    good = [at for at in near if 4 <= len(lines[at].split()) <= 25 and not is_furniture(lines[at])]
    fit = [at for at in good if not is_navigation(lines[at]) and not is_date(lines[at])]
    return max(fit, key=lambda at: len(lines[at].split()), default=-1)


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, line)).casefold()
