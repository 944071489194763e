"""What stands beside a name: a role in lower case, a cue of its kind, a building's word."""

from __future__ import annotations

import re
from functools import cache

from briefing.model import EntityKind

from .lexicon import lexicon

_BEFORE = re.compile(r"([A-Za-z][\w’'-]*)[ \n]\Z")
_LAST_WORDS = re.compile(r"(?:[A-Za-z][\w’'.-]*[ \n]){0,5}\Z")
_AGE = re.compile(r", \(?\d{2}\b|,? aged \d")
_NEXT = re.compile(r"[ \n]([a-z]+)")
_ARTICLE = re.compile(r"(?:the|a|an|The|his|her|its|’s|'s)[ \n]\Z")
_PARTICLES = re.compile(
    r"(?<!\S)(?:(?:von|van|der|den|bin|ibn|al|el|da|dos|della|de|du|di)[ \n]){1,2}\Z"
)
_PLACE_BEFORE = frozenset("in at near from around outside across throughout toward towards".split())
_PLACE_OF = re.compile(
    r"(?:city|town|village|port|capital|district|province|region|island|state|county|suburb|republic"
    r"|area|coast|outskirts|streets)[ \n]of[ \n]\Z"
)


def widen_left(text: str, floor: int, start: int) -> int:
    """Return where a name begins when small words of a family name stand before it."""
    match = _PARTICLES.search(text, max(floor, start - 14), start)
    return match.start() if match else start


def role_before(text: str, floor: int, start: int) -> tuple[str, int]:
    """Return the lower-case role before a name, with what opens it, and where it starts.

    "leader" in "North Korean leader Kim Jong-un" gives ("North Korean leader", ...). Without
    one the role is "" and the place is `start`.
    """
    lists = lexicon()
    window = text[max(floor, start - 60) : start]
    words = _LAST_WORDS.search(window)
    if words is None or not words[0]:
        return "", start
    spelled = words[0].split()
    if not spelled or spelled[-1].lower() not in lists.heads or not spelled[-1][0].islower():
        return "", start
    begin = len(spelled) - 1
    while begin and _belongs(spelled[begin - 1]):
        begin -= 1
    role = " ".join(spelled[begin:])
    at = start - len(words[0])
    for word in spelled[:begin]:
        at = text.index(word, at) + len(word)
    while text[at : at + 1].isspace():
        at += 1
    return role, at


def _belongs(word: str) -> bool:
    """Whether a word before a role's head is part of the role."""
    lists = lexicon()
    if word[0].isupper():
        return word.lower() not in lists.function
    return word in lists.roles or word.endswith("ial") or word in ("and", "of") or "-" in word


def building_behind(text: str, start: int, end: int, ceiling: int) -> int:
    """Return where a name ends when a lower-case word for works or a building goes on with it."""
    if not _ARTICLE.search(text, max(0, start - 4), start):
        return end
    match = _building().match(text, end, min(ceiling, end + 60))
    return match.end() if match else end


@cache
def _building() -> re.Pattern[str]:
    lists = lexicon()
    before = "|".join(sorted(map(re.escape, lists.before_buildings)))
    last = "|".join(sorted(map(re.escape, lists.buildings), key=len, reverse=True))
    return re.compile(rf"(?:[ \n](?:{before})){{0,2}}[ \n](?:{last})\b(?!-)")


def kind_around(text: str, floor: int, start: int, end: int, words: int) -> EntityKind | None:
    """Return the kind that the words around a name tell, or None."""
    lists = lexicon()
    if _AGE.match(text, end):
        return EntityKind.PERSON
    after = _NEXT.match(text, end)
    if after and after[1] in lists.saying and 1 <= words <= 3:
        return EntityKind.PERSON
    if _PLACE_OF.search(text, max(floor, start - 16), start):
        return EntityKind.PLACE
    before = _BEFORE.search(text, max(floor, start - 16), start)
    if before and before[1].lower() in _PLACE_BEFORE and words < 3:
        return EntityKind.PLACE
    return None
