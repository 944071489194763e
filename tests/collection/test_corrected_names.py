"""Corrections of the names of a library: what comes out is what it is of a stack in memory."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing import collection, library
from briefing.collection import naming, opening
from briefing.collection.named import correct, open_names
from briefing.collection.naming import bring_up_to_date
from briefing.collection.opening import open_stack
from briefing.model import EntityKind, Hide, HitKind, Merge, Named, Rename, SetKind, Split
from briefing.model.anchor import make_anchor
from briefing.model.held_names import HeldNames, id_of_name

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.model import Article, Correction, Entity

WHO = ("Maren Holt", "Tom Holt", "Ada Marsh", "Sergei Shoigu", "Sergey Shoygu", "Lindau", "Odarsk")
BARE = ("Holt", "Marsh", "Shoigu", "MAREN HOLT", "Mrs. Ada Marsh", "the Harbour Union", "HARBOUR")
PERSON = EntityKind.PERSON


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    os.utime(folder / f"{name}.txt", (1_700_000_000, 1_700_000_000))


def take_in(folder: Path) -> None:
    collection.add([str(folder)], lambda _done, _all: None, print)
    assert bring_up_to_date((), lambda *_: None, print)


def body(number: int, rng: random.Random) -> str:
    names = [rng.choice(WHO), *(rng.choice(WHO + BARE) for _ in range(6))]
    told = [f"Then {one} went to meet {rng.choice(WHO)} at night." for one in names]
    return f"Report {number}\n\n" + " ".join(told) + "\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of some articles that is taken for a large one; a few came late to it."""
    monkeypatch.setattr(opening, "MOST_AT_ONCE", 1)
    monkeypatch.setattr(naming, "_LARGE", 1)
    monkeypatch.setattr(naming, "_DRIFT", 2.0)
    folder, rng = tmp_path / "texts", random.Random(5)
    for number in range(12):
        write(folder, f"{number:02}", body(number, rng))
    take_in(folder)
    for number in range(12, 16):
        write(folder, f"{number:02}", body(number, rng))
    take_in(folder)
    return folder


def names() -> HeldNames:
    found = open_names(open_stack(collection.ADDRESS).articles)
    assert found is not None
    return found


def whole(held: HeldNames) -> list[Entity]:
    """The same entities in memory, with all their mentions, for whom corrects those."""
    from briefing.model import Entity

    return [Entity(e.id, e.name, e.kind, e.aliases, tuple(e.mentions)) for e in held]


def told(entities: object) -> list[tuple[object, ...]]:
    return sorted(
        (e.id, e.name, e.kind.value, tuple(e.aliases), tuple(e.mentions), e.articles, e.size)
        for e in entities
    )


def make(rng: random.Random, entities: list[Entity], articles: list[Article]) -> list[Correction]:
    """Some corrections in a row, most of names that are there."""
    found: list[Correction] = []
    for number in range(rng.randrange(1, 7)):
        made = f"2026-03-03T14:05:{number:02}.000Z"
        one, other = rng.choices(entities, k=2)
        spelling = rng.choice([alias.text for alias in one.aliases])
        mention = rng.choice(one.mentions)
        article = next(a for a in articles if a.id == mention.article)
        anchor = replace(make_anchor(article, mention.start, mention.end), key="", quote=spelling)
        if rng.random() < 0.3:  # its article was edited: known by the words around it
            anchor = replace(anchor, article="f" * 16)
        this, that = Named(one.name, one.kind), Named(other.name, other.kind)
        apart = rng.choice([Named(spelling, one.kind), Named("Nobody", PERSON), that])
        found.append(rng.choice([
            Merge(this, that, made), Split(this, spelling, apart, None, made),
            Split(this, spelling, apart, anchor, made), Rename(this, "New Name", made),
            SetKind(this, EntityKind.WORK, made), Hide(this, made),
            Split(Named("New Name", one.kind), spelling, apart, None, made),
        ]))  # fmt: skip
    return found


