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
_PICTURES = ("photo", "image", "pictur", "illustration", "graphic", "screen")
_ANY_PICTURES = (*_PICTURES, "pic", "video", "map", "footage", "still")
_CAPTIONS = (
    (_PICTURES, rf"^{_WHICH}?{_PICTURE}(?:\s*\([^)]*\))?{_BY}"),
    (
        ("credit", *_ANY_PICTURES),
        rf"^\(?(?:credit|{_ANY_PICTURE}\s+(?:by|courtesy\s+of|via))\s*:?\s+(?-i:[A-Z])",
    ),
    (
        ("source", "credit"),
        r"(?:^|[\s(\[.,])(?-i:Source|Credit|SOURCE|CREDIT)\s*:\s*(?-i:[A-Z@])[^.!?]{0,80}[)\]]?\.?$",
    ),
    (
        _ANY_PICTURES,
        rf"(?:[(\[]|[.!?”\"]\s+)(?:file\s+)?{_ANY_PICTURE}{_BY}[^.!?]{{0,60}}[)\]]?\.?$",
    ),
    (
        _ANY_PICTURES,
        rf"\s(?=(?-i:[A-Z]))(?:file\s+)?{_ANY_PICTURE}\s*[:/©]\s*(?-i:[A-Z@])[^.!?]{{0,60}}\.?$",
    ),
    (
        ("file", "screen"),
        r"[\s(\[](?:file\s+(?:photo|picture|image)|(?:video\s+)?screen\s?(?:shot|grab))[)\]]?\.?$",
    ),
    (("pictured",), r"(?:^|,\s+|\()pictured\b[^.!?,]{0,80}\.?$"),
    (
        ("left)", "right)", "centre)", "center)", "pictured)"),
        (
            r"^(?-i:[A-Z“\"'])[^.!?]{0,160}\s\("
            r"(?:(?:far\s+|second\s+from\s+(?:the\s+)?)?(?:left|right)|cent(?:re|er)|pictured)\)"
        ),
    ),
    (
        ("pictured",),
        r"\s(?:is|are)?\s*pictured\s+(?:here|above|below|left|right)\b[^.!?]{0,80}\.?$",
    ),
    (
        ("getty", "stock", "unsplash", "wikimedia", "alamy", "handout"),
        rf"(?:/|\s|\(|via\s){_LIBRARY}[)\]]?\.?$",
    ),
    (
        ("/",),
        r"(?:^|[\s(])(?-i:REUTERS|AP|AFP|EPA|PA|Reuters)(?:\s+Photo)?\s?/\s?(?-i:[A-Z])[^.]{0,40}$",
    ),
    (("file", "handout"), r"^(?:file\s+photo|handout)\b"),
    (_PICTURES, rf"^{_WHICH}{_PICTURE}\s*:"),
    (
        ("left", "right", "cent"),
        (
            r"(?-i:[A-Z]\w+),\s(?:(?:far|second\s+from|third\s+from)\s+(?:the\s+)?)?"
            r"(?:left|right|cent(?:re|er))(?:\s[a-z\s]{1,25})?,\s"
            r"(?!said|says|and\s+(?:left|right|cent))[a-z]"
        ),
    ),
    (
        ("screen", "video"),
        (
            r"^(?:an?\s+|the\s+)?(?:screen\s?(?:shot|grab)|video\s+(?:still|grab))"
            r"\s+(?:from|of|shows|taken)\b[^.!?]*$"
        ),
    ),
)
"""Patterns of captions, each behind pieces one of which is in every line that it fits.

Most lines have none of them, so most patterns need not be compiled for a short text.
"""
_CAPTION_CUES = (
    "photo", "image", "pictur", "illustration", "graphic", "screen", "source", "credit", "video",
    "map", "footage", "still", "file", "getty", "stock", "unsplash", "wikimedia", "alamy",
    "handout", "pic", "/", "left)", "right)", "centre)", "center)",
    "left,", "right,", "center", "centre",
)  # fmt: skip
"""One of these is in every line that describes a picture."""
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
    return any(
        any(cue in low for cue in cues) and compiled(pattern).search(line)
        for cues, pattern in _CAPTIONS
    )


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
