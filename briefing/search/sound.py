"""How a word sounds, roughly: what transliterations of one name have in common.

Two spellings with the same skeleton may be one name written by two systems: Chaikin and
Chaykin, Zhilin and Jilin, Khrushchev and Hrushchov. The skeleton is never shown.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SPELLINGS = {
    "shch": "54", "tsch": "4", "sch": "5", "sh": "5", "tch": "4", "ch": "4",
    "dzh": "j", "zh": "j", "dj": "j", "kh": "h", "gh": "g", "dh": "d", "ph": "f",
    "ts": "k", "tz": "k", "cz": "k", "ck": "k", "c": "k", "q": "k", "x": "ks",
    "oo": "u", "ou": "u", "ue": "u", "oe": "o", "ae": "a", "w": "v", "y": "i",
}  # fmt: skip
"""Ways to write one sound; longer spellings stand before what they begin with."""

_SPELLING = re.compile("|".join(_SPELLINGS))
_DOUBLE = re.compile(r"(.)\1+")
_ENDINGS = (("f", "v"), ("ij", "i"))
SHORTEST = 4
"""Letters that a word must have for its sound to say anything."""


@lru_cache(maxsize=1 << 15)
def skeleton(term: str) -> str:
    """Return the skeleton of a folded term, "" if the term is too short or not a word."""
    if len(term) < SHORTEST or not term.isalpha():
        return ""
    sound = _SPELLING.sub(lambda match: _SPELLINGS[match[0]], term)
    sound = _DOUBLE.sub(r"\1", sound)
    for ending, plain in _ENDINGS:
        if sound.endswith(ending):
            sound = sound[: -len(ending)] + plain
    return sound
