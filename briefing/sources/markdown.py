"""Reads Markdown: the visible text without its marks, with blocks and links as spans over it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.model import BlockKind

from .finish import finish
from .front_matter import Front, split_front_matter
from .writer import EMPTY_CELL, Run, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from .reading import Reading


def read(text: str) -> Reading:
    """Return the visible text of a Markdown source with its blocks and links."""
    from markdown_it import MarkdownIt  # 40 ms that plain text need not pay

    front, text = split_front_matter(text)
    parser = MarkdownIt("commonmark", {"html": True, "linkify": False})
    parser.enable(["table", "strikethrough"])
    walker = _Walker(front)
    walker.walk(parser.parse(text))
    return finish(
        walker.writer, byline=front.byline, outlet=front.outlet, published=front.published
    )


class _Walker:
    """Goes over the tokens once and writes a block wherever one ends."""

    def __init__(self, front: Front) -> None:
        self.writer = Writer()
        self._front = front
        self._lists: list[int | None] = []
        """Number of the next item of each open list; None for bullets."""
        self._marker = ""
        """What the next block is to carry because it begins a list item."""
        self._quotes = 0
        self._row: list[Run] | None = None
        self._header = False
        self._heading = 0
        self._titled = False

    def walk(self, tokens: Sequence[Token]) -> None:
        """Write all blocks of a document."""
        if self._front.title and not _has_title(tokens, self._front.title):
            self._write_title(self._front.title)
        elif not any(t.type == "heading_open" for t in tokens):
            self._write_standfirst()
        handlers = self._handlers()
        for token in tokens:
            if token.type in handlers:
                handlers[token.type](token)

    def _handlers(self) -> dict[str, Callable[[Token], None]]:
        return {
            "bullet_list_open": self._open_list,
            "ordered_list_open": self._open_list,
            "bullet_list_close": self._close_list,
            "ordered_list_close": self._close_list,
            "list_item_open": self._open_item,
            "blockquote_open": self._quote,
            "blockquote_close": self._quote,
            "heading_open": self._open_heading,
            "heading_close": self._close_heading,
            "thead_open": self._set_header,
            "thead_close": self._set_header,
            "tr_open": self._open_row,
            "tr_close": self._close_row,
            "fence": self._code,
            "code_block": self._code,
            "html_block": self._html,
            "inline": self._inline,
        }

    def _write_title(self, run: Run | str) -> None:
        self._titled = True
        self.writer.add(BlockKind.TITLE, run)
        self._write_standfirst()

    def _write_standfirst(self) -> None:
        self.writer.add(BlockKind.STANDFIRST, self._front.standfirst)
        self._front.standfirst = ""

    def _open_list(self, token: Token) -> None:
        start = token.attrGet("start")
        ordered = token.type == "ordered_list_open"
        self._lists.append((1 if start is None else int(start)) if ordered else None)

    def _close_list(self, _: Token) -> None:
        self._lists.pop()
        self._marker = ""

    def _open_item(self, token: Token) -> None:
        number = self._lists[-1]
        if number is None:
            self._marker = "•"
        else:
            self._marker = f"{number}{token.markup or '.'}"
            self._lists[-1] = number + 1

    def _quote(self, token: Token) -> None:
        self._quotes += token.nesting

    def _open_heading(self, token: Token) -> None:
        self._heading = int(token.tag[1:])

    def _close_heading(self, _: Token) -> None:
        self._heading = 0

    def _open_row(self, _: Token) -> None:
        self._row = []

    def _set_header(self, token: Token) -> None:
        self._header = token.nesting > 0

    def _close_row(self, _: Token) -> None:
        row = Run()
        for number, cell in enumerate(self._row or ()):
            if number:
                row.add("\t")
            offset = row.length
            row.add(" ".join(cell.text.split("\t")) or ("" if number else EMPTY_CELL))
            row.links += [(a + offset, b + offset, href) for a, b, href in cell.links]
        self._row = None
        self.writer.add(BlockKind.TABLE_ROW, row, level=int(self._header))

    def _code(self, token: Token) -> None:
        self.writer.add(BlockKind.CODE, token.content.strip("\n"))

    def _html(self, token: Token) -> None:
        from .html import visible_text

        for paragraph in visible_text(token.content):
            self._write_prose(Run.of(paragraph))

    def _inline(self, token: Token) -> None:
        runs = _split_runs(token.children or ())
        if self._row is not None:
            self._row.append(_joined(runs, " "))
        elif self._heading:
            self._write_heading(_joined(runs, " "))
        else:
            for run in runs:
                self._write_prose(run)

    def _write_heading(self, run: Run) -> None:
        if not self._titled and (self._heading == 1 or not self.writer.pieces):
            self._write_title(run)
        elif self._quotes:
            self._write_prose(run)
        else:
            self.writer.add(BlockKind.HEADING, run, level=self._heading)

    def _write_prose(self, run: Run) -> None:
        if self._lists:
            self.writer.add(BlockKind.LIST_ITEM, run, len(self._lists), self._marker)
            self._marker = ""
        elif self._quotes:
            self.writer.add(BlockKind.QUOTE, run, self._quotes)
        elif run.pictures and not run.spoken:
            self.writer.add(BlockKind.CAPTION, run)
        else:
            self.writer.add(BlockKind.PARAGRAPH, run)


def _has_title(tokens: Sequence[Token], title: str) -> bool:
    """Whether the first heading of the text is the title that the front matter gives."""
    wanted = "".join(filter(str.isalnum, title)).casefold()
    for token, content in pairwise(tokens):
        if token.type == "heading_open":
            return wanted == "".join(filter(str.isalnum, content.content)).casefold()
    return False


def _split_runs(children: Sequence[Token]) -> list[Run]:
    """Return the text of a paragraph, line by line where its author broke every line himself."""
    soft = any(c.type == "softbreak" for c in children)
    runs = [Run()]
    opened: list[tuple[int, str]] = []
    for child in children:
        run = runs[-1]
        if child.type in ("text", "code_inline"):
            run.add(child.content)
        elif child.type == "image":
            run.add_picture(child.content)
        elif child.type == "link_open":
            opened.append((run.length, str(child.attrGet("href") or "")))
        elif child.type == "link_close" and opened:
            start, href = opened.pop()
            run.link(start, href)
        elif child.type == "hardbreak" and not soft and not opened:
            runs.append(Run())
        elif child.type in ("softbreak", "hardbreak") or _breaks(child):
            run.add("\n" if child.type == "hardbreak" else " ")
    return runs


def _breaks(child: Token) -> bool:
    return child.type == "html_inline" and child.content.lower().startswith("<br")


def _joined(runs: Sequence[Run], between: str) -> Run:
    whole = Run()
    for run in runs:
        if whole.length:
            whole.add(between)
        whole.links += [(a + whole.length, b + whole.length, href) for a, b, href in run.links]
        whole.add(run.text)
    return whole
