"""A stack of many files on the screen, from its first article on until it is whole."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from waiting import until

from briefing import library
from briefing.collection import folders, growing
from briefing.config import Config
from briefing.model.holdings import Holdings
from briefing.tui.app import BriefingApp
from briefing.worker.gatherer import Gatherer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few files be many."""
    for room in (growing, folders):
        monkeypatch.setattr(room, "FEWEST", 3)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let them be too many to be in memory all at once."""
    monkeypatch.setattr(growing, "MOST_AT_ONCE", 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(12):
        text = f"Report {number}\n\nThe ferry {number} was late, said Ada Lindqvist.\n\n"
        text += "WHAT COMES NEXT\n\nNobody at the harbour knew whether it would come at all.\n"
        (folder / f"{number:02}.txt").write_text(text)
    (folder / "empty.txt").write_text("")
    for path in folder.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return folder


@asynccontextmanager
async def growing_app(folder: Path, size=(120, 30), held=True):
    """Run the app on the beginning of a stack; what is gathered waits for `let_go`."""
    begun = library.begin_stack([str(folder)])
    assert begun is not None
    gatherer = Gatherer(begun)
    gatherer.start()
    app = BriefingApp([str(folder)], begun.stack, Config(), gatherer=gatherer)
    plain = gatherer.listen
    waiting = []
    if held:
        gatherer.listen = waiting.append
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.screen.begun)
        await app.workers.wait_for_complete()

        def let_go():
            plain(waiting.pop())

        pilot.let_go = let_go
        yield pilot


async def until_whole(pilot) -> None:
    screen = pilot.app.screen
    await until(pilot, lambda: not screen.is_growing and screen._reading_pace is None)
    await until(pilot, lambda: not screen._making_search)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_first_article_can_be_read_and_searched_before_the_others(folder, shown):
    async with growing_app(folder) as pilot:
        screen = pilot.app.screen
        text = shown(pilot.app)
        assert "The ferry 0 was late" in text
        assert "1 of …" in text
        assert "1 so far" in text
        assert screen.reader.sentences
        await pilot.press("/", *"harbour", "enter")
        assert screen.walk.describe().startswith("harbour · hit 1 of 1")
        pilot.let_go()
        await until_whole(pilot)
        assert "1 of 12" in shown(pilot.app)


@pytest.mark.parametrize(
    ("keys", "title"),
    [("J", 1), ("JJ", 2), ("05J", 5), (".", 1), ("99J", 11), ("   ", 1), ("Jj", 0), ("J4", 1)],
)
async def test_who_goes_on_before_the_others_are_there_is_taken_to_them(folder, keys, title):
    async with growing_app(folder, size=(60, 12)) as pilot:
        screen = pilot.app.screen
        await pilot.press(*keys)
        assert screen.article.title == "Report 0"
        pilot.let_go()
        await until_whole(pilot)
        assert screen.article.title == f"Report {title}"
        await pilot.press("2", "<")
        assert screen.article.title == "Report 0"


@pytest.mark.usefixtures("many")
async def test_a_stack_that_is_too_large_to_load_is_whole_in_the_end(folder, shown):
    async with growing_app(folder) as pilot:
        screen = pilot.app.screen
        pilot.let_go()
        await until_whole(pilot)
        articles = screen.briefing.articles
        assert isinstance(articles, Holdings)
        assert len(articles) == 12
        assert [failure.reason for failure in screen.briefing.stack.failures] == ["is empty"]
        assert "12 articles" in shown(pilot.app)
        assert any(entity.name == "Ada Lindqvist" for entity in screen.briefing.entities)
        await pilot.press("1", "G", "enter")
        assert screen.article.title == "Report 11"
        await pilot.press("/", "tab", *"ferry 7")
        await until(pilot, lambda: pilot.app.screen.results.found.query == "ferry 7")
        await pilot.press("enter")
        assert screen.article.title == "Report 7"


async def test_the_cursor_stays_where_it_was(folder, shown):
    async with growing_app(folder) as pilot:
        screen = pilot.app.screen
        await pilot.press("1")
        before = screen.contents.cursor_cell()
        pilot.let_go()
        await until_whole(pilot)
        assert isinstance(screen.briefing.articles, tuple)
        assert screen.contents.article.title == "Report 0"
        assert screen.contents.cursor_cell() == before
        text = shown(pilot.app)
        assert "0 of 12 read" in text
        assert "WHAT COMES NEXT" in text  # sections are listed where all is loaded


@pytest.mark.usefixtures("many")
async def test_what_was_read_is_known_of_articles_that_come_in(folder, shown):
    from briefing.store.state import State

    whole = library.open_stack([str(folder)])
    state = State.open()
    for article in whole.articles[3:5]:
        state.set_read(article, True)
    state.close()
    async with growing_app(folder) as pilot:
        screen = pilot.app.screen
        pilot.let_go()
        await until_whole(pilot)
        await until(pilot, lambda: "2 of 12 read" in shown(pilot.app))
        await pilot.press("J", "J", ".")
        assert screen.article.title == "Report 5"


@pytest.mark.usefixtures("many")
async def test_reading_can_be_stopped_and_goes_on(folder, shown):
    async with growing_app(folder) as pilot:
        screen = pilot.app.screen
        assert not screen.resume_reading()
        assert screen.stop_reading()
        await until(pilot, lambda: screen._reading_pace is None)
        assert not screen.is_growing
        assert not screen.stop_reading()
        assert len(screen.briefing.articles) == 1
        assert "0 of 1 read" in shown(pilot.app)
        assert screen.resume_reading()
        await until_whole(pilot)
        assert len(screen.briefing.articles) == 12
        assert screen.article.title == "Report 0"


@pytest.mark.usefixtures("many")
async def test_reading_again_takes_in_what_is_new(folder):
    async with growing_app(folder, held=False) as pilot:
        screen = pilot.app.screen
        await until_whole(pilot)
        await pilot.press("J", "J")
        (folder / "02a.txt").write_text("Report between\n\nThe tram came instead.\n")
        (folder / "05.txt").unlink()
        await pilot.press("R")
        await until(
            pilot, lambda: len(screen.briefing.articles) == 12 and screen._reading_pace is None
        )
        await until_whole(pilot)
        assert screen.article.title == "Report 2"
        titles = [article.title for article in screen.briefing.articles]
        assert "Report between" in titles
        assert "Report 5" not in titles


async def test_without_an_index_it_is_read_here(folder, shown):
    from briefing import paths

    cache = paths.index_file().parent
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_text("a file where the folder should be")
    async with growing_app(folder) as pilot:
        screen = pilot.app.screen
        pilot.let_go()
        await until(pilot, lambda: len(screen.briefing.articles) == 12)
        await pilot.app.workers.wait_for_complete()
        await pilot.press("J")
        assert "The ferry 1 was late" in shown(pilot.app)
        await pilot.press("1", "/")
        await pilot.app.workers.wait_for_complete()
        await pilot.press(*"ferry 9")
        await until(pilot, lambda: pilot.app.screen.results.found.hits)


@pytest.mark.usefixtures("many")
async def test_a_search_that_is_opened_early_is_answered_later(folder, shown):
    async with growing_app(folder) as pilot:
        await pilot.press("1", "/", *"ferry 7")
        search = pilot.app.screen
        assert search.waits
        assert "indexing" in shown(pilot.app)
        pilot.let_go()
        await until(pilot, lambda: search.results.found.hits)
        await pilot.press("enter")
        assert pilot.app.screen.article.title == "Report 7"
