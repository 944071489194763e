"""A stack of many files: open from its first article on, whole when the others have come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing import library, sources
from briefing.collection import folders, gathering, growing, long
from briefing.model.holdings import Holdings, ids_of
from briefing.store.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few files be many."""
    monkeypatch.setattr(growing, "FEWEST", 3)
    monkeypatch.setattr(growing, "MOST_AT_ONCE", 3)
    monkeypatch.setattr(folders, "FEWEST", 3)
    monkeypatch.setattr(gathering, "_BATCH", 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "0.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (folder / "1.txt").write_text("")
    for number in range(2, 12):
        text = f"Report {number}\n\nThe ferry {number} was late. Ada Lindqvist said so.\n"
        (folder / f"{number}.txt").write_text(text)
    (folder / "copy.txt").write_text((folder / "5.txt").read_text())
    return folder


def gather(begun: growing.Growing) -> None:
    shelf = Shelf.open()
    found, walk = gathering.find_places(begun.paths)
    work = gathering.Gathering(shelf)
    for lot in work.steps(found):
        begun.take(lot)
    begun.finish(work.failures, walk.hidden, work.binary, walk.attached, work.repeated)
    shelf.close()


def test_the_first_article_is_there_at_once(folder: Path) -> None:
    begun = library.begin_stack([str(folder)])
    assert begun is not None
    articles = begun.stack.articles
    assert isinstance(articles, Holdings)
    assert articles.growing
    assert [article.path for article in articles] == [f"{folder}/2.txt"]


def test_it_grows_to_what_reading_all_at_once_gives(folder: Path) -> None:
    begun = library.begin_stack([str(folder)])
    assert begun is not None
    first = begun.stack.articles[0]
    gather(begun)
    expected = sources.open_stack([str(folder)])
    articles = begun.stack.articles
    assert isinstance(articles, Holdings)
    assert not articles.growing
    assert articles[0] is first
    assert all(head.number for head in articles.heads)
    assert tuple(articles.whole()) == expected.articles
    told = begun.stack.failures, begun.stack.binary, begun.stack.repeated
    assert told == (expected.failures, expected.binary, expected.repeated)


def test_a_stack_that_fits_is_loaded_as_a_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing, "MOST_AT_ONCE", 100)
    begun = library.begin_stack([str(folder)])
    assert begun is not None
    gather(begun)
    begun.hold(begun.load_all())
    assert begun.stack.articles == sources.open_stack([str(folder)]).articles


def test_an_article_that_left_the_index_says_so(folder: Path) -> None:
    from briefing.store.intake import Intake

    begun = library.begin_stack([str(folder)])
    assert begun is not None
    gather(begun)
    shelf = Shelf.open()
    with Intake(shelf) as intake:
        intake.remove_sources([f"{folder}/4.txt"])
    shelf.close()
    told = [article.text for article in begun.stack.articles[:4]]
    assert "not in the index any more" in told[2]
    assert "ferry 5" in told[3]


@pytest.mark.parametrize("paths", [["-"], ["library://"], ["nowhere"]])
def test_what_is_no_stack_of_many_files_does_not_grow(paths: list[str]) -> None:
    assert library.begin_stack(paths) is None


def test_few_files_do_not_grow(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "FEWEST", 100)
    assert library.begin_stack([str(folder)]) is None


def test_files_without_a_text_do_not_grow(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("")
    assert library.begin_stack([str(tmp_path)]) is None


def test_ids_are_those_of_the_stack_once_each(folder: Path) -> None:
    begun = library.begin_stack([str(folder), str(folder / "7.txt")])
    assert begun is not None
    gather(begun)
    ids = ids_of(begun.stack.articles)
    assert len(ids) == len(set(ids)) == 10


def test_a_long_first_article_is_whole_when_the_index_has_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing, "SMALL", 4_000)
    monkeypatch.setattr(long, "_AROUND", 2_000)
    long_text = "Report 0\n\n" + "The ferry was late, said Ada Lindqvist.\n\n" * 400
    (folder / "1.txt").write_text(long_text)
    begun = library.begin_stack([str(folder)])
    assert begun is not None
    assert begun.kept
    (part,) = begun.stack.articles[:]
    assert begun.is_partly(part)
    assert len(part.text) < len(long_text) / 2
    gather(begun)
    whole = begun.stack.articles[0]
    assert not begun.is_partly(whole)
    assert whole == sources.open_stack([str(folder)]).articles[0]


def test_articles_that_the_index_does_not_keep_are_held(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = library.begin_stack([str(folder)])
    assert begun is not None
    begun.forgo_index("the disk is full")
    expected = sources.open_stack([str(folder)])
    for article in (*expected.articles, expected.articles[3]):
        begun.take_article(article, article.words)
    begun.finish(expected.failures, 0, expected.binary, 0, expected.repeated)
    assert begun.load_all() == expected.articles
    assert begun.stack.unindexed == "the disk is full"
    assert [head.words for head in begun.holdings.heads] == [a.words for a in expected.articles]
