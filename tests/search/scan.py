"""An oracle for search: score every sentence against every typed word, with no index at all."""

from __future__ import annotations

import re
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
        self.distinct = sorted({word for words in self.words for word in words})

    def rank(self, query: str, limit: int = 10) -> list[tuple[float, int]]:
        """Return score and number of the best sentences: rare words first, short ones first."""
        typed = words_of(query)
        score = [0.0] * len(self.words)
        total = 0.0
        for place, want in enumerate(typed):
            last = place == len(typed) - 1
            like = {word: likeness(want, word, last) for word in self.distinct}
            like = {word: value for word, value in like.items() if value}
            best = [max((like.get(w, 0.0) for w in words), default=0.0) for words in self.words]
            rarity = log(1 + len(best) / max(sum(map(bool, best)), 0.5))
            total += rarity
            for number, value in enumerate(best):
                score[number] += rarity * value
        ranked = sorted(
            (-value / total + 0.002 * len(self.words[number]), number)
            for number, value in enumerate(score)
            if value
        )
        return [(-value, number) for value, number in ranked[:limit]]
