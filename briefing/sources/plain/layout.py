"""From lines to pieces: what belongs to one paragraph, list item, quotation or table."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.model import BlockKind
from briefing.sources.piece import Piece
from briefing.sources.shape import (
    begins_small,
    ends_clause,
    ends_sentence,
    find_marker,
    is_number,
    is_rule,
    is_underline,
    looks_set,
    looks_written,
    quote_prefix,
)

from .lines import Line, find_width, is_full, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CODE_INDENT = 4
_PLAIN_BULLETS = dict.fromkeys("-*+o", "•")
_HEADING_WORDS = 10
_FEWEST_LINES, _MOST, _PARAGRAPH = 4, 0.6, 10
"""Lines of a text without blank ones, the part of them that are paragraphs, and words of one."""
_WORDY = 5
"""Words from which on a line tells where the text's margin is."""


def find_pieces(text: str) -> list[Piece]:
    """Return the pieces of a text in order; between them is white space and list markers."""
    lines = split_lines(text)
    width = find_width(text, lines)
    setter = _Setter(text, width, _find_margin(text, lines))
    for group in _groups(lines):
        setter.take(group)
    pieces = _with_lone_numbers_undone(setter.pieces, text)
    if not width and _are_paragraphs(text, lines):
        for piece in pieces:
            piece.gap_before = piece.gap_after = True
    _set_levels(pieces)
    return pieces


