"""Queries with fields: who, where, source, title, number, days, and where in the article."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import EntityKind, HitKind
from briefing.search import build_index
from briefing.search.days import read_days
from briefing.search.query import FIELDS, parse_query
from briefing.search.wishes import describe

TEXTS = (
    "== Kim visits Odarsk\nKim Han-sol came to Odarsk.\nHe saw 46 boats.",
    "== Boats for Odarsk\nThe Kim brothers sold 17,000 boats to Lindau.",
    "== A quiet day\nNobody came to Lindau.\nThe boats of Odarsk stayed away.",
)
FACTS = (
    {"published": "2026-03-03", "outlet": "Port Herald", "byline": "Ada Lindqvist"},
    {"published": "2026-04-01", "outlet": "Coast Agency"},
    {},
)
KINDS = {"Kim Han-sol": EntityKind.PERSON, "Odarsk": EntityKind.PLACE, "Lindau": EntityKind.PLACE}


@pytest.fixture(scope="module")
def stack(request: pytest.FixtureRequest):
    made = request.getfixturevalue("make_stack")(*TEXTS, entities=tuple((n,) for n in KINDS))
    articles = tuple(replace(a, **f) for a, f in zip(made.articles, FACTS, strict=True))
    entities = tuple(replace(entity, kind=KINDS[entity.name]) for entity in made.entities)
    index = build_index(articles, made.layers, entities)
    return made._replace(articles=articles, entities=entities, index=index)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("who:kim", ["Kim Han-sol came to Odarsk."]),
        ("who:hansoll", ["Kim Han-sol came to Odarsk."]),
        ("who:odarsk", []),
        (
            "where:odarks boats ",
            ["Boats for Odarsk", "The boats of Odarsk stayed away.", "He saw 46 boats."],
        ),
        (
            "boats -where:odarsk",
            ["He saw 46 boats.", "The Kim brothers sold 17,000 boats to Lindau."],
        ),
        ("source:herald boats", ["He saw 46 boats."]),
        ("source:lindqist boats", ["He saw 46 boats."]),
        ("-source:herald odarsk", ["Boats for Odarsk", "The boats of Odarsk stayed away."]),
        ("title:quiet boats", ["The boats of Odarsk stayed away."]),
        ("title:queit boats", ["The boats of Odarsk stayed away."]),
        ("number:46", ["He saw 46 boats."]),
        ("number:17000 ", ["The Kim brothers sold 17,000 boats to Lindau."]),
        ("number:4", []),
        ("after:2026-04 brothers", ["The Kim brothers sold 17,000 boats to Lindau."]),
        ("before:2026-04-01 boats", ["He saw 46 boats."]),
        ("date:2026-03 boats", ["He saw 46 boats."]),
        ("date:2025 boats", []),
        ("in:title odarsk", ["Kim visits Odarsk", "Boats for Odarsk"]),
        ("in:title boats visits", ["Kim visits Odarsk"]),
        ("source:coast", ["Boats for Odarsk"]),
        ("after:2026", ["Kim visits Odarsk", "Boats for Odarsk"]),
        ("nosuch:boats zorbulant", []),
    ],
)  # fmt: skip
def test_fields(stack, query: str, expected: list[str]) -> None:
    hits = [hit for hit in stack.index.search(query).hits if hit.kind is not HitKind.NAME]
    found = [stack.cut(hit) for hit in hits]
    assert [one for one in found if one in expected] == found, found
    assert set(found) == set(expected)


def test_in_names_finds_names_alone(stack) -> None:
    assert {hit.kind for hit in stack.index.search("in:names kim").hits} == {HitKind.NAME}


def test_in_article_gives_one_hit_each(stack) -> None:
    hits = stack.index.search("in:article odarsk").hits
    assert len(hits) == len({hit.span.article for hit in hits}) == 3


def test_a_source_that_is_not_there_is_said(stack) -> None:
    assert stack.index.search("source:gazette x").tried == "no source like “gazette”"


def test_articles_without_a_day_are_told_of(stack) -> None:
    for query in ("date:2025 boats", "date:2025"):
        assert stack.index.search(query).tried.endswith("; articles without a day are left out")


def test_what_a_misspelt_field_was_read_as_is_told(stack) -> None:
    read = [(one.typed, one.read) for one in stack.index.search("who:hansoll").substitutions]
    assert read == [("hansoll", "Kim Han-sol")]


NEAR = ("Marit Halvorsen", "Marit Halversen", "Marit Holversen", "Tom Halvern")


def test_the_nearest_of_like_names_is_meant(request: pytest.FixtureRequest) -> None:
    texts = [f"== One\n{name} came. {name} left." for name in NEAR[1:]] * 2
    names = tuple((name,) for name in NEAR)
    made = request.getfixturevalue("make_stack")(f"== One\n{NEAR[0]} came.", *texts, entities=names)
    entities = tuple(replace(entity, kind=EntityKind.PERSON) for entity in made.entities)
    index = build_index(made.articles, made.layers, entities)
    results = index.search('who:"marit halvorsne" ')
    assert [one.read for one in results.substitutions][:1] == ["Marit Halvorsen"]
    text = {article.id: article.text for article in made.articles}
    assert "Marit Halvorsen" in text[results.hits[0].span.article]
    assert results.chips[0].startswith("who: marit halvorsne ~ Marit Halvorsen")
    assert not any("Tom Halvern" in text[hit.span.article] for hit in results.hits)


@pytest.mark.parametrize(
    ("query", "chips"),
    [
        ("kim visi", ["kim", "visi…"]),
        ('"press conference" \'kim ', ["“press conference” (nowhere)", "exactly kim"]),
        ("kim -tass ", ["kim", "not exactly tass"]),
        ("a | b who:kim ", ["a or b", "who: kim"]),
        ("after:2026-04 -source:tass x ", ["x", "after: 2026-04", "not source: tass"]),
        ("foo:bar ", ["foo", "bar"]),
        ("", []),
    ],
)  # fmt: skip
def test_chips_say_what_was_understood(stack, query: str, chips: list[str]) -> None:
    assert list(stack.index.search(query).chips) == chips


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("wh", ["who:", "where:"]),
        ("boats -sou", ["boats -source:"]),
        ("who:ki", ['who:"Kim Han-sol" ']),
        ("x source:a", ['x source:"Coast Agency" ', 'x source:"Ada Lindqvist" ']),
        ("in:t", ["in:title "]),
        ("boats ", []),
        ("who:zzz", []),
        ('"who:k', []),
    ],
)
def test_completion(stack, query: str, expected: list[str]) -> None:
    assert sorted(stack.index.complete(query)) == sorted(expected)
    for whole in stack.index.complete(query):
        assert whole.startswith(query[: query.rfind(":") + 1])


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2026-03-31", ("2026-03-31", "2026-04-01")),
        ("2026-12", ("2026-12-01", "2027-01-01")),
        ("2026-1-5", ("2026-01-05", "2026-01-06")),
        ("2026", ("2026-01-01", "2027-01-01")),
        ("2026-", ("2026-01-01", "2027-01-01")),
        ("7d", ("2026-03-03", "2026-03-04")),
        ("2w", ("2026-02-24", "2026-02-25")),
        ("yesterday", ("2026-03-09", "2026-03-10")),
        ("2026-02-30", None),
        ("20", None),
        ("9999", None),
        ("soon", None),
        ("9999y", None),
    ],
)
def test_days(value: str, days: tuple[str, str] | None) -> None:
    assert read_days(value, date(2026, 3, 10)) == days


SIGNS = [
    *(f"{name}:" for name in FIELDS),
    '"',
    "'",
    "-",
    "!",
    "|",
    ":",
    " ",
    "x",
    "7d",
    "2026-02",
    "“",
]


def test_no_text_is_an_error() -> None:
    """Any text is a query, at every key stroke."""
    rng = random.Random(7)
    for _ in range(20_000):
        text = "".join(rng.choice(SIGNS) for _ in range(rng.randrange(12)))
        text += "".join(
            chr(rng.choice((rng.randrange(32, 127), rng.randrange(0x3000)))) for _ in range(3)
        )
        parsed = parse_query(text)
        assert all(word.terms for group in parsed.wanted for word in group)
        assert all(describe(parsed))


@given(
    st.lists(st.sampled_from([*SIGNS, "kim", "odarsk", "lindau", "boats"]), max_size=9).map("".join)
)
def test_any_query_with_fields_is_answered(stack, query: str) -> None:
    results = stack.index.search(query)
    assert results.query == query
    for hit in results.hits:
        assert stack.cut(hit).strip()
    for whole in stack.index.complete(query):
        assert isinstance(whole, str)
        stack.index.search(whole)
