"""Large folders: read once, then looked up; the same stack either way."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefing import library, paths, sources
from briefing.collection import folders, gathering, layers
from briefing.model.holdings import HeldArticle, Holdings, ids_of, place_of, size_of

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.model import Stack


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few files be many."""
    for room in (folders, layers):
        monkeypatch.setattr(room, "FEWEST", 3)
    monkeypatch.setattr(folders, "MOST_AT_ONCE", 8)
    monkeypatch.setattr(gathering, "_BATCH", 2)
    monkeypatch.setattr(layers, "_BATCH", 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(6):
        text = f"Report {number}\n\nThe ferry {number} was late. Ada Lindqvist said so.\n"
        (folder / f"{number}.txt").write_text(text)
    (folder / "untitled.txt").write_text("just one line of text without an end")
    (folder / "copy.txt").write_text((folder / "1.txt").read_text())
    (folder / "empty.txt").write_text("")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (folder / ".hidden").write_text("x")
    (folder / "style.css").write_text("p { color: red }")
    settle(folder)
    return folder


def settle(folder: Path) -> None:
    for at, path in enumerate(sorted(folder.iterdir())):
        os.utime(path, (1_700_000_000 + at, 1_700_000_000 + at))


def whole(stack: Stack) -> tuple[object, ...]:
    articles = stack.articles
    held = tuple(articles.whole()) if isinstance(articles, Holdings) else tuple(articles)
    return held, stack.failures, stack.hidden, stack.binary, stack.attached, stack.repeated


def test_the_same_stack_read_and_looked_up(folder: Path) -> None:
    expected = whole(sources.open_stack([str(folder)]))
    assert whole(library.open_stack([str(folder)])) == expected
    assert whole(library.open_stack([str(folder)])) == expected


def test_what_is_unchanged_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library.open_stack([str(folder)])
    opened: list[str] = []
    plain = os.open

    def watch(path: str, *rest: int) -> int:
        opened.append(str(path))
        return plain(path, *rest)

    monkeypatch.setattr(os, "open", watch)
    library.open_stack([str(folder)])
    read = {os.path.basename(path) for path in opened if str(folder) in path}  # noqa: PTH119
    assert read <= {"empty.txt", "picture.png"}


def test_a_changed_file_is_read_again(folder: Path) -> None:
    library.open_stack([str(folder)])
    (folder / "3.txt").write_text("Report three\n\nIt came in time.\n")
    expected = whole(sources.open_stack([str(folder)]))
    assert whole(library.open_stack([str(folder)])) == expected


def test_many_articles_are_loaded_when_asked_for(folder: Path) -> None:
    for number in range(10, 16):
        (folder / f"{number}.txt").write_text(f"More {number}\n\nThe tram {number} stood.\n")
    read = sources.open_stack([str(folder)]).articles
    stack = library.open_stack([str(folder)])
    held = stack.articles
    assert isinstance(held, Holdings)
    assert len(held) == len(read)
    assert [held[at] for at in range(len(held))] == list(read)
    assert held[-1] == read[-1]
    assert held[2:5] == tuple(read[2:5])
    assert ids_of(held) == [article.id for article in read]
    assert size_of(held) == sum(len(article.text) for article in read)
    assert place_of(held, read[4].id) == 4
    with pytest.raises(KeyError):
        place_of(held, "nowhere")
    for shown, article in zip(held, read, strict=True):
        assert isinstance(shown, HeldArticle)
        assert (shown.id, shown.title, shown.words) == (article.id, article.title, article.words)
        assert (shown.text, shown.key, shown.minutes) == (
            article.text, article.key, article.minutes,
        )  # fmt: skip


def test_layers_are_found_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing import analysis

    stack = library.open_stack([str(folder)])
    expected = {article.id: analysis.find_layers(article) for article in stack.articles}
    assert library.find_layers(stack.articles) == expected
    monkeypatch.setattr(analysis, "find_layers", None)
    assert library.find_layers(stack.articles) == expected


def test_without_an_index_it_is_read_as_always(folder: Path) -> None:
    expected = whole(sources.open_stack([str(folder)]))
    cache = paths.index_file().parent
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_text("a file where the folder should be")
    stack = library.open_stack([str(folder)])
    assert whole(stack) == expected
    assert library.find_layers(stack.articles)


def test_a_damaged_index_is_no_hindrance(folder: Path) -> None:
    expected = whole(library.open_stack([str(folder)]))
    paths.index_file().write_bytes(b"rubbish" * 1000)
    assert whole(library.open_stack([str(folder)])) == expected


def test_what_was_read_from_a_folder_is_not_in_the_library(folder: Path) -> None:
    from briefing import collection

    library.open_stack([str(folder)])
    assert list(collection.list_heads()) == []
    report = collection.add([str(folder)], lambda _done, _all: None, print)
    assert report.added == 7
    assert len(list(collection.list_heads())) == 7
