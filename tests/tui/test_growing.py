"""A stack of many files on the screen, from its first article on until it is whole."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from waiting import until

from briefing import library, sources
from briefing.collection import folders, growing, long
from briefing.config import Config
from briefing.model.holdings import Holdings
from briefing.sources.watch import Overdue
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


async def test_without_an_index_it_is_read_all_the_same(folder, shown):
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


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a Markdown file that is long."""
    monkeypatch.setattr(growing, "SMALL", 5_000)
    monkeypatch.setattr(long, "_AROUND", 2_000)
    parts = ["# The long report"]
    for number in range(120):
        parts += [f"## Part {number}"] * (number % 10 == 5)
        parts.append(f"Crew {number} raised *the ferry* of that day, said Ada Lindqvist.")
    path = tmp_path / "report.md"
    path.write_text("\n\n".join(parts) + "\n")
    return path


async def test_the_beginning_of_a_long_article_is_there_before_the_rest(report, shown):
    async with growing_app(report, size=(100, 20)) as pilot:
        screen = pilot.app.screen
        assert "Crew 1 raised the ferry" in shown(pilot.app)
        assert "1 of … ·     …" in shown(pilot.app)
        assert "reading the rest of it" in shown(pilot.app)
        assert screen.reader.sentences
        await pilot.press("2", *"   ")
        here = screen.reader.top_offset
        assert here
        await pilot.press(*"          ")
        assert "the rest of it is being read" in shown(pilot.app)
        assert not screen.keeper.read
        await pilot.press("g", *"   ")
        pilot.let_go()
        await until_whole(pilot)
        await until(pilot, lambda: not screen.reader.facts.partly)
        assert screen.reader.top_offset == here
        assert "1 of 1" in shown(pilot.app)
        (whole,) = screen.briefing.articles
        assert screen.reader.article == whole
        assert whole == sources.open_stack([str(report)]).articles[0]
        assert "Part 115" in [section.title for section in whole.sections()]
        await pilot.press("G")
        await until(pilot, lambda: whole.id in screen.keeper.read)
        assert "Crew 119 raised" in shown(pilot.app)


@pytest.mark.parametrize(("keys", "there"), [("50G", True), ("G", True), ("50G ", False)])
async def test_who_goes_on_before_the_rest_is_there_is_taken_there(report, shown, keys, there):
    async with growing_app(report, size=(100, 20)) as pilot:
        screen = pilot.app.screen
        await pilot.press("2", "j", "k", *keys)
        here = screen.reader.top_offset
        assert "going there as soon as" in shown(pilot.app)
        pilot.let_go()
        await until(pilot, lambda: not screen.reader.facts.partly)
        if there:
            half = screen.reader.last_row // 2
            assert screen.reader.top_row == (half if "5" in keys else screen.reader.last_row)
        else:
            assert screen.reader.top_offset == here


async def test_a_place_beyond_the_beginning_is_kept_and_shown_when_it_has_come(report):
    async with growing_app(report, size=(100, 20), held=False) as pilot:
        await until_whole(pilot)
        screen = pilot.app.screen
        await until(pilot, lambda: not screen.reader.facts.partly)
        await pilot.press("2", "j", "7", "0", "G")
        place = screen.reader.top_offset
    async with growing_app(report, size=(100, 20)) as pilot:  # left before it has come
        assert pilot.app.screen.reader.top_offset == 0
    async with growing_app(report, size=(100, 20)) as pilot:
        screen = pilot.app.screen
        pilot.let_go()
        await until(pilot, lambda: not screen.reader.facts.partly)
        assert screen.reader.top_offset == place


async def test_a_long_article_that_cannot_be_read_to_its_end_is_named(report, shown):
    async with growing_app(report, size=(100, 20)) as pilot:
        screen = pilot.app.screen
        screen.gatherer._left_out[str(report)] = "took too long and was given up"
        screen.gatherer._process.kill()
        pilot.let_go()
        await until(pilot, lambda: not screen.is_growing)
        await pilot.app.workers.wait_for_complete()
        (failure,) = screen.briefing.stack.failures
        assert failure.reason == "took too long and was given up"
        assert "Crew 1 raised the ferry" in shown(pilot.app)
        await pilot.press("2", "G")
        assert "the rest of it has not been read" in shown(pilot.app)
        assert not screen.keeper.read


async def test_a_long_article_is_read_again_where_reading_it_was_stopped(report):
    async with growing_app(report, size=(100, 20)) as pilot:
        screen = pilot.app.screen
        await pilot.press("p")
        await until(pilot, lambda: screen._reading_pace is None)
        assert screen.reader.facts.partly
        await pilot.press("p")
        await until(pilot, lambda: not screen.reader.facts.partly)
        assert screen.article == sources.open_stack([str(report)]).articles[0]


async def test_few_files_are_read_beside_where_reading_them_takes_too_long(
    folder, monkeypatch, shown
):
    monkeypatch.setattr(growing, "FEWEST", 100)
    monkeypatch.setattr(folders, "FEWEST", 100)
    stack = library.open_stack([str(folder)])
    app = BriefingApp([str(folder)], stack, Config())
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.app.workers.wait_for_complete()
        (folder / "13.txt").write_text("Report 13\n\nThe tram came instead.\n")

        def hang(*_):
            raise Overdue

        monkeypatch.setattr("briefing.library.open_stack", hang)
        await pilot.press("R")
        await until(pilot, lambda: len(pilot.app.screen.briefing.articles) == 13)
        assert pilot.app.screen.article.title == "Report 0"


async def test_a_place_is_found_again_where_the_whole_begins_otherwise(report):
    async with growing_app(report, size=(100, 20)) as pilot:
        screen = pilot.app.screen
        await pilot.press("2", *"   ")
        part, here = screen.reader.article, screen.reader.top_offset
        kicker = "What stands above the title\n\n"
        blocks = [
            replace(block, start=block.start + len(kicker), end=block.end + len(kicker))
            for block in part.blocks
        ]
        whole = replace(part, text=kicker + part.text, blocks=tuple(blocks))
        screen.gatherer.growing.take_article(whole, 1)
        screen._take_more(screen.gatherer, 1, 1)
        await until(pilot, lambda: not screen.reader.facts.partly)
        assert screen.reader.article is whole
        top = whole.text[screen.reader.top_offset :].lstrip()
        assert top == part.text[here:].lstrip()
