from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.analysis.article_summary import summarise as summarise_article
from briefing.analysis.concepts import find_concepts
from briefing.analysis.coverage import find_overlap
from briefing.analysis.sentences import find_sentences
from briefing.analysis.stack_summary import summarise
from briefing.model import Article, BlockKind, Layers, Point
from briefing.text.words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

BRIDGE = (
    "Engineers closed the Lorne bridge on Friday after finding a crack in a pillar.",
    "Repairs to the pillar will cost 4 million crowns, the town council estimates.",
    "The ferry carries hundreds of people across the river every day.",
)
BRIDGE_TOO = (
    "The Lorne bridge was closed by engineers on Friday when a crack was found in a pillar.",
    "The mayor of Lorne blamed heavy lorries from the quarry at Doon.",
    "Shops near the closed bridge have lost half of their customers.",
)
CHESS = (
    "Irina Vey won the chess title in Ostrava after eleven games.",
    "The champion lost two games to Irina Vey with the black pieces.",
    "The chess federation will name the next host in May.",
)


def layers_of(articles: list[Article]) -> dict[str, Layers]:
    return {a.id: Layers(sentences=find_sentences(a)) for a in articles}


def cut(articles: list[Article], points: tuple[Point, ...]) -> list[str]:
    texts = {a.id: a.text for a in articles}
    return [texts[p.span.article][p.span.start : p.span.end] for p in points]


def test_points_are_sentences_and_none_is_said_twice(article_of: Callable[..., Article]) -> None:
    articles = [
        article_of(*BRIDGE, id="a"),
        article_of(*BRIDGE_TOO, id="b"),
        article_of(*CHESS, id="c"),
    ]
    points = summarise(articles, layers_of(articles), 10)
    found = cut(articles, points)
    assert set(found) <= {*BRIDGE, *BRIDGE_TOO, *CHESS}
    assert len({BRIDGE[0], BRIDGE_TOO[0]} & set(found)) == 1
    words = [frozenset(find_concepts(text)[0]) for text in found]
    assert all(find_overlap(a, b) < 0.5 for n, a in enumerate(words) for b in words[:n])
    assert [p.score for p in points] == sorted((p.score for p in points), reverse=True)


def test_what_several_articles_say_comes_first_and_names_them(
    article_of: Callable[..., Article],
) -> None:
    articles = [
        article_of(*CHESS, id="c"),
        article_of(*BRIDGE, id="a"),
        article_of(*BRIDGE_TOO, id="b"),
    ]
    first = summarise(articles, layers_of(articles), 3)[0]
    texts = {a.id: a.text for a in articles}
    said = {texts[s.article][s.start : s.end] for s in (first.span, *first.also)}
    assert said == {BRIDGE[0], BRIDGE_TOO[0]}


def test_every_event_of_a_wide_stack_is_met(article_of: Callable[..., Article]) -> None:
    articles = [
        article_of(*BRIDGE, id="a"),
        article_of(*BRIDGE_TOO, id="b"),
        article_of(*CHESS, id="c"),
    ]
    points = summarise(articles, layers_of(articles), 4)
    assert "c" in {p.span.article for p in points}


def test_one_article_falls_back_to_its_own_summary(article_of: Callable[..., Article]) -> None:
    article = article_of(*BRIDGE, title="Lorne bridge closed")
    layers = layers_of([article])
    assert summarise([article], layers, 2) == summarise_article(article, layers["a"], 2)


def test_no_articles() -> None:
    assert summarise([], {}, 5) == ()


def test_articles_without_layers_or_text_are_passed_over(
    article_of: Callable[..., Article],
) -> None:
    articles = [article_of(*BRIDGE, id="a"), article_of(*CHESS, id="b"), article_of(id="c")]
    layers = layers_of([articles[0], articles[2]])
    assert {p.span.article for p in summarise(articles, layers, 9)} == {"a"}


