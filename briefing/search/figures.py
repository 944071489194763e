"""The ways in which a text may write one number: 1200, 1 200 and twelve hundred; 5 and five."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.model.postings import Terms

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LARGE = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_MOST = 10**15
"""Numbers from here on are written in digits alone."""


def _worded() -> dict[int, Terms]:
    """Return the numbers below a hundred in words."""
    words: dict[int, Terms] = {value: (word,) for value, word in enumerate(_SMALL)}
    for tens, word in enumerate(_TENS, 2):
        words |= {10 * tens + unit: (word, _SMALL[unit]) for unit in range(1, 10)}
        words[10 * tens] = (word,)
    return words


_WORDED = _worded()
_VALUES = {words: value for value, words in _WORDED.items()}


def figure_ways(terms: Terms) -> tuple[Terms, ...]:
    """Return the ways to write the number that terms are, themselves first."""
    value = _value(terms)
    if value is None:
        return (terms,)
    digits = str(value)
    ways = [terms, (digits,)]
    if value > 999:
        head = len(digits) % 3 or 3
        groups = (digits[:head], *(digits[at : at + 3] for at in range(head, len(digits), 3)))
        ways.append(groups)
    ways += _in_words(value)
    return tuple(dict.fromkeys(ways))


def are_numbers(*terms: str) -> bool:
    """Whether each of some terms is a number in words."""
    return all((term,) in _VALUES or term in _LARGE for term in terms)


def _in_words(value: int) -> list[Terms]:
    """Return the number in words, and in digits with a word behind them."""
    if value in _WORDED:
        return [_WORDED[value]]
    ways: list[Terms] = []
    for word, size in _LARGE.items():
        count, rest = divmod(value, size)
        if not rest and 0 < count < 1_000:
            ways += [(*few, word) for few in ((str(count),), _WORDED.get(count, ())) if few]
    return ways


def _value(terms: Terms) -> int | None:
    """Return the whole number that terms are, None if they are none."""
    if all(term.isdecimal() and term.isascii() for term in terms):
        grouped = all(len(term) == 3 for term in terms[1:]) and len(terms[0]) <= 3
        if len(terms) > 1 and not grouped:
            return None
        digits = "".join(terms)
        whole = digits == "0" or not digits.startswith("0")
        return int(digits) if whole and len(digits) <= len(str(_MOST)) else None
    *few, last = terms
    if last in _LARGE and few:
        count = _value(tuple(few))
        return count * _LARGE[last] if count is not None and count < 1_000 else None
    return _VALUES.get(terms)