def test_any_corrections_do_what_they_do_in_memory(folder: Path) -> None:
    linked = names()
    entities = whole(linked)
    articles = list(open_stack(collection.ADDRESS).articles.whole())
    assert told(linked) == told(entities)
    rng, changed = random.Random(11), 0
    for _ in range(150):
        corrections = make(rng, entities, articles)
        after = correct(linked, corrections)
        assert told(after) == told(library.correct(entities, corrections, articles)), corrections
        changed += len(after.corrected) > 0
        for article in articles[:3]:
            here = {e.id for e in after.load(after.numbers_in(article.id))}
            assert here == {e.id for e in after if e.count_in(article.id)}
        shared = [e.shared for e in after]
        assert shared == sorted(shared, reverse=True)
        assert all(entity == after[at] for at, entity in enumerate(after))
    assert changed > 100


def test_a_mention_and_then_its_spelling_are_set_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_AT_ONCE", 1)
    texts = tmp_path / "texts"
    write(texts, "1", "One\n\nAda Marsh came to Lindau. Then Marsh slept in the hall.\n")
    write(texts, "2", "Two\n\nAda Marsh came to Lindau. Then Marsh slept. Marsh slept again.\n")
    take_in(texts)
    held = names()
    article = next(one for one in held.articles.whole() if one.title == "One")
    start = article.text.index("Ada Marsh")
    place = make_anchor(article, start, start + len("Ada Marsh"))
    ada = Named("Ada Marsh", PERSON)
    said = [
        Split(ada, "Ada Marsh", Named("Nobody One", PERSON), place, "2026-03-03T14:05:00.000Z"),
        Split(ada, "Ada Marsh", Named("Nobody Two", PERSON), None, "2026-03-03T14:05:01.000Z"),
    ]
    found = {one.name: len(list(one.mentions)) for one in correct(held, said)}
    assert found["Marsh"] == 3
    assert found["Nobody One"] == found["Nobody Two"] == 1


def test_no_article_is_loaded_to_join_to_name_or_to_hide(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked = names()
    holt, lindau = Named("Maren Holt", PERSON), Named("Lindau", EntityKind.PLACE)
    corrections = [
        Merge(Named("Tom Holt", PERSON), holt, "2026-03-03T14:05:12.001Z"),
        Rename(holt, "Mary Holt", "2026-03-03T14:05:12.002Z"),
        Hide(lindau, "2026-03-03T14:05:12.003Z"),
        Split(Named("Mary Holt", PERSON), "MAREN HOLT", Named("M. H.", PERSON),
              None, "2026-03-03T14:05:12.004Z"),
    ]  # fmt: skip
    monkeypatch.setattr(linked.articles, "_load", lambda _heads: pytest.fail("loaded"))
    after = correct(linked, corrections)
    assert id_of_name(after, "Lindau") == ""
    entity = after.find(id_of_name(after, "Mary Holt"))
    assert entity is not None
    assert entity.spread > 5
    apart = after.find(id_of_name(after, "M. H."))
    assert apart is not None
    assert apart.size == apart.aliases[0].count >= 1


def test_a_new_name_is_searched_without_going_through_all_mentions(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack = open_stack(collection.ADDRESS)
    linked = names()
    renamed = correct(linked, [Rename(Named("Maren Holt", PERSON), "Night Marsh")])
    assert stack.open_search is not None
    index = stack.open_search(renamed)
    asked: list[int] = []
    whole = linked.mentions
    monkeypatch.setattr(linked, "mentions", lambda *at: asked.append(at[1]) or whole(*at))
    hits = [hit for hit in index.search("night marsh ").hits if hit.kind is HitKind.NAME]
    assert [hit.entity for hit in hits] == [id_of_name(renamed, "Night Marsh")]
    assert len(set(asked)) <= 1
