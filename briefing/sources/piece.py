"""A block while the reader still makes up its mind about it."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Block, BlockKind


@dataclass(slots=True)
class Piece:
    """A run of lines that belong together; its span has no white space at either end."""

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    lines: int = 1
    """Lines of the source that it spans."""
    indent: int = 0
    """Columns before its first character."""
    gap_before: bool = True
    """A blank line, or the text's edge, stands before it."""
    gap_after: bool = True
    pasted: bool = False
    """It heads an article that was put in under a label."""
    settled: bool = False
    """Its kind is certain: later steps leave it."""

    def cut(self, text: str) -> str:
        """Return its text."""
        return text[self.start : self.end]

    def settle(self, kind: BlockKind, level: int = 0) -> None:
        """Give it a kind for good."""
        self.kind, self.level, self.settled = kind, level, True

    def block(self) -> Block:
        """Return the block that it has become."""
        return Block(self.kind, self.start, self.end, self.level, self.marker)


def split_piece(pieces: list[Piece], index: int, text: str, cut: int, resume: int) -> None:
    """Split a piece into `[start, cut)` and `[resume, end)`, white space trimmed."""
    piece = pieces[index]
    while text[resume : resume + 1].isspace():
        resume += 1
    later = Piece(resume, piece.end, indent=piece.indent, gap_after=piece.gap_after)
    later.gap_before = False
    piece.end = piece.start + len(text[piece.start : cut].rstrip())
    piece.gap_after = False
    pieces.insert(index + 1, later)
