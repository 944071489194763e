"""An article: one canonical text, with its blocks and links as spans over it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.text.reading_time import minutes_for


class BlockKind(StrEnum):
    """What a block is; the values are those of the JSON output."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CODE = "code"
    TABLE_ROW = "table-row"
    CAPTION = "caption"
    FURNITURE = "furniture"
    """What a page puts around an article: counters, "leave a reply", "also read". Folded."""


PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
"""Blocks that hold the running text: what a summary may be cut from."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of the text.

    Blocks are ordered and do not overlap. What lies between them is white space, or a list
    marker that the text itself holds. A line end inside a block is drawn as a blank, except
    in code, where it ends the line.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Heading: depth from 1. List item and quote: nesting from 1. Table row: 1 for a header."""
    marker: str = ""
    """List item: what stands in front of it when it is drawn, such as "•" or "3."."""


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of the text that leads elsewhere."""

    start: int
    end: int
    href: str
    """Address, neutralised, as the source gives it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it up to the next heading of its depth or above."""

    title: str
    start: int
    end: int
    level: int
    pasted: bool
    """An article of its own, put in under a label such as "Related news"."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text that a stranger wrote, neutralised, with what its source says of it."""

    id: str
    """16 hexadecimal digits of the SHA-256 of the source's bytes."""
    key: str
    """Where it comes from: an absolute path, an address, or "-" for standard input."""
    path: str
    """The same as the user would name it; shown in lists and errors."""
    format: str
    """"text", "markdown" or "html"."""
    title: str
    """One line; equals the title block's text, white space folded, where there is one."""
    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    standfirst: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    """Day of publication as ISO date, or "" where the source does not say."""
    pasted: frozenset[int] = frozenset()
    """Indices of heading blocks that begin an article put in under a label."""

    @property
    def words(self) -> int:
        """Number of blank-separated words outside page furniture."""
        return sum(
            len(self.text[b.start : b.end].split())
            for b in self.blocks
            if b.kind is not BlockKind.FURNITURE
        )

    @property
    def minutes(self) -> int:
        """Minutes that a reading takes at 230 words a minute, at least 1."""
        return minutes_for(self.words)

    def sections(self) -> tuple[Section, ...]:
        """Return a section for each heading block, in order."""
        heads = [(i, b) for i, b in enumerate(self.blocks) if b.kind is BlockKind.HEADING]
        ends = [len(self.text)] * len(heads)
        within: list[int] = []
        for n, (_, head) in enumerate(heads):
            while within and heads[within[-1]][1].level >= head.level:
                ends[within.pop()] = head.start
            within.append(n)
        found = []
        for (i, head), end in zip(heads, ends, strict=True):
            title = " ".join(self.text[head.start : head.end].split())
            found.append(Section(title, head.start, end, head.level, i in self.pasted))
        return tuple(found)
