"""Reads HTML: the article of a page without what surrounds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import BlockKind

from .finish import finish
from .html_blocks import BlockWriter
from .html_main import find_main
from .html_meta import Meta, read_meta
from .html_tree import parse, without_tags
from .writer import Writer

if TYPE_CHECKING:
    from .piece import Piece
    from .reading import Reading


def read(text: str) -> Reading:
    """Return the main text of a page with its blocks and links, and what its head says."""
    tree = parse(text)
    if tree is None:
        return _read_without_tree(text)
    meta = read_meta(tree)
    main, boxes = find_main(tree)
    blocks = BlockWriter(meta.title, boxes)
    if main is not None:
        blocks.write(main)
    writer = blocks.writer
    if meta.title and not blocks.titled:
        writer = _with_title(writer, meta.title)
    else:
        _move_up(writer.pieces)
    return finish(
        writer,
        title=meta.title,
        byline=meta.byline,
        outlet=meta.outlet,
        published=meta.published,
        standfirst=_described(writer, meta),
    )


def visible_text(markup: str) -> list[str]:
    """Return the paragraphs of a piece of HTML, without its tags."""
    tree = parse(markup)
    if tree is None or tree.body is None:
        return without_tags(markup)
    blocks = BlockWriter("")
    blocks.write(tree.body)
    text = blocks.writer.text
    return [piece.cut(text) for piece in blocks.writer.pieces]


def _read_without_tree(markup: str) -> Reading:
    writer = Writer()
    for paragraph in without_tags(markup):
        writer.add(BlockKind.PARAGRAPH, paragraph)
    return finish(writer)


def _with_title(writer: Writer, title: str) -> Writer:
    """Return the same text with a title above it."""
    whole = Writer()
    whole.add(BlockKind.TITLE, title)
    whole.append(writer)
    return whole


def _move_up(pieces: list[Piece]) -> None:
    """Fold what stands above a title: a section's name, a kicker."""
    for at, piece in enumerate(pieces):
        if piece.kind is BlockKind.TITLE:
            for above in pieces[:at]:
                if above.kind is BlockKind.PARAGRAPH and above.end - above.start < 60:
                    above.settle(BlockKind.FURNITURE)
            return


def _described(writer: Writer, meta: Meta) -> str:
    """Return the page's description if the article holds it too."""
    wanted = "".join(filter(str.isalnum, meta.description)).casefold()
    text = "".join(filter(str.isalnum, writer.text)).casefold()
    return meta.description if wanted and wanted in text else ""
