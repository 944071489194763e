"""Writes the blocks of the element that holds an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model import BlockKind

from .html_main import DROPPED, is_hidden, is_related, names_of
from .writer import EMPTY_CELL, Run, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

    from .piece import Piece

_INLINE = frozenset(
    ["a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
     "font", "i", "ins", "kbd", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small",
     "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"]
)  # fmt: skip
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|credit|wp-caption-text|photo-?credit)", re.IGNORECASE
)
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub-?(?:title|head(?:line|ing)?|deck)|dek|deck|lede?|strapline"
    r"|article-?(?:intro|summary|lead|excerpt)|summary)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s+")


class BlockWriter:
    """Goes over an element without recursion and writes a block wherever one ends."""

    def __init__(self, title: str, boxes: frozenset[int] = frozenset()) -> None:
        """Know the page's title, and the boxes beside the text by `mem_id`."""
        self.writer = Writer()
        self.titled = False
        self._title = _letters(title)
        self._boxes = boxes
        self._run = Run()
        self._lists: list[int | None] = []
        self._marker = ""
        self._quotes = 0
        self._aside = 0
        self._kinds: list[tuple[int, BlockKind, int]] = []
        """Open elements that give what they hold a kind: their identity, the kind, its depth."""
        self._anchors: list[tuple[Run, int, str]] = []
        """Open links: the run in which each began, the offset, its address."""

    def write(self, root: LexborNode) -> None:
        """Write everything to read in an element."""
        steps: list[tuple[LexborNode, bool]] = [(root, False)]
        while steps:
            node, leaving = steps.pop()
            if leaving:
                self._leave(node)
            elif node.is_text_node:
                self._add(node.text_content or "")
            elif self._enter(node):
                steps.append((node, True))
                steps.extend((child, False) for child in reversed(list(_children(node))))
        self._flush()

    def _enter(self, node: LexborNode) -> bool:
        """Begin an element; return whether its children are to be read."""
        tag = node.tag or ""
        if tag[:1] == "-" or tag in DROPPED or is_hidden(node):
            return False
        if tag == "br":
            self._break()
            return False
        if tag == "a":
            self._anchors.append((self._run, self._run.length, node.attributes.get("href") or ""))
        if tag in _INLINE:
            return True
        if tag == "pre":
            self._write_code(node)
            return False
        if tag == "table" and _is_data(node):
            self._write_table(node)
            return False
        if node.mem_id in self._boxes and not self._open_aside(node):
            return False
        self._flush()
        self._open(tag, node)
        return True

    def _open_aside(self, node: LexborNode) -> bool:
        """Begin a box beside the article if it is one that is folded, not dropped."""
        if node.tag == "aside" or is_related(node):
            self._flush()
            self._aside += 1
            return True
        return False

    def _open(self, tag: str, node: LexborNode) -> None:
        if tag in ("ul", "ol"):
            start = node.attributes.get("start") or "1"
            number = int(start) if start.isdecimal() and len(start) < 7 else 1
            self._lists.append(number if tag == "ol" else None)
        elif tag in ("li", "dd"):
            self._marker = self._next_marker() if tag == "li" else ""
        elif tag == "blockquote":
            self._quotes += 1
        elif kind := self._kind_of(tag, node):
            self._kinds.append((node.mem_id, kind, int(tag[1:]) if tag[1:].isdecimal() else 0))

    def _kind_of(self, tag: str, node: LexborNode) -> BlockKind | None:
        """Return the kind that an element gives to all that it holds, if it does."""
        if tag[0] == "h" and tag[1:].isdecimal():
            return BlockKind.HEADING
        if self._kinds:
            return None
        if tag in ("figcaption", "caption") or _CAPTION.search(names_of(node)):
            return BlockKind.CAPTION
        if len(self.writer.pieces) < 4 and _STANDFIRST.search(names_of(node)):
            return BlockKind.STANDFIRST
        return None

    def _next_marker(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "•"
        number = self._lists[-1]
        self._lists[-1] = number + 1
        return f"{number}."

    def _leave(self, node: LexborNode) -> None:
        """End an element."""
        tag = node.tag or ""
        if tag == "a" and self._anchors:
            self._link(*self._anchors.pop())
        if tag in _INLINE:
            return
        self._flush()
        if tag in ("ul", "ol"):
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag == "li":
            self._marker = ""
        if node.mem_id in self._boxes:
            self._aside -= 1
        if self._kinds and self._kinds[-1][0] == node.mem_id:
            self._kinds.pop()

    def _link(self, begun: Run, start: int, href: str) -> None:
        """Make a link of what the run holds since the link began, in it or in an earlier one."""
        self._run.link(start if begun is self._run else 0, href)

    def _add(self, text: str) -> None:
        text = _BLANKS.sub(" ", text)
        if text[:1] == " " and (not self._run.length or self._run.parts[-1][-1:] == " "):
            text = text[1:]
        if text:
            self._run.add(text)

    def _break(self) -> None:
        """Take a line end in running text as a blank; two of them end the paragraph."""
        if self._run.parts and self._run.parts[-1] == "\n":
            self._flush()
        elif self._run.length:
            self._run.add("\n")

    def _flush(self) -> Piece | None:
        """Write what was gathered as a block."""
        for anchor in self._anchors:
            self._link(*anchor)
        run, self._run = self._run, Run()
        if not run.text.strip():
            return None
        if run.text.count("\n"):
            run.parts = [run.text.replace("\n", " ")]
        kind, level, marker = self._kind_of_run(run)
        self._marker = "" if kind is BlockKind.LIST_ITEM else self._marker
        return self.writer.add(kind, run, level, marker)

    def _kind_of_run(self, run: Run) -> tuple[BlockKind, int, str]:
        if self._aside:
            return BlockKind.FURNITURE, 0, ""
        kind, level = self._kinds[-1][1:] if self._kinds else (None, 0)
        if kind is BlockKind.HEADING:
            if not self.titled and self._title and _letters(run.text) == self._title:
                self.titled = True
                return BlockKind.TITLE, 0, ""
            return BlockKind.HEADING, level, ""
        if kind is not None:
            return kind, 0, ""
        if self._lists:
            return BlockKind.LIST_ITEM, len(self._lists), self._marker
        if self._quotes:
            return BlockKind.QUOTE, self._quotes, ""
        return BlockKind.PARAGRAPH, 0, ""

    def _write_code(self, node: LexborNode) -> None:
        self._flush()
        text = (node.text(deep=True) or "").replace("\r", "\n").strip("\n")
        self.writer.add(BlockKind.FURNITURE if self._aside else BlockKind.CODE, text)

    def _write_table(self, table: LexborNode) -> None:
        """Write a table of data: a block for each row, cells apart by tabs."""
        self._flush()
        for row in table.css("tr"):
            run, header = Run(), True
            for number, cell in enumerate(c for c in _children(row) if c.tag in ("td", "th")):
                text = _BLANKS.sub(" ", cell.text(deep=True, separator=" ") or "").strip()
                run.add(f"\t{text}" if number else text or EMPTY_CELL)
                header = header and cell.tag == "th"
            self.writer.add(BlockKind.TABLE_ROW, run, level=int(header))


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _is_data(table: LexborNode) -> bool:
    """Whether a table holds data, not the layout of a page."""
    rows = table.css("tr")
    if len(rows) < 2 or table.css("table table"):
        return False
    cells = table.css("td, th")
    if len(cells) < 2 * len(rows) - 1:
        return False
    longest = max((len(cell.text(deep=True) or "") for cell in cells), default=0)
    return longest < 400 and not any(c.css_first("div, ul, ol, h1, h2, h3, article") for c in cells)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
