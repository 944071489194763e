"""The sentences of an article, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import BlockKind, Sentence
from briefing.text.sentences import split_sentences

if TYPE_CHECKING:
    from briefing.model import Article

_WITHOUT = frozenset({BlockKind.FURNITURE, BlockKind.CODE, BlockKind.TABLE_ROW})
_WHOLE = frozenset({BlockKind.TITLE, BlockKind.HEADING})
"""Blocks that are one sentence whatever marks stand in them."""


def find_sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of every block but furniture, code and table rows, in order."""
    text = article.text
    found = []
    for index, block in enumerate(article.blocks):
        if block.kind in _WITHOUT:
            continue
        if block.kind in _WHOLE:
            piece = text[block.start : block.end]
            start = block.start + len(piece) - len(piece.lstrip())
            end = start + len(piece.strip())
            spans = [(start, end)] if start < end else []
        else:
            spans = split_sentences(text, block.start, block.end)
        found += [Sentence(start, end, index) for start, end in spans]
    return tuple(found)
