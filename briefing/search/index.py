"""Take articles in: what of them is a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import BlockKind, HitKind

from .passages import Passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.model import Article, Block, Layers, Sentence

_KINDS = {BlockKind.TITLE: HitKind.TITLE, BlockKind.HEADING: HitKind.HEADING}


def index_articles(articles: Sequence[Article], layers: Mapping[str, Layers]) -> Passages:
    """Return the passages of all articles; owners are the articles' places in the stack."""
    passages = Passages()
    for owner, article in enumerate(articles):
        known = layers.get(article.id)
        text = article.text
        for kind, start, end in _places(article, known.sentences if known else ()):
            passages.add(owner, kind, start, end, text[start:end])
    passages.close()
    return passages


def _places(article: Article, sentences: Sequence[Sentence]) -> Iterator[tuple[HitKind, int, int]]:
    """Yield kind, start and end of each passage of an article, in order."""
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.kind in _KINDS:
            yield _KINDS[block.kind], block.start, block.end
        elif number in by_block:
            for sentence in by_block[number]:
                yield HitKind.SENTENCE, sentence.start, sentence.end
        else:
            yield from _lines(article.text, block)


def _lines(text: str, block: Block) -> Iterator[tuple[HitKind, int, int]]:
    """Yield a block without sentences: line by line where it is code, else in one piece."""
    if block.kind is not BlockKind.CODE:
        yield HitKind.SENTENCE, block.start, block.end
        return
    at = block.start
    for line in text[block.start : block.end].splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            yield HitKind.SENTENCE, start, start + len(bare)
        at += len(line)
