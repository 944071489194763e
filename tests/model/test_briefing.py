"""A briefing gives its articles and cuts evidence from them."""

from __future__ import annotations

import pytest

from briefing.model import Article, Briefing, Entity, EntityKind, Mention, Span, Stack

ONE = Article("1", "/a", "a", "text", "One", "Aalto spoke.", ())
TWO = Article("2", "/b", "b", "text", "Two", "The mayor, Aalto, and Aalto again.", ())
BRIEFING = Briefing(Stack((ONE, TWO)))


def mention(article: Article, start: int) -> Mention:
    return Mention(article.id, start, start + 5, EntityKind.PERSON)


def entity(*mentions: Mention) -> Entity:
    return Entity("e", "Aalto", EntityKind.PERSON, (), mentions)


def test_evidence_is_cut_from_the_article() -> None:
    assert BRIEFING.cut(Span("2", 11, 16)) == "Aalto"
    assert BRIEFING.article("1") is ONE
    assert BRIEFING.articles == (ONE, TWO)


def test_an_article_that_is_not_in_the_stack() -> None:
    with pytest.raises(KeyError):
        BRIEFING.article("3")


def test_an_entity_is_shared_by_the_articles_that_name_it() -> None:
    shared = entity(mention(ONE, 0), mention(TWO, 11), mention(TWO, 22))
    assert shared.articles == ("1", "2")
    assert shared.shared
    assert shared.count_in("2") == 2
    assert not entity(mention(TWO, 11), mention(TWO, 22)).shared


def test_spans_order_by_article_and_place() -> None:
    assert sorted([Span("2", 0, 5), Span("1", 9, 12), Span("1", 2, 4)]) == [
        Span("1", 2, 4), Span("1", 9, 12), Span("2", 0, 5),
    ]  # fmt: skip
