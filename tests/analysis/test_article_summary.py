from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.article_summary import summarise
from briefing.analysis.sentences import find_sentences
from briefing.model import Article, Block, BlockKind, Layers
from briefing.model.article import PROSE

if TYPE_CHECKING:
    from collections.abc import Callable

BODY = (
    "Engineers closed the Lorne bridge on Friday after finding a crack in a pillar.",
    "The crack in the northern pillar is two metres long, the engineers said.",
    "Is the bridge safe?",
    "He also said that nobody was hurt. However, the ferry is full.",
    "The ferry carries 300 people a day across the Lorne while the bridge is closed.",
    "Repairs to the pillar will cost 4 million crowns, the town council estimates.",
    "The weather was mild.",
    "The council will vote on the repairs to the bridge next week.",
)


def points(article: Article, count: int = 5) -> list[str]:
    found = summarise(article, Layers(sentences=find_sentences(article)), count)
    assert all(point.also == () for point in found)
    scores = [point.score for point in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    return [article.text[p.span.start : p.span.end] for p in found]


def test_points_are_sentences_of_the_article(article_of: Callable[..., Article]) -> None:
    article = article_of(*BODY, title="Lorne bridge closed after crack")
    sentences = [article.text[s.start : s.end] for s in find_sentences(article)]
    found = points(article)
    assert len(found) == 5
    assert set(found) <= set(sentences)
    assert len(set(found)) == 5


def test_the_main_statement_comes_first(article_of: Callable[..., Article]) -> None:
    article = article_of(*BODY, title="Lorne bridge closed after crack")
    assert points(article)[0].startswith("Engineers closed the Lorne bridge")


def test_no_question_and_no_leaning_sentence(article_of: Callable[..., Article]) -> None:
    found = points(article_of(*BODY), 4)
    assert "Is the bridge safe?" not in found
    assert not any(text.startswith(("He also", "However")) for text in found)


def test_a_leaning_sentence_yields_to_one_that_stands_alone(
    article_of: Callable[..., Article],
) -> None:
    first = "The council of Lorne met on Friday."
    alone = "The council closed the bridge over the river Lorne."
    article = article_of(first, f"However, {alone[0].lower()}{alone[1:]}", alone)
    assert not any(text.startswith("However") for text in points(article, 2))


@pytest.mark.parametrize(
    "kind",
    sorted(set(BlockKind) - PROSE - {BlockKind.TITLE}),
)
def test_nothing_but_running_text_is_a_point(
    kind: BlockKind, blocks_of: Callable[..., Article]
) -> None:
    other = "The Lorne bridge, the Lorne ferry and the Lorne council closed the Lorne bridge."
    article = blocks_of((kind, other), *((BlockKind.PARAGRAPH, text) for text in BODY))
    assert other not in points(article, 20)


def test_a_pasted_article_is_not_the_story(blocks_of: Callable[..., Article]) -> None:
    article = blocks_of(
        (BlockKind.PARAGRAPH, BODY[0]),
        (BlockKind.HEADING, "Ferry sinks"),
        (BlockKind.PARAGRAPH, "A ferry sank off Doon. The ferry had 40 people on board."),
        pasted=frozenset({1}),
    )
    assert points(article, 20) == [BODY[0]]
    assert not any("ferry" in text for text in points(article, 20))


def test_nothing_is_said_twice(article_of: Callable[..., Article]) -> None:
    article = article_of(
        "Engineers closed the Lorne bridge on Friday after finding a crack.",
        "On Friday engineers found a crack and closed the Lorne bridge.",
        "The ferry carries 300 people a day.",
    )
    assert len(points(article, 3)) == 2


def test_a_text_without_repeated_words_is_read_from_its_start(
    article_of: Callable[..., Article],
) -> None:
    article = article_of("Rain fell.", "Snow melted slowly.", "Winds rose again everywhere.")
    assert len(points(article, 2)) == 2


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ((), []),
        (("",), []),
        (("The bridge is closed.",), ["The bridge is closed."]),
        (("Who pays?",), []),
        (("...", "!!"), []),
        (("She said so.",), []),
        (("的。",), ["的。"]),
    ],
)
def test_small_articles(
    paragraphs: tuple[str, ...], expected: list[str], article_of: Callable[..., Article]
) -> None:
    assert points(article_of(*paragraphs)) == expected


def test_an_article_without_running_text_has_no_points(blocks_of: Callable[..., Article]) -> None:
    assert points(blocks_of((BlockKind.TITLE, "A title"), (BlockKind.CAPTION, "A bridge."))) == []


def test_no_points_are_asked_for(article_of: Callable[..., Article]) -> None:
    assert points(article_of(*BODY), 0) == []


@given(st.lists(st.text(min_size=1, max_size=60), max_size=6), st.integers(0, 4))
def test_any_text_is_summarised(paragraphs: list[str], count: int) -> None:
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    article = Article("a", "a", "a", "text", "", text, tuple(blocks))
    sentences = find_sentences(article)
    found = summarise(article, Layers(sentences=sentences), count)
    assert len(found) <= count
    assert {(p.span.start, p.span.end) for p in found} <= {(s.start, s.end) for s in sentences}
