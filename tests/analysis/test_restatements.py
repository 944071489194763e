from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.analysis.concepts import find_candidates
from briefing.analysis.restatements import agree, find_restatements
from briefing.analysis.sentences import find_sentences
from briefing.model import Article, Layers

if TYPE_CHECKING:
    from collections.abc import Callable

OTHERS = ("Rain fell on the hills of Esk.", "A chess player won eleven games in Ostrava.")

SAME = [
    (
        "Engineers closed the Lorne bridge on Friday after finding a crack in a pillar.",
        "The Lorne bridge was closed by engineers on Friday when a crack was found in a pillar.",
    ),
    (
        "The council approved 4 million crowns for repairs to the northern pillar.",
        "Repairs to the northern pillar will be paid with 4 million crowns, the council decided.",
    ),
    (
        "Flooding destroyed twelve houses in the village of Aube on Monday night.",
        "In Aube, flooding on Monday destroyed 12 houses in the village.",
    ),
]
DIFFERENT = [
    (
        "Flooding destroyed twelve houses in the village of Aube on Monday night.",
        "Flooding destroyed 15 houses in the village of Aube on Monday night.",
    ),
    (
        "Engineers closed the Lorne bridge on Friday after finding a crack in a pillar.",
        "Engineers closed the Lorne bridge on Sunday after finding a crack in a pillar.",
    ),
    (
        "The ministry confirmed the sale of the harbour at Lorne to a foreign investor.",
        "The ministry denied the sale of the harbour at Lorne to a foreign investor.",
    ),
    (
        "Norland invited the prime minister of Estria to a summit about fishing rights.",
        "Estria invited the prime minister of Norland to a summit about fishing rights.",
    ),
    (
        "The Lorne bridge is closed.",
        "The bridge at Aube was painted green by pupils of the school in Lorne.",
    ),
    (
        "The company cut 5 million jobs at its plants in the north.",
        "The company cut 5 billion jobs at its plants in the north.",
    ),
]


def restated(one: Article, *others: Article) -> list[str]:
    articles = [one, *others]
    candidates = [
        c for a in articles for c in find_candidates(a, Layers(sentences=find_sentences(a)))
    ]
    texts = {a.id: a.text for a in articles}
    (found,) = find_restatements(candidates[:1], candidates, texts)
    return [texts[span.article][span.start : span.end] for span in found]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_statement_is_found(
    one: str, other: str, article_of: Callable[..., Article]
) -> None:
    assert restated(article_of(one, id="a"), article_of(*OTHERS, other, id="b")) == [other]
    assert restated(article_of(other, id="a"), article_of(*OTHERS, one, id="b")) == [one]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_statement_is_not(one: str, other: str, article_of: Callable[..., Article]) -> None:
    assert restated(article_of(one, id="a"), article_of(*OTHERS, other, id="b")) == []
    assert restated(article_of(other, id="a"), article_of(*OTHERS, one, id="b")) == []


def test_one_place_in_each_other_article_the_nearest(article_of: Callable[..., Article]) -> None:
    one, other = SAME[0]
    filler = [f"Shop {n} sold {n} lamps to pupil {n}." for n in range(20)]
    assert restated(
        article_of(one, *OTHERS, *filler, id="a"),
        article_of(other, one, id="b"),
        article_of(other, id="c"),
    ) == [one, other]


def test_the_article_itself_is_not_another_one(article_of: Callable[..., Article]) -> None:
    one, other = SAME[0]
    assert restated(article_of(one, other, *OTHERS, id="a")) == []


def test_nothing_is_chosen() -> None:
    assert find_restatements([], [], {}) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("It cost 1,200 crowns.", "It cost 1200 crowns.", True),
        ("It cost 3 million.", "It cost 3m.", True),
        ("Three people came.", "3 people came.", True),
        ("It cost 3 million in May 2020.", "It cost 3 million.", True),
        ("It cost 3 million.", "It cost 4 million.", False),
        ("They met on 5 May.", "They met on May 5.", True),
        ("They met in March.", "They met in April.", False),
        ("They met in Sept. 2020.", "They met in September 2020.", True),
        ("He will resign.", "He won't resign.", False),
        ("Ada praised Bo.", "Bo praised Ada.", False),
        ("Ada praised Bo.", "Bo was praised by Ada.", True),
    ],
)
def test_what_speaks_against_it(one: str, other: str, expected: bool) -> None:
    assert agree(one, other) is expected
    assert agree(other, one) is expected
