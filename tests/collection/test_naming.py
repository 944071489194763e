"""The names of a library: found, joined and kept; brought up to date; searched; corrected."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from briefing import collection, library, paths
from briefing.cli import run
from briefing.collection import naming, opening
from briefing.collection.named import correct, open_names
from briefing.collection.naming import bring_up_to_date
from briefing.collection.opening import LibraryIndex, open_stack
from briefing.errors import CacheError
from briefing.model import EntityKind, Hide, Merge, Named, Rename, SetKind, Split
from briefing.model.held_names import HeldNames, entity_of, id_of_name, named_beside
from briefing.model.holdings import Holdings
from briefing.store.names import KeptNames
from briefing.store.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "a": "Ferry raised\n\nSalvage chief Maren Holt met Sergei Shoigu in Lindau. Holt said so.",
    "b": "Harbour news\n\nMaren Holt came to Lindau with Ada Marsh. Marsh paid for it.",
    "c": "Far away\n\nTom Holt of Odarsk met Sergey Shoygu and Kim Han-sol. Kim smiled.",
    "d": "A quiet day\n\nNobody went to sea, and Ada Marsh slept in Odarsk.",
}


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    os.utime(folder / f"{name}.txt", (1_700_000_000, 1_700_000_000))


def add(*folders: Path) -> None:
    collection.add([str(folder) for folder in folders], lambda _done, _all: None, print)


def name_all(aliases: tuple[str, ...] = ()) -> bool:
    return bring_up_to_date(aliases, lambda *_: None, print)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of four articles that is taken for a large one, with its names."""
    monkeypatch.setattr(opening, "MOST_AT_ONCE", 1)
    folder = tmp_path / "texts"
    for name, text in TEXTS.items():
        write(folder, name, text)
    add(folder)
    assert name_all()
    return folder


def names() -> HeldNames:
    stack = open_stack(collection.ADDRESS)
    assert isinstance(stack.articles, Holdings)
    found = open_names(stack.articles)
    assert found is not None
    return found


def told(found: HeldNames) -> dict[str, tuple[str, tuple[str, ...], int]]:
    return {e.name: (e.kind.value, e.articles, e.size) for e in found}


def linked() -> dict[str, tuple[str, tuple[str, ...], int]]:
    """What the linker makes of the same articles, all in memory."""
    articles = tuple(open_stack(collection.ADDRESS).articles.whole())
    found = library.link_entities(articles, library.find_names(articles))
    return {e.name: (e.kind.value, e.articles, e.size) for e in found}


def test_names_are_those_of_the_linker(folder: Path) -> None:
    assert told(names()) == linked()
    assert "Maren Holt" in told(names())


def test_nothing_is_done_where_nothing_has_changed(folder: Path) -> None:
    assert not name_all()


def test_added_changed_and_removed_articles(folder: Path) -> None:
    write(folder, "e", "New\n\nMaren Holt met Paul Tarn in Lindau.")
    write(folder, "d", "A loud day\n\nGreta Voss slept in Odarsk.")
    os.utime(folder / "d.txt", (1_700_000_100, 1_700_000_100))
    add(folder)
    assert name_all()
    found = told(names())
    assert found == linked()
    assert {"Paul Tarn", "Greta Voss"} <= found.keys()
    collection.remove([str(folder / "e.txt")], print)
    assert "Paul Tarn" not in [e.name for e in names() if e.mentions]
    assert name_all()
    assert "Paul Tarn" not in told(names())


def test_names_outlive_a_rebuild(folder: Path) -> None:
    before = told(names())
    collection.rebuild(lambda _done, _all: None, print)
    stack = open_stack(collection.ADDRESS)
    assert open_names(stack.articles) is None
    assert name_all()
    assert told(names()) == before


def test_other_code_makes_them_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "found_key", lambda: "another")
    shelf = Shelf.open_to_read()
    assert naming.find_lag(shelf) == naming.Lag(4, True)
    shelf.close()
    assert name_all()
    assert not name_all()


