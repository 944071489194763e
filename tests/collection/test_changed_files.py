"""Files of the library that were moved, emptied or cannot be reached: what it says of them then."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from briefing import collection, paths
from briefing.collection import opening
from briefing.errors import UsageError
from briefing.model import Layers, Sentence
from briefing.store.intake import Intake
from briefing.store.shelf import Shelf
from briefing.store.words import LibraryPostings

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.store.adding import Report

LAMP = "The lamp of the pier\n\nThe lamp went out on Monday. Nobody mended it.\n"
TRAM = "A new tram\n\nGovernor Zhelyabov opened the tram line of Odarsk.\n"
BARE = (
    "The ferry sails at noon from the mole of Lindau, and it is late again, as every day it is.\n"
)
"""A text without a title: the name of its file stands for one."""
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    return folder


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    os.utime(path, (1_700_000_000 + path.stat().st_size,) * 2)
    return path


def add(*given: Path) -> Report:
    return collection.add([str(path) for path in given], lambda _done, _all: None, print)


def rebuild() -> Report:
    return collection.rebuild(lambda _done, _all: None, print)


def listed() -> list[tuple[str, str]]:
    """Return path and title of the articles, as the list and as the articles themselves have it."""
    heads = [(head.path, head.title) for head in collection.list_heads()]
    articles = opening.open_stack("library://").articles
    assert heads == [(article.path, article.title) for article in articles]
    assert all(article.key == article.path for article in articles)
    return sorted(heads)


def held() -> tuple[list[tuple[str, str]], dict[str, int], int, int]:
    """Return what the library says, and what it counts of its words."""
    shelf = Shelf.open()
    postings = LibraryPostings(shelf)
    counts = {term: count for term, count in postings.counts.items() if count}
    shelf.run("INSERT INTO words (words) VALUES ('integrity-check')")
    shelf.close()
    return listed(), counts, postings.articles, postings.passages


def found(query: str) -> list[str]:
    _, briefing = collection.search(query, 9)
    return [article.path for article in briefing.stack.articles]


def test_an_article_goes_by_the_new_name_of_its_file(folder: Path) -> None:
    write(folder / "x.txt", LAMP)
    add(folder)
    (folder / "x.txt").rename(folder / "z.txt")
    report = add()
    assert (report.repeated, report.gone, report.renamed, report.has_changed) == (1, 1, 1, True)
    assert listed() == [(f"{folder}/z.txt", "The lamp of the pier")]
    assert found("lamp") == [f"{folder}/z.txt"]
    report = add()
    assert (report.unchanged, report.renamed, report.has_changed) == (1, 0, False)
    after = held()
    rebuild()
    assert held() == after


def test_what_was_found_in_an_article_goes_on_with_it(folder: Path) -> None:
    write(folder / "x.txt", LAMP)
    add(folder)
    shelf = Shelf.open()
    (head,) = shelf.heads()
    layers = Layers(sentences=(Sentence(0, 16, 0),))
    with Intake(shelf) as intake:
        intake.add_layers(head.number, layers, "key")
    (folder / "x.txt").rename(folder / "z.txt")
    add()
    assert shelf.layers([head.number], "key") == {head.number: layers}
    shelf.close()


@pytest.mark.parametrize("name", ["z.txt", "a.txt", "z.md", "sub/x.txt"])
@pytest.mark.parametrize("text", [LAMP, BARE, "# Ferry *late*\n\n" + BARE])
def test_a_renamed_file_is_read_as_its_new_name_has_it(folder: Path, name: str, text: str) -> None:
    write(folder / "x.txt", text)
    write(folder / "other.txt", TRAM)
    add(folder)
    (folder / "sub").mkdir()
    (folder / "x.txt").rename(folder / name)
    add()
    after = held()
    assert f"{folder}/{name}" in [path for path, _ in after[0]]
    rebuild()
    assert held() == after


def test_a_title_that_was_the_name_of_a_file_follows_it(folder: Path) -> None:
    write(folder / "x.txt", BARE)
    add(folder)
    assert listed() == [(f"{folder}/x.txt", "x")]
    (folder / "x.txt").rename(folder / "noon.txt")
    add()
    assert listed() == [(f"{folder}/noon.txt", "noon")]
    assert found("ferry") == [f"{folder}/noon.txt"]


@pytest.mark.parametrize("text", [LAMP, BARE])
def test_a_copy_gives_the_name_when_the_first_file_goes(folder: Path, text: str) -> None:
    write(folder / "x.txt", text)
    write(folder / "y.txt", text)
    write(folder / "z.txt", text)
    add(folder)
    assert [path for path, _ in listed()] == [f"{folder}/x.txt"]
    (folder / "x.txt").unlink()
    report = add()
    assert (report.unchanged, report.gone, report.renamed, report.failures) == (2, 1, 1, [])
    after = held()
    assert [path for path, _ in after[0]] == [f"{folder}/y.txt"]
    assert found("the") == [f"{folder}/y.txt"]
    rebuild()
    assert held() == after


def test_a_copy_gives_the_name_when_the_first_file_is_edited(folder: Path) -> None:
    write(folder / "x.txt", LAMP)
    write(folder / "y.txt", LAMP)
    add(folder)
    write(folder / "x.txt", TRAM)
    add()
    assert listed() == [
        (f"{folder}/x.txt", "A new tram"),
        (f"{folder}/y.txt", "The lamp of the pier"),
    ]


def test_a_file_in_another_folder_gives_the_name_when_one_is_taken_out(
    folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    write(folder / "x.txt", LAMP)
    write(other / "\udcff.txt", LAMP)
    write(other / "y.txt", LAMP)
    add(folder, other)
    assert [path for path, _ in listed()] == [f"{folder}/x.txt"]
    collection.remove([str(folder)], print)
    assert [path for path, _ in listed()] == [f"{other}/y.txt"]
    (other / "y.txt").unlink()
    add()
    assert [path.rpartition("/")[0] for path, _ in _heads()] == [str(other)]
    assert found("lamp")


def _heads() -> list[tuple[str, str]]:
    return [(head.path, head.title) for head in collection.list_heads()]


@pytest.mark.parametrize("name", ["\udcff.txt", "a\x1b[31mb.txt", "a\nb.txt", "a  b.txt"])
def test_a_strange_name_is_taken_once(folder: Path, name: str) -> None:
    write(folder / "0.txt", LAMP)
    write(folder / name, LAMP)
    add(folder)
    (folder / "0.txt").unlink()
    assert add().renamed == 1
    shown = _heads()
    assert shown[0][0] != f"{folder}/0.txt"
    assert not add().has_changed
    rebuild()
    assert _heads() == shown


def test_a_file_that_cannot_be_reached_keeps_its_name_until_another_has_it(
    folder: Path, tmp_path: Path
) -> None:
    write(folder / "x.txt", LAMP)
    add(folder)
    folder.rename(tmp_path / "away")
    assert add().failures
    assert [path for path, _ in listed()] == [f"{folder}/x.txt"]
    (tmp_path / "away").rename(folder)
    assert add().unchanged == 1
    assert [path for path, _ in listed()] == [f"{folder}/x.txt"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (PICTURE, ""),
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"%PDF-1.7\n", "PDF files cannot be read yet"),
        (b"<!doctype html><html><body></body></html>", "holds nothing to read"),
    ],
)
def test_what_a_file_holds_no_more_leaves_the_library(
    folder: Path, content: bytes, reason: str
) -> None:
    write(folder / "x.txt", LAMP)
    write(folder / "y.txt", TRAM)
    add(folder)
    write(folder / "x.txt", content)
    report = add()
    assert [failure.reason for failure in report.failures] == [reason] * bool(reason)
    assert (report.unchanged, report.textless, report.gone) == (1, int(not reason), 0)
    assert report.has_changed
    after = held()
    assert after[0] == [(f"{folder}/y.txt", "A new tram")]
    assert "lamp" not in after[1]
    report = add()
    assert (report.has_changed, len(report.failures)) == (False, int(bool(reason)))
    rebuild()
    assert held() == after
    write(folder / "x.txt", LAMP)
    assert add().added == 1
    assert len(listed()) == 2


@pytest.mark.parametrize("copy", ["a.txt", "z.txt"])
@pytest.mark.parametrize("content", [PICTURE, b""])
def test_what_another_file_holds_stays(folder: Path, content: bytes, copy: str) -> None:
    write(folder / "x.txt", LAMP)
    add(folder)
    write(folder / copy, LAMP)
    write(folder / "x.txt", content)
    report = add()
    assert report.repeated == 1
    assert listed() == [(f"{folder}/{copy}", "The lamp of the pier")]
    assert found("lamp") == [f"{folder}/{copy}"]


@pytest.mark.parametrize("reason", ["permission denied", "took too long and was given up"])
def test_a_file_that_cannot_be_read_now_keeps_its_article(
    folder: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    from briefing.errors import SourceError
    from briefing.sources import walk

    write(folder / "x.txt", LAMP)
    add(folder)
    write(folder / "x.txt", TRAM)

    def refuse(place: walk.Place) -> bytes:
        raise SourceError(place.path, reason)

    monkeypatch.setattr(walk, "read_bytes", refuse)
    report = add()
    assert [failure.reason for failure in report.failures] == [reason]
    assert not report.has_changed
    assert found("lamp") == [f"{folder}/x.txt"]


def test_the_index_is_not_made_anew_without_all_of_the_files(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    write(other / "y.txt", TRAM)
    write(folder / "x.txt", LAMP)
    add(folder, other)
    before = held()
    shutil.move(folder, tmp_path / "away")
    with pytest.raises(UsageError, match=f"{folder} cannot be reached: bring it back, or"):
        rebuild()
    assert held() == before
    shutil.move(other, tmp_path / "away too")
    with pytest.raises(UsageError, match=f"{folder} and 1 more cannot be reached"):
        rebuild()
    assert held() == before
    shutil.move(tmp_path / "away", folder)
    collection.remove([str(other)], print)
    assert rebuild().added == 1
    assert paths.library_file().read_text() == f"{folder}\n"
