"""Take articles in: what of them is a passage, and which terms it holds."""

from __future__ import annotations

from array import array
from sys import byteorder
from typing import TYPE_CHECKING

from briefing.model import BlockKind, HitKind
from briefing.model.leaf import OWN, Leaf, Numbers, Passage, Sheaf, kind_code

from .tokens import part_plainly, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.model import Article, Block, Sentence

_TITLE, _HEADING, _SENTENCE = map(kind_code, (HitKind.TITLE, HitKind.HEADING, HitKind.SENTENCE))
_KEPT = 500_000
"""Pieces of text that are remembered, about: some 60 MB."""
_AT_ONCE = 100
"""Passages of one article that are taken apart in one go: no other thread runs meanwhile."""
_END = "\0"
"""Stands between two passages while an article is taken apart."""
_ODD, _ENDS = 0xFF000000, 0xFFFFFFFF
"""Codes from here on are no terms' numbers, but those of pieces with none or several terms; the
code of what stands between two passages."""
_TOP, _HIGH = 3 if byteorder == "little" else 0, b"\xff"
"""Where the highest byte of a number stands, and what it is from there on."""


class _Codes(dict[str, int]):
    """Gives each blank-separated piece of text the number of its term, worked out once."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self.passing: dict[int, list[str]] = {}
        """By number of our own, pieces that hold its term: an index may replace it."""
        self.odd: list[tuple[array[int], list[tuple[int, int, int]]]] = []
        """Numbers of the pieces that have not one term alone, and their joins with numbers."""
        self.forget()

    def __missing__(self, piece: str) -> int:
        terms, together = take_apart(piece)
        numbers = array("I", [self.numbers[term] for term in terms])
        if len(terms) == 1:
            code = numbers[0]
        else:
            code = _ODD + len(self.odd)
            joined = [(self.numbers[term], first, length) for term, first, length in together]
            self.odd.append((numbers, joined))
            numbers = numbers + array("I", [number for number, _, _ in joined])
        for number in numbers:
            if number >= OWN:
                self.passing.setdefault(number, []).append(piece)
        self[piece] = code
        return code

    def learn(self, known: Iterable[tuple[str, int]]) -> None:
        """Use these numbers for terms from now on."""
        for term, number in known:
            for piece in self.passing.pop(self.numbers.get(term, 0), ()):
                self.pop(piece, None)
            self.numbers[term] = number

    def forget(self) -> None:
        """Begin anew."""
        self.clear()
        self.odd.clear()
        self.passing.clear()
        self[_END] = _ENDS


class Splitter:
    """Takes articles apart into terms, to which it gives numbers of its own."""

    def __init__(self, numbers: Numbers | None = None) -> None:
        """Go on with the numbers of somebody else, if any."""
        self.numbers = Numbers(own=True) if numbers is None else numbers
        self._codes = _Codes(self.numbers)
        self._vocabulary = ""

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

    def learn(self, numbers: Sequence[tuple[str, int]], vocabulary: str) -> None:
        """Use numbers that an index has given to terms from now on; always of the same one."""
        if numbers:
            self._codes.learn(numbers)
            self._vocabulary = vocabulary

    def sheaf(self, leaves: Iterable[Leaf]) -> Sheaf:
        """Return leaves that this one made, bound together."""
        return Sheaf.of(list(leaves), self.numbers, self._vocabulary)

    def _read(self, pieces: list[str]) -> tuple[array[int], array[int], array[int]]:
        """Return the bounds of some passages among their terms, the terms, and the joins."""
        bounds, terms, together = array("I", (0,)), array("I"), array("I")
        for first in range(0, len(pieces), _AT_ONCE):
            self._read_some(pieces[first : first + _AT_ONCE], bounds, terms, together)
        return bounds, terms, together

    def _read_some(
        self, pieces: list[str], bounds: array[int], terms: array[int], together: array[int]
    ) -> None:
        """Add what some passages hold to what those before them do."""
        whole = f" {_END} ".join(pieces)
        if whole.count(_END) >= max(1, len(pieces)):
            whole = f" {_END} ".join([piece.replace(_END, " ") for piece in pieces])
        codes = array("I", list(map(self._codes.__getitem__, part_plainly(whole).split())))
        tops = codes.tobytes()[_TOP :: codes.itemsize]
        done, at = 0, tops.find(_HIGH)
        while at >= 0:  # what is no number of a term
            terms += codes[done:at]
            if codes[at] == _ENDS:
                bounds.append(len(terms))
            else:
                numbers, joined = self._codes.odd[codes[at] - _ODD]
                for number, first, length in joined:
                    together.extend((number, len(terms) + first, length))
                terms += numbers
            done = at + 1
            at = tops.find(_HIGH, done)
        terms += codes[done:]
        bounds.append(len(terms))


def _places(article: Article, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, int]]:
    """Yield kind, start and end of each passage of an article, in order."""
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    first = next((b for b in article.blocks if b.kind is not BlockKind.FURNITURE), None)
    for number, block in enumerate(article.blocks):
        kind = block.kind
        if kind is BlockKind.FURNITURE:
            continue
        if block is first and kind is BlockKind.PARAGRAPH and _is_title(article, block):
            kind = BlockKind.TITLE
        if kind is BlockKind.TITLE or kind is BlockKind.HEADING:
            yield _TITLE if kind is BlockKind.TITLE else _HEADING, block.start, block.end
        elif number in by_block:
            for sentence in by_block[number]:
                yield _SENTENCE, sentence.start, sentence.end
        else:
            yield from _lines(article.text, block)


def _is_title(article: Article, block: Block) -> bool:
    """Whether the article is called what a paragraph says: a headline that ends in a full stop."""
    text, title = article.text, article.title
    return block.end - block.start == len(title) and text.startswith(title, block.start)


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
