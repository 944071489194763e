"""What a line or a few lines look like: prose, verse, code, a table, a rule, a list item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_RULE = re.compile(r"[-=_*#~+·•◆❖—–─━⁂\s]+")
_UNDERLINE = re.compile(r"([=\-~^*#_─━])\1{2,}")
_BULLET = re.compile(r"([-*+•‣◦▪●–·])\s+(?=\S)")
_RFC_BULLET = re.compile(r"(o)\s+(?=\S)")
_NUMBER = re.compile(r"(\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})\)|\d{1,3}\.|[a-z]\.)\s+(?=\S)")
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_COLUMNS = re.compile(r"\S(?: {3,}|\t+)\S|\.{4,}|(?: \.){4,}")
_SYMBOLS = re.compile(r"[{}()<>;=\[\]|\\$%&@#_/*+^~`]")
_STOP_END = re.compile(r"""(?:[.!?:;,…。！？]|[-–—])[)\]"'”’»]*$""")
_SENTENCE_END = re.compile(r"""[.!?…。！？][)\]"'”’»*]*$""")


def is_rule(line: str) -> bool:
    """Whether a line only draws a rule: "* * *", "-----"."""
    return bool(_RULE.fullmatch(line)) and line.strip() not in ("-", "–", "—", "+", "#", "*")


def is_underline(line: str, above: str) -> bool:
    """Whether a line underlines the one above it."""
    return bool(_UNDERLINE.fullmatch(line)) and 0.5 * len(above) <= len(line) <= len(above) + 12


def find_marker(line: str, indent: int) -> str:
    """Return the list marker with which a line begins, without the white space after it, or ""."""
    found = _BULLET.match(line) or _NUMBER.match(line)
    if not found and indent >= 2:
        found = _RFC_BULLET.match(line)
    return found[1] if found else ""


def is_number(marker: str) -> bool:
    """Whether a list marker counts."""
    return marker.strip("().").isalnum() and marker != "o"


def quote_prefix(line: str) -> str:
    """Return the signs of quotation with which a line begins, as in mail, or ""."""
    found = _QUOTED.match(line)
    return "" if not found or line.startswith(">>> ") else found[0]


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_SENTENCE_END.search(line))


def ends_clause(line: str) -> bool:
    """Whether a line ends in any punctuation that no headline ends in."""
    return bool(_STOP_END.search(line))


def is_quoted(line: str) -> bool:
    """Whether a line is speech from end to end."""
    return line[:1] in "\"'“‘«„" and line[-1:] in "\"'”’»“"


def begins_small(line: str) -> bool:
    """Whether a line goes on in lower case."""
    return line[:1].islower()


def stop_share(words: Sequence[str]) -> float:
    """Return the share of words that only prose has: articles, prepositions, auxiliaries."""
    if not words:
        return 0.0
    return sum(w.strip('"“”‘().,;:!?').lower() in STOP_WORDS for w in words) / len(words)


def has_columns(line: str) -> bool:
    """Whether a line is set in columns, by wide gaps or leading dots."""
    hinted = "   " in line or "\t" in line or "..." in line or " . ." in line
    return hinted and bool(_COLUMNS.search(line))


def looks_set(lines: Sequence[str]) -> bool:
    """Whether lines are laid out by hand: a table, a drawing, a program."""
    columns = sum(map(has_columns, lines))
    if columns >= max(1, 0.6 * len(lines)) and (len(lines) > 1 or len(lines[0].split()) < 14):
        return len(lines) > 1 or len(_COLUMNS.findall(lines[0])) > 1
    if len(lines) < 2:
        return False
    solid = "".join("".join(lines).split())
    symbols = len(_SYMBOLS.findall(solid))
    if len(lines) >= 3 and symbols > 0.15 * len(solid):
        return True
    if symbols <= 0.1 * len(solid):
        return False
    return sum(not c.isalnum() for c in solid) > 0.45 * len(solid)


def looks_written(lines: Sequence[str]) -> bool:
    """Whether indented lines are prose, verse or a heading rather than code."""
    solid = "".join("".join(lines).split())
    if sum(c.isalpha() for c in solid) < 0.8 * len(solid) or len(_SYMBOLS.findall(solid)) > 3:
        return stop_share(" ".join(lines).split()) > 0.3
    if sum(map(has_columns, lines)) > 0.3 * len(lines):
        return False
    words = " ".join(lines).split()
    if len(words) >= 5 and stop_share(words) >= 0.2:
        return True
    return sum(_begins_loud(line) for line in lines) >= 0.6 * len(lines)


def _begins_loud(line: str) -> bool:
    """Whether a line begins as a verse or a heading does: with a capital, a quotation mark."""
    return (line[:1].isalpha() and not line[:1].islower()) or line[:1] in "\"'“‘«„("
