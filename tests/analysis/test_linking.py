"""Manners of linking: every mention once, stable names, reasons, and speed of growth."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.analysis import find_layers
from briefing.analysis.linking import Linker, link
from briefing.analysis.linking.acronyms import initials
from briefing.analysis.linking.names import Name
from briefing.analysis.linking.people import compatible, read_person
from briefing.analysis.linking.spelling import skeleton, sound

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Article, Entity, Layers

NAMES = st.sampled_from(
    """Kim Jong-un|Kim|Kim Yong-ho|Sergei Shoigu|Sergey Shoygu|Shoigu|the DPRK|North Korea|Georgia
    |Tbilisi|Quince Inc.|Quince|Su-57|Sukhoi Su-57|National Security Council (NSC)|NSC
    |President Hale|George W. Hale|Hale|Atlanta|Congo|Kinshasa|Defense Ministry|Moscow
    |the Russian Defense Ministry|Mr. Kim
    |the North Korean leader|North Korean leader Kim Jong-un|George Hale Jr.|Georgian""".replace(
        "\n    ", ""
    ).split("|")
)
SENTENCES = st.lists(
    st.tuples(
        NAMES,
        st.sampled_from([" met {}.", " said so to {}.", " was in {}.", " and {} fell."]),
        NAMES,
    ),
    min_size=1,
    max_size=6,
).map(lambda parts: " ".join("Later " + a + verb.format(b) for a, verb, b in parts))


def read_texts(
    article_of: Callable[..., Article], *texts: str
) -> tuple[list[Article], dict[str, Layers]]:
    articles = [article_of(text, id=f"a{n}") for n, text in enumerate(texts)]
    return articles, {article.id: find_layers(article) for article in articles}


def link_texts(article_of: Callable[..., Article], *texts: str) -> tuple[Entity, ...]:
    return link(*read_texts(article_of, *texts))


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(SENTENCES, min_size=1, max_size=4))
def test_each_mention_is_in_one_entity_and_ids_are_unique(
    article_of: Callable[..., Article], texts: list[str]
) -> None:
    entities = link_texts(article_of, *texts)
    places = [(m.article, m.start) for entity in entities for m in entity.mentions]
    assert len(places) == len(set(places))
    assert len({entity.id for entity in entities}) == len(entities)
    for entity in entities:
        keys = [(int(m.article[1:]), m.start) for m in entity.mentions]
        assert keys == sorted(keys)
        assert sum(alias.count for alias in entity.aliases) == len(entity.mentions)
    shared = [entity.shared for entity in entities]
    assert shared == sorted(shared, reverse=True)
    assert link_texts(article_of, *texts) == entities


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(SENTENCES, min_size=2, max_size=6), data=st.data())
def test_a_stack_that_grows_is_linked_as_from_scratch(
    article_of: Callable[..., Article], texts: list[str], data: st.DataObject
) -> None:
    articles, layers = read_texts(article_of, *texts)
    linker, at = Linker(), 0
    while at < len(articles):
        count = data.draw(st.integers(1, len(articles) - at))
        linker.extend(articles[at : at + count], layers)
        at += count
        assert linker.entities() == link(articles[:at], layers)


def test_an_empty_stack_has_no_entities() -> None:
    assert link([], {}) == ()


def test_an_id_stays_when_other_articles_come(article_of: Callable[..., Article]) -> None:
    text = "He met Marta Nowak in Poland. Nowak said so."
    alone = {entity.name: entity.id for entity in link_texts(article_of, text)}
    more = {e.name: e.id for e in link_texts(article_of, text, "Ivan Zorin said so in Poland.")}
    assert alone.items() <= more.items()


def test_unshared_entities_come_by_count(article_of: Callable[..., Article]) -> None:
    entities = link_texts(article_of, "Marta Nowak met Ivan Zorin. Then Nowak left. So Nowak said.")
    counts = [len(entity.mentions) for entity in entities]
    assert all(a >= b for a, b in pairwise(counts))


def test_a_surname_in_another_article_needs_one_bearer(article_of: Callable[..., Article]) -> None:
    one = link_texts(article_of, "He met Marta Nowak.", "It was late, Nowak said.")
    assert [entity.name for entity in one if entity.shared] == ["Marta Nowak"]
    two = link_texts(
        article_of, "He met Marta Nowak.", "It was late, Nowak said.", "Then Jan Nowak left."
    )
    assert not any(entity.shared for entity in two)


def test_reasons_are_in_words(article_of: Callable[..., Article]) -> None:
    entities = link_texts(
        article_of, "Marta Nowak met the DPRK team. Later Nowak left North Korea."
    )
    reasons = {a.text: (a.rule, a.evidence) for e in entities for a in e.aliases}
    assert reasons["Nowak"] == ("surname", "surname of Marta Nowak in the same text")
    assert reasons["DPRK"] == ("abbreviation", "abbreviation of North Korea in the tables")


def test_initials_count_small_words_or_not() -> None:
    assert initials(["league", "of", "arab", "states"]) == {"loas", "las"}
    assert initials(["nato"]) == set()


def test_sounds_of_one_name_are_equal() -> None:
    for left, right in [
        ("kozhemiako", "kozhemyako"), ("shoigu", "shoygu"), ("zelensky", "zelenskiy"),
        ("khabarovsk", "habarovsk"), ("yeltsin", "eltsin"), ("medvedev", "medvyedev"),
    ]:  # fmt: skip
        assert sound(left) == sound(right)
    assert sound("marin") != sound("moran")
    assert skeleton("marin") == skeleton("moran")


def test_people_are_compatible_only_part_by_part() -> None:
    def person(text: str) -> object:
        key = text.lower().replace("-", " ")
        name = Name(key, 0, key.split(" "))
        name.spellings[text] = 1
        return read_person(name)

    assert compatible(person("Bill Gates"), person("William Gates"))
    assert compatible(person("J Rowling"), person("Joanne Rowling"))
    assert compatible(person("George Bush"), person("George W Bush"))
    assert not compatible(person("George H Bush"), person("George W Bush"))
    assert not compatible(person("Kim Jong-un"), person("Kim Jong-il"))
    assert not compatible(person("Anna Lindt"), person("Hanna Lindt"))
