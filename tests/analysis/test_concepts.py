from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.analysis.concepts import find_candidates, find_concepts
from briefing.analysis.sentences import find_sentences
from briefing.model import Article, BlockKind, Layers

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = {
    "Lorne": "The long bridge over the river Lorne was closed for the whole week.",
    "Aube": "Flooding destroyed twelve houses in the village of Aube on Monday night.",
    "Doon": "A ferry sank off the coast of Doon with forty people on board.",
    "Esk": "Fishermen from the harbour of Esk pulled all of them out alive.",
    "Fen": "The council of Fen will vote on the repairs in the coming weeks.",
}


def candidates(article: Article) -> list[tuple[str, int, int]]:
    found = find_candidates(article, Layers(sentences=find_sentences(article)))
    return [(article.text[c.span.start : c.span.end], c.unit, c.position) for c in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("drones", "Drone"),
        ("the 17th", "17"),
        ("1,200", "1200"),
        ("U.S.", "US"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("the mayor’s", "mayors"),
    ],
)
def test_spellings_of_one_concept(one: str, other: str) -> None:
    assert find_concepts(one)[:2] == find_concepts(other)[:2]


@pytest.mark.parametrize(("one", "other"), [("US", "us"), ("17", "71"), ("3.5", "35")])
def test_different_concepts(one: str, other: str) -> None:
    assert find_concepts(one)[0] != find_concepts(other)[0]


def test_pairs_do_not_reach_over_a_word_without_content() -> None:
    words, pairs, size = find_concepts("Old bridge over the river")
    assert len(words) == 3
    assert pairs == [" ".join(words[:2])]
    assert size == 5


def test_a_script_without_blanks_is_taken_in_pairs_of_signs() -> None:
    words, _, _ = find_concepts("会议结束")
    assert words == ["会议", "议结", "结束"]


def test_questions_and_credits_are_no_candidates(article_of: Callable[..., Article]) -> None:
    article = article_of("Who pays for the bridge?", "Photo: Ana Lind", "The bridge is closed.")
    assert [text for text, _, _ in candidates(article)] == ["The bridge is closed."]


def test_only_running_text_yields_candidates(blocks_of: Callable[..., Article]) -> None:
    prose = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
    article = blocks_of(*((kind, f"The {kind.value} was closed.") for kind in BlockKind))
    assert {text for text, _, _ in candidates(article)} == {
        f"The {kind.value} was closed." for kind in prose
    }


def test_a_pasted_article_counts_its_own_places(blocks_of: Callable[..., Article]) -> None:
    article = blocks_of(
        (BlockKind.PARAGRAPH, LONG["Lorne"]),
        (BlockKind.PARAGRAPH, LONG["Aube"]),
        (BlockKind.HEADING, "Ferry sinks"),
        (BlockKind.PARAGRAPH, LONG["Doon"]),
        (BlockKind.PARAGRAPH, LONG["Esk"]),
        (BlockKind.HEADING, "Background"),
        (BlockKind.PARAGRAPH, LONG["Fen"]),
        pasted=frozenset({2}),
    )
    assert [(unit, place) for _, unit, place in candidates(article)] == [
        (0, 0),
        (0, 1),
        (1, 0),
        (1, 1),
        (0, 2),
    ]


def test_stubs_do_not_move_the_place_of_others(article_of: Callable[..., Article]) -> None:
    article = article_of("Lorne, Friday.", LONG["Lorne"], LONG["Aube"])
    assert [place for _, _, place in candidates(article)] == [0, 0, 1]


def test_a_standfirst_that_the_body_repeats_is_left_out(
    article_of: Callable[..., Article],
) -> None:
    article = article_of(
        "Engineers found a crack in the northern pillar",
        "Rain fell on the town.",
        "Engineers found a crack in the northern pillar of the bridge on Friday.",
    )
    assert len(candidates(article)) == 2
    assert candidates(article)[0][0] == "Rain fell on the town."