def _are_paragraphs(text: str, lines: Sequence[Line]) -> bool:
    """Whether a text has no blank lines, and most of its lines are paragraphs of their own."""
    if len(lines) < _FEWEST_LINES or any(line.gap for line in lines[1:]):
        return False
    whole = sum(
        ends_sentence(text[line.start : line.end])
        and text.count(" ", line.start, line.end) >= _PARAGRAPH
        for line in lines
    )
    return whole >= _MOST * len(lines)


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield runs of lines without a blank line inside."""
    group: list[Line] = []
    for line in lines:
        if line.gap and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _find_margin(text: str, lines: Sequence[Line]) -> int:
    """Return the columns that most lines of prose are indented by."""
    wordy = Counter(
        line.indent for line in lines if text.count(" ", line.start, line.end) >= _WORDY
    )
    return wordy.most_common(1)[0][0] if wordy else 0


class _Setter:
    """Sets groups of lines as pieces."""

    def __init__(self, text: str, width: int, margin: int) -> None:
        self.pieces: list[Piece] = []
        self._text = text
        self._width = width
        self._margin = margin
        self._verse = False
        self._last: Line | None = None
        """The last line of the piece that may go on; None where it may not."""

    def take(self, group: list[Line]) -> None:
        """Set a run of lines without a blank line inside."""
        bare = [self._text[line.start : line.end] for line in group]
        first = len(self.pieces)
        if self._is_code(group, bare):
            piece = Piece(group[0].start, group[-1].end, BlockKind.CODE, lines=len(group))
            piece.indent = group[0].indent
            self.pieces.append(piece)
        else:
            self._last = None
            self._verse = self._is_verse(group, bare)
            for line, content in zip(group, bare, strict=True):
                self._take_line(line, content)
        for piece in self.pieces[first:]:
            piece.gap_before = piece.gap_after = False
        if first < len(self.pieces):
            self.pieces[first].gap_before = self.pieces[-1].gap_after = True

    def _is_code(self, group: Sequence[Line], bare: Sequence[str]) -> bool:
        if any(quote_prefix(content) for content in bare):
            return False
        marked = sum(bool(find_marker(c, n.indent)) for n, c in zip(group, bare, strict=True))
        solid = [b for a, b in pairwise(["", *bare]) if not is_underline(b, a)]
        if looks_set(solid) and marked < 0.5 * len(group):
            return True
        deep = all(line.indent >= self._margin + _CODE_INDENT for line in group)
        return deep and not marked and not looks_written(bare)

    def _is_verse(self, group: Sequence[Line], bare: Sequence[str]) -> bool:
        """Whether lines end where their author wants, not where the column does."""
        if len(group) < 3 or any(find_marker(c, 0) for c in bare):
            return False
        pairs = list(pairwise(group))
        full = sum(is_full(self._text, a, b, self._width) for a, b in pairs)
        return not self._width or full < 0.34 * len(pairs)

    def _take_line(self, line: Line, content: str) -> None:
        above = self._last
        if above and is_underline(content, self._text[above.start : above.end]):
            self._underline(line, content)
        elif is_rule(content) or content == "\N{SYMBOL FOR FORM FEED}":
            self._add(line, BlockKind.FURNITURE, 0)
            self._last = None
        elif prefix := quote_prefix(content):
            if prefix.strip() != content.strip():
                behind = len(content) - len(content[len(prefix) :].lstrip())
                self._add(line, BlockKind.QUOTE, behind)
                self.pieces[-1].level = prefix.count(">")
            self._last = None
        elif marker := find_marker(content, line.indent):
            inside = len(content) - len(content[len(marker) :].lstrip())
            self._add(line, BlockKind.LIST_ITEM, inside)
            self.pieces[-1].marker = _PLAIN_BULLETS.get(marker, marker)
            self._last = line
        elif above and self._goes_on(above, line, content):
            self.pieces[-1].end = line.end
            self.pieces[-1].lines += 1
            self._last = line
        else:
            self._add(line, BlockKind.PARAGRAPH, 0)
            self._last = line

    def _add(self, line: Line, kind: BlockKind, skip: int) -> None:
        piece = Piece(line.start + skip, line.end, kind, indent=line.indent)
        piece.settled = kind in (BlockKind.FURNITURE, BlockKind.QUOTE)
        self.pieces.append(piece)

    def _underline(self, line: Line, content: str) -> None:
        if self.pieces[-1].lines == 1 and self.pieces[-1].kind is BlockKind.PARAGRAPH:
            self.pieces[-1].kind = BlockKind.HEADING
            self.pieces[-1].level = 1 if content[0] in "=#*" else 2
        self._add(line, BlockKind.FURNITURE, 0)
        self._last = None

    def _goes_on(self, above: Line, line: Line, content: str) -> bool:
        """Whether a line continues the piece of the line above it."""
        before = self._text[above.start : above.end]
        item = self.pieces[-1].kind is BlockKind.LIST_ITEM
        if item and line.indent > self.pieces[-1].indent:
            return True
        if self._verse:
            return False
        ended = ends_sentence(before)
        if self._width and is_full(self._text, above, line, self._width):
            return not (ended and line.indent > above.indent + 1)
        least, most = (self._width // 2, 999) if self._width else (45, 130)
        return not ended and begins_small(content) and least <= above.reach <= most


def _with_lone_numbers_undone(pieces: list[Piece], text: str) -> list[Piece]:
    """Make paragraphs of numbered items that have no neighbour in the count, or head a section."""
    items = [p for p in pieces if p.kind is BlockKind.LIST_ITEM and is_number(p.marker)]
    headed = {id(a) for a, b in pairwise(pieces) if _heads(a, b, text)}
    for at, item in enumerate(items):
        around = items[max(0, at - 1) : at] + items[at + 1 : at + 2]
        counted = any(_adjoin(item.marker, other.marker) for other in around)
        if not counted or id(item) in headed:
            item.start = text.rfind(item.marker, 0, item.start)
            item.kind = BlockKind.PARAGRAPH
    for item in items:
        item.marker = item.marker if item.kind is BlockKind.LIST_ITEM else ""
    return pieces


def _heads(item: Piece, after: Piece, text: str) -> bool:
    """Whether a numbered item stands alone above running text, as a section's heading does."""
    if item.kind is not BlockKind.LIST_ITEM or not (item.gap_before and item.gap_after):
        return False
    words = len(item.cut(text).split())
    alone = item.lines == 1
    running = after.kind is BlockKind.PARAGRAPH and len(after.cut(text).split()) > words
    return alone and running and words <= _HEADING_WORDS and not ends_clause(item.cut(text))


def _adjoin(one: str, other: str) -> bool:
    """Whether two markers follow one another: "1." and "2.", "(b)" and "(a)"."""
    shape = re.compile(r"\w+")
    if shape.sub("", one) != shape.sub("", other):
        return False
    a, b = one.strip("()."), other.strip("().")
    if a.isdecimal() and b.isdecimal():
        return abs(int(a) - int(b)) == 1
    return a.isalpha() and b.isalpha() and (len(a) + len(b) > 2 or abs(ord(a) - ord(b)) == 1)


def _set_levels(pieces: Sequence[Piece]) -> None:
    """Give list items their depth, by how far they are indented among their neighbours."""
    depths: list[int] = []
    for piece in pieces:
        if piece.kind is not BlockKind.LIST_ITEM:
            depths = []
            continue
        while depths and depths[-1] > piece.indent:
            depths.pop()
        if not depths or depths[-1] < piece.indent:
            depths.append(piece.indent)
        piece.level = len(depths)


def join_code(pieces: Sequence[Piece]) -> list[Piece]:
    """Join neighbouring code over the blank lines between, so that it keeps its columns."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.kind is BlockKind.CODE is joined[-1].kind:
            joined[-1].end, joined[-1].gap_after = piece.end, piece.gap_after
            joined[-1].lines += piece.lines
        else:
            joined.append(piece)
    return joined
