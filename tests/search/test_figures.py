"""A number is found however the text writes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.figures import figure_ways

TEXT = """== Catches
The crew sold 1,200 boxes.
They kept 1 200 more.
Of 1200 none was left.
A further twelve hundred went north.
Only five boats came back.
Another 5 stayed away.
The harbour cost 3 million.
Repairs took three million more.
Some 36 men and thirty-six women went."""


@pytest.fixture(scope="module")
def stack(request: pytest.FixtureRequest):
    return request.getfixturevalue("make_stack")(TEXT)


BOXES = {
    "The crew sold 1,200 boxes.",
    "They kept 1 200 more.",
    "Of 1200 none was left.",
    "A further twelve hundred went north.",
}
BOATS = {"Only five boats came back.", "Another 5 stayed away."}
MONEY = {"The harbour cost 3 million.", "Repairs took three million more."}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("number:1,200", BOXES),
        ("number:1200", BOXES),
        ('number:"twelve hundred"', BOXES),
        ("number:5", BOATS),
        ("number:five", BOATS),
        ("number:3000000", MONEY),
        ('number:"3 million"', MONEY),
        ("number:36", {"Some 36 men and thirty-six women went."}),
        ("number:1201", set()),
        ("number:13", set()),
        ("number:3.5", set()),
    ],
)
def test_other_ways_to_write_a_number(stack, query: str, expected: set[str]) -> None:
    assert {stack.cut(hit) for hit in stack.index.search(query).hits} == expected


def test_the_number_as_typed_stands_first(stack) -> None:
    assert stack.cut(stack.index.search("number:5").hits[0]) == "Another 5 stayed away."
    assert stack.cut(stack.index.search("number:five").hits[0]) == "Only five boats came back."


@given(
    st.lists(st.sampled_from(["5", "200", "0", "007", "five", "million", "x", "3.5"]), min_size=1)
)
def test_what_is_no_number_stays_as_it_is(terms: list[str]) -> None:
    ways = figure_ways(tuple(terms))
    assert ways[0] == tuple(terms)
    assert all(way and all(way) for way in ways)


@given(st.integers(0, 10**15))
def test_all_ways_are_ways_of_each_other(value: int) -> None:
    ways = figure_ways((str(value),))
    for way in ways:
        assert set(figure_ways(way)) == set(ways)
