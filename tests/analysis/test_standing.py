from __future__ import annotations

import pytest

from briefing.analysis.leaning import speaks_for_itself
from briefing.analysis.standing import Speech, asks, find_standing, is_credit, is_fragment
from briefing.model import BlockKind


def stand(text: str, kind: BlockKind) -> float:
    """Return how well a sentence is read alone."""
    return find_standing(text, kind, speaks_for_itself(text))


PLAIN = stand("The bridge over the Lorne is closed.", BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    "text",
    [
        "We will close the road next week.",
        '"The road is closed," said the mayor.',
        "The old road beside the river",
    ],
)
def test_what_is_read_badly_alone_stands_worse(text: str) -> None:
    assert stand(text, BlockKind.PARAGRAPH) < PLAIN


def test_a_quoted_block_stands_worse() -> None:
    assert stand("The bridge over the Lorne is closed.", BlockKind.QUOTE) < PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "This week the road was closed.",
        "The mayor said “we will close the road.”",
        "The mayor said ‘we will close the road’ on Friday.",
        "The US sent boats to the Lorne.",
        "道路封闭。",
    ],
)
def test_what_is_read_alone_stands_well(text: str) -> None:
    assert stand(text, BlockKind.PARAGRAPH) == PLAIN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh, mayor of Lorne", True),
        ("Why the bridge is closed", True),
        ("The bridge is closed.", False),
        (" ".join(["The bridge over the Lorne was closed on Friday"] * 4), False),
    ],
)
def test_a_short_line_without_an_end_is_no_sentence(text: str, expected: bool) -> None:
    assert is_fragment(text) is expected


@pytest.mark.parametrize(
    ("sentences", "inside"),
    [
        (['"The road is closed.', "The port is open.", 'Go," he said.', "Rain."], [0, 1, 1, 0]),
        (["“The road is closed.", "Go,” he said.", "Rain."], [0, 1, 0]),
        (['He said "go" twice.', "Rain."], [0, 0]),
        (['"The road is closed, he said.', "Rain.", '"Go," he said.', "Rain."], [0, 1, 0, 0]),
        (["“The road is closed, he said.", "Rain.", "“Go,” he said.", "Rain."], [0, 1, 0, 0]),
        (["“The road is closed, he said.", *["Rain."] * 6], [0, 1, 1, 1, 1, 0, 0]),
        (["The road is closed.” he said.", "Rain.", "“Go.", "Now.”"], [0, 0, 0, 1]),
    ],
)
def test_speech_goes_on_until_it_is_closed(sentences: list[str], inside: list[int]) -> None:
    speech = Speech()
    assert [speech.goes_on(3, sentence) for sentence in sentences] == [bool(x) for x in inside]


def test_speech_ends_with_its_block() -> None:
    speech = Speech()
    assert not speech.goes_on(1, '"The road is closed.')
    assert not speech.goes_on(2, "The port is open.")


@pytest.mark.parametrize(
    "text",
    [
        "Reporting by A. Lind; editing by B. Moor",
        "Photo: Ana Lind",
        "Photo by Ana Lind.",
        "(Image: Ana Lind/Lorne Press)",
        "By Ana Lind",
        "© 2024 Lorne Press.",
        "Source: Lorne Press",
    ],
)
def test_credits(text: str) -> None:
    assert is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "By Friday the road was closed.",
        "Photos of the crack went around the town.",
        "Sources close to the mayor say the road is closed.",
        "Reporting the news is hard.",
        "By noon",
        "",
    ],
)
def test_no_credits(text: str) -> None:
    assert not is_credit(text)


@pytest.mark.parametrize("text", ["Who pays?", "“Who pays?”", "谁会付钱？", "Who pays? "])
def test_questions(text: str) -> None:
    assert asks(text)


def test_a_question_inside_a_sentence_is_none() -> None:
    assert not asks("“Who pays?” asked the mayor.")
