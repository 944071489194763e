"""Numbers of terms as words, for full-text search to look for in place of the terms."""

from __future__ import annotations

from array import array
from sys import byteorder

_LETTERS = str.maketrans("0123456789abcdef", "3vt98sqn42xlw1fc")
"""What is written for each digit. FTS5 has a table of the words that it gathers, and of words made
of digits it puts three times as many in one place of it."""


def numerals(numbers: array[int]) -> str:
    """Return numbers as words, a blank between; quick where each fits into three bytes."""
    if byteorder == "little":
        numbers = array("I", numbers)
        numbers.byteswap()  # words that are alike at their beginning take less room
    digits = bytearray(numbers)
    if digits[::4].count(0) == len(numbers):
        del digits[::4]
        return digits.hex(" ", 3).translate(_LETTERS)
    words = digits.hex(" ", 4).split()
    return " ".join([word.removeprefix("00") for word in words]).translate(_LETTERS)
