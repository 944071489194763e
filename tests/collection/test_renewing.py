"""The index of the library: what it lacks is seen, and what lacks is taken in by itself."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from briefing import collection, paths
from briefing.collection import renewing
from briefing.collection.renewing import Lack, find_lack
from briefing.errors import CacheError
from briefing.store import freshness
from briefing.store.derived import VERSION
from briefing.store.shelf import Shelf

STORED = sorted((Path(__file__).parents[1] / "data/store").glob("index-*.sql"))
"""Indexes as earlier versions made them."""
TEXTS = {
    "a": "The lamp of the pier\n\nThe lamp went out on Monday. Nobody mended it.\n",
    "b": "A new tram\n\nGovernor Zhelyabov opened the tram line of Odarsk.\n",
}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    write(folder, TEXTS)
    return folder


def write(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
        os.utime(folder / f"{name}.txt", (1_700_000_000, 1_700_000_000))


def add(*given: Path):
    return collection.add([str(path) for path in given], lambda _done, _all: None, print)


def titles() -> list[str]:
    return sorted(head.title for head in collection.list_heads())


def change(*statements: str) -> None:
    database = sqlite3.connect(paths.index_file())
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()


def test_nothing_lacks_where_nothing_is_in_the_library() -> None:
    assert find_lack() is None


def test_nothing_lacks_after_adding(texts: Path, tmp_path: Path) -> None:
    add(texts / "a.txt")
    assert find_lack() is None
    add(texts)
    assert find_lack() is None
    write(tmp_path / "more", {"c": "More\n\nNews of the mole.\n"})
    add(tmp_path / "more")
    assert find_lack() is None
    assert len(titles()) == 3


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_an_index_of_an_earlier_version_is_made_anew(texts: Path, stored: Path) -> None:
    add(texts)
    before = paths.library_file().read_bytes()
    for ending in ("", "-wal", "-shm"):
        paths.index_file().with_name(paths.index_file().name + ending).unlink(missing_ok=True)
    database = sqlite3.connect(paths.index_file())
    database.executescript(stored.read_text("utf-8"))
    database.close()
    assert find_lack() == Lack(
        "is of an earlier version", is_part=True, is_begun_anew=True, is_lost=True
    )
    assert add().added == 2
    assert find_lack() is None
    assert titles() == ["A new tram", "The lamp of the pier"]
    assert paths.library_file().read_bytes() == before


def test_an_index_of_a_newer_version_is_left_as_it_is(texts: Path) -> None:
    add(texts)
    change(f"PRAGMA user_version = {VERSION + 1}")
    before = paths.index_file().read_bytes()
    with pytest.raises(CacheError, match='a newer briefing wrote it; "briefing library rebuild"'):
        find_lack()
    with pytest.raises(CacheError, match="a newer briefing wrote it"):
        add()
    assert paths.index_file().read_bytes() == before


@pytest.mark.parametrize("content", [b"rubbish" * 1000, b""])
def test_a_file_that_is_no_index_is_begun_anew(texts: Path, content: bytes) -> None:
    add(texts)
    for ending in ("-wal", "-shm"):
        paths.index_file().with_name(paths.index_file().name + ending).unlink(missing_ok=True)
    paths.index_file().write_bytes(content)
    lack = find_lack()
    assert lack is not None
    assert lack.reason == ("is damaged" if content else "holds nothing")
    assert add().added == 2
    assert find_lack() is None


def test_what_was_stopped_lacks_the_rest(texts: Path) -> None:
    def stop(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        collection.add([str(texts)], stop, print)
    assert find_lack() == Lack("does not hold all of it yet", is_part=True)
    add()
    assert find_lack() is None


def test_a_folder_that_was_read_is_not_the_library(texts: Path) -> None:
    add(texts)
    paths.index_file().unlink()
    assert find_lack() == Lack("is not there", is_part=True, is_lost=True)
    Shelf.open().close()  # as a large folder does
    assert find_lack() == Lack("does not hold all of it yet", is_part=True)


def test_what_was_removed_and_added_again_is_taken_in_again(texts: Path, tmp_path: Path) -> None:
    write(tmp_path / "more", {"c": "More\n\nNews of the mole.\n"})
    add(texts, tmp_path / "more")
    collection.remove([str(texts)], print)
    assert find_lack() is None
    library = paths.library_file()
    library.write_text(library.read_text() + f"{texts}\n")
    assert find_lack() == Lack("does not hold all of it yet", is_part=True)


def test_a_path_that_is_not_there_is_not_waited_for(texts: Path, tmp_path: Path) -> None:
    add(texts)
    library = paths.library_file()
    library.write_text(library.read_text() + f"{tmp_path / 'disk'}\n")
    assert find_lack() is None
    write(tmp_path / "disk", {"c": "More\n\nNews of the mole.\n"})
    assert find_lack() == Lack("does not hold all of it yet", is_part=True)
    assert add().added == 1
    assert find_lack() is None


@pytest.mark.parametrize("key", ["readers_key", "splitter_key"])
def test_what_other_code_has_read_is_read_anew(
    texts: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(freshness, key, lambda: "0" * 16)
        patch.setattr(f"briefing.store.adding.{key}", lambda: "0" * 16, raising=False)
        add(texts)
        assert find_lack() is None
    numbers = Shelf.open_to_read().run("SELECT number FROM article ORDER BY number")
    assert find_lack() == Lack("was made by another version", is_part=False)
    assert add(texts / "a.txt").renewed == 1
    assert find_lack() is not None, "the other one is as it was"
    report = add()
    assert (report.renewed, report.unchanged) == (1, 1)
    assert find_lack() is None
    shelf = Shelf.open_to_read()
    assert shelf.run("SELECT number FROM article ORDER BY number") == numbers
    assert shelf.run("SELECT count(*) FROM leaf") == [(2,)]
    assert shelf.fact("articles") == "2"
    results, _ = collection.search("zhelyabov", 5)
    assert len(results.hits) == 1


def test_who_takes_files_in_waits_for_another(texts: Path) -> None:
    told: list[str] = []
    started = Event()

    def note(text: str) -> None:
        told.append(text)
        started.set()

    with ThreadPoolExecutor() as threads:
        with renewing.one_at_a_time(lambda: None):
            adding = threads.submit(collection.add, [str(texts)], lambda _done, _all: None, note)
            assert started.wait(20)
            assert not paths.index_file().exists()
        assert adding.result(20).added == 2
    assert told == ["another briefing takes files in; this one waits for it"]
