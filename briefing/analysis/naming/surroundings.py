"""What stands beside a name: a role in lower case, a cue of its kind, a building's word."""

from __future__ import annotations

import re
from functools import cache

from briefing.model import EntityKind

from .gazetteer import known
from .lexicon import lexicon

_AGE = re.compile(r", \(?\d{2}\b|,? aged \d")
_STATE = re.compile(r", ((?:[A-Z]\.){2,}|[A-Z][a-z]{1,5}\.)")
_NEXT = re.compile(r"[ \n]([a-z]+)")
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its"))


def word_before(text: str, floor: int, start: int) -> tuple[str, int]:
    """Return the word that ends one blank before `start`, and where it begins; "" for none."""
    if start - 1 <= floor or text[start - 1] not in " \n\xa0":
        return "", start
    at = max(text.rfind(" ", floor, start - 1) + 1, floor)
    word = text[at : start - 1]
    if not word.isalnum() and word.split()[-1:] != [word]:  # other blanks inside
        word = (word.split() or [""])[-1] if not word[-1:].isspace() else ""
        at = start - 1 - len(word)
    return word, at


def widen_left(text: str, floor: int, start: int) -> int:
    """Return where a name begins that a small word of a family name opens; it may have two."""
    word, at = word_before(text, floor, start)
    return at if word in lexicon().particles else start


def role_before(text: str, floor: int, start: int) -> str:
    """Return the role in lower case before a name, with what opens it, or "".

    "Peruvian minister" for the name in "the Peruvian minister Rosa Quispe".
    """
    word, at = word_before(text, floor, start)
    if word not in lexicon().heads:
        return ""
    end = start - 1
    for _ in range(5):
        word, before = word_before(text, floor, at)
        if not word or not _belongs(word):
            break
        if word == "and" and word_before(text, floor, before)[0] not in lexicon().roles:
            break  # "David Solomon and former chair"
        at = before
    return " ".join(text[at:end].split())


def _belongs(word: str) -> bool:
    """Whether a word before a role's head is part of the role."""
    lists = lexicon()
    if word[0].isupper():
        return word[-1].isalpha() and word.lower() not in lists.function
    return word in lists.roles or word.endswith("ial") or word in ("and", "of") or "-" in word


def building_behind(text: str, start: int, end: int, ceiling: int) -> int:
    """Return where a name ends when a lower-case word for works or a building goes on with it."""
    if not text[end + 1 : end + 2].islower():
        return end
    before, _ = word_before(text, 0, start)
    if before.lower() not in _ARTICLES and not before.endswith(("'s", "’s")):
        return end
    match = _building().match(text, end, min(ceiling, end + 60))
    return match.end() if match else end


@cache
def _building() -> re.Pattern[str]:
    lists = lexicon()
    before = "|".join(sorted(map(re.escape, lists.before_buildings)))
    last = "|".join(sorted(map(re.escape, lists.buildings), key=len, reverse=True))
    return re.compile(rf"(?:[ \n](?:{before})){{0,2}}[ \n](?:{last})\b(?!-)")


_QUOTED = ("“”", '""', "‘’", "''", "«»", "„“", "„”")
_OPENING_QUOTES = frozenset(pair[0] for pair in _QUOTED)
_TITLED = re.compile(r",? (?:a|an|the|his|her|its|their) (?:[\w-]+ ){0,3}?(\w+)")
"""What follows a title and says what it is: ", a novel by"."""


def is_work(text: str, floor: int, start: int, end: int) -> bool:
    """Whether a name in quotation marks is called a book, film or the like, before or behind it.

    Without the marks nothing is certain: "in the film, Tom Hanks" and "on the album Kovic sings".
    """
    if text[start - 1 : start] not in _OPENING_QUOTES:
        return False
    behind = end + 1 if text[end : end + 1] in (",", ".") else end  # “Grey Harbour,”
    if text[start - 1 : start] + text[behind : behind + 1] not in _QUOTED:
        return False
    before, _ = word_before(text, floor, start - 1)
    if before.rstrip(",:").lower() in lexicon().works:
        return True
    titled = _TITLED.match(text, behind + 1)
    return bool(titled and titled[1] in lexicon().works)


def kind_around(
    text: str, floor: int, end: int, words: int, before: str, at: int
) -> EntityKind | None:
    """Return the kind that the words around a name tell, or None.

    `words` is how many the name has, `before` the word that stands before it, begun at `at`.
    """
    after = _NEXT.match(text, end)
    if after:
        if words <= 3 and after[1] in lexicon().saying:
            return EntityKind.ORGANISATION if before.lower() == "the" else EntityKind.PERSON
        if words <= 3 and after[1] in lexicon().terms:
            return EntityKind.PERSON
        if words < 3 and after[1] in lexicon().place_of:
            return EntityKind.PLACE
    elif _AGE.match(text, end):
        return EntityKind.PERSON
    elif text.startswith(", ", end):
        state = _STATE.match(text, end)
        if state and known(state[1]):
            return EntityKind.PLACE  # "Marlow, Ind."
    if words > 2:
        return None
    if before == "of":
        before, _ = word_before(text, floor, at)
        return EntityKind.PLACE if before in lexicon().place_of else None
    return EntityKind.PLACE if before.lower() in lexicon().place_before else None
