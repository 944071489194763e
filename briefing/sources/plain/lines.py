"""The lines of a plain text, and the column at which somebody broke them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile(r"[^\n\N{SYMBOL FOR FORM FEED}]+|\N{SYMBOL FOR FORM FEED}")
_TAB = 8
_NARROWEST, _WIDEST = 40, 130
"""Columns between which text is broken by hand; beyond, a line is a paragraph."""
_LONGEST_WORD = 20
_GOING_ON = 0.3
"""Part of broken lines after which a sentence goes on in lower case, at least."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; the span has no white space at either end."""

    start: int
    end: int
    indent: int
    """Columns before its first character."""
    gap: bool
    """A blank line, or the beginning of the text, stands before it."""

    @property
    def reach(self) -> int:
        """Columns up to its last character."""
        return self.indent + self.end - self.start


def split_lines(text: str) -> list[Line]:
    """Return the lines of a text that are not blank; a page break is a line of its own."""
    lines = []
    last = -1
    for match in _LINE.finditer(text):
        whole = match[0]
        bare = whole.strip()
        if not bare:
            continue
        lead = whole[: len(whole) - len(whole.lstrip())]
        start = match.start() + len(lead)
        gap = last < 0 or text.count("\n", last, start) > 1
        indent = len(lead.expandtabs(_TAB)) if lead else 0
        last = start + len(bare)
        lines.append(Line(start, last, indent, gap))
    return lines


def find_width(text: str, lines: Sequence[Line]) -> int:
    """Return the column at which paragraphs are broken; 0 where every line is its own."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and b.indent <= a.indent + 1]
    if len(pairs) < 2:
        return 0
    reaches = sorted(line.reach for line, _ in pairs)
    width = reaches[int(0.97 * (len(reaches) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    long = [(a, b) for a, b in pairs if a.reach > 0.6 * width]
    full = [(a, b) for a, b in long if is_full(text, a, b, width)]
    if len(full) < 0.6 * len(long) or len(full) < 0.25 * len(pairs):
        return 0
    going_on = sum(_goes_on(text[b.start]) for _, b in full)
    return width if going_on >= _GOING_ON * len(full) else 0


def is_full(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the following line would not have fitted into the line."""
    if line.reach + 1 + _LONGEST_WORD <= width:
        return False
    word = text[following.start : min(following.end, following.start + _LONGEST_WORD)]
    return line.reach + 1 + len(word.split(None, 1)[0]) > width


def _goes_on(char: str) -> bool:
    """Whether a line that begins so may be in the middle of a sentence: no capital, no digit."""
    return char.isalpha() and not char.isupper()
