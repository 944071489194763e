"""An oracle for search: score every sentence against every typed word, none left out."""

from __future__ import annotations

import re
from heapq import nsmallest
from math import log

from rapidfuzz.distance import OSA

from briefing.text.fold import fold_word

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, possessives cut off."""
    return [fold_word(re.sub(r"['’]s$", "", word)) for word in _WORD.findall(text)]


def likeness(typed: str, word: str, unfinished: bool = False) -> float:
    """Return from 0 to 1 how much a word is the typed one, by edits alone."""
    if typed == word:
        return 1.0
    if unfinished and word.startswith(typed):
        return 0.9
    allowed = 0 if len(typed) < 3 or typed.isdecimal() else 1 if len(typed) < 6 else 2
    if not allowed or abs(len(typed) - len(word)) > allowed:
        return 0.0
    edits = OSA.distance(typed, word, score_cutoff=allowed)
    return 0.9 * (1 - edits / len(typed)) if edits <= allowed else 0.0


class Scan:
    """Sentences with the owner of each; a query goes over all of them."""

    def __init__(self, sentences: list[tuple[int, str]]) -> None:
        self.owners = [owner for owner, _ in sentences]
        self.words = [words_of(text) for _, text in sentences]
        self.holders: dict[str, list[int]] = {}
        """The sentences that hold each word: each word is compared once, not once a sentence."""
        for number, words in enumerate(self.words):
            for word in set(words):
                self.holders.setdefault(word, []).append(number)

    def rank(self, query: str, limit: int = 10) -> list[tuple[float, int]]:
        """Return score and number of the best sentences: rare words first, short ones first."""
        typed = words_of(query)
        score: dict[int, float] = {}
        total = 0.0
        for place, want in enumerate(typed):
            best: dict[int, float] = {}
            for word, holders in self.holders.items():
                value = likeness(want, word, place == len(typed) - 1)
                for number in holders if value else ():
                    if best.get(number, 0.0) < value:
                        best[number] = value
            rarity = log(1 + len(self.words) / max(len(best), 0.5))
            total += rarity
            for number, value in best.items():
                score[number] = score.get(number, 0.0) + rarity * value
        ranked = nsmallest(
            limit,
            (
                (-value / total + 0.002 * len(self.words[number]), number)
                for number, value in score.items()
            ),
        )
        return [(-value, number) for value, number in ranked]
