"""One row of text as styled pieces: indent, marker, the marks over it, table columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from briefing.model import BlockKind

if TYPE_CHECKING:
    from .layout import Layout
    from .marks import Marks
    from .pieces import Piece

_BLOCK_STYLES = {
    BlockKind.TITLE: "title",
    BlockKind.HEADING: "heading",
    BlockKind.STANDFIRST: "standfirst",
    BlockKind.QUOTE: "quote",
    BlockKind.CODE: "code",
    BlockKind.CAPTION: "quiet",
    BlockKind.FURNITURE: "quiet",
}
CODE_TAB = "    "
_BLANKS = str.maketrans("\n\t", "  ")


def fold_label(layout: Layout, first: int) -> str:
    """Return what a fold says: the line itself where it is short, else how many there are."""
    article, behind = layout.article, layout.folds[first]
    lines = sum(
        article.text.count("\n", block.start, block.end) + 1
        for block in article.blocks[first:behind]
    )
    label = f"{lines} lines of page furniture"
    if lines == 1:
        block = article.blocks[first]
        label = " ".join(article.text[block.start : block.end].split())
        room = layout.width - 4
        label = label if cell_len(label) <= room else "1 line of page furniture"
    return f"┄ {label} ┄"


class RowText:
    """The text of one row of a layout."""

    def __init__(self, layout: Layout, row: int, marks: Marks) -> None:
        """`row` must be a row of text."""
        self._layout = layout
        self._block_index = layout.blocks[row]
        self._block = layout.article.blocks[self._block_index]
        self._start, self._end = layout.starts[row], layout.ends[row]
        self._marks = marks

    def pieces(self) -> list[Piece]:
        """Return the pieces of the row, without the page margin."""
        block = self._block
        base = _BLOCK_STYLES.get(block.kind, "")
        if block.kind is BlockKind.TABLE_ROW and block.level:
            base = "table-head"
        found = [(self._indent(), "quiet")]
        for start, end, layers in self._marks.pieces(self._start, self._trimmed_end()):
            name = " ".join((base, *layers)).strip()
            found.append((self._drawn(start, end), name))
        return found

    def _indent(self) -> str:
        block = self._block
        columns = self._layout.indent(block)
        if block.kind is BlockKind.QUOTE:
            return "│ " * (columns // 2)
        if block.kind is BlockKind.LIST_ITEM and self._start == block.start:
            return (block.marker + " ").rjust(columns)
        return " " * columns

    def _trimmed_end(self) -> int:
        text = self._layout.article.text
        return self._start + len(text[self._start : self._end].rstrip())

    def _drawn(self, start: int, end: int) -> str:
        """Return what is drawn for a piece: blanks for line ends and tabs, columns in tables."""
        text = self._layout.article.text[start:end]
        if self._block.kind is BlockKind.CODE:
            return text.replace("\n", "").replace("\t", CODE_TAB)
        if self._block.kind is not BlockKind.TABLE_ROW:
            return text.translate(_BLANKS)
        gaps = self._gaps()
        return "".join(gaps.get(start + at, char) for at, char in enumerate(text))

    def _gaps(self) -> dict[int, str]:
        """Return what stands for each tab of a table row: the rest of its column, or a rule."""
        block, text = self._block, self._layout.article.text
        widths = self._layout.columns.get(self._block_index)
        gaps, at = {}, block.start
        for column, cell in enumerate(text[block.start : block.end].split("\t")):
            blanks = widths[column] - cell_len(cell) + 2 if widths else 0
            gaps[at + len(cell)] = " " * blanks if widths else "│"
            at += len(cell) + 1
        return gaps
