"""Reads the lines that hold nothing but who wrote a text, for whom, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import BlockKind
from briefing.text.furniture import is_date
from briefing.text.line_patterns import compiled, first_word

from .credit import names_agency
from .dates import find_date
from .shape import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .piece import Piece

DEPTH = 14
"""Pieces from the top in which the head of a text may stand."""
_LONGEST = 160
_LONGEST_STAMP = 14
"""Words of a line such as "Published at 9:15 on Friday, 3 May 2024"."""
_CALENDAR_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december now then
"""
_CALENDAR = frozenset(_CALENDAR_WORDS.split())
_CAPITALISED = r"[^\W\d_a-z][\w.’'-]*"
_PARTICLES = r"(?:(?:de|van|von|der|den|al|bin|la|le|da|di|del|y)\s+)*"
_PERSON = rf"{_CAPITALISED}(?:\s+{_PARTICLES}{_CAPITALISED}){{0,4}}"
_BYLINE = (
    rf"(?:(?:words|story|text|report(?:ing)?)\s+)?by:?\s+"
    rf"((?-i:{_PERSON})(?:(?:,\s+|\s+and\s+|\s+&\s+|,\s+and\s+)(?-i:{_PERSON}))*)"
    r"(?P<rest>(?:\s*[|·•,–—-]\s*.{0,100})?|\s+in\s+(?-i:[A-Z])[\w .-]{1,40})"
)
_LABELLED = (
    r"(?:interview|words|text|report|story|reporting)\s*:\s*"
    rf"(?-i:({_PERSON}(?:\s+and\s+{_PERSON})?))"
)
_OPENS = frozenset(["by", "words", "story", "text", "report", "reporting", "interview"])
"""First words of such lines. Few lines begin so, and the patterns take 10 ms to compile."""
_STAMP = re.compile(r"(?:first\s+)?(?:published|posted|created)\b", re.IGNORECASE)
_RESTAMP = re.compile(r"(?:last\s+)?(?:updated|modified)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|staff|columnist|analyst|journalist|contributor)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Head:
    """What a text says of itself."""

    byline: str = ""
    outlet: str = ""
    published: str = ""


def read_bylines(text: str, pieces: Sequence[Piece]) -> Head:
    """Settle lines near the top that hold nothing but who wrote the text, or the day."""
    head = Head()
    for piece in pieces[:DEPTH]:
        content = " ".join(piece.cut(text).split())
        if len(content) > _LONGEST or piece.kind not in (BlockKind.PARAGRAPH, BlockKind.FURNITURE):
            continue
        if not piece.settled and (is_date(content) or _is_stamp(content)):
            piece.settle(BlockKind.FURNITURE)
        if not piece.settled and _read_byline(content, head):
            piece.settle(BlockKind.FURNITURE)
        dated = piece.kind is BlockKind.FURNITURE and not content.startswith("(")
        if dated and not _RESTAMP.match(content):
            head.published = head.published or find_date(content)
    return head


def _is_stamp(content: str) -> bool:
    """Whether a line says when the text was published or changed, and no more."""
    if not (_STAMP.match(content) or _RESTAMP.match(content)) or not find_date(content):
        return False
    return len(content.split()) <= _LONGEST_STAMP and not ends_sentence(content)


def _read_byline(content: str, head: Head) -> bool:
    """Read "By Ann Lee, Evening Post" or "Interview: Ann Lee"; return whether a line is such."""
    if first_word(content.lower()) not in _OPENS:
        return False
    found = compiled(_BYLINE).fullmatch(content) or compiled(_LABELLED).fullmatch(content)
    if not found or _CALENDAR & {w.lower() for w in found[1].split()}:
        return False
    if found.end(1) < len(content) and ends_sentence(content):
        return False
    _read_names(found[1], head)
    _read_rest(found.groupdict().get("rest") or "", head)
    return True


def _read_names(names: str, head: Head) -> None:
    """Read "Ann Lee" or "Ann Lee, Evening Post": the last of several may be the outlet."""
    before, comma, last = names.rpartition(", ")
    if comma and names_agency(last) and not last.isupper():
        head.outlet = head.outlet or last
        names = before
    head.byline = head.byline or names


def _read_rest(rest: str, head: Head) -> None:
    """Read the outlet that stands behind a name: "By Jane Doe, Evening Courier"."""
    for part in re.split(r"\s*[|·•,–—]\s*|\s-\s", rest):
        words = part.split()
        named = (
            words and len(words) <= 5 and all(w[0].isupper() or w in ("of", "the") for w in words)
        )
        if named and not _ROLE.search(part) and not any(c.isdigit() for c in part):
            head.outlet = head.outlet or part
