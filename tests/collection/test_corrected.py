"""Searching a large library for names that the user corrected."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefing import collection, library
from briefing.collection import opening
from briefing.collection.naming import bring_up_to_date
from briefing.collection.opening import open_stack
from briefing.model import EntityKind, Hide, Merge, Named, Rename, SetKind, Split

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from briefing.model import Correction, Results

PERSON, PLACE, ORGANISATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION
HOLT, MARSH = Named("Maren Holt", PERSON), Named("Ada Marsh", PERSON)
TEXTS = {
    "a": "Ferry raised\n\nSalvage chief Maren Holt met Sergei Shoigu in Lindau. Holt said so.",
    "b": "Harbour news\n\nMaren Holt came to Lindau with Ada Marsh. Marsh paid for it.",
    "c": "Far away\n\nTom Holt of Odarsk met Sergey Shoygu and Kim Han-sol. Kim smiled.",
    "d": "A quiet day\n\nNobody went to sea, and Ada Marsh slept in Odarsk.",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of four articles that is taken for a large one, with its names."""
    monkeypatch.setattr(opening, "MOST_AT_ONCE", 1)
    take_in(tmp_path, TEXTS)
    return tmp_path


def take_in(folder: Path, texts: Mapping[str, str]) -> None:
    """Put texts into a folder of the library, and find their names."""
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))
    collection.add([str(folder)], lambda _done, _all: None, print)
    assert bring_up_to_date((), lambda *_: None, print)


def ask(query: str, *corrections: Correction) -> Results:
    """Return what the screen's search answers."""
    stack = open_stack(collection.ADDRESS)
    entities = library.kept_entities(stack.articles, corrections)
    assert entities is not None
    assert stack.open_search is not None
    return stack.open_search(entities).search(query)


def titles(query: str, *corrections: Correction) -> list[str]:
    """Return the titles of the articles that answer on the screen; the command must agree."""
    known = {one.id: one.title for one in open_stack(collection.ADDRESS).articles}
    found = sorted({known[hit.span.article] for hit in ask(query, *corrections).hits})
    told, _ = collection.search(query, 50, corrections)
    assert sorted({known[hit.span.article] for hit in told.hits}) == found
    chosen = open_stack(f"{collection.ADDRESS}{query}", corrections).articles
    assert sorted(article.title for article in chosen) == found
    return found


def names(query: str, *corrections: Correction) -> list[str]:
    """Return the names among the hits."""
    stack = open_stack(collection.ADDRESS)
    entities = library.kept_entities(stack.articles, corrections)
    assert entities is not None
    known = {entity.id: entity.name for entity in entities}
    return [known[hit.entity] for hit in ask(query, *corrections).hits if hit.entity]


BOTH = ["A quiet day", "Harbour news"]


@pytest.mark.parametrize(
    ("query", "corrections", "found"),
    [
        ("who:marsh ", (), BOTH),
        ("who:oakenshaw ", (Rename(MARSH, "Vera Oakenshaw"),), BOTH),
        ("who:oakensahw ", (Rename(MARSH, "Vera Oakenshaw"),), BOTH),
        ("who:marsh ", (Rename(MARSH, "Vera Oakenshaw"),), BOTH),
        ("who:marsh ", (SetKind(MARSH, PLACE),), []),
        ("where:marsh ", (SetKind(MARSH, PLACE),), BOTH),
        ("who:marsh ", (Hide(MARSH),), []),
        ("who:marsh ", (Merge(MARSH, HOLT),), [*BOTH, "Ferry raised"]),
        ('who:"maren holt" ', (Merge(MARSH, HOLT),), [*BOTH, "Ferry raised"]),
        ("who:oakenshaw ", (Split(MARSH, "Marsh", Named("Vera Oakenshaw", PERSON)),),
         ["Harbour news"]),
        ("who:shoygu ", (Rename(MARSH, "Vera Oakenshaw"),), ["Far away", "Ferry raised"]),
        ("vera oakenshaw ", (Rename(MARSH, "Vera Oakenshaw"),), BOTH),
        ("vera oakenshaw odarsk ", (Rename(MARSH, "Vera Oakenshaw"),), ["A quiet day"]),
    ],
)  # fmt: skip
def test_articles(query: str, corrections: Sequence[Correction], found: list[str]) -> None:
    assert titles(query, *corrections) == sorted(found)


@pytest.mark.parametrize(
    ("query", "corrections", "found"),
    [
        ("marsh ", (), ["Ada Marsh"]),
        ("oakenshaw ", (Rename(MARSH, "Vera Oakenshaw"),), ["Vera Oakenshaw"]),
        ("marsh ", (Rename(MARSH, "Vera Oakenshaw"),), ["Vera Oakenshaw"]),
        ("marsh ", (Hide(MARSH),), []),
        ("marsh ", (Merge(MARSH, HOLT),), ["Maren Holt"]),
    ],
)
def test_names_among_the_hits(
    query: str, corrections: Sequence[Correction], found: list[str]
) -> None:
    assert names(query, *corrections) == found


def test_chips_and_completion_tell_the_name_that_the_user_gave() -> None:
    renamed = Rename(MARSH, "Vera Oakenshaw")
    stack = open_stack(collection.ADDRESS)
    entities = library.kept_entities(stack.articles, (renamed,))
    assert entities is not None
    assert stack.open_search is not None
    index = stack.open_search(entities)
    assert index.complete("who:oak") == ('who:"Vera Oakenshaw" ',)
    assert index.search("who:oakensaw ").chips == ("who: oakensaw ~ Vera Oakenshaw",)
    assert index.search("who:marsh ").hits


def test_two_that_come_of_one_are_both_found() -> None:
    apart = Split(MARSH, "Marsh", Named("Vera Oakenshaw", PERSON))
    assert titles("who:oakenshaw ", apart) == ["Harbour news"]
    assert titles('who:"ada marsh" ', apart) == BOTH


@pytest.mark.parametrize("query", ["oakenshaw", "oakensahw", "vera"])
def test_a_name_chooses_every_article_that_names_who_it_is(query: str) -> None:
    renamed = Rename(MARSH, "Vera Oakenshaw")
    chosen = open_stack(f"{collection.ADDRESS}{query}", (renamed,)).articles
    assert sorted(article.title for article in chosen) == BOTH
    without = open_stack(f"{collection.ADDRESS}{query} -quiet", (renamed,)).articles
    assert [article.title for article in without] == ["Harbour news"]


@pytest.mark.parametrize("corrections", [(), (Rename(Named("Lindau", PLACE), "Odarsk North"),)])
def test_a_name_stands_where_it_is_written_so(
    folder: Path, corrections: Sequence[Correction]
) -> None:
    late = {
        "e": "Out at sea\n\nI. Brandt, called Ilya, slept. I. Brandt slept again.",
        "f": "Port news\n\nPilot Ilya Brandt met nobody. I. Brandt said so.",
    }
    take_in(folder, late)
    text = {one.id: one.text for one in open_stack(collection.ADDRESS).articles}
    (hit,) = [hit for hit in ask('"ilya brandt" ', *corrections).hits if hit.entity]
    assert text[hit.span.article][hit.span.start : hit.span.end] == "Ilya Brandt"


def test_a_corrected_name_stands_where_it_is_written_so() -> None:
    merged = Merge(Named("Tom Holt", PERSON), MARSH)
    articles = open_stack(collection.ADDRESS).articles
    text = {one.id: one.text for one in articles}
    (hit,) = [hit for hit in ask('"tom holt" ', merged).hits if hit.entity]
    assert text[hit.span.article][hit.span.start : hit.span.end] == "Tom Holt"
