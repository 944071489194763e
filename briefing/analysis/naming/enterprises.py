"""What tells that a name is a company's: what it is called beside it, or what it is said to have.

"the Irish airline Ostwind", "Ostwind is the largest carrier of the coast", "Ostwind's CEO".
"""

from __future__ import annotations

import re
from functools import cache

from .lexicon import lexicon

_WORD = r"(?!(?:at|by|for|from|in|of|on|to|with)\b)[A-Za-z0-9’'-]+"
_LONGEST = 90
"""Characters behind a name that are looked at."""
_REACH = 40
"""Characters before a name that are looked at."""


def is_enterprise(text: str, floor: int, start: int, end: int, ceiling: int) -> bool:
    """Whether the words around a name in a sentence say that it is a company's."""
    before = text[max(floor, start - _REACH) : start]
    if before[-1:] in " \n" and _called_before().search(before):
        return True
    return bool(_told_behind().match(text, end, min(ceiling, end + _LONGEST)))


@cache
def _called_before() -> re.Pattern[str]:
    """Return the pattern of a noun right before a name: "the Irish airline Ostwind"."""
    return re.compile(rf"\b(?:{_any(lexicon().enterprises)})[ \n]\Z")


@cache
def _told_behind() -> re.Pattern[str]:
    """Return the pattern of what follows a name: what it is, or what companies alone have."""
    noun = rf"(?:{_WORD}[ \n]){{0,4}}(?:{_any(lexicon().enterprises)})\b(?![ \n]?['’]s)"
    what = rf"(?:,|[ \n](?:is|was|are))[ \n](?:a|an|the|one[ \n]of[ \n]the)[ \n]{noun}"
    had = rf"(?:['’]s?)?[ \n](?i:{_any(lexicon().of_enterprises)})\b"
    return re.compile(rf"{what}|{had}")


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
