"""Lines that describe a picture, or name who made it."""

from __future__ import annotations

from .line_patterns import compiled

_LONGEST = 960
"""Characters that a caption may have."""
_PICTURE = r"(?:photo(?:graph)?|image|picture|illustration|graphic|screenshot|screengrab)s?"
_ANY_PICTURE = rf"(?:{_PICTURE}|pic|video|map|footage|still)"
_BY = r"(?:\s*(?:credit|courtesy|source))?\s*(?:[:/©]|by|courtesy\s+of|via)\s*(?-i:[A-Z@])"
_LIBRARY = (
    r"(?:getty(?:\s+images)?|shutterstock|i?stock|unsplash|wikimedia(?:\s+commons)?"
    r"|alamy(?:\s+stock\s+photo)?|handout)"
)
_WHICH = r"(?:(?:file|cover|main|lead|header|hero|featured?|stock|handout|top|title)\s+)"
_CAPTION = rf"""(?x)^{_WHICH}?{_PICTURE}(?:\s*\([^)]*\))?{_BY}
    |^\(?(?:credit|{_ANY_PICTURE}\s+(?:by|courtesy\s+of|via))\s*:?\s+(?-i:[A-Z])
    |(?:^|[\s(\[.,])(?-i:Source|Credit|SOURCE|CREDIT)\s*:\s*(?-i:[A-Z@])[^.!?]{{0,80}}[)\]]?\.?$
    |(?:[(\[]|[.!?”"]\s+)(?:file\s+)?{_ANY_PICTURE}{_BY}[^.!?]{{0,60}}[)\]]?\.?$
    |\s(?=(?-i:[A-Z]))(?:file\s+)?{_ANY_PICTURE}\s*[:/©]\s*(?-i:[A-Z@])[^.!?]{{0,60}}\.?$
    |[\s(\[](?:file\s+(?:photo|picture|image)|(?:video\s+)?screen\s?(?:shot|grab))[)\]]?\.?$
    |(?:^|,\s+|\()pictured\b[^.!?,]{{0,80}}\.?$
    |^(?-i:[A-Z“"'])[^.!?]{{0,160}}\s\((?:(?:far\s+|second\s+from\s+(?:the\s+)?)?(?:left|right)
      |cent(?:re|er)|pictured)\)
    |\s(?:is|are)?\s*pictured\s+(?:here|above|below|left|right)\b[^.!?]{{0,80}}\.?$
    |(?:/|\s|\(|via\s){_LIBRARY}[)\]]?\.?$
    |(?:^|[\s(])(?-i:REUTERS|AP|AFP|EPA|PA|Reuters)(?:\s+Photo)?\s?/\s?(?-i:[A-Z])[^.]{{0,40}}$
    |^(?:file\s+photo|handout)\b
    |^{_WHICH}{_PICTURE}\s*:
    |(?-i:[A-Z]\w+),\s(?:(?:far|second\s+from|third\s+from)\s+(?:the\s+)?)?(?:left|right
      |cent(?:er|re))(?:\s[a-z\s]{{1,25}})?,\s(?!said|says|and\s+(?:left|right|cent))[a-z]
    |^(?:an?\s+|the\s+)?(?:screen\s?(?:shot|grab)|video\s+(?:still|grab))
      \s+(?:from|of|shows|taken)\b[^.!?]*$"""
_CAPTION_CUES = (
    "photo", "image", "pictur", "illustration", "graphic", "screen", "source", "credit", "video",
    "map", "footage", "still", "file", "getty", "stock", "unsplash", "wikimedia", "alamy",
    "handout", "pic", "/", "left)", "right)", "centre)", "center)",
    "left,", "right,", "center", "centre",
)  # fmt: skip
"""One of these is in every line that the pattern for captions fits."""
_CREDITED = (
    r"(?x)\((?-i:AP|AFP|EPA|Reuters|REUTERS|Getty|PA)(?:\s+(?:Photo|Images?|Wire))?\s?"
    r"(?:/|via\s)\s?(?-i:[A-Z])[^()]{1,80}\)\.?$"
)
"""The credit of an agency in brackets: what stands before it describes a picture, however long."""
_DATED = (
    r"(?<!\bon),?\s(?:mon|tues|wednes|thurs|fri|satur|sun)day,\s"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2},\s\d{4}\b"
)
_SAID = r"\b(?:said|says|told|announced|reported|reports|will)\b"
_CREDIT = rf"""(?x)[(\[]?(?:(?:file\s+)?{_PICTURE}|video|map|credit)
    (?:\s*\([^)]*\))?(?:\s+(?:credit|courtesy|source))?
    \s*(?:[:/©]|by|courtesy\s+of|via)\s*(?-i:[A-Z@])[^.!?]{{0,80}}[)\]]?\.?"""
_LONGEST_CREDIT = 100
_CAPTION_WORDS = 45
"""Words that a caption may have."""


def is_caption(line: str) -> bool:
    """Whether a line describes a picture, or names who made it."""
    low = line.lower()
    if len(line) > _LONGEST or not any(cue in low for cue in _CAPTION_CUES):
        return False
    if compiled(_CREDITED).search(line):
        return True
    if len(line.split()) > _CAPTION_WORDS:
        return False
    return bool(compiled(_CAPTION).search(line))


def is_dated_scene(sentence: str) -> bool:
    """Whether a sentence tells what a picture shows, in the words and with the day of an agency.

    "Ada Marsh speaks in the town hall, Tuesday, March 3, 2026, in Lorne."
    """
    if "day, " not in sentence or len(sentence) > _LONGEST:
        return False
    if not compiled(_DATED).search(sentence):
        return False
    return not compiled(_SAID).search(sentence)


def credits_picture(line: str) -> bool:
    """Whether a line does no more than name who made a picture: the line above describes it."""
    return len(line) <= _LONGEST_CREDIT and bool(compiled(_CREDIT).fullmatch(line))
