"""How likely a typed word is a misspelling of another one, by what went wrong.

A swap of neighbours, a letter doubled or one of a pair forgotten happen to everyone; a key
beside the right one, a letter left out and a letter that sounds alike are common; any other
letter in place of the right one is not.
"""

from __future__ import annotations

from itertools import pairwise

_SWAP = _DOUBLE = 0.4
_SOUND = 0.6
_LEFT_OUT = _BESIDE = _VOWEL = 0.7
_OTHER = 1.0
_ADDED = 1.15
_EDIT, _EDIT_OF_WORD = 0.12, 0.55
"""What one edit takes from the weight of any word, and of a word of one letter."""
_OTHER_FIRST = 0.92
"""Share that is left where the first letter differs."""
_LEAST = 0.05
_MOST = {3: 0.75, 4: 0.75, 5: 1.0, 6: 1.3, 7: 1.45, 8: 1.7, 9: 1.9}
_MOST_LONG = 2.3
"""Cost up to which a word of so many letters, or a long one, is a misspelling."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = "aeiouy"
_ALIKE = ("ck", "kq", "cq", "cs", "sz", "vw", "fv", "iy", "jy", "gj", "dt", "bp")


def edit_weight(typed: str, term: str) -> float:
    """Return how much a term counts for a typed word, from 0 to 1; 0: it is another word."""
    cost = edit_cost(typed, term)
    if cost > _MOST.get(len(typed), _MOST_LONG):
        return 0.0
    weight = 1 - cost * (_EDIT + _EDIT_OF_WORD / len(typed))
    return max(_LEAST, weight if typed[0] == term[0] else weight * _OTHER_FIRST)


def edit_cost(typed: str, term: str) -> float:
    """Return what the likeliest edits between two words cost together."""
    start = 0
    while start < min(len(typed), len(term)) and typed[start] == term[start]:
        start += 1
    end = 0
    while end < min(len(typed), len(term)) - start and typed[-1 - end] == term[-1 - end]:
        end += 1
    # A letter before the difference stays: it shows what is doubled.
    start = max(0, start - 1)
    return _align(typed[start : len(typed) - end], term[start : len(term) - end])


def _align(typed: str, term: str) -> float:
    before: list[float] = []
    row = [0.0]
    for at in range(len(term)):
        row.append(row[at] + _lone(term, at, _LEFT_OUT))
    for i, letter in enumerate(typed):
        last, row = row, [row[0] + _lone(typed, i, _ADDED)]
        for j, other in enumerate(term):
            cost = min(
                last[j] + (0.0 if letter == other else _REPLACED.get(letter + other, _OTHER)),
                last[j + 1] + _lone(typed, i, _ADDED),
                row[j] + _lone(term, j, _LEFT_OUT),
            )
            if i and j and letter == term[j - 1] != other == typed[i - 1]:
                cost = min(cost, before[j - 1] + _SWAP)
            row.append(cost)
        before = last
    return row[-1]


def _lone(word: str, at: int, cost: float) -> float:
    """Return the cost of a letter that the other word lacks."""
    return _DOUBLE if at and word[at] == word[at - 1] else cost


def _replaced() -> dict[str, float]:
    """Return the cost of each pair of letters that are easily taken for each other."""
    beside = [pair for row in _ROWS for pair in pairwise(row)]
    for upper, lower in pairwise(_ROWS):
        beside += [(a, b) for n, b in enumerate(lower) for a in upper[n : n + 2]]
    costs = {a + b: _BESIDE for one, two in beside for a, b in ((one, two), (two, one))}
    costs |= {a + b: _VOWEL for a in _VOWELS for b in _VOWELS}
    return costs | {pair: _SOUND for two in _ALIKE for pair in (two, two[::-1])}


_REPLACED = _replaced()