def test_the_same_article_twice_is_said_once(article_of: Callable[..., Article]) -> None:
    articles = [article_of(*BRIDGE, id="a"), article_of(*BRIDGE, id="b")]
    points = summarise(articles, layers_of(articles), 10)
    assert sorted(cut(articles, points)) == sorted(BRIDGE)
    assert all(len(p.also) == 1 for p in points)


def test_a_pasted_article_may_be_a_point_of_the_stack(blocks_of: Callable[..., Article]) -> None:
    one = blocks_of(
        *((BlockKind.PARAGRAPH, text) for text in BRIDGE),
        (BlockKind.HEADING, "Chess title for Vey"),
        *((BlockKind.PARAGRAPH, text) for text in CHESS),
        id="a",
        pasted=frozenset({3}),
    )
    other = blocks_of(*((BlockKind.PARAGRAPH, text) for text in BRIDGE_TOO), id="b")
    articles = [one, other]
    assert set(cut(articles, summarise(articles, layers_of(articles), 9))) & set(CHESS)


SCRIPT = """
from briefing.analysis.sentences import find_sentences
from briefing.analysis.stack_summary import summarise
from briefing.model import Article, Block, BlockKind, Layers
articles = []
for n in range(4):
    text = f"The Lorne bridge {n} was closed on Friday. A ferry with {n} doors sank near Doon."
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    articles.append(Article(str(n), "", "", "text", "Bridge", text, (block,)))
layers = {a.id: Layers(sentences=find_sentences(a)) for a in articles}
print(summarise(articles, layers, 5))
"""


def test_two_runs_give_the_same() -> None:
    root = Path(__file__).parents[2]
    runs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
    assert "Point" in runs.pop()


HARBOUR = [
    "The harbour of Esk was closed after a {0} sank off the {1} mole on Monday.",
    "A {0} sank near the {1} mole of Esk, so the harbour was closed on Monday.",
    "Divers looked for the {0} at the {1} mole until it was dark.",
    "The {1} mole was built in 1931 and repaired {2} times since.",
    "Owners of {2} boats asked the council of Esk for money.",
    "The council of Esk will pay the owners of {2} boats by May.",
    "Closing the harbour closes {2} harbour restaurants, restaurant owners of Esk say.",
    "The {0}, the {0} of Esk and the council: all {2} were closed.",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    stack=st.lists(
        st.lists(
            st.tuples(
                st.sampled_from(HARBOUR),
                st.sampled_from(["ferry", "trawler", "tug"]),
                st.sampled_from(["north", "south"]),
                st.integers(2, 4),
            ),
            min_size=1,
            max_size=6,
        ),
        min_size=2,
        max_size=4,
    )
)
def test_no_two_points_share_half_of_their_words(
    stack: list[list[tuple[str, str, str, int]]], article_of: Callable[..., Article]
) -> None:
    articles = [
        article_of(*(form.format(*rest) for form, *rest in body), id=str(n))
        for n, body in enumerate(stack)
    ]
    points = summarise(articles, layers_of(articles), 10)
    found = cut(articles, points)
    for words in (own_words, plain_words):
        seen = [words(text) for text in found]
        for n, one in enumerate(seen):
            for other in seen[:n]:
                assert len(one & other) < 0.5 * max(1, min(len(one), len(other)))


def own_words(text: str) -> frozenset[str]:
    return frozenset(find_concepts(text)[0])


def plain_words(text: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w{4,}", text.lower()) if w not in STOP_WORDS)


def test_fewer_points_are_the_first_of_more(article_of: Callable[..., Article]) -> None:
    articles = [
        article_of(*BRIDGE, id="a"),
        article_of(*BRIDGE_TOO, id="b"),
        article_of(*CHESS, id="c"),
    ]
    layers = layers_of(articles)
    most = summarise(articles, layers, 30)
    for count in range(len(most) + 1):
        assert summarise(articles, layers, count) == most[:count]
