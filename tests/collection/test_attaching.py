"""Names of a few new articles put to those that are kept: nothing is joined that is apart."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from briefing import collection, library
from briefing.collection import naming, opening
from briefing.collection.named import open_names
from briefing.collection.naming import bring_up_to_date
from briefing.collection.opening import LibraryIndex, open_stack
from briefing.model.held_names import HeldNames, entity_of, id_of_name
from briefing.store.shelf import Shelf

CASES = Path(__file__).parents[1] / "data" / "entities"
MARK = re.compile(r"\[\[(.*?)(?:\|\w*)?\]\]", re.DOTALL)
Places = dict[tuple[str, int, int], str]


def put(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    os.utime(folder / f"{name}.txt", (1_700_000_000, 1_700_000_000))


def take_in(folder: Path) -> None:
    collection.add([str(folder)], lambda _done, _all: None, print)
    bring_up_to_date((), lambda *_: None, print)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose library is taken for a large one."""
    monkeypatch.setattr(opening, "MOST_AT_ONCE", 1)
    monkeypatch.setattr(naming, "_LARGE", 1)
    monkeypatch.setattr(naming, "_DRIFT", 2.0)
    return tmp_path / "texts"


def fact(name: str) -> str:
    shelf = Shelf.open_to_read()
    try:
        return shelf.fact(name)
    finally:
        shelf.close()


def names() -> HeldNames:
    found = open_names(open_stack(collection.ADDRESS).articles)
    assert found is not None
    return found


def kept() -> Places:
    """Return the entity of each mention, as it is kept."""
    return {(m.article, m.start, m.end): e.id for e in names() for m in e.mentions}


def linked() -> Places:
    """Return the same as the linker has it of all articles at once."""
    articles = tuple(open_stack(collection.ADDRESS).articles.whole())
    found = library.link_entities(articles, library.find_names(articles))
    return {(m.article, m.start, m.end): e.id for e in found for m in e.mentions}


def test_a_new_article_is_put_to_what_is_known(folder: Path) -> None:
    put(folder, "a", "Ferry raised\n\nSalvage chief Maren Holt came to Lindau. Holt said so.")
    put(folder, "b", "News\n\nMaren Holt came to Lindau again.")
    take_in(folder)
    index = LibraryIndex()
    put(folder, "c", "More\n\nMarén Holt met Paul Tarn in Lindau. Tarn smiled at Holt.")
    take_in(folder)
    assert fact("names since") == "1"
    found = names()
    entity = entity_of(found, id_of_name(found, "Maren Holt"))
    assert entity is not None
    assert (entity.size, entity.spread, len(entity.articles)) == (5, 3, 3)
    assert [alias.text for alias in entity.aliases] == ["Holt", "Maren Holt", "Marén Holt"]
    texts = {article.id: article.text for article in open_stack(collection.ADDRESS).articles}
    spelt = {texts[m.article][m.start : m.end] for m in entity.mentions}
    assert spelt == {"Holt", "Maren Holt", "Marén Holt"}
    tarn = entity_of(found, id_of_name(found, "Paul Tarn"))
    assert tarn is not None
    assert tarn.size == 2
    assert kept() == linked()
    assert index.search("who:tarn ").hits
    assert index.complete("who:tar") == ('who:"Paul Tarn" ',)
    assert len(index.search('who:"maren holt" ').hits) > 3


def test_two_names_of_one_article_may_be_put_to_one(folder: Path) -> None:
    put(folder, "a", "One\n\nThe Harbour Workers Union met. The union is the HWU of Lindau.")
    put(folder, "b", "Two\n\nThe Harbour Workers Union (HWU) called a strike.")
    take_in(folder)
    put(folder, "c", "Three\n\nHWU members came. Nobody of the Harbour Workers Union did.")
    take_in(folder)
    for entity in names():
        assert entity.spread == len(entity.articles), entity.name
        assert entity.size == len(entity.mentions), entity.name


