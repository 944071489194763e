"""What pages put around an article: counters, buttons, forms, teasers, notices, credits.

Patterns over single lines. Those that `is_furniture` knows are certain wherever they stand;
those of `is_navigation` are words such as "Home" that also head a chapter, so they count only
in a text that is known to be the dump of a whole page. Ordinary prose matches none.
"""

from __future__ import annotations

from .furniture_patterns import (
    BETWEEN,
    CERTAIN,
    COMMENTS,
    DATE_BEGINNINGS,
    DAY,
    META,
    NAVIGATION,
    RELATED,
)
from .line_patterns import compiled

_NAME_WORDS = 3
_LONGEST = 240
"""Characters that a line of furniture may have."""


def is_furniture(line: str) -> bool:
    """Whether a line is furniture wherever it stands."""
    if len(line) > _LONGEST:
        return False
    if CERTAIN.fullmatch(line) or META.fullmatch(line):
        return True
    pieces = BETWEEN.split(line.strip(" •·|"))
    strong = [META.fullmatch(p) for p in pieces]
    return any(strong) and all(s or _is_slight(p) for s, p in zip(strong, pieces, strict=True))


def _is_slight(piece: str) -> bool:
    """Whether a piece may stand beside a counter: a date, a section, a name, a name and a date."""
    if not piece or is_date(piece) or len(piece.split()) <= _NAME_WORDS:
        return True
    name, comma, day = piece.partition(", ")
    return bool(comma) and len(name.split()) <= _NAME_WORDS and is_date(day)


def is_navigation(line: str) -> bool:
    """Whether a line is furniture in a text that is the dump of a whole page."""
    return len(line) <= _LONGEST and bool(compiled(NAVIGATION).fullmatch(line))


def is_date(line: str) -> bool:
    """Whether a line is a day, with or without a time, and nothing else."""
    begins = line[:1].isdecimal() or line[:3].lower() in DATE_BEGINNINGS
    return begins and len(line) <= _LONGEST and bool(compiled(DAY).fullmatch(line))


def opens_related(line: str) -> bool:
    """Whether a line is a label under which other articles follow."""
    return len(line) <= 60 and RELATED.fullmatch(line.strip(" :-–—•|»*#"))


def opens_comments(line: str) -> bool:
    """Whether a line is a label under which readers write."""
    return len(line) <= _LONGEST and COMMENTS.fullmatch(line)
