"""What rows of the table call statements: words of an article, in its order, without the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.analysis import find_agreement, find_layers, link_entities
from briefing.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Article, Statement


def _tell(articles: list[Article]) -> tuple[Statement, ...]:
    layers = {article.id: find_layers(article) for article in articles}
    return find_agreement(articles, layers, link_entities(articles, layers))


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        (
            "A fire in a textile mill in Sandford killed 14 people on Tuesday, police said.",
            "Police said that 17 people were killed when fire tore through the mill in Sandford.",
            "textile mill in Sandford killed … people on Tuesday",
        ),
        (
            "Senator Ada Marsh died early on Tuesday of complications from a long illness.",
            "Senator Ada Marsh died early on Thursday after complications from a long illness.",
            "Senator Ada Marsh died early on … of complications from a long",
        ),
        (
            "The delegation reached the border station in a special train guarded by soldiers.",
            "The delegation reached the border station in an armoured train guarded by soldiers.",
            "reached the border station in a … train guarded by soldiers",
        ),
    ],
)
def test_a_difference_is_called_by_the_words_around_it(
    article_of: Callable[..., Article], one: str, other: str, label: str
) -> None:
    told = _tell([article_of(one, id="1" * 16), article_of(other, id="2" * 16)])
    assert [s.label for s in told if s.status is Status.DIFFERS] == [label]


def test_what_several_report_is_called_with_its_value(article_of: Callable[..., Article]) -> None:
    texts = (
        "Harbours of Elbonia took on 943 workers in July as ferries ran again, the ministry said.",
        "Harbours of Elbonia added 943 jobs in July as ferries ran again, the ministry said.",
    )
    told = _tell([article_of(text, id=str(n) * 16) for n, text in enumerate(texts)])
    label = next(s.label for s in told if "943" in s.places[0].value)
    assert "943" in label
    assert any(label in text for text in texts)


def test_every_label_is_cut_from_an_article(article_of: Callable[..., Article]) -> None:
    mole = "New Sandford's mole"
    texts = (
        f"Of {mole}, its mayor said, 46 divers “sealed” the hull; two cranes lifted it on Friday.",
        f"Its mayor said 40 divers sealed the hull at {mole}, and two cranes lifted it.",
    )
    told = _tell([article_of(text, id=str(n) * 16) for n, text in enumerate(texts)])
    assert told
    for statement in told:
        pieces = [piece.strip() for piece in statement.label.split("…")]
        assert any(all(piece in text for piece in pieces) for text in texts), statement.label
        assert len(statement.label) <= 64
