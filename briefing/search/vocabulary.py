"""The words of a stack, and which of them are close to a typed one.

Everything here compares words with words, never with texts, so its cost hangs on the number
of distinct words alone. What only a misspelt query needs is built when one arrives.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from .sound import SHORTEST, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

COMPLETIONS = 50
"""Words that an unfinished one may become, the most frequent ones."""
_SMALL = 30_000
"""Terms up to which every one of a fitting length is compared; about a millisecond."""
_FIRST_ALIKE = {
    "c": "kqs", "k": "cqh", "q": "kcg", "f": "p", "p": "f", "v": "w", "w": "v", "y": "ij",
    "i": "yj", "j": "yiz", "z": "js", "x": "k", "s": "cz", "h": "k", "t": "c", "g": "q",
}  # fmt: skip
"""First letters that another transliteration may have in place of one."""


class Vocabulary:
    """Distinct terms with the number of passages that hold each."""

    def __init__(self, counts: Mapping[str, Sequence[int]]) -> None:
        """Take the passages of each term, as the store keeps them."""
        self._counts = counts
        self._sorted: list[str] = []
        self._by_length: dict[int, dict[str, list[str]]] = {}
        self._by_sound: dict[str, dict[str, list[str]]] = {}
        self._beginnings: dict[int, list[str]] = {}

    def __contains__(self, term: str) -> bool:
        return term in self._counts

    def count(self, term: str) -> int:
        """Return how many passages hold the term."""
        return len(self._counts.get(term, ()))

    def completions(self, beginning: str, limit: int = COMPLETIONS) -> list[str]:
        """Return the most frequent terms that begin so and are longer, in a fixed order."""
        terms = self._in_order()
        found = []
        for at in range(bisect_left(terms, beginning), len(terms)):
            if not terms[at].startswith(beginning):
                break
            found.append(terms[at])
        if found and found[0] == beginning:
            del found[0]
        if len(found) > limit:
            found.sort(key=lambda term: (-self.count(term), term))
            del found[limit:]
        return found

    def near(self, word: str, edits: int, *, whole: bool = False) -> list[tuple[str, int]]:
        """Return terms within that many edits and their distance, the word itself left out.

        Without `whole`, a large vocabulary is only asked for terms that begin with the word's
        first or second letter, or with one that sounds alike.
        """
        whole = whole or len(self._counts) <= _SMALL
        buckets = self._buckets()
        firsts = set(word[:2]) | set(_FIRST_ALIKE.get(word[0], ""))
        terms: list[str] = []
        for length in range(len(word) - edits, len(word) + edits + 1):
            bucket = buckets.get(length, {})
            for first in bucket if whole else sorted(firsts & bucket.keys()):
                terms += bucket[first]
        return [(term, d) for term, d in _within(word, terms, edits) if d]

    def near_beginnings(self, beginning: str, edits: int) -> list[tuple[str, int]]:
        """Return beginnings of terms within that many edits, a letter longer or shorter at most."""
        length = len(beginning)
        known: list[str] = []
        for size in (length - 1, length, length + 1):
            if size not in self._beginnings:
                longer = (term[:size] for term in self._in_order() if len(term) > size)
                self._beginnings[size] = list(dict.fromkeys(longer))
            known += self._beginnings[size]
        return [(start, d) for start, d in _within(beginning, known, edits) if d]

    def alike(self, word: str) -> list[str]:
        """Return the other terms that may be the same name in another transliteration."""
        sound = skeleton(word)
        if not sound:
            return []
        found: list[str] = []
        for first in sorted({word[0], *_FIRST_ALIKE.get(word[0], "")}):
            if first not in self._by_sound:
                self._by_sound[first] = self._sounds(first)
            found += self._by_sound[first].get(sound, ())
        return [term for term in found if term != word]

    def _sounds(self, first: str) -> dict[str, list[str]]:
        by_sound: dict[str, list[str]] = {}
        for length, bucket in self._buckets().items():
            if length >= SHORTEST:
                for term in bucket.get(first, ()):
                    by_sound.setdefault(skeleton(term), []).append(term)
        return by_sound

    def _in_order(self) -> list[str]:
        if not self._sorted:
            self._sorted = sorted(self._counts)
        return self._sorted

    def _buckets(self) -> dict[int, dict[str, list[str]]]:
        if not self._by_length:
            for term in self._in_order():
                bucket = self._by_length.setdefault(len(term), {})
                bucket.setdefault(term[0], []).append(term)
        return self._by_length


def _within(word: str, terms: Iterable[str], edits: int) -> list[tuple[str, int]]:
    """Return the terms within that many edits of the word; a swap of neighbours is one edit."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    distance: Any = OSA.distance
    near = extract(word, terms, scorer=distance, score_cutoff=edits, limit=None)
    return [(term, int(apart)) for term, apart, _ in near]
