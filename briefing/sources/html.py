"""Reads HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model import BlockKind

from .finish import finish
from .writer import Writer

if TYPE_CHECKING:
    from .reading import Reading


def read(text: str) -> Reading:
    """Return the main text of a page with its blocks and links."""
    writer = Writer()
    for paragraph in visible_text(text):
        writer.add(BlockKind.PARAGRAPH, paragraph)
    return finish(writer)


def visible_text(markup: str) -> list[str]:
    """Return the paragraphs of a piece of HTML, without its tags."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(markup)
    tree.strip_tags(["script", "style", "template", "noscript"], recursive=True)
    body = tree.body
    if body is None:
        return []
    pieces = re.split(r"\n\s*\n", body.text(deep=True, separator="\n"))
    return [" ".join(p.split()) for p in pieces if p.strip()]
