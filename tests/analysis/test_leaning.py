from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.leaning import leans, speaks_for_itself

DATA = Path(__file__).parents[1] / "data" / "leaning"


def cases(name: str) -> list[str]:
    lines = (DATA / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("text", cases("leans"))
def test_what_needs_the_sentence_before_it_leans(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize("text", cases("stands"))
def test_what_is_read_alone_does_not_lean(text: str) -> None:
    assert not leans(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will close the road.", True),
        ("The road, I think, is closed.", True),
        ("“We will close the road,” said Ada Marsh.", False),
        ("Ada Marsh said 'we will close the road' on Friday.", False),
        ("The US closed the road.", False),
        ("“We will close the road.” I agree.", True),
    ],
)
def test_words_outside_quotation_marks_show_who_speaks(text: str, expected: bool) -> None:
    assert speaks_for_itself(text) is expected


@given(st.text(max_size=200))
def test_any_text_is_told(text: str) -> None:
    assert leans(text) in (True, False)
    assert speaks_for_itself(text) in (True, False)
