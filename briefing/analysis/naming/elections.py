"""Votes named by their year: "2011 Irish general election"."""

from __future__ import annotations

import re

from briefing.model import EntityKind

from .parts import Piece, on_one_line

_VOTE = re.compile(
    r"(?<![\w-])(?:1[89]|20)\d\d[ \n](?:[A-Z][\w.’'-]*[ \n]){0,4}"
    r"(?:(?:general|presidential|parliamentary|legislative|federal|local|municipal|state|snap"
    r"|midterm|gubernatorial|mayoral|regional|national|party|leadership|by-)[ \n]?){0,3}"
    r"(?:elections?|referendum|primaries|caucuses)(?![\w-])"
)


def find_elections(text: str, start: int, end: int) -> list[Piece]:
    """Return the votes in a sentence."""
    return [
        Piece(*match.span(), on_one_line(match[0]), EntityKind.EVENT)
        for match in _VOTE.finditer(text, start, end)
    ]
