"""The rows of an article at one width: arrays of offsets, exact for every width.

    text of the article      blocks           rows at this width
    "Crews raised ..."  -->  paragraph 3 -->  (start, end, block, kind)

A row is looked up by offset, and an offset by row, by bisection. Virtual rows (blank lines, the
line with outlet and date, folded furniture, the end) hold no text; they stand between the
offsets of their neighbours, so that the bisection stays exact.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from enum import IntEnum
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

from briefing.model import BlockKind
from briefing.text.wrap import wrap_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Article, Block


class RowKind(IntEnum):
    """What a row shows."""

    TEXT = 0
    BLANK = 1
    META = 2
    """Outlet, date, minutes: once, under the title or at the top."""
    FOLD = 3
    """Folded furniture: `block` is the first block of the fold."""
    END = 4


_TIGHT = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.FURNITURE})
"""Kinds whose neighbours of the same kind follow without a blank row."""


def _columns(char: str) -> int:
    """Return the columns of a character, with one for the sign that makes an emoji a wide one."""
    return 1 if char == "\ufe0f" else get_character_cell_size(char)


class Layout:
    """The rows of one article at one width."""

    def __init__(self, article: Article, width: int, opened: frozenset[int] = frozenset()) -> None:
        """Lay out at `width` columns; `opened` holds first blocks of folds that stand open."""
        self.article = article
        self.width = width
        self.opened = opened
        self.starts = array("L")
        self.ends = array("L")
        self.blocks = array("L")
        self.kinds = bytearray()
        self.columns: dict[int, tuple[int, ...]] = {}
        """Column widths of a table, by the index of each of its row blocks."""
        self.folds: dict[int, int] = {}
        """First block of a fold -> the block behind its last."""
        self._lay_out()

    def __len__(self) -> int:
        return len(self.starts)

    def _add(self, kind: RowKind, start: int, end: int, block: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.blocks.append(block)
        self.kinds.append(kind)

    def _add_gap(self, block: Block, index: int) -> None:
        """Add a blank row before a block; it stands where the text before it has ended."""
        at = self.article.blocks[index - 1].end if index else 0
        if self.kinds[-1] == RowKind.META:
            at += 1
        at = min(max(at, self.starts[-1]), block.start)
        self._add(RowKind.BLANK, at, at, index)

    def _lay_out(self) -> None:
        blocks = self.article.blocks
        if not (blocks and blocks[0].kind is BlockKind.TITLE):
            self._add(RowKind.META, 0, 0, 0)
        index, before = 0, None
        while index < len(blocks):
            block = blocks[index]
            tight = before is not None and block.kind is before.kind and block.kind in _TIGHT
            if len(self) and not tight:
                self._add_gap(block, index)
            before = block
            if block.kind is BlockKind.FURNITURE:
                index = self._lay_out_furniture(index)
                continue
            if block.kind is BlockKind.TABLE_ROW and index not in self.columns:
                self._measure_table(index)
            self._lay_out_block(index, block)
            if block.kind is BlockKind.TITLE and index == 0:
                self._add(RowKind.META, block.end, block.end, index)
            index += 1
        end = len(self.article.text)
        last = max(0, len(blocks) - 1)
        self._add(RowKind.BLANK, end, end, last)
        self._add(RowKind.END, end, end, last)

    def _lay_out_furniture(self, first: int) -> int:
        blocks = self.article.blocks
        behind = first
        while behind < len(blocks) and blocks[behind].kind is BlockKind.FURNITURE:
            behind += 1
        self.folds[first] = behind
        self._add(RowKind.FOLD, blocks[first].start, blocks[first].start, first)
        if first in self.opened:
            for index in range(first, behind):
                self._lay_out_block(index, blocks[index])
        return behind

    def _lay_out_block(self, index: int, block: Block) -> None:
        width = self.width - self.indent(block)
        for start, end in self._lines(block):
            rows = [start]
            if index not in self.columns:
                room = width
                if block.kind is BlockKind.CODE:  # a tab in code is drawn as four blanks
                    room -= 3 * self.article.text.count("\t", start, end)
                rows = wrap_rows(self.article.text, start, end, room, _columns)
            for at, behind in zip(rows, [*rows[1:], end], strict=True):
                self._add(RowKind.TEXT, at, behind, index)

    def _lines(self, block: Block) -> Iterator[tuple[int, int]]:
        """Yield the pieces of a block that must begin rows of their own."""
        if block.kind is not BlockKind.CODE:
            yield block.start, block.end
            return
        at = block.start
        while at < block.end:
            behind = self.article.text.find("\n", at, block.end)
            behind = block.end if behind < 0 else behind
            yield at, min(behind + 1, block.end)
            at = behind + 1

    def _measure_table(self, first: int) -> None:
        """Give each row of the table that begins here the column widths, if it fits at all."""
        blocks, text = self.article.blocks, self.article.text
        behind = first
        widths: list[int] = []
        while behind < len(blocks) and blocks[behind].kind is BlockKind.TABLE_ROW:
            cells = text[blocks[behind].start : blocks[behind].end].split("\t")
            widths += [0] * (len(cells) - len(widths))
            for column, cell in enumerate(cells):
                taken = sum(map(get_character_cell_size, cell))
                widths[column] = max(widths[column], taken)
            behind += 1
        if sum(widths) + 2 * (len(widths) - 1) <= self.width:
            for index in range(first, behind):
                self.columns[index] = tuple(widths)

    @staticmethod
    def indent(block: Block) -> int:
        """Return the columns by which a block's text stands in from the margin."""
        if block.kind is BlockKind.LIST_ITEM:
            return 2 * max(0, block.level - 1) + max(2, len(block.marker) + 1)
        if block.kind is BlockKind.QUOTE:
            return 2 * max(1, block.level)
        return 2 if block.kind is BlockKind.CODE else 0

    def row_of(self, offset: int) -> int:
        """Return the row that shows the character at `offset`, or the nearest one above it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def fold_over(self, offset: int) -> int | None:
        """Return the first block of the closed fold that hides `offset`, if one does."""
        blocks = self.article.blocks
        for first, behind in self.folds.items():
            if first not in self.opened and blocks[first].start <= offset < blocks[behind - 1].end:
                return first
        return None

    def text_row(self, row: int) -> int:
        """Return the first row at or below `row` that shows text, else the last one above it."""
        for at in range(row, len(self)):
            if self.kinds[at] == RowKind.TEXT:
                return at
        return next((at for at in range(row, -1, -1) if self.kinds[at] == RowKind.TEXT), 0)
