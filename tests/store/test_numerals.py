"""Numbers as words: each number is one word wherever it stands, and no two are the same."""

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
    assert len(set(words)) == len(set(numbers))
    assert [len(word) for word in words] == [6 if number < 1 << 24 else 8 for number in numbers]
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words)


def test_the_letters_of_all_digits_differ() -> None:
    assert len(set(numerals(array("I", range(256))).split())) == 256
