"""Spellings of one name from another script, and typing errors, guarded."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from briefing.model import EntityKind

from .blocks import Join, Rule
from .people import is_full, read_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .blocks import Block
    from .names import Name

_SOUNDS = (
    *(("tsch", "ch"), ("tch", "ch"), ("kh", "h"), ("dzh", "j"), ("dj", "j"), ("zh", "j")),
    *(("ph", "f"), ("ck", "k"), ("q", "k"), ("ch", "\0"), ("c", "k"), ("\0", "ch"), ("x", "ks")),
    *(("w", "v"), ("ou", "u"), ("oo", "u"), ("dzi", "zi")),
)
"""Ways to write a foreign sound, and the one that stands for them, in order."""
_SOFT = re.compile("[iyj]+([aeou]?)")
_TWICE = re.compile(r"(\w)\1+")
_VOWELS = re.compile("[aeiouy ]+")
_ROMAN = re.compile("[ivx]+")
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=16384)
def sound(key: str) -> str:
    """Return a normal form with the usual ways to write one foreign sound made equal."""
    for spelled, by in _SOUNDS:
        key = key.replace(spelled, by)
    return _TWICE.sub(r"\1", _SOFT.sub(_soften, key))


def _soften(match: re.Match[str]) -> str:
    """Return one way to write a vowel with i, y or j before it."""
    vowel = match[1]
    return "ya" if vowel == "a" else vowel or "i"


def skeleton(key: str) -> str:
    """Return the consonants of the sound of a name."""
    return _VOWELS.sub("", sound(key))


def _apart(left: Name, right: Name) -> bool:
    """Whether two names must not be joined: known apart, of unlike kind, or used side by side."""
    if left.anchor and right.anchor:
        return True
    if left.articles & right.articles:
        return True
    kinds = {left.kind, right.kind} - {EntityKind.OTHER}
    if len(kinds) > 1:
        return True
    return _numbers(left) != _numbers(right)


def _numbers(name: Name) -> list[str]:
    """Return the numbers in a name, Roman ones too."""
    return _DIGITS.findall(name.key) + [word for word in name.words if _ROMAN.fullmatch(word)]


def sound_labels(name: Name) -> list[str]:
    """Return the sound of a name of more than five letters."""
    return [sound(name.key)] if len(name.key) > 5 and not name.text.isupper() else []


def join_sounds(block: Block) -> Iterator[Join]:
    """Join names of equal sound and word count that no article uses side by side."""
    for name, other in combinations(block.members[:20], 2):
        if len(name.words) == len(other.words) and not _apart(name, other):
            evidence = f"“{other.text}” as another script is written in Latin letters"
            yield Join(name.key, (other.key,), "transliteration", evidence)


def near_labels(name: Name) -> list[str]:
    """Return the consonants of the family name of a full name."""
    family = read_person(name).family if is_full(name) else ""
    return [skeleton(family)[:6]] if len(family) > 3 else []


def join_near(block: Block) -> Iterator[Join]:
    """Join full names whose family names sound alike and whose given names are close."""
    for left, right in combinations(block.members[:40], 2):
        if _are_close(left, right):
            evidence = f"nearly “{right.text}”, letter by letter"
            yield Join(left.key, (right.key,), "spelling", evidence)


def _are_close(left: Name, right: Name) -> bool:
    """Whether two full names are one with another spelling."""
    if len(left.words) != len(right.words) or _apart(left, right):
        return False
    from rapidfuzz.distance import Levenshtein

    uneven = 0
    for a, b in zip(left.words, right.words, strict=True):
        if sound(a) == sound(b):
            continue
        if sound(a)[0] != sound(b)[0] or skeleton(a) != skeleton(b):
            return False
        if Levenshtein.distance(a, b) > (min(len(a), len(b)) - 3) // 2:
            return False
        uneven += 1
    return uneven < 2


RULES = (
    Rule("transliteration", sound_labels, join_sounds),
    Rule("spelling", near_labels, join_near),
)
