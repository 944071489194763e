"""The index of a stack in memory, made beside the screen."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

from waiting import PATIENCE, until

from briefing import library
from briefing.tui.screens import indexed


async def test_it_is_used_though_key_points_came_while_it_was_made(
    running, ferry_stack, monkeypatch
):
    build, made, go = library.build_index, [], Event()

    def wait_and_build(briefing):
        made.append(briefing)
        go.wait(PATIENCE)
        return build(briefing)

    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        screen.index = None
        monkeypatch.setattr(indexed, "_AT_ONCE", 0)
        monkeypatch.setattr(library, "build_index", wait_and_build)
        screen.build_index()
        await until(pilot, lambda: made)
        screen.briefing = replace(screen.briefing, points=())
        screen.build_index()
        go.set()
        await until(pilot, lambda: screen.index is not None)
        assert len(made) == 1
        screen.index = None
        screen.build_index()
        screen.briefing = replace(screen.briefing, entities=())
        await until(pilot, lambda: screen.index is not None)
        assert not made[-1].entities  # what was begun before these names is not used
