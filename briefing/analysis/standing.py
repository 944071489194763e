"""How well a sentence is read alone, away from those before it."""

from __future__ import annotations

import re

from briefing.model import BlockKind

_OPENING = "\"'“‘«„`([ \t\n"
_CLOSING = "\"'”’»)] \n\t"
_MARKS = (".", "!", "…", "。", "！", ";", "।", "۔", ":")
"""What ends a sentence; a line without is often a heading or a caption."""
_ASKS = ("?", "？", "؟")
_QUOTE_MARKS = frozenset('"“”')
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")
_LEANING_WORDS = """
he she they it his her their its that these those such both there so then but and or yet still
also however instead moreover meanwhile furthermore therefore thus nevertheless nonetheless besides
otherwise likewise similarly hence consequently accordingly additionally conversely
"""
_LEANING = frozenset(_LEANING_WORDS.split())
_LEANING_PHRASES = (
    "in addition", "in contrast", "in fact", "in turn", "in return", "as a result", "as such",
    "for example", "for instance", "on the other hand", "at the same time", "after that",
)  # fmt: skip
"""Openings that point back at a sentence which the reader of a summary does not see."""
_TIMES = (
    "week", "month", "year", "morning", "afternoon", "evening", "spring", "summer", "autumn",
    "fall", "winter", "weekend",
)  # fmt: skip
"""What "this" may name without pointing back."""
_CREDITS = (
    "reporting by", "writing by", "written by", "editing by", "edited by", "compiled by",
    "additional reporting", "with reporting from", "with files from", "copyright", "©", "(c)",
)  # fmt: skip
_PICTURES = (
    "image", "images", "photo", "photos", "picture", "pictures", "photograph", "video", "graphic",
    "source", "credit",
)  # fmt: skip


def asks(text: str) -> bool:
    """Whether a sentence is a question."""
    return text.rstrip(_CLOSING).endswith(_ASKS)


class Speech:
    """Follows through the sentences of a block whether somebody is being quoted."""

    __slots__ = ("block", "curly", "straight")

    def __init__(self) -> None:
        self.block, self.straight, self.curly = -1, 0, 0

    def goes_on(self, block: int, text: str) -> bool:
        """Whether the sentence begins inside a quotation; sentences come in order."""
        if block != self.block:
            self.block, self.straight, self.curly = block, 0, 0
        inside = self.straight % 2 == 1 or self.curly > 0
        self.straight += text.count('"')
        self.curly += text.count("“") - text.count("”")
        return inside


def find_standing(text: str, going_on: bool, kind: BlockKind) -> float:
    """Return how well a sentence is read alone, from 0 to 1."""
    value = 1.0
    if _leans(text):
        value *= 0.7
    if going_on:
        value *= 0.7  # the middle or the end of somebody's words
    elif text[0] in _OPENING or kind is BlockKind.QUOTE:
        value *= 0.8
    elif _FIRST_PERSON.search(text) and _QUOTE_MARKS.isdisjoint(text):
        value *= 0.7  # nobody says who speaks
    if not text.rstrip(_CLOSING).endswith(_MARKS):
        value *= 0.6
    return value


def _leans(text: str) -> bool:
    """Whether a sentence opens by pointing back at one before it."""
    head = text[:40].lstrip(_OPENING).lower()
    words = head.replace("’", "'").replace(",", " ").split(None, 2)
    if not words:
        return False
    first = words[0].split("'")[0]
    if first == "this":
        return len(words) < 2 or words[1] not in _TIMES
    return first in _LEANING or head.startswith(_LEANING_PHRASES)


def is_credit(text: str) -> bool:
    """Whether a line says who made the article or a picture in it."""
    head = text[:40].lstrip(_OPENING).lower()
    if head.startswith(_CREDITS):
        return True
    first, _, rest = head.partition(" ")
    if first.rstrip(":/") in _PICTURES:
        return first[-1] in ":/" or rest.startswith((":", "/", "by ", "credit", "courtesy"))
    words = text.split(None, 5)
    return first == "by" and 3 <= len(words) <= 4 and all(w[0].isupper() for w in words[1:])
