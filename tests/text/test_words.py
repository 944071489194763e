from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.words import STOP_WORDS, find_words, stem


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in find_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The six-day visit's end.", ["The", "six-day", "visit's", "end"]),
        ("O’Neill -- not 'Neil' --", ["O’Neill", "not", "Neil"]),
        ("Su-57 at 3.5 per cent", ["Su-57", "at", "3.5", "per", "cent"]),
        ("snake_case and U.S.", ["snake", "case", "and", "U.S"]),
        ("Переговоры, élan", ["Переговоры", "élan"]),
        ("", []),
        (" - ' . ", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_range_keeps_offsets_of_the_whole_text() -> None:
    assert find_words("one two three", 4, 7) == [(4, 7)]


@given(st.text(max_size=80))
def test_words_are_ordered_and_hold_every_letter(text: str) -> None:
    spans = find_words(text)
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    letters = [c for c in text if c.isalnum()]
    assert [c for a, b in spans for c in text[a:b] if c.isalnum()] == letters


@pytest.mark.parametrize(
    "forms",
    [
        ("drone", "drones", "Drones", "drone's", "drones'"),
        ("study", "studies", "studied", "studying"),
        ("stop", "stops", "stopped", "stopping"),
        ("make", "makes", "making"),
        ("agree", "agrees", "agreed", "agreeing"),
        ("add", "adds", "added", "adding"),
        ("launch", "launches", "launched", "launching"),
        ("process", "processes", "processed"),
        ("visit", "visits", "visited", "visiting"),
        ("box", "boxes"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("bus", "bu"), ("king", "k"), ("red", "r"), ("crisis", "cris"), ("string", "str")],
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text(max_size=20))
def test_a_stem_is_never_longer_than_its_word_by_more_than_folding(word: str) -> None:
    assert len(stem(word)) <= len(word.lower()) + 1


def test_stop_words_are_lower_case_and_hold_no_content() -> None:
    assert all(word == word.lower() for word in STOP_WORDS)
    assert STOP_WORDS.isdisjoint({"war", "police", "million", "president", "minister"})
