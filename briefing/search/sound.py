"""How a word sounds, roughly: what transliterations of one name have in common.

Two spellings with the same skeleton may be one name written by two systems: Chaikin and
Chaykin, Zhilin and Jilin, Khrushchev and Hrushchov. Words in Cyrillic and Greek letters sound as
they are written in English. What other languages make of a name, German Chruschtschow and French
Khrouchtchev, agrees in a rougher skeleton. Neither is ever shown.
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
_SHORTEST_ROUGH = 5
"""Letters that a rough skeleton must have, its first sound and vowels included."""

_ROMAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ђ": "dj",
    "ј": "y", "љ": "ly", "њ": "ny", "ћ": "ch", "џ": "dzh", "ѕ": "dz",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
    "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
    "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "kh", "ψ": "ps", "ω": "o",
}  # fmt: skip
"""Folded letters of other alphabets, as English writes them."""
_ROMANISED = str.maketrans(_ROMAN)
FIRST_OTHER, LAST_OTHER = "α", "ӿ"
"""Between these lie the words that begin with a letter of those alphabets."""

_ROUGH = str.maketrans({"5": "4", "h": "4", "z": "s", "j": "i"})
_ROUGHER = (
    (re.compile("^ie"), "e"),
    (re.compile("^[gk]"), "k"),
    (re.compile("(?<=4)o(?=v$)"), "e"),  # Gorbachev, Gorbatschow
    (re.compile("(?<=[aou])i?e"), ""),  # Dostoevsky, Dostojewski
)


def romanise(term: str) -> str:
    """Return a folded term in Latin letters, as far as it is in Cyrillic or Greek ones."""
    return term if term.isascii() else term.replace("ου", "u").translate(_ROMANISED)


@lru_cache(maxsize=1 << 15)
def skeleton(term: str) -> str:
    """Return the skeleton of a folded term, "" if the term is too short or not a word."""
    if len(term) < SHORTEST or not term.isalpha():
        return ""
    sound = _SPELLING.sub(lambda match: _SPELLINGS[match[0]], romanise(term))
    sound = _DOUBLE.sub(r"\1", sound)
    for ending, plain in _ENDINGS:
        if sound.endswith(ending):
            sound = sound[: -len(ending)] + plain
    return sound


def rough_skeleton(sound: str) -> str:
    """Return a skeleton without what languages that write names by ear differ in.

    Short ones stay: too many other words would agree with them.
    """
    if len(sound) < _SHORTEST_ROUGH:
        return sound
    rough = _DOUBLE.sub(r"\1", sound.translate(_ROUGH))
    for pattern, plain in _ROUGHER:
        rough = pattern.sub(plain, rough)
    return rough
