"""Reads markdown."""

from __future__ import annotations

import re

from briefing.model import Block, BlockKind
from briefing.text.clean import clean

from .reading import Reading

_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")


def read(text: str) -> Reading:
    """Return the blocks of a text."""
    text = clean(text)
    blocks: list[Block] = []
    for match in _LINE.finditer(text):
        kind = BlockKind.PARAGRAPH if blocks else BlockKind.TITLE
        blocks.append(Block(kind, match.start(), match.end()))
    return Reading(text, tuple(blocks))
