"""How well a sentence is read alone, away from those before it."""

from __future__ import annotations

from briefing.model import BlockKind

OPENING = "\"'“‘«„`([ \t\n"
"""Marks and blanks that may stand in front of the first word."""
_CLOSING = "\"'”’»)] \n\t"
_MARKS = (".", "!", "…", "。", "！", ";", "।", "۔", ":")
"""What ends a sentence; a line without is often a heading or a caption."""
_LONGEST_FRAGMENT = 20
"""Words that a line without an end may have to be no sentence."""
_SILENT = 4
"""Sentences without a quotation mark after which none is open any more."""
_ASKS = ("?", "？", "؟")
_CREDITS = (
    "reporting by", "writing by", "written by", "editing by", "edited by", "compiled by",
    "additional reporting", "with reporting from", "with files from", "copyright", "©", "(c)",
    "correction:", "clarification:", "editor's note", "editor’s note", "editors' note",
    "disclosure:", "disclaimer:",
)  # fmt: skip
_PICTURES = (
    "image", "images", "photo", "photos", "picture", "pictures", "photograph", "video", "graphic",
    "source", "credit",
)  # fmt: skip


def asks(text: str) -> bool:
    """Whether a sentence is a question."""
    return text.rstrip(_CLOSING).endswith(_ASKS)


class Speech:
    """Follows through the sentences of a block whether somebody is being quoted.

    A mark that is missing is not waited for: a new quotation, or a few sentences without any
    mark, end the one before.
    """

    __slots__ = ("block", "curly", "silent", "straight")

    def __init__(self) -> None:
        self.block, self.straight, self.curly, self.silent = -1, 0, 0, 0

    def goes_on(self, block: int, text: str) -> bool:
        """Whether the sentence begins inside a quotation; sentences come in order."""
        opens = text[:1] == '"' and self.straight % 2 == 1
        reopens = self.curly > 0 and "“" in text and text.find("”") != 0
        if block != self.block or opens or reopens or self.silent >= _SILENT:
            self.block, self.straight, self.curly = block, 0, 0
        inside = self.straight % 2 == 1 or self.curly > 0
        straight, opened, closed = text.count('"'), text.count("“"), text.count("”")
        self.straight += straight
        self.curly = max(0, self.curly + opened - closed)
        self.silent = 0 if straight or opened or closed else self.silent + 1
        return inside


def find_standing(text: str, kind: BlockKind, unnamed: bool) -> float:
    """Return how well a sentence is read alone that leans on none, above 0 up to 1.

    `unnamed` tells that somebody speaks in it of whom it does not say who that is.
    """
    value = 1.0
    if text[0] in OPENING or kind is BlockKind.QUOTE:
        value *= 0.8
    if unnamed:
        value *= 0.5
    if not _ends(text):
        value *= 0.5
    return value


def _ends(text: str) -> bool:
    """Whether a line ends as sentences do."""
    return text.rstrip(_CLOSING).endswith(_MARKS)


def is_fragment(text: str) -> bool:
    """Whether a line is too short for a sentence that was cut off: a heading, a name, a caption."""
    return not _ends(text) and text.count(" ") < _LONGEST_FRAGMENT


def is_credit(text: str) -> bool:
    """Whether a line says who made the article or a picture in it."""
    head = text[:40].lstrip(OPENING).lower()
    if head.startswith(_CREDITS) or _credits_picture(text):
        return True
    words = text.split(None, 5)
    by = head.partition(" ")[0] == "by"
    return by and 3 <= len(words) <= 4 and all(w[0].isupper() for w in words[1:])


def _credits_picture(text: str) -> bool:
    """Whether a line begins by saying who made a picture."""
    first, _, rest = text[:40].lstrip(OPENING).lower().partition(" ")
    if first.rstrip(":/") not in _PICTURES:
        return False
    return first[-1] in ":/" or rest.startswith((":", "/", "by ", "credit", "courtesy"))
