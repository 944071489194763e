"""The timeline of invented articles: rows, days, clashes, and what has no day."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.analysis import find_layers, link_entities
from briefing.analysis.timeline import find_timeline


@pytest.fixture
def timeline_of(article_of):
    def build(*texts, as_of=""):
        articles = []
        for n, text in enumerate(texts):
            day, _, body = text.partition(": ") if text[:4].isdigit() else ("", "", text)
            articles.append(article_of(*body.split("\n"), id=f"a{n}", published=day))
        layers = {article.id: find_layers(article) for article in articles}
        entities = link_entities(articles, layers)
        return find_timeline(articles, layers, entities, as_of)

    return build


def rows(events):
    return [(event.date.iso if event.date else "", event.articles) for event in events]


def test_a_weekday_and_a_day_number_of_one_event_are_one_row(timeline_of):
    events = timeline_of(
        "2026-03-04: Crews raised the sunken ferry Aurora with two cranes on Tuesday.",
        "2026-03-05: The sunken ferry Aurora was raised by two cranes on 3 March.",
    )
    assert rows(events) == [("2026-03-03", ("a0", "a1"))]
    assert [event.date.known for event in events] == ["resolved"]


def test_other_events_of_one_day_are_rows_of_their_own(timeline_of):
    events = timeline_of(
        "2026-03-04: Crews raised the sunken ferry Aurora with two cranes on Tuesday.",
        "2026-03-05: The town council elected a new harbour master on 3 March.",
    )
    assert rows(events) == [("2026-03-03", ("a0",)), ("2026-03-03", ("a1",))]


def test_the_day_of_the_report_is_not_the_day_of_the_event(timeline_of):
    (event,) = timeline_of(
        "2026-03-05: The ferry was raised on Tuesday, the port said on Wednesday."
    )
    assert (event.date.iso, event.reported) == ("2026-03-03", False)
    (event,) = timeline_of("2026-03-05: The port said on Wednesday that the ferry was raised.")
    assert (event.date.iso, event.reported) == ("2026-03-04", True)


def test_each_date_of_a_sentence_has_its_row(timeline_of):
    events = timeline_of(
        "2026-03-05: He set off from Lindau on 1 March, and landed in Port Herald on 3 March."
    )
    assert rows(events) == [("2026-03-01", ("a0",)), ("2026-03-03", ("a0",))]


def test_one_event_with_two_days_is_marked_in_both_rows(timeline_of):
    events = timeline_of(
        "2026-03-10: The ferry Aurora struck the north mole in fog and sank on 22 February.",
        "2026-03-10: The ferry Aurora struck the north mole in fog and sank on 23 February.",
    )
    assert [event.date.iso for event in events] == ["2026-02-22", "2026-02-23"]
    assert [[(c.date, c.event) for c in event.clashes] for event in events] == [
        [("2026-02-23", events[1].id)],
        [("2026-02-22", events[0].id)],
    ]


@pytest.mark.parametrize(
    "other",
    [
        "The ferry Aurora struck the north mole in fog again on 23 February.",
        "The tug Brandt towed the ferry Aurora to the Lindau yard on 23 February.",
        "The port said on 23 February that the ferry Aurora struck the north mole in fog and sank.",
    ],
    ids=["again", "another event", "day of the report"],
)
def test_two_events_do_not_clash(timeline_of, other):
    events = timeline_of(
        "2026-03-10: The ferry Aurora struck the north mole in fog and sank on 22 February.",
        f"2026-03-10: {other}",
    )
    assert not any(event.clashes for event in events)


def test_days_that_the_users_guess_gives_do_not_clash(timeline_of):
    events = timeline_of(
        "The ferry Aurora struck the north mole in fog and sank on Thursday.",
        "The ferry Aurora struck the north mole in fog and sank yesterday.",
        as_of="2026-02-24",
    )
    assert [event.date.iso for event in events] == ["2026-02-19", "2026-02-23"]
    assert not any(event.clashes for event in events)


def test_what_has_no_day_comes_last_in_the_order_of_the_stack(timeline_of):
    events = timeline_of(
        "The inquiry opened on Monday. Two days later the captain spoke.",
        "2026-03-10: The ferry sank on 22 February 2026.",
    )
    assert [(event.date.iso if event.date else "", event.when) for event in events] == [
        ("2026-02-22", "22 February 2026"),
        ("", "Monday"),
        ("", "Two days later"),
    ]


def test_a_year_that_only_names_something_is_no_row(timeline_of):
    assert timeline_of("2026-03-10: The 2019 budget was praised.") == ()
    assert timeline_of("2026-03-10: They praised last year's budget.") == ()
    assert len(timeline_of("2026-03-10: They praised Monday's budget.")) == 1
    assert len(timeline_of("2026-03-10: In 2019 the budget was praised.")) == 1


def test_the_day_the_user_gives(timeline_of):
    (event,) = timeline_of("The ferry was raised on Tuesday.", as_of="2026-03-05")
    assert (event.date.iso, event.date.known) == ("2026-03-03", "resolved")


LINDAU = (
    "Salvage crews raised the sunken ferry Aurora with two floating cranes on {0}. "
    "Heavy fog delayed the pilot boats of Port Herald for hours on {1}."
)


def test_an_article_without_a_day_gets_that_of_one_with_which_its_days_agree(timeline_of):
    events = timeline_of(
        "2026-03-05: " + LINDAU.format("3 March 2026", "1 March 2026"),
        LINDAU.format("Tuesday", "Sunday"),
    )
    assert rows(events) == [("2026-03-01", ("a0", "a1")), ("2026-03-03", ("a0", "a1"))]


def test_days_that_do_not_agree_give_no_day(timeline_of):
    events = timeline_of(
        "2026-03-05: " + LINDAU.format("3 March 2026", "1 March 2026"),
        LINDAU.format("Tuesday", "Friday"),
    )
    assert [event.when for event in events if event.date is None] == ["Tuesday", "Friday"]


def test_weekdays_and_day_numbers_that_agree_are_set_side_by_side(timeline_of):
    events = timeline_of(LINDAU.format("the 17th", "the 15th"), LINDAU.format("Sunday", "Friday"))
    assert rows(events) == [("XXXX-XX-15", ("a0", "a1")), ("XXXX-XX-17", ("a0", "a1"))]


def test_one_pair_alone_sets_nothing_side_by_side(timeline_of):
    events = timeline_of(LINDAU.format("the 17th", "the 15th"), LINDAU.format("Sunday", "night"))
    assert [event.when for event in events if event.date is None] == ["Sunday"]


def test_a_year_is_lent_by_an_article_that_gives_it_for_the_same_event(timeline_of):
    one, other = (
        "The ferry Aurora struck the north mole in fog and sank on 22 February{}.",
        "The ferry Aurora had struck the north mole in fog on 22 February.",
    )
    (event,) = timeline_of(one.format(" 2026"), other)
    assert (event.date.iso, event.date.known) == ("2026-02-22", "stated")
    assert event.articles == ("a0", "a1")
    (event,) = timeline_of(one.format(""), other)
    assert event.date.iso == "XXXX-02-22"
    told = timeline_of(one.format(" 2026"), "The council elected a mayor on 22 February.")
    assert [event.date.iso for event in told] == ["2026-02-22", "XXXX-02-22"]


def test_a_dateline_is_no_event(timeline_of):
    (event,) = timeline_of("Port Herald, 3 March 2026\nThe ferry was raised yesterday.")
    assert (event.date.iso, event.when) == ("2026-03-02", "yesterday")
    (event,) = timeline_of("It sank on 22 February 1998.")
    assert event.date.iso == "1998-02-22"


def test_two_runs_give_the_same(timeline_of):
    texts = ("2026-03-05: " + LINDAU.format("Tuesday", "Sunday"), LINDAU.format("today", "3 March"))
    assert timeline_of(*texts) == timeline_of(*texts)


PIECES = st.lists(
    st.sampled_from(
        [
            "Aurora",
            "sank",
            "on",
            "Tuesday",
            "3 March",
            "the 17th",
            "2026",
            "last week",
            "said",
            ".",
            ",",
            "and",
        ]
    ),
    max_size=12,
).map(" ".join)


@given(st.lists(PIECES, max_size=4))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_telling_is_a_sentence_with_its_date(timeline_of, texts):
    for event in timeline_of(*texts, as_of="2026-03-05"):
        assert event.tellings
        for telling in event.tellings:
            assert telling.span.start <= telling.start < telling.end <= telling.span.end
