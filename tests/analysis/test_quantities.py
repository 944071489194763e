"""Quantities of the invented lines in tests/data/quantities; see the README there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.analysis import find_layers
from briefing.analysis.quantities import find_quantities
from briefing.analysis.quantities.names import Names
from briefing.analysis.quantities.numerals import find_numerals
from briefing.model import (
    Article,
    Block,
    BlockKind,
    EntityKind,
    Mention,
    QuantityKind,
    Sentence,
)

if TYPE_CHECKING:
    from briefing.model import Quantity

FOLDER = Path(__file__).parents[1] / "data" / "quantities"


def cases() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith(">"):
                found.append((line[2:], []))
            elif line:
                found[-1][1].append(line)
    return found


def told(text: str, one: Quantity) -> tuple[list[str], set[str]]:
    further = {f"mod={word}" for word in one.modifiers} | ({"part"} if one.part else set())
    further |= {f"rate={one.rate}"} if one.rate else set()
    further |= {f"whole={one.whole:g}"} if one.whole else set()
    low, high = (f"{value:.15g}" for value in (one.low, one.high))
    parts = [text[one.start : one.end], one.kind, low, "=" if low == high else high]
    return [*parts, one.bound, one.unit, one.head], further


@pytest.mark.parametrize(("text", "wanted"), cases(), ids=lambda v: v[:40] if v else "none")
def test_the_quantities_of_a_text(article_of, text, wanted):
    found = find_layers(article_of(text)).quantities
    assert len(found) == len(wanted), [text[q.start : q.end] for q in found]
    for one, line in zip(found, wanted, strict=True):
        cells = [cell.strip() for cell in line.split("|")]
        parts, further = told(text, one)
        assert parts == cells[:7]
        assert set("".join(cells[7:]).split()) <= further


def test_the_number_alone_lies_inside(article_of):
    text = "Some 40 divers, about $2.4 million and more than 6 percent."
    for one in find_layers(article_of(text)).quantities:
        assert one.start <= one.number_start < one.number_end <= one.end
    first = find_layers(article_of(text)).quantities[0]
    assert text[first.number_start : first.number_end] == "40"


LINE = """two 46 1,200 $5 million 3.5 % percent of the 338 about men people to - and , . year-old
ninth first 20th dozen hundreds half a March 2020 per day or more £ bn m €"""
WORDS = st.sampled_from(LINE.split())


@given(text=st.lists(WORDS, max_size=14).map(" ".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_line_of_number_words_gives_ordered_places(article_of, text):
    at = 0
    for one in find_layers(article_of(text)).quantities:
        assert at <= one.start < one.end <= len(text)
        assert one.kind is QuantityKind.SCORE or one.low <= one.high
        at = one.end


@given(st.text(alphabet="0123456789.,- kmtenhudrby", max_size=40))
def test_numerals_never_overlap(text):
    at = 0
    for one in find_numerals(text, 0, len(text)):
        assert at <= one.start < one.end <= len(text)
        at = one.end


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6))), st.integers(0, 30))
def test_names_are_met_wherever_they_stand(spans: list[tuple[int, int]], at: int) -> None:
    mentions = [mention(start, start + length) for start, length in sorted(spans)]
    names = Names(mentions)
    for end in range(at + 1, at + 4):
        met = any(one.start < end and at < one.end for one in mentions)
        assert names.meet(at, end) is met
    assert names.end_of(at) == next((one.end for one in mentions if one.start == at), 0)


def mention(start: int, end: int) -> Mention:
    return Mention("a" * 16, start, end, EntityKind.OTHER)


@pytest.mark.timeout(40)
def test_a_sentence_of_very_many_names_and_numbers_is_done_in_time_that_grows_as_it_does() -> None:
    """Were each number held against each name, it would take many minutes."""
    count = 30_000
    text = "Ann 25 boats, " * count
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    article = Article("a" * 16, "/a.txt", "a.txt", "text", "A", text, (block,))
    names = [mention(14 * number, 14 * number + 3) for number in range(count)]
    found = find_quantities(article, [Sentence(0, len(text), 0)], names)
    assert len(found) == count
