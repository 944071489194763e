"""The words of a stack, and which of them are close to a typed one.

Everything here compares words with words, never with texts, so its cost hangs on the number
of distinct words alone. What only a misspelt query needs is built when one arrives.
"""

from __future__ import annotations

from bisect import bisect_left
from heapq import nlargest
from typing import TYPE_CHECKING, Any

from .sound import FIRST_OTHER, LAST_OTHER, SHORTEST, romanise, rough_skeleton, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COMPLETIONS = 24
"""Words that an unfinished one may become, the most frequent ones."""
_SMALL = 12_000
"""Terms up to which every one of a fitting length is compared; about half a millisecond."""
_WARMED = range(3, 10)
"""Lengths of beginnings that are worked out beforehand."""
_SHARE = 50_000
"""Words that are compared with one in a single call; some two milliseconds."""
_ROUGHLY = 0.9
"""How much of the sound agrees where only the rough skeletons do."""
_KEPT = 4096
"""Beginnings whose completions are kept."""
_LAST = "\U0010ffff"
"""What stands behind every term that goes on."""
_FIRST_ALIKE = {
    "c": "kqs", "k": "cqhg", "q": "kcg", "f": "p", "p": "f", "v": "w", "w": "v", "y": "ije",
    "i": "yj", "j": "yiz", "z": "js", "x": "k", "s": "cz", "h": "kc", "t": "c", "g": "qk",
    "e": "y",
}  # fmt: skip
"""First letters that another transliteration may have in place of one."""
_LONGEST_ENDING = 3
"""Sounds of the ending that a case gives to a name."""
_MOST_HOLDING = 200
"""Words that hold a typed one inside that are gone through."""


