"""The search index of a folder: what it answers is what the folder alone holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing import collection, library, paths
from briefing.collection import gathering, growing, searching
from briefing.collection.standing import look_up
from briefing.model import Briefing
from briefing.search import build_index
from briefing.store.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.model import Index, Results

WORDS = [
    "harbour",
    "ferry",
    "crane",
    "mole",
    "pilot",
    "diver",
    "yard",
    "anchor",
    "lantern",
    "tide",
    "quay",
    "cargo",
]
QUERIES = ["ferry", "ferry pilot", "fery pliot", '"crane 3"', "report 4", "lantern -tide", "zzz"]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "FEWEST", 3)
    monkeypatch.setattr(searching, "_BATCH", 5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(24):
        own = [WORDS[(number * step) % len(WORDS)] for step in (1, 5, 7)]
        text = f"Report {number} on the {own[0]}\n\nThe {own[1]} {number} was late. "
        text += f"Ada Lindqvist saw the {own[2]} of the {own[0]} at once.\n"
        (folder / f"{number}.txt").write_text(text)
    return folder


def open_searched(folder: Path) -> tuple[growing.Growing, list[tuple[int, int]]]:
    begun = library.begin_stack([str(folder)])
    assert begun is not None
    shelf = Shelf.open()
    found, walk = gathering.find_places(begun.paths)
    work = gathering.Gathering(shelf)
    known: dict[int, str] = {}
    for lot in work.steps(found):
        begun.take(lot)
        known.update((entry.head.number, entry.head.id) for entry in lot)
    begun.finish(work.failures, walk.hidden, work.binary, walk.attached, work.repeated)
    path = searching.file_for(begun.paths)
    steps = list(searching.bring_up_to_date(path, shelf, known))
    begun.search_in(path)
    shelf.close()
    return begun, steps


def places(results: Results) -> list[tuple[str, int, int]]:
    return sorted((hit.span.article, hit.span.start, hit.span.end) for hit in results.hits)


def compare(begun: growing.Growing) -> Index:
    stack = begun.stack
    index = library.build_index(Briefing(stack))
    articles = tuple(stack.articles[:])
    memory = build_index(articles, library.find_layers(articles), ())
    for query in QUERIES:
        found, expected = index.search(query, 100), memory.search(query, 100)
        assert places(found) == places(expected), query
        assert [(s.typed, s.read) for s in found.substitutions] == [
            (s.typed, s.read) for s in expected.substitutions
        ], query
    return index


def test_it_answers_as_an_index_of_the_stack_in_memory(folder: Path) -> None:
    begun, steps = open_searched(folder)
    assert steps[0] == (0, 24)
    assert steps[-1] == (24, 24)
    assert compare(begun).search("ferry").hits


def test_the_library_and_other_folders_do_not_matter(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for number in range(5):
        (other / f"{number}.txt").write_text(f"Fery {number}\n\nA pliot and a fery, {number}.\n")
    collection.add([str(other), str(folder)], lambda _done, _all: None, print)
    standing = look_up()
    begun, _ = open_searched(folder)
    compare(begun)
    after = look_up()
    assert (standing.articles, standing.passages, standing.terms) == (
        after.articles, after.passages, after.terms,
    )  # fmt: skip


def test_it_is_brought_up_to_date(folder: Path) -> None:
    open_searched(folder)
    (folder / "3.txt").write_text("A new one\n\nThe submarine came in with the tide.\n")
    (folder / "4.txt").unlink()
    begun, steps = open_searched(folder)
    assert steps == [(22, 23), (23, 23)]
    index = compare(begun)
    assert len(index.search("submarine").hits) == 1
    assert open_searched(folder)[1] == [(23, 23)]


def test_it_is_made_anew_after_the_index_was(folder: Path) -> None:
    open_searched(folder)
    for path in paths.index_file().parent.glob("index.sqlite3*"):
        path.unlink()
    (folder / "0.txt").write_text("First of all\n\nNumbers of articles are others now.\n")
    for number in range(5):
        (folder / f"{number}a.txt").write_text(f"Between {number}\n\nOne more lantern.\n")
    begun, steps = open_searched(folder)
    assert steps[0] == (0, 29)
    compare(begun)


def test_names_are_found(folder: Path) -> None:
    begun, _ = open_searched(folder)
    articles = tuple(begun.stack.articles[:])
    entities = library.link_entities(articles, library.find_layers(articles))
    assert entities
    index = library.build_index(Briefing(begun.stack, entities=entities))
    found = index.search("lindqvist").hits
    assert any(hit.entity for hit in found)
    expected = build_index(articles, library.find_layers(articles), entities).search("lindqvist")
    assert {hit.entity for hit in found} == {hit.entity for hit in expected.hits}


def test_few_files_are_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_MOST_FILES", 2)
    made = []
    for number in range(3):
        part = folder / f"part{number}"
        part.mkdir()
        for name in range(4):
            (part / f"{name}.txt").write_text(f"Part {number}\n\nPage {name} of it, a quay.\n")
        begun, _ = open_searched(part)
        made.append(searching.file_for(begun.paths))
    left = set(made[0].parent.glob("*.sqlite3"))
    assert len(left) == 2
    assert made[2] in left
