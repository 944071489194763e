"""Names in sentences whose case tells nothing: headlines in title case, capitals, no capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model import EntityKind

from .gazetteer import known, longest_known
from .kinds import looks_common
from .lexicon import lexicon
from .normal import normal
from .parts import Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’](?!s\b)\w+)*(?:[-‑][^\W_]+)*", re.IGNORECASE)


def find_by_names(
    text: str, start: int, end: int, names: Mapping[str, EntityKind | None]
) -> list[Piece]:
    """Return the names of a sentence that are known from elsewhere, longest first.

    `names` holds what the same article names in its running text, by normal form.
    """
    spans = [match.span() for match in _WORD.finditer(text, start, end)]
    words = [text[a:b] for a, b in spans]
    found = []
    at = 0
    while at < len(words):
        count, kind = _longest(words, spans, text, at, names)
        if count:
            first, last = spans[at][0], spans[at + count - 1][1]
            found.append(Piece(first, last, " ".join(text[first:last].split()), kind))
        at += count or 1
    return found


def _longest(
    words: list[str],
    spans: list[tuple[int, int]],
    text: str,
    at: int,
    names: Mapping[str, EntityKind | None],
) -> tuple[int, EntityKind | None]:
    """Return how many words from `at` on are a name, and its kind."""
    if words[at].lower() == "the":
        return 0, None
    for count in range(min(6, len(words) - at), 0, -1):
        key = normal(" ".join(words[at : at + count]))
        if key in names and (count > 1 or _may_stand_alone(words[at])):
            return count, names[key]
    count = longest_known(words, at)
    if count:
        found = known(" ".join(words[at : at + count]))
        if found and (count > 1 or _may_stand_alone(words[at])):
            return count, found.kind
    low, lists = words[at].lower(), lexicon()
    titled = at > 0 and (
        words[at - 1].lower() in lists.heads or words[at - 1].lower() in lists.offices
    )
    if low in lists.given and (words[at][0].isupper() or titled):
        count = _count_person(words, spans, text, at)
        return count, EntityKind.PERSON if count else None
    if titled and low in lists.family_first and _opens_with_family(words[at + 1 : at + 3]):
        return 3, EntityKind.PERSON
    return 0, None


def _may_stand_alone(word: str) -> bool:
    low = word.lower()
    lists = lexicon()
    return low not in lists.everyday and low not in lists.function and low not in lists.capitals


def _count_person(words: list[str], spans: list[tuple[int, int]], text: str, at: int) -> int:
    """Return how many words are a person: a given name, initials, a capitalised uncommon word."""
    end = at + 1
    while end < len(words) and len(words[end]) == 1 and text.startswith(". ", spans[end][1]):
        end += 1
    if end >= len(words) or words[at][0].isupper() != words[end][0].isupper():
        return 0
    if words[end].islower() and words[end] in lexicon().saying:
        return 0
    if end == at + 1 and text[spans[at][1] : spans[end][0]] != " ":
        return 0
    if end == at + 1 and looks_common(words[end].lower()):
        return 0  # "Bill Requiring"
    return end + 1 - at if _may_stand_alone(words[at]) and _may_stand_alone(words[end]) else 0


def _opens_with_family(rest: list[str]) -> bool:
    """Whether two short words can be the given name behind an eastern family name."""
    return len(rest) == 2 and all(
        word.isalpha() and len(word) < 6 and _may_stand_alone(word) for word in rest
    )
