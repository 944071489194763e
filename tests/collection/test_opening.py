"""The library as a stack, and the index that searches the whole of it."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from briefing import collection, library, paths
from briefing.collection import opening
from briefing.collection.opening import LibraryIndex
from briefing.model.holdings import Holdings

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    os.utime(folder / name, (1_700_000_000, 1_700_000_000))


def add(*folders: Path) -> None:
    collection.add([str(folder) for folder in folders], lambda _done, _all: None, print)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    for number in range(5):
        write(folder, f"{number}.txt", f"Report {number}\n\nThe ferry {number} met a storm.\n")
    add(folder)
    return folder


def test_what_is_added_meanwhile_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_SHARE", 0)
    index = LibraryIndex()
    assert len(index.search("ferry ").hits) == 5
    assert not index.search("lantern").hits
    write(folder, "new.txt", "News\n\nThe lantern of the ferry went out.\n")
    add(folder)
    assert len(index.search("lantren ").hits) == 1
    (folder / "new.txt").unlink()
    add(folder)
    assert not index.search("lantern").hits


def test_it_is_not_opened_anew_with_every_key_while_others_write(folder: Path) -> None:
    index = LibraryIndex()
    index._next = time.monotonic() + 60
    write(folder, "new.txt", "News\n\nThe lantern of the ferry went out.\n")
    (folder / "1.txt").unlink()
    add(folder)
    assert not index.search("lantern").hits
    assert len(index.search("ferry ").hits) == 5
    index._next = time.monotonic()
    assert len(index.search("lantern").hits) == 1


@pytest.mark.parametrize("most", [0, 100], ids=["paged", "at once"])
def test_the_newest_stands_first_and_what_is_of_one_day_by_path(
    folder: Path, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_AT_ONCE", most)
    write(folder, "9.md", "---\ntitle: Fog\ndate: 2020-01-02\n---\n\nFog lay on the pier.\n")
    add(folder)
    names = [
        one.path.rpartition("/")[2] for one in library.open_stack([collection.ADDRESS]).articles
    ]
    assert names == ["9.md", *(f"{number}.txt" for number in range(5))]


def test_many_threads_may_ask(folder: Path) -> None:
    index = LibraryIndex()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(index.search, ["ferry storm ", "feryr ", "stomr 3"] * 20))
    assert all(answer.query for answer in answers)
    assert any(answer.hits for answer in answers)
    assert len(index.search("ferry ").hits) == 5


def test_one_article_alone(folder: Path) -> None:
    stack = library.open_stack([collection.ADDRESS])
    one = stack.articles[2]
    hits = LibraryIndex().search("ferry ", article=one.id).hits
    assert {hit.span.article for hit in hits} == {one.id}
    assert not LibraryIndex().search("ferry", article="nowhere").hits


def test_sources_are_completed(folder: Path) -> None:
    write(
        folder, "named.md", "---\ntitle: Fog\nauthor: Ada Lindqvist\n---\n\nFog lay on the pier.\n"
    )
    add(folder)
    index = LibraryIndex()
    assert index.complete("fog source:lind") == ('fog source:"Ada Lindqvist" ',)
    assert len(index.search("source:lindkvist fog ").hits) >= 1


def test_the_whole_library_newest_first_and_what_words_choose(folder: Path) -> None:
    write(folder, "old.md", "---\ntitle: Old\ndate: 2020-01-02\n---\n\nThe tram stood.\n")
    write(folder, "young.md", "---\ntitle: Young\ndate: 2026-01-02\n---\n\nThe tram ran.\n")
    add(folder)
    titles = [article.title for article in library.open_stack([collection.ADDRESS]).articles]
    assert titles[:2] == ["Young", "Old"]
    assert len(titles) == 7
    chosen = library.open_stack([collection.ADDRESS + "tram stood"]).articles
    assert [article.title for article in chosen][:1] == ["Old"]
    assert len(library.open_stack([collection.ADDRESS + "zorbulant"]).articles) == 0


def test_a_large_one_is_searched_through_the_index(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_AT_ONCE", 3)
    stack = library.open_stack([collection.ADDRESS])
    assert isinstance(stack.articles, Holdings)
    briefing = library.brief_when_asked(stack)
    index = library.build_index(briefing)
    assert isinstance(index, LibraryIndex)
    hit = index.search("ferry 3").hits[0]
    assert briefing.cut(hit.span) == "The ferry 3 met a storm."
    assert briefing.layers[hit.span.article].sentences
    assert briefing.article_points[hit.span.article]


def test_a_damaged_index_gives_no_hits_and_says_why(folder: Path) -> None:
    index = LibraryIndex()
    path = paths.index_file()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * (path.stat().st_size - 100))
    found = index.search("lantern of the storm ")
    assert not found.hits
    assert found.tried


def test_an_article_that_left_the_index_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_AT_ONCE", 3)
    stack = library.open_stack([collection.ADDRESS])
    collection.remove([str(folder)], lambda _: None)
    assert "has left the library" in stack.articles[0].text
    assert stack.articles[0].id == stack.articles.heads[0].id
    assert not library.build_index(library.brief_when_asked(stack)).search("ferry").hits


def test_words_choose_all_articles_that_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tmp_path / "many"
    for number in range(130):
        told = "The storm passed." if number % 2 else "The lantern went out, and the storm passed."
        write(many, f"{number}.txt", f"Report {number}\n\nThe ferry {number} left. {told}\n")
    add(many)
    chosen = {
        query: library.open_stack([f"library://{query}"])
        for query in ("ferry", "ferr", "feryr", "ferry storm", "ferry -lantern", "lantern ferry")
    }
    assert {query: len(stack.articles) for query, stack in chosen.items()} == {
        "ferry": 130, "ferr": 130, "feryr": 130, "ferry storm": 130, "ferry -lantern": 130,
        "lantern ferry": 65,
    }  # fmt: skip
    assert not any(stack.cut for stack in chosen.values())
    monkeypatch.setattr(opening, "MOST_SELECTED", 20)
    stack = library.open_stack(["library://lantern"])
    assert len(stack.articles) == 20
    assert stack.cut
