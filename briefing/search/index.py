"""Take articles in: what of them is a passage, and which terms it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model import BlockKind, HitKind
from briefing.model.postings import Passage

from .tokens import joins, read_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.model import Article, Block, Sentence

_KINDS = {BlockKind.TITLE: HitKind.TITLE, BlockKind.HEADING: HitKind.HEADING}
_AROUND = '.,;:!?()[]"“”'
"""Signs around words that part no tokens."""
_ODD = re.compile(r"[0-9_-]|[A-Za-z]\.[A-Za-z]")
"""Signs by which a text has more to it than plain words and apostrophes."""
_POSSESSIVE = re.compile("(?<=[a-z])'s(?![a-z]|'[a-z])|(?<=[a-z])'(?=[a-z])")
"""What is left out of words: a possessive, an inner apostrophe."""
_WORDS = re.compile("[a-z]+")
_QUOTES = str.maketrans("’‘“”—…", "''    ")
_KEPT = 200_000
"""Pieces of text that are remembered."""

Joins = tuple[tuple[str, int, int], ...]


class Splitter(dict[str, tuple[tuple[str, ...], Joins]]):
    """Takes texts apart into terms; each blank-separated piece is worked out once."""

    def __missing__(self, chunk: str) -> tuple[tuple[str, ...], Joins]:
        if len(self) > _KEPT:
            self.clear()
        bare = chunk.strip(_AROUND)
        result: tuple[tuple[str, ...], Joins]
        if bare.isascii() and bare.isalpha():
            result = (bare.lower(),), ()
        else:
            tokens = read_tokens(chunk)
            terms = tuple(token.term for token in tokens)
            together = joins(chunk, tokens)
            result = terms, tuple((j.term, j.first, j.last + 1 - j.first) for j in together)
        self[chunk] = result
        return result

    def passage(self, kind: HitKind, start: int, end: int, text: str) -> Passage:
        """Return a passage; `text` is what stands at its place."""
        plain = text if text.isascii() else text.translate(_QUOTES)
        if plain.isascii() and not _ODD.search(plain):
            plain = plain.lower()
            if "'" in plain:
                plain = _POSSESSIVE.sub("", plain)
            return Passage(kind, start, end, _WORDS.findall(plain), ())
        terms: list[str] = []
        together: list[tuple[str, int, int]] = []
        for chunk in text.split():
            here, joined = self[chunk]
            if joined:
                together += [(term, len(terms) + at, length) for term, at, length in joined]
            terms += here
        return Passage(kind, start, end, terms, together)

    def passages(self, article: Article, sentences: Sequence[Sentence] = ()) -> list[Passage]:
        """Return the passages of an article; block by block where it has no sentences yet."""
        text = article.text
        return [
            self.passage(kind, start, end, text[start:end])
            for kind, start, end in _places(article, sentences)
        ]


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
