"""Every command of the table runs in every pane, at any size, and leaves the reader in order."""

import pytest

from briefing.tui.commands import COMMANDS
from briefing.tui.screens.reading import Reading

LEAVE = {"quit", "quit-now", "suspend"}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_every_command_runs_in_every_pane(running, ferry_stack, size):
    async with running(ferry_stack, size=size) as pilot:
        for pane in "RCSX":
            for command in COMMANDS:
                if command.id in LEAVE:
                    continue
                screen = pilot.app.screen
                screen.activate(pane)
                screen.run_command(command.id)
                await pilot.pause()
                assert pilot.app.is_running, command.id
                while not isinstance(pilot.app.screen, Reading):
                    pilot.app.screen.close()
                    await pilot.pause()
                if screen.prompt_for:
                    screen.close_prompt()
                if screen.zoomed:
                    screen.do_zoom(0)
                if screen.reader.marks.get("selection"):
                    screen.do_select(0)
        assert screen.reader.article is not None


async def test_every_command_runs_before_anything_is_known(running, tmp_path):
    bare = tmp_path / "bare.txt"
    bare.write_text("x\n", encoding="utf-8")
    async with running(bare) as pilot:
        screen = pilot.app.screen
        for command in COMMANDS:
            if command.id not in LEAVE:
                screen.run_command(command.id)
                await pilot.pause()
                while not isinstance(pilot.app.screen, Reading):
                    pilot.app.screen.close()
                    await pilot.pause()
                if screen.prompt_for:
                    screen.close_prompt()
        assert pilot.app.is_running