def test_the_alias_file_joins_and_makes_them_anew(folder: Path) -> None:
    assert name_all(("Tom Holt\tMaren Holt",))
    assert "Maren Holt" not in told(names())
    assert told(names())["Tom Holt"][2] == 4
    assert not name_all(("Tom Holt\tMaren Holt",))


def test_it_can_be_stopped_and_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "found_key", lambda: "another")
    monkeypatch.setattr(naming, "_BATCH", 0.0)
    monkeypatch.setattr(naming, "_LOT", 1)

    def stop(_work: str, done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_up_to_date((), stop, print)
    assert told(names()), "what was there before is still shown"
    shelf = Shelf.open_to_read()
    assert naming.find_lag(shelf).unnamed == 3
    shelf.close()
    assert name_all()
    assert told(names()) == linked()


def test_joining_that_is_stopped_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(naming, "_INTERVAL", 0.0)
    write(folder, "e", "New\n\nMaren Holt met Paul Tarn in Lindau.")
    add(folder)
    before = told(names())

    def stop(work: str, _done: int, _total: int) -> None:
        if work == naming.JOINING:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_up_to_date((), stop, print)
    assert told(names()) == before
    shelf = Shelf.open_to_read()
    assert naming.find_lag(shelf) == naming.Lag(0, True)
    shelf.close()
    assert name_all()
    assert told(names()) == linked()


def test_an_article_at_fault_is_named_and_left_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing import analysis

    def fail(article: object) -> object:
        if "Odarsk" in article.text:
            raise RecursionError
        return whole(article)

    whole = analysis.find_names
    monkeypatch.setattr(analysis, "find_names", fail)
    monkeypatch.setattr(naming, "found_key", lambda: "another")
    notes: list[str] = []
    assert bring_up_to_date((), lambda *_: None, notes.append)
    assert len(notes) == 2
    assert "c.txt" in notes[0]
    assert "Kim Han-sol" not in told(names())
    assert "Maren Holt" in told(names())


def test_hostile_names(folder: Path) -> None:
    odd = "Mayor Robert'); DROP TABLE entity;-- met Ada \x1b[31mMarsh, Ürsula Ōe-Ḋ and 𝒜da Vale.\n"
    write(folder, "x", f"Odd\n\n{odd}Lord X{'x' * 500} came. {'Mr. Quy ' * 300}")
    add(folder)
    assert name_all()
    found = told(names())
    assert found == linked()
    assert all("\x1b" not in name for name in found)
    index = LibraryIndex()
    for query in ("who:robert');", 'who:"', "who:%", "who:xxxx", "where:\\", "who:ürsula "):
        index.search(query)
        index.complete(query)


def test_a_damaged_row_names_nobody(folder: Path) -> None:
    shelf = Shelf.open()
    shelf.run("UPDATE named SET packed = x'00'")
    shelf.close()
    found = names()
    entity = found.find(id_of_name(found, "Maren Holt"))
    assert entity is not None
    assert list(entity.mentions) == []


# Searching


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("who:marsh", ["A quiet day", "Harbour news"]),
        ("who:shoygu", ["Far away", "Ferry raised"]),
        ("who:shoigou ", ["Far away", "Ferry raised"]),
        ("who:\"maren holt\"", ["Ferry raised", "Harbour news"]),
        ("who:tom ", ["Far away"]),
        ("who:odarsk", []),
        ("where:odarks", ["A quiet day", "Far away"]),
        ("where:odarsk who:marsh", ["A quiet day"]),
        ("who:zorbulant", []),
    ],
)  # fmt: skip
def test_who_and_where(folder: Path, query: str, titles: list[str]) -> None:
    stack = open_stack(collection.ADDRESS)
    known = {article.id: article.title for article in stack.articles}
    hits = LibraryIndex().search(query).hits
    assert sorted({known[hit.span.article] for hit in hits}) == titles


