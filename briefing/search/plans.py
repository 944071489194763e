"""Ways to take the words of a query apart: two as one, touching ones as several, names as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .query import Word, join_words, part_words
from .readings import TWO_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .groups import Groups
    from .readings import Level

MOST_PARTS = 8
"""Touching tokens that are looked for one by one where they are not found as typed."""
_SHORTEST_PART, _LINKING = 4, ("", "s", "n", "en", "es")
"""Letters of a part of a compound, and what German puts between two."""

Plan = list[tuple[Word, ...]]
"""What is wanted, in one way to take the query's words apart."""


def plans(words: Sequence[tuple[Word, ...]], groups: Groups, level: Level) -> Iterator[Plan]:
    """Yield the other ways to take the words of a query apart."""
    for at in range(len(words) - 1):
        if len(words[at]) == len(words[at + 1]) == 1:
            joined = join_words(words[at][0], words[at + 1][0])
            if joined and groups.of((joined,), level).readings:
                yield [*words[:at], (joined,), *words[at + 2 :]]
    yield from _named(words, groups)
    for at, (word, *others) in enumerate(words):
        if others or groups.of((word,), level).readings:
            continue
        parts = part_words(word)
        if 1 < len(parts) <= MOST_PARTS:
            yield [*words[:at], *((part,) for part in parts), *words[at + 1 :]]
        for pair in _compounds(word, groups):
            yield [*words[:at], *((part,) for part in pair), *words[at + 1 :]]


def _named(words: Sequence[tuple[Word, ...]], groups: Groups) -> Iterator[Plan]:
    """Yield plans in which a name of several words, which has others, is one."""
    for at in range(len(words)):
        for behind in range(at + 2, min(len(words), at + groups.names.longest) + 1):
            some = [word for word, *others in words[at:behind] if not others and not word.exact]
            terms = tuple(term for word in some for term in word.terms)
            if len(some) == behind - at and groups.names.of(terms):
                typed = " ".join(word.typed for word in some)
                name = Word(typed, terms, "", unfinished=some[-1].unfinished)
                yield [*words[:at], (name,), *words[behind:]]


def _compounds(word: Word, groups: Groups) -> Iterator[tuple[Word, Word]]:
    """Yield a word as two that may stand apart from each other."""
    key = word.key
    if word.exact or not key.isalpha():
        return
    known = groups.vocabulary
    for at in range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1):
        last = key[at:]
        if last not in known:
            continue
        for link in _LINKING:
            first = key[:at].removesuffix(link)
            if len(first) >= _SHORTEST_PART and first in known and key[:at] == first + link:
                yield _part(word, first), _part(word, last)
                break


def _part(word: Word, part: str) -> Word:
    return Word(word.typed, (part,), part, apart=TWO_WORDS)
