"""Articles made of paragraphs, for tests that need no file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from briefing.model import Article, Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable


def make_article(*paragraphs: str, id: str = "a", title: str = "", published: str = "") -> Article:  # noqa: A002
    """Return an article: the title, where given, then paragraphs parted by blank lines."""
    pieces = [(BlockKind.TITLE, title)] if title else []
    pieces += [(BlockKind.PARAGRAPH, paragraph) for paragraph in paragraphs]
    return make_blocks(*pieces, id=id, published=published)


def make_blocks(
    *pieces: tuple[BlockKind, str],
    id: str = "a",  # noqa: A002
    published: str = "",
    pasted: frozenset[int] = frozenset(),
) -> Article:
    """Return an article whose blocks are these kinds and texts, parted by blank lines."""
    blocks, at = [], 0
    for kind, piece in pieces:
        level = 1 if kind in (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE) else 0
        blocks.append(Block(kind, at, at + len(piece), level))
        at += len(piece) + 2
    text = "\n\n".join(piece for _, piece in pieces)
    titles = [" ".join(piece.split()) for kind, piece in pieces if kind is BlockKind.TITLE]
    identity = id or hashlib.sha256(text.encode()).hexdigest()[:16]
    return Article(
        id=identity,
        key=f"/{identity}.txt",
        path=f"{identity}.txt",
        format="text",
        title=titles[0] if titles else "",
        text=text,
        blocks=tuple(blocks),
        published=published,
        pasted=pasted,
    )


@pytest.fixture
def article_of() -> Callable[..., Article]:
    """Maker of articles: `article_of(*paragraphs, id="a", title="", published="")`."""
    return make_article


@pytest.fixture
def blocks_of() -> Callable[..., Article]:
    """Maker of articles from (kind, text) pairs, for blocks that are no paragraphs."""
    return make_blocks