def test_nothing_is_joined_that_all_articles_would_keep_apart(folder: Path) -> None:
    late = []
    for path in sorted(CASES.glob("*.txt")):
        parts = path.read_text("utf-8").partition("\n== entities")[0].split("\n== article")[1:]
        texts = [MARK.sub(r"\1", part.partition("\n")[2]) for part in parts]
        for number, text in enumerate(texts):
            name = f"{path.stem}-{number}"
            if number and number == len(texts) - 1:
                late.append((name, text))
            else:
                put(folder, name, f"{name}\n\n{text}")
    take_in(folder)
    assert len(late) > 20
    for name, text in late:
        put(folder, name, f"{name}\n\n{text}")
    take_in(folder)
    assert fact("names since") == str(len(late))
    mine, whole = kept(), linked()
    titles = {article.id: article.title for article in open_stack(collection.ADDRESS).articles}
    new = {name for name, _ in late}
    early: dict[str, set[str]] = {}
    for place in mine.keys() & whole.keys():
        if titles[place[0]] not in new:
            early.setdefault(mine[place], set()).add(whole[place])
    added = [place for place in mine.keys() & whole.keys() if titles[place[0]] in new]
    known = [place for place in added if mine[place] in early]
    assert len(known) > 10
    wrong = [place for place in known if whole[place] not in early[mine[place]]]
    assert not wrong
    assert len(mine.keys() & whole.keys()) > 0.95 * len(whole)


def test_one_bare_name_of_two_people_is_put_to_neither(folder: Path) -> None:
    put(folder, "a", "One\n\nMaren Holt came to Lindau.")
    put(folder, "b", "Two\n\nTom Holt came to Odarsk.")
    take_in(folder)
    put(folder, "c", "Three\n\nMr. Holt came to nobody. Then Mr. Holt left.")
    take_in(folder)
    found = {e.name: e.size for e in names()}
    assert (found["Maren Holt"], found["Tom Holt"], found["Holt"]) == (1, 1, 2)


def test_a_bare_name_that_is_also_a_surname_is_put_to_nobody(folder: Path) -> None:
    put(folder, "a", "One\n\nThey sailed to Marlow. Then Marlow fell.")
    put(folder, "b", "Two\n\nMrs. Ada Marlow slept in Odarsk. Mr. Tom Marlow did not.")
    take_in(folder)
    before = {e.name: e.size for e in names()}
    put(folder, "c", "Three\n\nThen Mr. Marlow left, and Marlow never came back.")
    take_in(folder)
    after = {e.id: (e.name, e.size) for e in names()}
    sizes = sorted(size for name, size in after.values() if name == "Marlow")
    assert sizes == sorted([before["Marlow"], 2])


def test_the_letters_of_two_bodies_put_neither_to_the_other(folder: Path) -> None:
    put(folder, "a", "One\n\nThe North Harbour Labour Union (NHLU) came to Lindau. NHLU left.")
    put(folder, "b", "Two\n\nThe Press Association (PA) came to Odarsk. The PA left.")
    take_in(folder)
    put(folder, "c", "Three\n\nThe New Hills Lawyers Union (NHLU) slept. Nobody woke NHLU.")
    put(folder, "d", "Four\n\nThe Port Authority (PA) slept. Nobody woke the PA.")
    put(folder, "e", "Five\n\nThe Press Association (PA) stayed. Nobody asked the PA.")
    take_in(folder)
    assert fact("names since") == "3"
    sizes = {e.name: e.size for e in names()}
    for name, size in (
        ("North Harbour Labour Union", 3), ("New Hills Lawyers Union", 3),
        ("Press Association", 6), ("Port Authority", 3),
    ):  # fmt: skip
        assert sizes[name] == size, name


def test_much_that_is_new_or_gone_is_joined_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        put(folder, str(number), f"Number {number}\n\nMaren Holt met Guest{'abcdef'[number]} Voss.")
    take_in(folder)
    monkeypatch.setattr(naming, "_DRIFT", 0.2)
    first = fact("names last")
    put(folder, "6", "More\n\nMaren Holt met Paul Tarn.")
    take_in(folder)
    assert fact("names since") == "1"
    (folder / "1.txt").unlink()
    take_in(folder)
    assert fact("names since") == "0"
    assert fact("names in") == "6"
    assert int(fact("names last")) > int(first), "no number ever means another entity"
    assert kept() == linked()


def test_who_reads_while_all_is_joined_anew_sees_nothing_wrong(folder: Path) -> None:
    put(folder, "a", "One\n\nMaren Holt came to Lindau.")
    put(folder, "b", "Two\n\nMaren Holt met Tom Tarn.")
    take_in(folder)
    found = names()
    before = len(found)
    bring_up_to_date(("Tom Tarn\tTarn",), lambda *_: None, print)
    assert len(found) == before
    assert {entity.name for entity in found} == {"…"}
    assert all(not entity.mentions for entity in found)
    assert found.find(id_of_name(names(), "Maren Holt")) is not None
