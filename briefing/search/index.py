"""Take articles in: what of them is a passage, and which terms it holds."""

from __future__ import annotations

from array import array
from itertools import islice
from sys import byteorder
from typing import TYPE_CHECKING

from briefing.model import BlockKind, HitKind
from briefing.model.leaf import Leaf, Numbers, Passage, Sheaf, kind_code

from .tokens import part_plainly, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.model import Article, Block, Sentence

    from .tokens import Joins

_TITLE, _HEADING, _SENTENCE = map(kind_code, (HitKind.TITLE, HitKind.HEADING, HitKind.SENTENCE))
_KEPT = 200_000
"""Pieces of text that are remembered, about."""
_END = "\0"
"""Stands between two passages while an article is taken apart; its code is 0."""
_ODD = 0xFF000000
"""Codes from here on are no terms' numbers, but those of pieces with none or several terms."""
_TOP = 3 if byteorder == "little" else 0
"""Where the highest byte of a number stands."""


class _Codes(dict[str, int]):
    """Gives each blank-separated piece of text the number of its term, worked out once."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self.odd: list[tuple[list[int], Joins]] = []
        """Numbers and joins of the pieces that have not one term alone."""
        self.forget()

    def __missing__(self, piece: str) -> int:
        terms, together = take_apart(piece)
        if len(terms) == 1:
            code = self.numbers[terms[0]]
        else:
            code = _ODD + len(self.odd)
            self.odd.append(([self.numbers[term] for term in terms], together))
        self[piece] = code
        return code

    def forget(self) -> None:
        """Begin anew."""
        self.clear()
        self.odd.clear()
        self[_END] = 0


class Splitter:
    """Takes articles apart into terms, to which it gives numbers of its own."""

    def __init__(self, numbers: Numbers | None = None) -> None:
        """Go on with the numbers of somebody else, if any."""
        self.numbers = Numbers() if numbers is None else numbers
        self._codes = _Codes(self.numbers)
        self._terms = [""]

    @staticmethod
    def passage(kind: HitKind, start: int, end: int, text: str) -> Passage:
        """Return a passage; `text` is what stands at its place."""
        return Passage(kind, start, end, *take_apart(text))

    def leaf(self, article: Article, sentences: Sequence[Sentence] = ()) -> Leaf:
        """Return the leaf of an article; block by block where it has no sentences yet."""
        if len(self._codes) > _KEPT:
            self._codes.forget()
        kinds, spans = bytearray(), array("I")
        pieces: list[str] = []
        for kind, start, end in _places(article, sentences):
            kinds.append(kind)
            spans.extend((start, end))
            pieces.append(article.text[start:end])
        return Leaf(bytes(kinds), spans, *self._read(pieces))

    def sheaf(self, leaves: Iterable[Leaf]) -> Sheaf:
        """Return leaves that this one made, bound together."""
        new = 1 + len(self.numbers) - len(self._terms)
        self._terms += [*islice(reversed(self.numbers), new)][::-1]
        return Sheaf.of(list(leaves), self._terms)

    def _read(self, pieces: list[str]) -> tuple[array[int], array[int], array[int]]:
        """Return the bounds of some passages among their terms, the terms, and the joins."""
        whole = f" {_END} ".join(pieces)
        if whole.count(_END) >= max(1, len(pieces)):
            whole = f" {_END} ".join([piece.replace(_END, " ") for piece in pieces])
        codes = list(map(self._codes.__getitem__, part_plainly(whole).split()))
        found = array("I")
        tops = array("I", codes).tobytes()[_TOP :: found.itemsize]
        if tops.find(b"\xff") >= 0:
            codes, found = self._put_in_odd(codes, tops)
        bounds, at = array("I", (0,)), -1
        for passage in range(len(pieces) - 1):
            at = codes.index(0, at + 1)
            bounds.append(at - passage)
        terms = array("I", list(filter(None, codes)))
        if pieces:
            bounds.append(len(terms))
        return bounds, terms, found

    def _put_in_odd(self, codes: list[int], tops: bytes) -> tuple[list[int], array[int]]:
        """Return the codes with numbers in place of odd ones, and the joins."""
        full: list[int] = []
        found = array("I")
        done = ends = 0
        at = tops.find(b"\xff")
        while at >= 0:
            full += codes[done:at]
            ends += codes[done:at].count(0)
            numbers, together = self._codes.odd[codes[at] - _ODD]
            for term, first, length in together:
                found.extend((self.numbers[term], len(full) - ends + first, length))
            full += numbers
            done = at + 1
            at = tops.find(b"\xff", done)
        full += codes[done:]
        return full, found


def _places(article: Article, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, int]]:
    """Yield kind, start and end of each passage of an article, in order."""
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    for number, block in enumerate(article.blocks):
        kind = block.kind
        if kind is BlockKind.FURNITURE:
            continue
        if kind is BlockKind.TITLE or kind is BlockKind.HEADING:
            yield _TITLE if kind is BlockKind.TITLE else _HEADING, block.start, block.end
        elif number in by_block:
            for sentence in by_block[number]:
                yield _SENTENCE, sentence.start, sentence.end
        else:
            yield from _lines(article.text, block)


def _lines(text: str, block: Block) -> Iterator[tuple[int, int, int]]:
    """Yield a block without sentences: line by line where it is code, else in one piece."""
    if block.kind is not BlockKind.CODE:
        yield _SENTENCE, block.start, block.end
        return
    at = block.start
    for line in text[block.start : block.end].splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            yield _SENTENCE, start, start + len(bare)
        at += len(line)