def test_a_surname_is_looked_for_where_its_bearer_is_named(folder: Path) -> None:
    hits = LibraryIndex().search('who:"maren holt"').hits
    texts = {article.id: article.text for article in open_stack(collection.ADDRESS).articles}
    found = [texts[hit.span.article][hit.span.start : hit.span.end] for hit in hits]
    assert "Holt said so." in found
    assert not any("Tom Holt" in text for text in found)


def test_completion_and_chips(folder: Path) -> None:
    index = LibraryIndex()
    assert index.complete("who:sho") == ('who:"Sergei Shoigu" ',)
    assert set(index.complete("where:o")) == {"where:Odarsk "}
    assert index.search("who:shoigou ").chips == ("who: shoigou ~ Sergei Shoigu",)
    assert index.search("who:holt ").chips == ("who: holt (2 names)",)
    assert index.search("who:zorbulant ").chips == ("who: zorbulant (no such name)",)


def test_the_nearest_of_like_names_is_meant(folder: Path) -> None:
    for name in "efg":
        write(folder, name, f"News {name}\n\nGreta Halvorten met Greta Halvorten in Lindau.")
    write(folder, "h", "Once\n\nGreta Halvorsen was alone. Tom Halvern was too.")
    add(folder)
    assert name_all()
    results = LibraryIndex().search('who:"greta halvorsne" ')
    assert results.chips[0].startswith("who: greta halvorsne ~ Greta Halvorsen")
    titles = {article.id: article.title for article in open_stack(collection.ADDRESS).articles}
    assert titles[results.hits[0].span.article] == "Once"


def test_new_names_are_found_by_an_index_that_is_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.collection.opening._SHARE", 0)
    index = LibraryIndex()
    assert not index.search("who:tarn ").hits
    write(folder, "e", "New\n\nPaul Tarn was here.")
    add(folder)
    name_all()
    assert index.search("who:tarn ").hits


def test_the_command_line_searches_and_selects_by_names(folder: Path) -> None:
    results, briefing = collection.search("who:shoygu", 10)
    assert len(results.hits) == len(briefing.articles) == 2
    assert len(open_stack(f"{collection.ADDRESS}who:shoygu").articles) == 2


def test_whom_some_articles_name_is_known_of_the_whole(folder: Path) -> None:
    chosen = tuple(open_stack(f"{collection.ADDRESS}where:odarsk ").articles)
    found = library.kept_entities(chosen)
    assert found is not None
    told_of = {e.name: (e.spread, [(a.text, a.count) for a in e.aliases]) for e in found}
    assert told_of["Odarsk"] == (2, [("Odarsk", 2)])
    assert told_of["Sergei Shoigu"] == (1, [("Sergey Shoygu", 1)])
    assert found[0].name == "Odarsk"
    renamed = library.kept_entities(chosen, [Rename(Named("Odarsk", EntityKind.PLACE), "O.")])
    assert renamed is not None
    assert "O." in [e.name for e in renamed]
    write(folder, "e", "New\n\nPaul Tarn was in Odarsk.")
    add(folder)
    chosen = tuple(open_stack(f"{collection.ADDRESS}odarsk ").articles)
    assert library.kept_entities(chosen) is None, "one of them has no names yet"


