"""Sources of a stack: joined with its entities, and gathered into everyone quoted."""

from __future__ import annotations

import pytest

from briefing.analysis import find_layers, join_sources, link_entities
from briefing.model import SourceKind
from briefing.model.attribution import gather_voices, name_chain


@pytest.fixture
def stack(article_of):
    articles = [
        article_of(
            "Salvage chief Maren Holt told Reuters that the hull was sound.",
            '"We will tow it," Holt said. Two officials said the light had failed.',
            id="a",
        ),
        article_of(
            "According to Reuters, the hull was sound. Two officials said nobody was hurt.",
            "Maren Holt said she would stay. State agency TASS reported that the fog had lifted.",
            id="b",
        ),
    ]
    layers = {article.id: find_layers(article) for article in articles}
    entities = link_entities(articles, layers)
    return articles, layers, entities


def test_a_source_has_the_id_of_its_entity(stack):
    articles, layers, entities = stack
    by_name = {entity.name: entity.id for entity in entities}
    first, second, third, *_ = join_sources(articles, layers, entities)
    assert [source.entity for source in first.chain] == [by_name["Reuters"], by_name["Maren Holt"]]
    assert second.innermost.entity == by_name["Maren Holt"]
    assert second.innermost.kind is SourceKind.PERSON
    assert name_chain(second.chain, entities) == ("Maren Holt",)
    assert third.innermost.entity == ""


def test_layers_know_no_entities(stack):
    _, layers, _ = stack
    assert all(s.entity == "" for one in layers["a"].attributions for s in one.chain)


def test_everyone_quoted_most_first_and_those_who_stay_open_last(stack):
    articles, layers, entities = stack
    voices = gather_voices(join_sources(articles, layers, entities), entities)
    assert [(one.name, len(one.attributions)) for one in voices] == [
        ("Maren Holt", 3), ("Reuters", 2), ("TASS", 1), ("Two officials", 1), ("Two officials", 1),
    ]  # fmt: skip
    assert [one.known for one in voices] == [True, True, True, False, False]
    assert voices[0].articles == ("a", "b")
    assert voices[2].owner == "Russia"


def test_nobody_quoted_gives_no_voices():
    assert gather_voices((), ()) == ()


def test_a_company_of_two_articles_is_not_one_and_readers_are_nobody(article_of):
    articles = [
        article_of("Boats were lost. The company said that the yard would close.", id="a"),
        article_of("A gale rose. The company said that the quay would open.", id="b"),
        article_of("It was late. As you said, the boats were lost.", id="c"),
    ]
    layers = {article.id: find_layers(article) for article in articles}
    voices = gather_voices(join_sources(articles, layers, ()), ())
    assert [(one.name, one.known, one.articles) for one in voices] == [
        ("company", False, ("a",)),
        ("company", False, ("b",)),
    ]
