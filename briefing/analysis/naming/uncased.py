"""Texts in scripts without capitals: the pieces that stand between small words.

Nothing there tells a name from a word. What is left between the small words of such a text is
only a candidate; that several articles have it makes it worth showing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.analysis.tables import words as section

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_FAR = re.compile("[^\x00-\u05cf\u2000-\u2e7f]")
"""Where all such scripts are, without quotation marks and dashes.

Said by what it is not, as the time to compile grows with the characters in a range.
"""


@cache
def _any() -> re.Pattern[str]:
    """Return the pattern of a letter of one such script; most texts never need it."""
    return re.compile(
        "[\u05d0-\u10ff\u1200-\u137f\u1780-\u18af\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
    )


@cache
def _run() -> re.Pattern[str]:
    """Return the pattern of a run of letters of one such script."""
    return re.compile(
        "(?P<han>[\u3400-\u9fff\uf900-\ufaff々〇]+)"
        "|(?P<katakana>[\u30a1-\u30ff]+)"
        "|(?P<hangul>[\uac00-\ud7a3]+)"
        "|(?P<chunk>[\u0e00-\u0e4e\u0e80-\u0ece\u1000-\u103f\u1780-\u17d3]+)"
        "|(?P<spaced>[\u05b0-\u05ea\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u0750-\u077f\u08a0-\u08ff"
        "\u0900-\u0963\u0971-\u0dff\u10a0-\u10fa\u10fc-\u10ff\u1200-\u135a\u200c]+(?:[\"'׳״][\u05d0-\u05ea]+)?)"
    )


_PART = re.compile("[^・]+")
_COUNTED = re.compile(
    "[一二两兩三四五六七八九十百千第数數几幾多][个個名位次年月日十百千万萬亿億家项項条條天架枚辆輛分]"
)
_ENDS_TIME = ("年", "月", "日", "点", "點")
_LONGEST = 12
"""Signs of a piece of Chinese or Japanese above which it is a clause and no phrase."""


class Piece(NamedTuple):
    """A run of letters between small words."""

    start: int
    end: int
    text: str


class Opening(NamedTuple):
    """A place where a phrase may begin."""

    start: int
    key: str
    """Its first two signs, its first word, or the word without its ending."""
    whole: bool
    """Whether a phrase must end where a word does."""


def is_uncased(text: str) -> bool:
    """Whether some letters of a text belong to a script without capitals."""
    return not text.isascii() and bool(_FAR.search(text) and _any().search(text))


def find_pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of a sentence that may be names, each bounded on both sides."""
    row: list[tuple[int, int]] = []
    for match in _run().finditer(text, start, end):
        script = match.lastgroup
        if row and (script != "spaced" or text[row[-1][1] : match.start()] != " "):
            yield from _phrase(text, row)
            row = []
        if script == "spaced":
            if match[0] in section("uncased", "spaced"):
                yield from _phrase(text, row)
                row = []
            else:
                row.append(match.span())
        elif script == "han":
            yield from _han_pieces(match.start(), match[0])
        else:
            yield from _word(match, script or "")
    yield from _phrase(text, row)


def find_openings(text: str, start: int, end: int, keys: Container[str]) -> Iterator[Opening]:
    """Yield the places of a sentence where a phrase with one of these keys may begin."""
    for match in _run().finditer(text, start, end):
        here, script = match.start(), match.lastgroup
        if script == "han":
            for at in range(here, match.end() - 1):
                key = text[at : at + 2]
                if key in keys:
                    yield Opening(at, key, False)
            continue
        words = [(here, match[0])]
        if script == "katakana":
            words = [(here + part.start(), part[0]) for part in _PART.finditer(match[0])]
        elif script == "hangul":
            words = [(here, without_particle(match[0]))]
        for at, word in words:
            if word in keys:
                yield Opening(at, word, script != "hangul")


