"""Paragraphs of plain lines: hanging indents, and words picked out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.clean import clean, clean_line
from briefing.text.width import pad, text_width
from briefing.text.wrap import wrap_lines, wrap_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Marks = tuple[str, str]
"""What stands before and after a word that is picked out."""
PLAIN: Marks = ("", "")

_WORD = re.compile(r"\S+")


def hang(label: str, text: str, width: int) -> list[str]:
    """Return the text wrapped at `width` columns behind a label, later lines indented to it.

    The text is neutralised and its white space folded.
    """
    return hang_marked(label, text, width)


def hang_named(name: str, column: int, texts: Iterable[str], width: int) -> list[str]:
    """Return texts one below the other behind a name that is padded to `column`.

    Where the name would leave them less than half of the width, it stands above them.
    """
    label = f"  {pad(name, column)}  "
    lines: list[str] = []
    if text_width(label) > width // 2:
        lines, label = hang("  ", name, width), " " * 4
    for text in texts:
        if text:
            lines += hang(label, text, width)
            label = " " * text_width(label)
    return lines or hang("  ", name, width)


def hang_marked(
    label: str,
    text: str,
    width: int,
    picked: Sequence[tuple[int, int]] = (),
    marks: Marks = PLAIN,
) -> list[str]:
    """Do as `hang`, with the places `picked` (offsets into the text, in order) between marks."""
    indent = text_width(label)
    room = max(8, width - indent)
    if not picked or marks == PLAIN:
        rows = wrap_lines(clean_line(text), room)
    else:
        folded, moved = _fold(clean(text), picked)
        starts = wrap_rows(folded, 0, len(folded), room)
        ends = [*starts[1:], len(folded)]
        rows = [_pick(folded, a, b, moved, marks) for a, b in zip(starts, ends, strict=True)]
    later = " " * indent
    return [((later if n else label) + row).rstrip() for n, row in enumerate(rows)]


def columns_of(cells: Iterable[str]) -> int:
    """Return the columns that the widest cell takes."""
    return max(map(text_width, cells), default=0)


def _fold(text: str, picked: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text with its white space folded, and the places where they lie then."""
    words: list[str] = []
    moved: list[tuple[int, int]] = []
    at = 0
    for found in _WORD.finditer(text):
        for start, end in picked:
            first, last = max(start, found.start()), min(end, found.end())
            if first < last:
                moved.append((at + first - found.start(), at + last - found.start()))
        words.append(found[0])
        at += len(found[0]) + 1
    return " ".join(words), moved


def _pick(text: str, start: int, end: int, places: Iterable[tuple[int, int]], marks: Marks) -> str:
    """Return text[start:end] with marks around what lies in the places."""
    return "".join(_picked_pieces(text, start, end, places, marks)).rstrip()


def _picked_pieces(
    text: str, start: int, end: int, places: Iterable[tuple[int, int]], marks: Marks
) -> Iterator[str]:
    at = start
    for first, last in places:
        first, last = max(first, at), min(last, end)
        if first < last:
            yield f"{text[at:first]}{marks[0]}{text[first:last]}{marks[1]}"
            at = last
    yield text[at:end]
