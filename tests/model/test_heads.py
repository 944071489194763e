"""Heads that are read page by page, and holdings that grow."""

from __future__ import annotations

from array import array

import pytest

from briefing.model.heads import Head, PagedHeads
from briefing.model.holdings import Holdings, ids_of, size_of


def make_head(number: int) -> Head:
    return Head(number, f"{number:016x}", f"Report {number}", "", "", f"{number}.txt", 230, 1000)


def test_only_what_is_looked_at_is_fetched():
    asked: list[int] = []

    def fetch(numbers):
        asked.extend(numbers)
        return [make_head(number) for number in numbers if number != 7]

    numbers = array("Q", range(10_000, 0, -1))
    heads = PagedHeads(numbers, [f"{n:016x}" for n in numbers], fetch, lambda: 10_000_000)
    assert len(heads) == 10_000
    assert heads[0] == make_head(10_000)
    assert heads[-1] == make_head(1)
    assert heads[4_999:5_002] == [make_head(n) for n in (5_001, 5_000, 4_999)]
    before = len(asked)
    assert heads[1] == make_head(9_999)
    assert len(asked) == before < 1_000
    gone = heads[len(heads) - 7]
    assert (gone.number, gone.id, gone.title) == (7, f"{7:016x}", "")
    with pytest.raises(IndexError):
        heads[10_000]


def test_pages_that_were_looked_at_long_ago_are_let_go():
    numbers = array("Q", range(10_000))
    heads = PagedHeads(
        numbers, [f"{n:016x}" for n in numbers], lambda some: map(make_head, some), lambda: 0
    )
    for at in range(len(heads)):
        assert heads[at].number == at
    assert len(heads._pages) * 128 < 5_000


def test_holdings_of_pages_know_places_without_their_titles():
    numbers = array("Q", range(300, 0, -1))
    ids = [f"{n:016x}" for n in numbers]

    def fetch(_numbers):
        raise AssertionError("no title was asked for")

    held = Holdings(PagedHeads(numbers, ids, fetch, lambda: 77), lambda _heads: [])
    assert ids_of(held) == ids
    assert held.place(ids[41]) == 41
    assert held.place_of_number(300) == 0
    assert size_of(held) == 77
    assert [article.id for article in held] == ids


def test_holdings_grow_behind_what_was_there():
    held = Holdings([make_head(1)], lambda heads: [head.title for head in heads], growing=True)
    assert held.place(make_head(1).id) == 0
    assert held[0] == "Report 1"
    with pytest.raises(KeyError):
        held.place(make_head(3).id)
    held.extend([make_head(2), make_head(3)])
    assert len(held) == 3
    assert held.place(make_head(3).id) == 2
    assert held.place_of_number(3) == 2
    assert held[2] == "Report 3"
    assert ids_of(held) == [make_head(n).id for n in (1, 2, 3)]
