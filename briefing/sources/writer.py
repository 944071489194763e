"""Puts the visible text of a marked-up source together, with its blocks and links as spans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.model import BlockKind, Link
from briefing.text.clean import clean, clean_line

from .piece import Piece

_TIGHT = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_LONGEST_ADDRESS = 2000
EMPTY_CELL = "–"
"""Stands in the first cell of a row where that is empty, to keep the others in their columns."""
_INVISIBLE = re.compile("[\xad\u200b\u200e\u200f\u2060\ufeff]")
"""Soft hyphens, zero-width spaces, marks of direction: no reader of the page sees them."""


@dataclass(slots=True)
class Run:
    """The text of one block while it is gathered, with links as offsets into it."""

    parts: list[str] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    length: int = 0
    pictures: int = 0
    """Pictures that stand in it."""
    spoken: bool = False
    """It holds more than pictures."""

    @classmethod
    def of(cls, text: str) -> Run:
        """Return a run that holds a text without links."""
        run = cls()
        run.add(text)
        return run

    def add(self, text: str) -> None:
        """Add visible text, without what no reader sees."""
        text = _INVISIBLE.sub("", text)
        self.parts.append(text)
        self.length += len(text)
        self.spoken = self.spoken or bool(text.strip())

    def add_picture(self, alt: str) -> None:
        """Add what stands for a picture, if somebody described it."""
        alt = " ".join(alt.split())
        if alt:
            spoken = self.spoken
            self.add(f"[image: {alt}]")
            self.pictures, self.spoken = self.pictures + 1, spoken

    def link(self, start: int, href: str) -> None:
        """Make a link of everything from `start` on."""
        if href and start < self.length:
            self.links.append((start, self.length, href))

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)


class Writer:
    """A text that grows block by block; every block is neutralised as it comes in."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.links: list[Link] = []
        self._parts: list[str] = []
        self._length = 0

    def add(
        self, kind: BlockKind, run: Run | str, level: int = 0, marker: str = ""
    ) -> Piece | None:
        """Add a block, white space around it dropped; return None where nothing is left."""
        if isinstance(run, str):
            run = Run.of(run)
        whole = clean(run.text)
        text = whole.strip()
        if not text:
            return None
        lead = len(whole) - len(whole.lstrip())
        start = self._separate(kind)
        self._put(text)
        settled = kind is not BlockKind.PARAGRAPH
        piece = Piece(start, self._length, kind, level, clean_line(marker), settled=settled)
        self.pieces.append(piece)
        for first, last, href in run.links:
            self._link(start + max(0, first - lead), start + min(len(text), last - lead), href)
        return piece

    def append(self, other: Writer) -> None:
        """Add all blocks of another text."""
        if not other.pieces:
            return
        offset = self._separate(other.pieces[0].kind)
        self._put(other.text)
        for piece in other.pieces:
            piece.start += offset
            piece.end += offset
            self.pieces.append(piece)
        self.links += [Link(k.start + offset, k.end + offset, k.href) for k in other.links]

    def _separate(self, kind: BlockKind) -> int:
        """Write what stands between two blocks; return where the next one begins."""
        if self.pieces:
            tight = kind in _TIGHT and self.pieces[-1].kind is kind
            self._put("\n" if tight else "\n\n")
        return self._length

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _link(self, start: int, end: int, href: str) -> None:
        href = clean_line(href)[:_LONGEST_ADDRESS]
        if start < end and href:
            self.links.append(Link(start, end, href))

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)
