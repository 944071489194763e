"""Numbers as words: each number is one word, and no two are the same."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from briefing.store.numerals import numerals

NUMBERS = st.one_of(st.integers(1, 300), st.integers(1 << 16, (1 << 32) - 1))


@given(st.lists(NUMBERS))
def test_a_number_is_a_word_wherever_it_stands(numbers: list[int]) -> None:
    words = [numerals(array("I", (number,))) for number in numbers]
    assert numerals(array("I", numbers)) == " ".join(words)
    assert [int(word, 16) for word in words] == numbers
    assert all(
        len(word) in (6, 8) and (len(word) == 6) == (number < 1 << 24)
        for word, number in zip(words, numbers, strict=True)
    )
    assert all(word.isascii() and word.isalnum() for word in words)
