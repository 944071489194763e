"""Queries of earlier sessions come back with Up; with `keep_queries = false` none is kept."""

from __future__ import annotations

from briefing.config import Config
from briefing.store import State


async def ask(pilot, query):
    await pilot.press("/", "tab", *query, "enter")
    await pilot.pause()


async def recall(pilot, *keys):
    await pilot.press("/", "tab", *keys)
    field = pilot.app.screen.prompt.field
    return field.value


def kept():
    state = State.open()
    try:
        return state.queries.kept()
    finally:
        state.close()


async def test_queries_of_an_earlier_session_come_back(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        await ask(pilot, "aurora")
        await ask(pilot, "lindau")
        await pilot.press("/", "tab", *"zzzzzz", "enter", "escape")
    assert kept() == ["aurora", "lindau"], "a query that led nowhere is not kept"
    async with running(ferry_stack) as pilot:
        await ask(pilot, "mole")
        await ask(pilot, "aurora")
        assert await recall(pilot, "up") == "aurora"
        await pilot.press("up")
        assert pilot.app.screen.prompt.field.value == "mole"
        await pilot.press("up")
        assert pilot.app.screen.prompt.field.value == "lindau"
        await pilot.press("up")
        assert pilot.app.screen.prompt.field.value == "lindau", "there is no older one"
    assert kept() == ["lindau", "mole", "aurora"]


async def test_queries_that_are_not_to_be_kept_are_not(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        await ask(pilot, "aurora")
    config = Config(keep_queries=False)
    async with running(ferry_stack, config=config) as pilot:
        assert await recall(pilot, "up") == ""
        await pilot.press("escape")
        await ask(pilot, "lindau")
        assert await recall(pilot, "up") == "lindau", "in this session it comes back"
        await pilot.press("escape")
    assert kept() == []
    async with running(ferry_stack) as pilot:
        assert await recall(pilot, "up") == ""
        await pilot.press("escape")


async def test_what_another_session_asked_comes_back_too(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        state = State.open()
        state.queries.keep("from elsewhere")
        state.close()
        screen._look()
        screen.keeper._filing.submit(lambda: None).result()
        assert await recall(pilot, "up") == "from elsewhere"
        await pilot.press("escape")


async def test_older_queries_come_back_in_the_search_of_one_article(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        await ask(pilot, "lindau")
        await pilot.press("K", "g", "/", *"pumps", "enter")
        await pilot.press("/", *"zzzzzz", "enter")
    assert kept() == ["lindau", "pumps"], "a query that led nowhere is not kept"
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("/", *"mo", "up")
        assert screen.prompt.field.value == "pumps"
        assert "pumps" in screen.status.text, "it is answered at once"
        await pilot.press("up", "up")
        assert screen.prompt.field.value == "lindau"
        await pilot.press("down", "down", "down")
        assert screen.prompt.field.value == "mo"
        await pilot.press("up", *"x", "down")
        assert screen.prompt.field.value == "pumpsx", "what was changed is a new query"
        await pilot.press("escape")
