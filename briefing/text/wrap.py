"""Break a paragraph into rows of a width, as offsets into the text. Nothing is lost or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .width import char_width

if TYPE_CHECKING:
    from collections.abc import Callable

_NARROW = ("ascii", "cp1252", "cp1250", "cp1251", "iso8859-7")
"""Alphabets all of whose characters take one column, the commonest first."""
_BLANKS = str.maketrans("\n\t", "  ")


def wrap_rows(
    text: str, start: int, end: int, width: int, measure: Callable[[str], int] = char_width
) -> list[int]:
    """Return the offset at which each row of `text[start:end]` begins; `width` is in columns.

    Rows break after white space, which stays at the end of its row and may overhang; a word
    wider than the row is cut. Newlines count as blanks. `measure` gives a character's columns.
    """
    width = max(1, width)
    line = text[start:end].translate(_BLANKS)
    if not _is_narrow(line):
        return [start + at for at in _wrap_measured(line, width, measure)]
    rows = [start]
    at, length = 0, len(line)
    while length - at > width:
        cut = line.rfind(" ", at, at + width + 1)
        if cut <= at:
            cut = at + width - 1  # one word fills the row
        cut += 1
        while cut < length and line[cut] == " ":
            cut += 1
        if cut >= length:
            break
        rows.append(start + cut)
        at = cut
    return rows


def _is_narrow(line: str) -> bool:
    """Whether every character takes one column for certain; a codec tells faster than a loop."""
    for alphabet in _NARROW:
        try:
            line.encode(alphabet)
        except UnicodeEncodeError:
            continue
        return True
    return False


def _wrap_measured(line: str, width: int, measure: Callable[[str], int]) -> list[int]:
    rows = [0]
    used = 0  # columns taken in this row
    opening = -1  # where the row may be broken
    after = 0  # columns taken behind that place
    for at, char in enumerate(line):
        columns = measure(char)
        while char != " " and used and used + columns > width:
            cut = opening if opening > rows[-1] else at
            rows.append(cut)
            used = after if cut == opening else 0
            opening = -1
        used += columns
        after += columns
        wide = columns == 2
        if char == " " or (wide and at + 1 < len(line) and measure(line[at + 1]) > 0):
            opening, after = at + 1, 0
    if len(rows) > 1 and not line[rows[-1] :].strip():
        rows.pop()
    return rows


def wrap_lines(text: str, width: int) -> list[str]:
    """Return the text folded into one paragraph and cut into lines of at most `width` columns."""
    folded = " ".join(text.split())
    starts = wrap_rows(folded, 0, len(folded), width)
    return [folded[a:b].rstrip() for a, b in zip(starts, [*starts[1:], len(folded)], strict=True)]