def key_of(phrase: str) -> str:
    """Return the key of the places where a phrase may begin."""
    first = _run().match(phrase)
    if first is None or first.lastgroup == "han":
        return phrase[:2]
    return first[0].partition("・")[0]


def ends_word(text: str, at: int) -> bool:
    """Whether a word of a spaced script, or a run of katakana, ends at `at`."""
    after = _run().match(text, at)
    if after is None:
        return True
    before = _run().match(text, at - 1)
    return before is None or before.end() == at or after[0][0] == "・"


def is_place(phrase: str) -> bool:
    """Whether a phrase is a country or town that the tables know."""
    return phrase in section("uncased", "places")


@cache
def _cuts() -> dict[str, list[str]]:
    """Return by first sign the words that Chinese is cut at and those kept, longest first."""
    found: dict[str, list[str]] = {}
    for word in section("uncased", "han-cut") | _kept():
        found.setdefault(word[0], []).append(word)
    for words in found.values():
        words.sort(key=lambda word: (-len(word), word))
    return found


@cache
def _kept() -> frozenset[str]:
    return section("uncased", "han-keep") | section("uncased", "places")


def _find_cuts(run: str) -> Iterator[tuple[int, str]]:
    """Yield where a run of signs is cut, and at what word."""
    behind, cuts, kept = 0, _cuts(), _kept()
    for at, sign in enumerate(run):
        if at < behind or sign not in cuts:
            continue
        for word in cuts[sign]:
            if run.startswith(word, at):
                behind = at + len(word)
                if word not in kept:
                    yield at, word
                break


def _han_pieces(start: int, run: str) -> Iterator[Piece]:
    """Yield the pieces of a run of Chinese signs between the words that it is cut at."""
    roles = section("uncased", "han-roles")
    at, before = 0, ""
    for stop, word in [*_find_cuts(run), (len(run), "")]:
        piece = run[at:stop]
        beside = before in roles or word in roles
        if piece and _may_name(piece, beside):
            yield Piece(start + at, start + stop, piece)
        at, before = stop + len(word), word


def _may_name(piece: str, beside: bool) -> bool:
    if is_place(piece):
        return True
    least = 2 if beside else 3
    if not least <= len(piece) <= _LONGEST:
        return False
    return not (_COUNTED.match(piece) or piece.endswith(_ENDS_TIME))


def _word(match: re.Match[str], script: str) -> Iterator[Piece]:
    """Yield a word of katakana or Korean, or a row of Thai letters, if it may be a name."""
    start, word = match.start(), match[0]
    if script == "katakana":
        bare = word.strip("・ー") if word[0] in "・ー" else word.rstrip("・")
        start += word.index(bare) if bare else 0
        word = bare
        fits = len(word) > 2 and word not in section("uncased", "katakana")
    elif script == "hangul":
        fits = not word.endswith(tuple(section("uncased", "hangul-endings")))
        whole, word = word, without_particle(word)
        fits = fits and (word != whole or not word.endswith(_particles()))  # a name, or two signs
        fits = fits and len(word) > 2 and word not in section("uncased", "hangul")
    else:
        fits = 3 < len(word) < 25
    if fits or is_place(word):
        yield Piece(start, start + len(word), word)


@cache
def _particles() -> tuple[str, ...]:
    return tuple(sorted(section("uncased", "hangul-particles"), key=lambda p: (-len(p), p)))


def without_particle(word: str) -> str:
    """Return a Korean word without the particle at its end, if three signs are left or a place."""
    for particle in _particles():
        rest = word.removesuffix(particle)
        if rest != word and (len(rest) > 2 or is_place(rest)):
            return rest
    return word


def _phrase(text: str, row: list[tuple[int, int]]) -> Iterator[Piece]:
    """Yield a row of two to four words, and known places in it."""
    if 1 < len(row) < 5:
        start, end = row[0][0], row[-1][1]
        yield Piece(start, end, text[start:end])
    for start, end in row:
        if is_place(text[start:end]):
            yield Piece(start, end, text[start:end])
