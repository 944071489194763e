"""What the reader shows is as the user corrected it, again after every analysis."""

from __future__ import annotations

import pytest
from waiting import until

from briefing import paths
from briefing.config import Config
from briefing.model import EntityKind, Hide, Merge, Named
from briefing.store import State

PERSON = EntityKind.PERSON
HOLT, BRANDT = Named("Maren Holt", PERSON), Named("Ilya Brandt", PERSON)


@pytest.fixture
def corrected():
    def keep(*corrections):
        state = State.open()
        state.corrections.add(corrections)
        state.close()

    return keep


def names(screen):
    return [entity.name for entity in screen.references.entities]


async def test_corrections_hold_when_the_stack_is_opened(running, ferry_stack, corrected):
    corrected(Merge(BRANDT, HOLT, "2026-03-03T14:05:12.345Z"))
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        assert "Maren Holt" in names(screen)
        assert "Ilya Brandt" not in names(screen)


async def test_corrections_hold_when_files_are_read_again(running, ferry_stack, corrected):
    corrected(Hide(BRANDT))
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        added = "One more\n\nIlya Brandt went to Lindau on Friday. Maren Holt stayed.\n"
        (ferry_stack / "3 more.txt").write_text(added)
        await pilot.press("R")
        await pilot.app.workers.wait_for_complete()
        assert len(screen.briefing.articles) == 3
        assert "Maren Holt" in names(screen)
        assert "Ilya Brandt" not in names(screen)


async def test_a_large_stack_is_corrected_too(running, ferry_stack, corrected, monkeypatch):
    monkeypatch.setattr("briefing.tui.screens.reading._INLINE", 10)
    corrected(Merge(BRANDT, HOLT))
    async with running(ferry_stack) as pilot:
        await until(pilot, lambda: names(pilot.app.screen))  # another process analyses
        assert "Maren Holt" in names(pilot.app.screen)
        assert "Ilya Brandt" not in names(pilot.app.screen)


async def test_the_alias_file_is_read_and_read_again(running, ferry_stack):
    file = paths.aliases_file()
    file.parent.mkdir(parents=True)
    file.write_text("Aurora\tLindau\n")
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        assert "Lindau" not in names(screen)
        file.write_text("# no more\n")
        await pilot.press("R")
        await pilot.app.workers.wait_for_complete()
        assert "Lindau" in names(screen)


async def test_a_fault_in_the_alias_file_is_told(running, ferry_stack):
    file = paths.aliases_file()
    file.parent.mkdir(parents=True)
    file.write_text("Aurora\tLindau\n\nAurora\tthe ship\t\tvessel\n")
    async with running(ferry_stack, size=(200, 50)) as pilot:
        screen = pilot.app.screen
        assert 'line 3: no kind "vessel"' in screen.status.text
        assert "Lindau" in names(screen)
        assert any("line 3" in told for told in pilot.app.complaints)


async def test_an_alias_file_that_was_named_and_is_not_there_is_told(running, ferry_stack):
    config = Config(aliases="/nowhere/names.tsv")
    async with running(ferry_stack, config=config) as pilot:
        assert "no such alias file" in pilot.app.screen.status.text


async def test_while_a_stack_is_read_anew_corrections_change_nothing(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        (ferry_stack / "1 herald.txt").unlink()
        screen.begin_analysis = lambda: None
        await pilot.press("R")
        assert len(screen.briefing.articles) == 1
        screen.run_line("hide Ilya Brandt")
        assert "no name like" in screen.status.text
        screen.run_line("undo")
        assert len(screen.briefing.articles) == 1
