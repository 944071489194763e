"""The order of the cross-references: shared first, then the telling and the near ones."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Entity, EntityKind, Mention, Span
from briefing.model.naming import find_telling
from briefing.tui.ranking import Ranking, find_nearness

STACK = 20


def entity(name, *places):
    """An entity with mentions at "article:offset"."""
    mentions = []
    for place in places:
        article, _, start = place.partition(":")
        mentions.append(Mention(article, int(start), int(start) + 5, EntityKind.OTHER))
    return Entity(name, name, EntityKind.OTHER, (), tuple(mentions))


def spread(name, articles, each):
    return entity(name, *(f"{a}:{100 * n}" for a in range(articles) for n in range(each)))


def rank(entities, stack, view=None):
    return Ranking(entities, stack).order(view)


def names(entities):
    return [one.name for one in entities]


def test_shared_ones_come_first():
    alone = spread("alone", 1, 50)
    shared = spread("shared", 2, 1)
    assert names(rank([alone, shared], STACK)) == ["shared", "alone"]
    assert names(rank([alone, shared], STACK, Span("0", 0, 900))) == ["shared", "alone"]


def test_few_articles_and_many_mentions_tell_more_than_many_articles():
    everywhere = spread("everywhere", 20, 2)
    telling = spread("telling", 3, 6)
    assert names(rank([everywhere, telling], STACK)) == ["telling", "everywhere"]


def test_of_two_in_as_many_articles_the_one_named_oftener_comes_first():
    assert names(rank([spread("two", 3, 2), spread("nine", 3, 9)], STACK)) == ["nine", "two"]


def test_places_count_less_than_people():
    place = replace(spread("place", 2, 9), kind=EntityKind.PLACE)
    person = replace(spread("person", 2, 6), kind=EntityKind.PERSON)
    rare = replace(spread("rare", 2, 1), kind=EntityKind.PERSON)
    assert names(rank([place, rare, person], 2)) == ["person", "place", "rare"]


def test_what_is_on_the_screen_goes_up():
    here = entity("here", "a:1000", "b:0")
    there = entity("there", "a:9000", "b:10", "c:0", "c:20")
    assert names(rank([there, here], 3, Span("a", 900, 1500))) == ["here", "there"]
    assert names(rank([there, here], 3, Span("c", 0, 500))) == ["there", "here"]


def test_equals_keep_their_order():
    several = [spread(name, 2, 2) for name in "dacb"]
    assert names(rank(several, STACK)) == list("dacb")
    assert names(rank(several, STACK, Span("1", 0, 50))) == list("dacb")
    assert names(rank(several, STACK, Span("9", 0, 50))) == list("dacb")


def test_wherever_one_stands_all_are_there_once():
    several = [spread(f"{n}", 1 + n % 4, 1 + n % 3) for n in range(30)]
    for article in range(6):
        found = rank(several, STACK, Span(str(article), 0, 150))
        assert sorted(names(found)) == sorted(names(several))
        shared = [one.shared for one in found]
        assert shared == sorted(shared, reverse=True)


def test_nearness_falls_with_the_distance():
    places = [(1_000, 1_010), (9_000, 9_010)]
    assert find_nearness(places, 900, 1_500) == 1
    assert find_nearness(places, 1_005, 1_500) == 1
    near, far = find_nearness(places, 1_010, 2_000), find_nearness(places, 4_000, 5_000)
    assert 1 > near > far > 0
    assert find_nearness([], 0, 10) == 0


@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(1, 20)), max_size=8),
    st.integers(0, 1000),
    st.integers(0, 300),
)
def test_nearness_is_one_exactly_where_something_is_in_view(found, start, size):
    places, at = [], 0
    for gap, width in sorted(found):
        places.append((at + gap, at + gap + width))
        at = places[-1][1]
    in_view = any(a < start + size and b > start for a, b in places)
    assert (find_nearness(places, start, start + size) == 1) == in_view


@given(st.integers(1, 500), st.integers(1, 50), st.integers(0, 500))
def test_telling_rises_with_mentions_and_falls_with_articles(mentions, articles, more):
    stack = articles + more
    assert find_telling(mentions + 1, articles, stack) > find_telling(mentions, articles, stack)
    assert find_telling(mentions, articles + 1, stack + 1) < find_telling(
        mentions, articles, stack + 1
    )


def test_who_is_named_in_an_article_is_known():
    one, other = entity("one", "a:0", "b:0"), entity("other", "b:9")
    ranking = Ranking([one, other], 2)
    assert ranking.named_in("a") == (one,)
    assert ranking.named_in("b") == (one, other)
    assert ranking.named_in("c") == ()