class Vocabulary:
    """Distinct terms with the number of passages that hold each."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take how often each term stands, as the postings keep them."""
        self._counts = counts
        self._sorted: list[str] = []
        self._by_length: dict[int, dict[str, list[str]]] = {}
        self._by_sound: dict[str, dict[str, list[str]]] = {}
        self._others: list[tuple[str, str]] | None = None
        self._joined = ""
        self._beginnings: dict[tuple[int, str], list[str]] = {}
        self._all_initials: list[str] = []
        self._completed: dict[tuple[str, int], list[str]] = {}

    def __contains__(self, term: str) -> bool:
        return term in self._counts

    def count(self, term: str) -> int:
        """Return how often the term stands."""
        return self._counts.get(term, 0)

    def completions(self, beginning: str, limit: int = COMPLETIONS) -> list[str]:
        """Return the most frequent terms that begin so and are longer, in a fixed order."""
        key = beginning, limit
        if key not in self._completed:
            terms = self._in_order()
            first = bisect_left(terms, beginning)
            last = bisect_left(terms, beginning + _LAST, first)
            found = terms[first:last]
            if found and found[0] == beginning:
                del found[0]
            if len(found) > limit:
                found = nlargest(limit, found, key=self._counts.__getitem__)
            if len(self._completed) > _KEPT:
                self._completed.clear()
            self._completed[key] = found
        return self._completed[key]

    def near(self, word: str, edits: int) -> list[tuple[str, int]]:
        """Return terms within that many edits and their distance, the word itself left out.

        A large vocabulary is only asked for terms that begin with the word's first or second
        letter, or with one that sounds alike, and for those in which nothing but the first
        letter is another, missing or too much.
        """
        small = len(self._counts) <= _SMALL
        buckets = self._buckets()
        firsts = self._firsts(word)
        terms: list[str] = []
        for length in range(len(word) - edits, len(word) + edits + 1):
            bucket = buckets.get(length, {})
            for first in bucket if small else sorted(firsts & bucket.keys()):
                terms += bucket[first]
        if not small:
            others = [first for first in self._initials() if first not in firsts]
            made = (first + rest for first in others for rest in (word[1:], word))
            terms += [term for term in made if term in self._counts]
        return [(term, d) for term, d in _within(word, terms, edits) if d]

    @staticmethod
    def _firsts(word: str) -> set[str]:
        """Return first letters that a word's right spelling is likely to have."""
        return set(word[:2]) | set(_FIRST_ALIKE.get(word[0], ""))

    def near_beginnings(self, beginning: str, edits: int) -> list[tuple[str, int]]:
        """Return beginnings of terms within that many edits, a letter longer or shorter at most."""
        length = len(beginning)
        known: list[str] = []
        firsts = sorted(self._firsts(beginning))
        if len(self._counts) <= _SMALL:
            firsts = self._initials()
        for size in (length - 1, length, length + 1):
            for first in firsts:
                known += self._starts(size, first)
        return [(start, d) for start, d in _within(beginning, known, edits) if d]

    def _starts(self, size: int, first: str) -> list[str]:
        """Return the distinct beginnings of so many letters that begin with one letter."""
        key = size, first
        if key not in self._beginnings:
            terms = self._in_order()
            here = terms[bisect_left(terms, first) : bisect_left(terms, first + _LAST)]
            longer = [term[:size] for term in here if len(term) > size]
            self._beginnings[key] = list(dict.fromkeys(longer))
        return self._beginnings[key]

    def _initials(self) -> list[str]:
        """Return the first letters of all terms, in order."""
        if not self._all_initials:
            self._all_initials = sorted({term[0] for term in self._in_order()})
        return self._all_initials

    def alike(self, word: str) -> list[tuple[str, float]]:
        """Return the other terms that may be the same name in another transliteration.

        With each stands how much of the sound agrees, up to 1.
        """
        sound = skeleton(word)
        if not sound:
            return []
        rough = rough_skeleton(sound)
        first = romanise(word)[:1] or word[0]
        found: dict[str, float] = {}
        for letter in sorted({word[0], first, *_FIRST_ALIKE.get(first, "")}):
            for term in self._sound_of(letter).get(rough, ()):
                found[term] = 1.0 if skeleton(term) == sound else _ROUGHLY
        for term, ending in self._in_other_letters(rough) if word < FIRST_OTHER else ():
            found[term] = _ROUGHLY if ending else 1.0
        found.pop(word, None)
        return list(found.items())

    def _in_other_letters(self, rough: str) -> Iterator[tuple[str, int]]:
        """Yield the terms of other alphabets that sound so, and how many sounds follow."""
        if self._others is None:
            terms = self._in_order()
            here = terms[bisect_left(terms, FIRST_OTHER) : bisect_left(terms, LAST_OTHER)]
            self._others = sorted((rough_skeleton(skeleton(term)), term) for term in here)
        at = bisect_left(self._others, (rough, ""))
        while at < len(self._others) and self._others[at][0].startswith(rough):
            sound, term = self._others[at]
            ending = len(sound) - len(rough)
            if ending <= (_LONGEST_ENDING if len(rough) > SHORTEST else 0):
                yield term, ending
            at += 1

    def holding(self, part: str, limit: int) -> list[str]:
        """Return the most frequent terms that are longer and hold a word."""
        if not self._joined:
            self._joined = "\n".join(["", *self._in_order(), ""])
        found: list[str] = []
        at = self._joined.find(part)
        while at >= 0 and len(found) < _MOST_HOLDING:
            end = self._joined.index("\n", at)
            found.append(self._joined[self._joined.rindex("\n", 0, at) + 1 : end])
            at = self._joined.find(part, end)
        return nlargest(limit, found, key=self._counts.__getitem__)

    def warm(self) -> Iterator[None]:
        """Build what a misspelt query needs, step by step; a step takes some milliseconds."""
        from rapidfuzz import process  # noqa: F401 - its import takes a while

        yield
        self._buckets()
        for first in self._initials():
            if first.isalpha():
                yield
                self._sound_of(first)
                for size in _WARMED:
                    yield
                    self._starts(size, first)

    def _sound_of(self, first: str) -> dict[str, list[str]]:
        if first not in self._by_sound:
            self._by_sound[first] = self._sounds(first)
        return self._by_sound[first]

    def _sounds(self, first: str) -> dict[str, list[str]]:
        by_sound: dict[str, list[str]] = {}
        for length, bucket in self._buckets().items():
            if length >= SHORTEST:
                for term in bucket.get(first, ()):
                    by_sound.setdefault(rough_skeleton(skeleton(term)), []).append(term)
        return by_sound

    def _in_order(self) -> list[str]:
        if not self._sorted:
            self._sorted = sorted(self._counts)
        return self._sorted

    def _buckets(self) -> dict[int, dict[str, list[str]]]:
        if not self._by_length:
            made: dict[int, dict[str, list[str]]] = {}
            for term in self._in_order():
                made.setdefault(len(term), {}).setdefault(term[0], []).append(term)
            self._by_length = made  # whole at once: it is made beside who asks for it
        return self._by_length


def _within(word: str, terms: list[str], edits: int) -> list[tuple[str, int]]:
    """Return the terms within that many edits of the word; a swap of neighbours is one edit.

    Best first. Each call holds up every other thread, so it is handed a share at a time.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    distance: Any = OSA.distance
    found: list[tuple[str, int]] = []
    for at in range(0, len(terms), _SHARE):
        share = terms[at : at + _SHARE]
        near = extract(word, share, scorer=distance, score_cutoff=edits, limit=None)
        found += [(term, int(apart)) for term, apart, _ in near]
    if len(terms) > _SHARE:
        found.sort(key=lambda pair: pair[1])
    return found