def test_entities_of_a_large_library_are_those_that_are_kept(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["entities", "--library", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["entities"]
    found = told(names())
    assert {
        row["name"]: (row["kind"], tuple(row["articles"]), len(row["mentions"])) for row in rows
    } == found
    assert all(span["text"] for row in rows for span in row["mentions"])
    assert run(["entities", "--library", "--shared"]) == 0
    out = capsys.readouterr().out
    assert "Maren Holt" in out
    assert "Tom Holt" not in out
    assert run(["entities", "--library", "who:tom", "--json"]) == 0
    assert "Tom Holt" in capsys.readouterr().out


# As a sequence


def test_entities_are_loaded_when_asked_for(folder: Path) -> None:
    found = names()
    assert len(found) == len(list(found))
    assert found[-1].name == found[len(found) - 1].name
    assert [e.id for e in found[1:3]] == [found[1].id, found[2].id]
    entity = entity_of(found, id_of_name(found, "Maren Holt"))
    assert entity is not None
    assert [alias.text for alias in entity.aliases] == ["Maren Holt", "Holt"]
    assert entity.aliases[1].rule == "surname"
    assert list(entity.mentions) == [entity.mentions[at] for at in range(len(entity.mentions))]
    assert tuple(entity.mentions) == entity.mentions[:] == entity.mentions[:2] + entity.mentions[2:]
    assert [entity.count_in(article) for article in entity.articles] == [
        sum(m.article == article for m in entity.mentions) for article in entity.articles
    ]
    article = entity.articles[0]
    beside = [one.name for one, _ in named_beside(found, [article])]
    assert "Maren Holt" in beside
    with pytest.raises(IndexError):
        found[len(found)]
    assert entity_of(found, "no such id") is None
    assert entity_of(found, "") is None


def test_shared_names_stand_first(folder: Path) -> None:
    found = names()
    shared = [e.shared for e in found]
    assert shared == sorted(shared, reverse=True)
    assert found.shared == sum(shared) > 1


# Corrections

HOLT = Named("Maren Holt", EntityKind.PERSON)
MARSH = Named("Ada Marsh", EntityKind.PERSON)


@pytest.mark.parametrize(
    ("correction", "gone", "there"),
    [
        (Merge(MARSH, HOLT), {"Ada Marsh"}, {"Maren Holt"}),
        (Split(HOLT, "Holt", Named("Holt", EntityKind.PERSON)), set(), {"Holt", "Maren Holt"}),
        (Rename(HOLT, "Mary Holt"), {"Maren Holt"}, {"Mary Holt"}),
        (Hide(HOLT), {"Maren Holt"}, {"Tom Holt"}),
        (SetKind(Named("Odarsk", EntityKind.PLACE), EntityKind.PERSON), set(), {"Odarsk"}),
        (Hide(Named("Nobody at all", EntityKind.PERSON)), set(), {"Maren Holt"}),
    ],
)
def test_corrections_apply(
    folder: Path, correction: object, gone: set[str], there: set[str]
) -> None:
    found = correct(names(), [correction])
    every = tuple(open_stack(collection.ADDRESS).articles.whole())
    whole = library.link_entities(every, library.find_names(every), [correction])
    assert told(found) == {e.name: (e.kind.value, e.articles, e.size) for e in whole}
    listed = {e.name for e in found}
    assert not gone & listed
    assert there <= listed
    shared = [e.shared for e in found]
    assert shared == sorted(shared, reverse=True)
    for at, entity in enumerate(found):
        assert found.place(entity.id) == at
        assert entity_of(found, entity.id) is not None
        for article in entity.articles:
            assert entity.name in [e.name for e in found.load(found.numbers_in(article))]


def test_kinds_and_words_choose(folder: Path) -> None:
    found = correct(names(), [Rename(HOLT, "Mary Holt")])
    people = found.load(found.chosen(EntityKind.PERSON, ["holt"]))
    assert sorted(e.name for e in people) == ["Mary Holt", "Tom Holt"]
    assert [e.name for e in found.load(found.chosen(EntityKind.PLACE, ["odar"]))] == ["Odarsk"]
    assert not found.chosen(EntityKind.PLACE, ["holt"])
    assert found.chosen(None, []) is found.numbers


# What else may happen


def test_without_an_index_it_is_said(home: Path) -> None:
    paths.index_file().parent.mkdir(parents=True)
    paths.index_file().mkdir()
    with pytest.raises(CacheError):
        name_all()


def test_rows_of_forgotten_articles_go(folder: Path) -> None:
    collection.remove([str(folder)], print)
    assert name_all()
    shelf = Shelf.open()
    for table in ("naming", "named", "entity", "entity_body", "name_term"):
        assert shelf.run(f"SELECT count(*) FROM {table}") == [(0,)], table
    assert KeptNames(shelf).articles() == 0
    shelf.close()
