"""A library on the screen whose articles are loaded when they are asked for."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing

import pytest
from waiting import PATIENCE, until

from briefing import collection, library, paths
from briefing.collection import opening
from briefing.collection.naming import bring_up_to_date
from briefing.collection.renewing import find_lack
from briefing.config import Config
from briefing.errors import CacheError
from briefing.library import open_stack
from briefing.model.holdings import Holdings, ids_of
from briefing.tui.app import BriefingApp
from briefing.tui.screens import comparing, indexed, reading
from briefing.tui.screens import library as library_screen
from briefing.tui.screens.quoted import EveryoneQuoted
from briefing.tui.screens.search import Search
from briefing.tui.screens.timeline import Timeline
from briefing.tui.widgets.rows import DrawnRows
from briefing.tui.widgets.status import Status


@pytest.fixture
def large(ferry_stack, monkeypatch):
    """A library of two articles that is taken for a large one."""
    monkeypatch.setattr(opening, "MOST_AT_ONCE", 1)
    collection.add([str(ferry_stack)], lambda _done, _all: None, print)
    return collection.ADDRESS


@pytest.fixture
def told(monkeypatch):
    """What is said in the status line, also where something else is said at once."""
    texts, say = [], Status.say

    def note(status, text, style=""):
        texts.append(text)
        say(status, text, style)

    monkeypatch.setattr(Status, "say", note)
    return texts


async def test_articles_are_opened_and_walked(running, large, shown):
    async with running(large, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen.briefing.articles, Holdings)
        assert "Ferry raised after nine days" in shown(pilot.app)
        assert "2 articles" in shown(pilot.app)
        first = screen.article.id
        await pilot.press("J")
        assert screen.article.id != first
        assert screen.reader.sentence is not None
        await pilot.press("K")
        assert screen.article.id == first
        await pilot.press("1", "G", "enter")
        assert screen.article.id != first
        await pilot.press("R")
        await until(pilot, lambda: "nothing has changed" in screen.status.text)


async def test_changed_files_are_taken_in(large, ferry_stack):
    async with opened(large) as pilot:
        screen = pilot.app.screen
        await until(pilot, lambda: "names are up to date" in screen.status.text)
        (ferry_stack / "3 late.txt").write_text("Lindau late\n\nLindau and Lindau again.\n")
        await pilot.press("R")
        await until(pilot, lambda: len(screen.briefing.articles) == 3)


async def test_the_article_whose_file_has_changed_stays_open(large, ferry_stack):
    async with opened(large) as pilot:
        screen = pilot.app.screen
        await until(pilot, lambda: "names are up to date" in screen.status.text)
        await pilot.press("J")
        assert screen.article.title == "Harbour gives back its ferry"
        file = ferry_stack / "2 coast.txt"
        file.write_text(file.read_text() + "\nMore of it is to be told.\n")
        before = screen.article.id
        await pilot.press("R")
        await until(pilot, lambda: screen.article.id != before)
        assert screen.article.title == "Harbour gives back its ferry"
        assert "More of it" in screen.article.text


@pytest.mark.parametrize("key", ["=", ")", "(", "t", "I"])
async def test_what_is_not_done_for_so_many_says_what_to_do(running, large, key):
    async with running(large, size=(80, 24)) as pilot:
        screen = pilot.app.screen
        await pilot.press(key)
        assert pilot.app.screen is screen
        assert screen.status.text.endswith("briefing --library WORDS opens a choice")


async def test_what_is_told_of_a_name_and_whom_it_is_quoted_for(
    running, ferry_stack, monkeypatch, shown
):
    monkeypatch.setattr(opening, "MOST_AT_ONCE", 1)
    monkeypatch.setattr(comparing, "_FEW", 1)
    collection.add([str(ferry_stack)], lambda _done, _all: None, print)
    bring_up_to_date((), lambda *_: None, print)
    async with running(collection.ADDRESS, size=(100, 30)) as pilot:
        screen = pilot.app.screen
        await pilot.press("4", "&", *"aurora", "enter", "t")
        await until(pilot, lambda: isinstance(pilot.app.screen, Timeline))
        await pilot.pause()
        told = shown(pilot.app)
        assert "Timeline of Aurora" in told
        assert "3 Mar 2026" in told
        assert "the 1 newest of 2 articles that name Aurora" in told
        await pilot.press("enter")
        assert pilot.app.screen is screen
        assert screen.walk.noun == "sentence"
        await pilot.press("4", "q", "&", *"maren", "enter", "x", "I")
        await until(pilot, lambda: isinstance(pilot.app.screen, EveryoneQuoted))
        await pilot.pause()
        assert "Maren Holt" in shown(pilot.app)


async def test_key_points_of_all_are_not_said_to_be_none(running, large, shown):
    async with running(large, size=(80, 24)) as pilot:
        await pilot.press("3", "S")
        assert "too many articles · S this one" in shown(pilot.app)
        await pilot.press("S")
        assert pilot.app.screen.summary.points


async def test_the_whole_library_is_searched_as_one_types(running, large):
    async with running(large, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        await pilot.press("1", "/")
        assert isinstance(pilot.app.screen, Search)
        await pilot.app.workers.wait_for_complete()
        await pilot.press(*"lidnau yard")
        await pilot.press("enter")
        hit = screen.reader.marks.get("current")[0]
        assert screen.article.text[hit[0] : hit[1]] == "Lindau"
        await pilot.press("n")
        assert screen.walk.describe()


async def test_key_points_are_those_of_the_open_article(running, large):
    async with running(large, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        await pilot.press("J")
        assert screen.summary.points
        assert {point.span.article for point in screen.summary.points} == {screen.article.id}


async def test_what_came_into_the_library_meanwhile_is_no_hit_here(running, large, tmp_path, shown):
    async with running(large, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        (tmp_path / "late.txt").write_text("Lindau late\n\nLindau, Lindau and Lindau again.\n")
        collection.add([str(tmp_path / "late.txt")], lambda _done, _all: None, print)
        await pilot.press("1", "/")
        await pilot.app.workers.wait_for_complete()
        await pilot.press(*"lindau")
        found = pilot.app.screen.results.found.hits
        assert found
        assert {hit.span.article for hit in found} <= set(ids_of(screen.briefing.articles))
        assert "Lindau late" not in shown(pilot.app)
        told = pilot.app.screen.status.text
        assert told.endswith("· 1 article added since: Esc, and R takes in what was added")
        await pilot.press("enter")
        assert "Lindau" in shown(pilot.app)


@pytest.mark.parametrize("is_large", [False, True])
async def test_what_another_process_brought_is_taken_in(
    running, ferry_stack, tmp_path, monkeypatch, is_large
):
    if is_large:
        monkeypatch.setattr(opening, "MOST_AT_ONCE", 1)
    collection.add([str(ferry_stack)], lambda _done, _all: None, print)
    async with running(collection.ADDRESS, size=(60, 14)) as pilot:
        screen = pilot.app.screen
        (tmp_path / "late.txt").write_text("A zeppelin comes\n\nOf the zeppelin more is told.\n")
        collection.add([str(tmp_path / "late.txt")], lambda _done, _all: None, print)
        await pilot.press("j", "j", "j", "2", "1", "/", *"zeppelin")
        told = "found in 1 article added since: Esc, and R takes in what was added"
        assert pilot.app.screen.status.text == told
        await pilot.press("enter", "escape", "2")
        place = screen.article.id, screen.reader.top_offset
        assert place[1]
        await pilot.press("R")
        await until(pilot, lambda: len(screen.briefing.articles) == 3)
        assert (screen.article.id, screen.reader.top_offset) == place
        await pilot.app.workers.wait_for_complete()
        await pilot.press("1", "/", *"zeppelin")
        await until(pilot, lambda: pilot.app.screen.results.hit)
        await pilot.press("enter")
        assert screen.article.title == "A zeppelin comes"
        await pilot.press("R")
        await until(pilot, lambda: screen.status.text == "nothing has changed")


async def test_an_index_that_is_damaged_meanwhile_is_told_and_made_anew(running, large):
    async with running(large, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        first = screen.article.id
        await pilot.press("1", "/")
        with closing(sqlite3.connect(paths.index_file())) as database, database:
            database.execute("UPDATE body SET text = x'00'")
        for query in ("lindau", "who:aur"):
            await pilot.press("ctrl+u", *query)
            told = 'cannot use the index: it is damaged; "briefing library rebuild" makes it anew'
            assert pilot.app.screen.status.text == told
        await pilot.press("escape", "2", "/", *"ferry", "enter")
        assert screen.walk is not None  # the article that is open is there all the same
        assert screen.article.id == first
        await pilot.press("R")
        await until(pilot, lambda: "up to date" in screen.status.text)
        await pilot.press("1", "/", *"lindau")
        await until(pilot, lambda: pilot.app.screen.results.found.hits)
        await pilot.app.workers.wait_for_complete()


async def test_a_search_says_why_it_has_no_index(running, large, monkeypatch):
    monkeypatch.setattr(indexed, "_AT_ONCE", 0)
    monkeypatch.setattr(library, "build_index", fail_to_load)
    async with running(large, size=(120, 30)) as pilot:
        await pilot.press("1", "/", *"lin")
        assert pilot.app.screen.status.text == "no search: cannot use the index: it is damaged"


async def test_an_article_that_cannot_be_read_any_more_leaves_the_open_one(running, large, shown):
    async with running(large, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        first = screen.article.id
        screen.briefing.articles._load = fail_to_load
        await pilot.press("J")
        assert screen.status.text == "cannot use the index: it is damaged"
        assert screen.article.id == first
        await pilot.press("1", "j", "enter")
        assert screen.status.text == "cannot use the index: it is damaged"
        screen.run_worker(asyncio.to_thread(fail_to_load, ()))
        await pilot.pause()
        assert "Ferry raised" in shown(pilot.app)


def test_a_row_that_cannot_be_read_is_drawn_all_the_same():
    rows = DrawnRows([1, 2], lambda _at, _thing: fail_to_load(()))
    assert [row.pieces[0][0].strip() for row in rows] == ["(the index cannot be read here)"] * 2


def fail_to_load(_heads):
    raise CacheError(f"cannot use the index {paths.index_file()}: it is damaged")


def stop(_done: int, _all: int) -> None:
    raise KeyboardInterrupt


def leave_half(folder) -> None:
    """Leave the library of a folder with a file that was not taken in."""
    with pytest.raises(KeyboardInterrupt):
        collection.add([str(folder.parent)], stop, print)
    (folder / "3 late.txt").write_text("Lindau late\n\nLindau, Lindau and Lindau again.\n")


@asynccontextmanager
async def opened(address):
    """Run the app on the library, without waiting for what it does beside the screen."""
    app = BriefingApp([address], open_stack([address]), Config())
    async with app.run_test(size=(120, 30)) as pilot:
        yield pilot
    left = asyncio.all_tasks() - {asyncio.current_task()}
    if left:  # what ends another process waits until it has ended
        await asyncio.wait(left, timeout=PATIENCE)


@pytest.mark.parametrize("is_large", [False, True])
async def test_what_the_index_lacks_is_taken_in_beside_the_screen(
    ferry_stack, monkeypatch, is_large
):
    if is_large:
        monkeypatch.setattr(opening, "MOST_AT_ONCE", 1)
    collection.add([str(ferry_stack)], lambda _done, _all: None, print)
    leave_half(ferry_stack)
    before = paths.library_file().read_bytes()
    async with opened(collection.ADDRESS) as pilot:
        screen = pilot.app.screen
        assert len(screen.briefing.articles) == 2
        first = screen.article.id
        await until(pilot, lambda: len(screen.briefing.articles) == 3)
        assert screen.article.id == first
        await until(pilot, lambda: "Lindau" in [one.name for one in screen.references.entities])
        await pilot.press("p")
        assert screen.status.text == "nothing is being read or analysed"
    assert paths.library_file().read_bytes() == before
    assert find_lack() is None


async def test_what_is_kept_of_a_small_library_is_there_before_it_is_analysed(
    ferry_stack, monkeypatch, shown
):
    async def never(*_):
        await asyncio.sleep(60)

    monkeypatch.setattr(reading, "_INLINE", 0)
    monkeypatch.setattr(reading, "brief_in_process", never)
    collection.add([str(ferry_stack)], lambda _done, _all: None, print)
    bring_up_to_date((), lambda *_: None, print)
    async with opened(collection.ADDRESS) as pilot:
        screen = pilot.app.screen
        await until(pilot, lambda: screen.briefing.entities)
        assert "Maren Holt" in [entity.name for entity in screen.references.entities]
        assert {point.span.article for point in screen.summary.points} == {screen.article.id}
        await pilot.press("1", "/", *"lidnau")
        await until(pilot, lambda: "Names" in shown(pilot.app))
        assert isinstance(screen.index, opening.LibraryIndex)
        await pilot.press("enter")
        assert screen.walk is not None


async def test_that_more_answers_than_was_chosen_is_told(large, told, monkeypatch):
    monkeypatch.setattr(opening, "MOST_SELECTED", 1)
    monkeypatch.setattr(reading, "_INLINE", 0)
    async with opened(f"{large}ferry") as pilot:
        screen = pilot.app.screen
        assert len(screen.briefing.articles) == 1
        await until(pilot, lambda: any("and more answer" in text for text in told))


async def test_what_other_code_read_is_read_anew_beside_the_screen(large, told):
    database = sqlite3.connect(paths.index_file())
    database.execute("UPDATE article SET readers = 'other'")
    database.execute("UPDATE fact SET value = json_set(value, '$[0]', 'x') WHERE name = 'whole'")
    database.commit()
    database.close()
    async with opened(large) as pilot:
        screen = pilot.app.screen
        await until(pilot, lambda: "the library is up to date: 2 articles" in told)
        assert isinstance(screen.briefing.articles, Holdings)
    assert find_lack() is None


async def test_what_has_come_in_is_shown_while_more_comes(ferry_stack, monkeypatch):
    async def come_in(tell):
        await asyncio.to_thread(collection.add, [], lambda _done, _all: None, print)
        tell("indexing the library", 2, 3)
        return await asyncio.sleep(60)

    collection.add([str(ferry_stack)], lambda _done, _all: None, print)
    leave_half(ferry_stack)
    monkeypatch.setattr(library_screen, "take_in_process", come_in)
    monkeypatch.setattr(library_screen, "_GROW", 0.0)
    async with opened(collection.ADDRESS) as pilot:
        screen = pilot.app.screen
        first, row = screen.article.id, screen.reader.top_row
        assert len(screen.briefing.articles) == 2
        await until(pilot, lambda: len(screen.briefing.articles) == 3)
        assert (screen.article.id, screen.reader.top_row) == (first, row)
        await until(pilot, lambda: screen.summary.points)
        await pilot.press("p")
        assert screen.status.text.startswith("stopped (indexing the library)")


async def test_taking_in_is_stopped_and_goes_on(large, ferry_stack, monkeypatch):
    def hold_back(tell):
        tell("indexing the library", 1, 3)
        return asyncio.sleep(60)

    leave_half(ferry_stack)
    with monkeypatch.context() as patch:
        patch.setattr(library_screen, "take_in_process", hold_back)
        async with opened(large) as pilot:
            screen = pilot.app.screen
            await until(pilot, lambda: screen.status.text.startswith("indexing the library"))
            assert "1 of 3" in screen.status.text
            await pilot.press("p")
            assert screen.status.text.startswith("stopped (indexing the library)")
            patch.undo()
            monkeypatch.setattr(opening, "MOST_AT_ONCE", 1)
            await pilot.press("p")
            await until(pilot, lambda: len(screen.briefing.articles) == 3)
