"""Find the sentences of other articles that say what a key point says.

Precision comes first: half of the content words are shared, weighed by how rare they are;
two rarer words are among them; and nothing speaks against it. Numbers, weekdays or months
that differ on both sides, a denial on one side, or two names that change places as the ones
that act, speak against it.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Span

    from .concepts import Candidate

LEAST_SHARE = 0.5
"""Weighed share of the words of the smaller sentence that both must have."""
_LEAST_OF_LARGER = 0.36
"""The same of the larger sentence: a long one that says much else is no restatement."""
_LEAST_WORDS = 4
_LEAST_RARE = 2

_NUMBER = re.compile(
    r"(?P<digits>\d+(?:[.,]\d+)*)(?:[\s-]?(?P<scale>thousand|million|billion|trillion|bn|m|tn)\b)?"
    r"|\b(?P<word>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|hundreds|thousands|millions|billions|dozens)\b",
    re.IGNORECASE,
)
_NUMBER_WORDS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30",
    "forty": "40", "fifty": "50",
}  # fmt: skip
_SCALES = {"m": "million", "bn": "billion", "tn": "trillion"}
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_MONTH = re.compile(
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b|\b(May) \d|\d (May)\b"
)
_NAME = re.compile(r"\b[A-Z][\w-]*")
_ACTOR = re.compile(r"\W*(?:The )?((?:[A-Z][\w-]*(?:['’]s?)?\s?)+)")
"""The name that a sentence begins with."""
_DENIAL = re.compile(
    r"\b(?:not|no|never|neither|nor|none|nobody|cannot|without|den(?:y|ies|ied|ying)"
    r"|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|fail(?:s|ed|ing)?)\b|n['’]t\b",
    re.IGNORECASE,
)


def find_restatements(
    chosen: Sequence[Candidate], candidates: Sequence[Candidate], texts: Mapping[str, str]
) -> list[tuple[Span, ...]]:
    """Return for each chosen candidate where other articles say the same, one place in each.

    `texts` holds the text of each article by its id. Places are in the order of `candidates`.
    """
    wanted = frozenset().union(*(point.words for point in chosen))
    near = [(c, c.words & wanted) for c in candidates]
    met = Counter(word for _, words in near for word in words)
    rarity = {word: log(1 + len(candidates) / often) for word, often in met.items()}
    rare = {word for word, often in met.items() if often <= _most(len(candidates))}
    unseen = log(1 + len(candidates))
    near = [(c, words) for c, words in near if len(words) >= _LEAST_WORDS]
    found = []
    for point in chosen:
        best: dict[str, tuple[float, Span]] = {}
        for other, words in near:
            shared = words & point.words
            if len(shared) < _LEAST_WORDS or other.span.article == point.span.article:
                continue
            if len(shared & rare) < _LEAST_RARE:
                continue
            share = _share(point.words, other.words, shared, rarity, unseen)
            if share < LEAST_SHARE or share <= best.get(other.span.article, (0.0, None))[0]:
                continue
            if agree(_cut(point, texts), _cut(other, texts)):
                best[other.span.article] = (share, other.span)
        found.append(tuple(span for _, span in best.values()))
    return found


def agree(one: str, other: str) -> bool:
    """Whether no number, day, denial or change of roles sets two sentences against each other."""
    if bool(_DENIAL.search(one)) != bool(_DENIAL.search(other)) or _swapped(one, other):
        return False
    for find in (_numbers, _weekdays, _months):
        mine, theirs = find(one), find(other)
        if mine - theirs and theirs - mine:
            return False
    return True


def _most(sentences: int) -> int:
    """Return in how many sentences a word may be met to be one of the rarer ones."""
    return max(3, min(sentences // 5, 30), sentences // 50)


def _share(
    one: frozenset[str],
    other: frozenset[str],
    shared: frozenset[str],
    rarity: Mapping[str, float],
    unseen: float,
) -> float:
    """Return the weighed share of the smaller sentence, or 0 if too little of the larger."""

    def weigh(words: frozenset[str]) -> float:
        return sum(sorted(rarity.get(word, unseen) for word in words))

    both = weigh(shared)
    smaller, larger = sorted((weigh(one), weigh(other)))
    return both / smaller if both >= _LEAST_OF_LARGER * larger else 0.0


def _cut(candidate: Candidate, texts: Mapping[str, str]) -> str:
    span = candidate.span
    return texts[span.article][span.start : span.end]


def _numbers(text: str) -> set[str]:
    found = set()
    for match in _NUMBER.finditer(text):
        if match["digits"]:
            scale = (match["scale"] or "").lower()
            found.add(match["digits"].replace(",", "") + _SCALES.get(scale, scale))
        else:
            word = match["word"].lower()
            found.add(_NUMBER_WORDS.get(word, word))
    return found


def _swapped(one: str, other: str) -> bool:
    """Whether each sentence begins with a name that the other one holds further on."""
    first, second = _ACTOR.match(one), _ACTOR.match(other)
    if first is None or second is None or " by " in one or " by " in other:
        return False
    mine, theirs = set(_NAME.findall(first[1])), set(_NAME.findall(second[1]))
    if mine & theirs:
        return False
    return mine <= set(_NAME.findall(other)) and theirs <= set(_NAME.findall(one))


def _weekdays(text: str) -> set[str]:
    return set(_WEEKDAY.findall(text))


def _months(text: str) -> set[str]:
    return {"".join(parts) for parts in _MONTH.findall(text)}
