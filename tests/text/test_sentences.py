from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.sentences import split_sentences

CASES = Path(__file__).parents[1] / "data" / "sentences"


def read_cases() -> list[tuple[str, str, list[str]]]:
    found = []
    for path in sorted(CASES.glob("*.txt")):
        blank = "" if path.stem in ("unspaced", "glued") else " "
        for paragraph in path.read_text(encoding="utf8").split("\n\n"):
            lines = [line for line in paragraph.splitlines() if line and line[0] != "#"]
            if lines:
                found.append((path.stem, blank.join(lines), lines))
    return found


def cut(text: str, start: int = 0, end: int | None = None) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text, start, end)]


@pytest.mark.parametrize(("name", "text", "expected"), read_cases())
def test_marked_paragraphs(name: str, text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_newline_is_a_blank() -> None:
    assert cut("The bridge\nis closed. The\nferry runs.") == [
        "The bridge\nis closed.",
        "The\nferry runs.",
    ]


@pytest.mark.parametrize("gap", ["\n\n", "\n \t\n", "\n\n\n"])
def test_a_blank_line_ends_a_sentence(gap: str) -> None:
    assert cut(f"A heading{gap}and a line") == ["A heading", "and a line"]


def test_a_range_is_split_as_if_it_were_alone() -> None:
    text = "Before. The bridge is closed. The ferry runs. After."
    start, end = text.index("The"), text.index(" After")
    assert cut(text, start, end) == ["The bridge is closed.", "The ferry runs."]
    assert split_sentences(text, start, end)[0][0] == start


def test_a_range_that_ends_inside_a_word() -> None:
    assert cut("One. Two three", 0, 7) == ["One.", "Tw"]


@pytest.mark.parametrize("text", ["", " \n\t\n ", "...", '"', "?!", "\n\n"])
def test_texts_without_words(text: str) -> None:
    assert "".join(cut(text)) == "".join(text.split())


def test_a_long_open_bracket_does_not_hold_the_text_together() -> None:
    text = "He left (so it is said. " + "The road was long. " * 8 + "It ended) there."
    assert len(cut(text)) > 5


PIECES = st.sampled_from(
    ["The road", "is long", "He", "said", "said.", "Mr.", "U.S.", "a.m.", "e.g.", "J.", "No.", "5"]
) | st.sampled_from(
    [*list(".!?…\"“”'()[] \n\t—•\xa0\u2028é:;。会3"), "...", "  ", "\n\n", "[1]", "3.5"]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS, st.integers(0, 30), st.integers(0, 30))
def test_sentences_hold_every_character_once(text: str, before: int, after: int) -> None:
    start, end = min(before, len(text)), max(min(before, len(text)), len(text) - after)
    spans = split_sentences(text, start, end)
    assert all(start <= a < b <= end for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    for a, b in spans:
        assert text[a:b] == text[a:b].strip()
    covered = "".join("".join(text[a:b].split()) for a, b in spans)
    assert covered == "".join(text[start:end].split())


@given(TEXTS)
def test_splitting_again_changes_nothing_between_blank_lines(text: str) -> None:
    for a, b in split_sentences(text):
        assert "\n\n" not in text[a:b]
