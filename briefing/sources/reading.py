"""What a reader makes of a decoded source, and the article that it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from briefing.model import Article, Block, BlockKind, Link
from briefing.text.clean import clean_line

_LONGEST_OPENING = 90
"""Characters of a first paragraph that can stand for a title."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its blocks and links, not yet tied to a source. The text is clean."""

    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    title: str = ""
    """Used where no block is the title."""
    standfirst: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    """ISO date or ""."""
    pasted: frozenset[int] = frozenset()


def identify(data: bytes) -> str:
    """Return the id of the article that these bytes hold."""
    return sha256(data).hexdigest()[:16]


def first_of(reading: Reading, kind: BlockKind) -> str:
    """Return the text of the first block of a kind on one line, or ""."""
    for block in reading.blocks:
        if block.kind is kind:
            return clean_line(reading.text[block.start : block.end])
    return ""


def make_article(reading: Reading, data: bytes, key: str, path: str, form: str) -> Article:
    """Tie a reading to its source; without a title a short beginning or the file's name stands."""
    path = clean_line(path)
    title = first_of(reading, BlockKind.TITLE) or clean_line(reading.title)
    return Article(
        id=identify(data),
        key=key,
        path=path,
        format=form,
        title=title or _opening(reading) or _stem(path),
        text=reading.text,
        blocks=reading.blocks,
        links=reading.links,
        standfirst=first_of(reading, BlockKind.STANDFIRST) or clean_line(reading.standfirst),
        byline=clean_line(reading.byline),
        outlet=clean_line(reading.outlet),
        published=reading.published,
        pasted=reading.pasted,
    )


def _opening(reading: Reading) -> str:
    """Return the first paragraph where it is one sentence, short beside the next; else ""."""
    paragraphs = [block for block in reading.blocks[:2] if block.kind is BlockKind.PARAGRAPH]
    if len(paragraphs) < 2:
        return ""
    content, following = (clean_line(reading.text[b.start : b.end]) for b in paragraphs)
    short = len(content) <= min(_LONGEST_OPENING, len(following) / 2)
    return content if short and content[:1].isalpha() and content[-1:] in ".!?" else ""


def _stem(path: str) -> str:
    name = path.rstrip("/").rpartition("/")[2]
    stem = name.rpartition(".")[0]
    return stem or name or "untitled"
