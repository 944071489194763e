"""Words as search sees them: folded terms, and the joins that hyphens hide.

A token is a run of letters (inner apostrophes included, a possessive 's left out), a number
("17,000" and "3.5" are one each), or a single character of a script that writes no blanks.
Tokens that touch across a hyphen or a border of letter and digit are also one joined term, so
that "falcon9" and "Falcon-9" are the same word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefing.text.fold import APOSTROPHES, fold_word

_UNSPACED = (
    "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9d\U00020000-\U0003ffff"  # Chinese, Japanese
    "\u0e01-\u0e33\u0e40-\u0e46\u0e81-\u0ec6\u1000-\u103f\u1780-\u17d3"  # Thai to Khmer
)
_MARKS = (
    "\xad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0711\u0730-\u074a\u07a6-\u07b0\u0900-\u0963\u0971-\u09e5\u09f0-\u0a65\u0a70-\u0ae5"
    "\u0af0-\u0b65\u0b70-\u0be5\u0bf0-\u0c65\u0c70-\u0ce5\u0cf0-\u0d65\u0d70-\u0de5"
    "\u0df0-\u0df3\u0e34-\u0e3a\u0e47-\u0e4e\u0ec8-\u0ecd\u1dc0-\u1dff\u200c\u200d"
    "\u20d0-\u20f0\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
)
_QUOTE = re.escape(APOSTROPHES)
_NUMBER = r"\d+(?:\.\d+|,\d{3}(?!\d))*"
_PLAIN = re.compile(rf"[^\W\d_]+(?:[{_QUOTE}][^\W\d_]+)*|{_NUMBER}")
"""Tokens of a text whose letters need no marks and whose words stand apart."""
_RICH = re.compile("[^\x00-\xac\xae-\u02ff\u2010-\u20cf\u2100-\u2bff]")
"""Characters of any other text."""
_POSSESSIVES = re.compile(rf"[{_QUOTE}][sS]")
_POSSESSIVE = re.compile(rf"[{_QUOTE}][sS]$")
_JOINTS = frozenset("-‐‑‒–﹘﹣－_")
_LONGEST_JOIN = 5
_AROUND = ".,;:!?()[]\"“”'-_"
"""Signs that are nothing before the first token of a text or behind its last one."""
_COMMON = (
    ("’", "'"), ("‘", "'"), ("“", " "), ("”", " "), ("—", " "), ("…", " "), ("–", "-"),
    ("\xa0", " "),
)  # fmt: skip
"""Signs beyond ASCII that English texts have, and what means as much."""
Joins = tuple[tuple[str, int, int], ...]

_LOWERED = {
    code: chr(code).lower() if code == 0 or chr(code).isalnum() or chr(code) in "'-_.," else " "
    for code in range(128)
}
"""What stands for each ASCII character: no case, and a blank for what never is in a token."""


@cache
def _full() -> re.Pattern[str]:
    """Return the pattern for tokens of any script; large, so only made when it is needed."""
    letter = rf"[^\W\d_{_UNSPACED}]"
    return re.compile(
        rf"{letter}+(?:(?:[{_MARKS}]+|[{_QUOTE}](?={letter}))+{letter}*)*"
        rf"|{_NUMBER}|[{_UNSPACED}][{_MARKS}]*"
    )


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")


def _is_plain(text: str) -> bool:
    return text.isascii() or not _RICH.search(text)


def part_plainly(text: str) -> str:
    """Return a text that has the same terms and joins, and fewer forms of each piece of it.

    Zeros stay: those who join passages with them find them again.
    """
    if not text.isascii():
        for sign, plain in _COMMON:
            text = text.replace(sign, plain)
    if text.isascii():
        text = text.translate(_LOWERED)
    if "--" in text:
        text = text.replace("--", "  ")
    return text.replace(". ", "  ").replace(", ", "  ")


def take_apart(text: str) -> tuple[list[str], Joins]:
    """Return the terms of a text in order, and those that several make together.

    The latter with index of the first and how many. Quick where the text is one or two words.
    """
    bare = text.strip(_AROUND)
    if bare.isascii():
        if bare.isalpha() or bare.isdecimal():
            return [bare.lower()], ()
        bare = bare.lower()
        one, _, other = bare.partition("-")
        if one.isalpha() and other.isalpha():
            return [one, other], ((one + other, 0, 2),)
        parts = (bare[:-2] if len(bare) > 2 and bare.endswith("'s") else bare).split("'")
        if all(map(str.isalpha, parts)):
            return ["".join(parts)], ()
    elif bare.isalpha() and not _unspaced().search(bare):
        term = fold_word(bare)
        return ([term] if term else []), ()
    tokens = read_tokens(text)
    together = joins(text, tokens) if len(tokens) > 1 else ()
    return [t.term for t in tokens], tuple(
        (j.term, j.first, j.last + 1 - j.first) for j in together
    )


class Token(NamedTuple):
    """A word of a text: its folded term and its place."""

    term: str
    start: int
    end: int


class Join(NamedTuple):
    """A term that several neighbouring tokens make together."""

    term: str
    first: int
    """Index of its first token."""
    last: int
    """Index of its last token."""


def read_tokens(text: str) -> list[Token]:
    """Return the tokens of a text in order."""
    found = []
    pattern = _PLAIN if _is_plain(text) else _full()
    for match in pattern.finditer(text):
        raw, start, end = match[0], match.start(), match.end()
        if end - start > 2 and raw[-1] in "sS" and _POSSESSIVE.search(raw):
            raw, end = raw[:-2], end - 2
        term = fold_word(raw)
        if "," in term and raw[0].isdecimal():
            term = term.replace(",", "")
        if term:
            found.append(Token(term, start, end))
    return found


@lru_cache(maxsize=1024)
def token_spans(text: str) -> list[tuple[int, int]] | None:
    """Return the places of the tokens of a text, None where that needs a closer look.

    Many times as fast as `read_tokens`. Of a text with letters that fold to nothing there may
    be more places than tokens.
    """
    if not _is_plain(text):
        return None
    spans = [match.span() for match in _PLAIN.finditer(text)]
    if _POSSESSIVES.search(text):
        for at, (start, end) in enumerate(spans):
            if end - start > 2 and text[end - 1] in "sS" and text[end - 2] in APOSTROPHES:
                spans[at] = start, end - 2
    return spans


def chains(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Return first and last index of each run of tokens with nothing but a joint between."""
    runs: list[tuple[int, int]] = []
    for i, token in enumerate(tokens):
        gap = text[tokens[i - 1].end : token.start] if i else " "
        if not gap or gap in _JOINTS or (gap == "." and _is_initial(tokens[i - 1], token)):
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return runs


def _is_initial(before: Token, after: Token) -> bool:
    return len(before.term) == len(after.term) == 1


def joins(text: str, tokens: list[Token]) -> list[Join]:
    """Return the joined terms: each pair of touching tokens, and each whole run of them."""
    found = []
    for first, last in chains(text, tokens):
        if first == last or last - first >= _LONGEST_JOIN:
            continue
        dotted = text[tokens[first].end : tokens[first + 1].start] == "."
        spans = [(first, last)]
        if last - first > 1 and not dotted:
            spans += [(i, i + 1) for i in range(first, last)]
        for one, other in spans:
            term = join_terms([token.term for token in tokens[one : other + 1]])
            if term:
                found.append(Join(term, one, other))
    return found


def join_terms(terms: list[str] | tuple[str, ...]) -> str:
    """Return several terms as one; "" where that would be another word or number."""
    if not _is_plain(text := "".join(terms)) and _unspaced().search(text):
        return ""
    if any(a[-1].isdecimal() and b[0].isdecimal() for a, b in pairwise(terms)):
        return ""
    return text
