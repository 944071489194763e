"""Any text is a query, at every key stroke."""

from __future__ import annotations

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.search.query import FIELDS, MOST_WORDS, Word, join_words, parse_query, part_words
from briefing.text.fold import APOSTROPHES, HYPHENS, QUOTES

SIGNS = [
    *QUOTES,
    *APOSTROPHES,
    *HYPHENS,
    *"!|:()[]{}*?+~^$.,;/\\ \t\n\0",
    *(f"{f}:" for f in FIELDS),
]
WORDS = [
    "kim",
    "O'Neill",
    "İstanbul",
    "ﬁnal",
    "Jong-un",
    "2026-03",
    "7d",
    "日本語",
    "e\u0301",
    "46",
]


def check(text: str) -> None:
    """Read a query, and look whether it holds what a query may hold."""
    query = parse_query(text)
    words: list[Word] = [word for group in query.wanted for word in group]
    words += [*query.unwanted, *(word for field in query.fields for word in field.words)]
    assert all(group for group in query.wanted)
    assert len(query.wanted) <= MOST_WORDS
    for word in words:
        assert word.terms
        assert all(word.terms)
        assert part_words(word)
    for one, other in itertools.pairwise(words):
        join_words(one, other)
    assert all(field.name in FIELDS for field in query.fields)


def test_twenty_thousand_random_texts_are_queries() -> None:
    rng = random.Random(20_000)
    for _ in range(20_000):
        pieces = [
            rng.choice((SIGNS, WORDS))[rng.randrange(10)]
            if rng.random() < 0.8
            else chr(rng.choice((rng.randrange(0x250), rng.randrange(0xD800), 0x1F600)))
            for _ in range(rng.randrange(14))
        ]
        check("".join(pieces))


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=60))
def test_any_text_is_a_query(text: str) -> None:
    check(text)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from([*SIGNS, *WORDS, " ", "-", '"']), max_size=12).map("".join))
def test_every_beginning_of_a_query_is_one(text: str) -> None:
    for end in range(len(text) + 1):
        check(text[:end])


@settings(deadline=None)
@given(st.lists(st.sampled_from(["crane", "ferry", "kim", "visit"]), min_size=1, max_size=8))
def test_plain_words_are_wanted_each(words: list[str]) -> None:
    query = parse_query(" ".join(words))
    assert [group[0].typed for group in query.wanted] == words
    assert not query.unwanted
    assert not query.fields
