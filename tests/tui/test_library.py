"""A library on the screen whose articles are loaded when they are asked for."""

from __future__ import annotations

import pytest

from briefing import collection
from briefing.collection import opening
from briefing.model.holdings import Holdings, ids_of
from briefing.tui.screens.search import Search


@pytest.fixture
def large(ferry_stack, monkeypatch):
    """A library of two articles that is taken for a large one."""
    monkeypatch.setattr(opening, "MOST_AT_ONCE", 1)
    collection.add([str(ferry_stack)], lambda _done, _all: None, print)
    return collection.ADDRESS


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
        assert "nothing has changed" in screen.status.text


async def test_the_whole_library_is_searched_as_one_types(running, large):
    async with running(large, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        await pilot.press("1", "/")
        assert isinstance(pilot.app.screen, Search)
        await pilot.app.workers.wait_for_complete()
        await pilot.press(*"lidnau yard")
        await pilot.pause(0.2)
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
        await pilot.pause(0.3)
        found = pilot.app.screen.results.found.hits
        assert found
        assert {hit.span.article for hit in found} <= set(ids_of(screen.briefing.articles))
        assert "Lindau late" not in shown(pilot.app)
        await pilot.press("enter")
        assert "Lindau" in shown(pilot.app)
