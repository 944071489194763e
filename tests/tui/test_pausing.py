"""The analysis of a large stack says how far it is, is stopped by a key, and goes on by it."""

from __future__ import annotations

import os
import random
import re
import sqlite3
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from waiting import until

from briefing import library, paths
from briefing.collection import folders
from briefing.config import Config
from briefing.model.holdings import Holdings
from briefing.tui.app import BriefingApp
from briefing.worker import parent

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 210
"""Articles: enough for their layers to be kept."""
SLOW = """
import time
from briefing import analysis
find = analysis.find_layers
def find_slowly(article):
    with open({log!r}, "a") as log:
        log.write(article.id + "\\n")
    time.sleep({pause})
    return find(article)
analysis.find_layers = find_slowly
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(folders, "MOST_AT_ONCE", 3)
    monkeypatch.setattr("briefing.tui.screens.reading._INLINE", 10)
    folder = tmp_path / "texts"
    folder.mkdir()
    rng = random.Random(3)
    for number in range(COUNT):
        words = " ".join("".join(rng.choices("abdeiklmnorstu", k=7)) for _ in range(8))
        text = f"Report {number}\n\nAda Lindqvist of Lowtown {words} on 3 March 2026.\n"
        (folder / f"{number:03}.txt").write_text(text)
        os.utime(folder / f"{number:03}.txt", (1_700_000_000, 1_700_000_000))
    return folder


def slow_down(monkeypatch: pytest.MonkeyPatch, log: Path, pause: float) -> None:
    code = SLOW.format(log=str(log), pause=pause)
    start = parent.code_for("child").replace(
        "from briefing.worker.child", f"{code}\nfrom briefing.worker.child"
    )
    monkeypatch.setattr(parent, "_START", start)


@asynccontextmanager
async def app_on(folder: Path):
    stack = library.open_stack([str(folder)])
    assert isinstance(stack.articles, Holdings)
    app = BriefingApp([str(folder)], stack, Config())
    async with app.run_test(size=(100, 30)) as pilot:
        yield pilot


def is_done(screen) -> bool:
    return bool(screen.briefing.entities) and not screen._work


def kept() -> int:
    database = sqlite3.connect(paths.index_file())
    count = database.execute("SELECT count(*) FROM layer").fetchone()[0]
    database.close()
    return count


async def test_it_is_stopped_and_goes_on_where_it_was(folder, tmp_path, monkeypatch):
    log = tmp_path / "found"
    slow_down(monkeypatch, log, 0.02)
    async with app_on(folder) as pilot:
        screen = pilot.app.screen
        await until(pilot, lambda: log.exists() and log.read_text().count("\n") > 20)
        await until(pilot, lambda: "analysing" in screen.status.text)
        assert re.match(r"analysing \d+ of 210( · \d+/s · \d+ s left)?$", screen.status.text)
        await pilot.press("p")
        assert screen.status.text == "stopped (analysing); what was found is kept · p goes on"
        await until(pilot, lambda: not len(pilot.app.workers))
        begun = log.read_text().split()
        assert len(begun) < COUNT
        assert kept() >= len(begun) - 1  # all but the one in hand
        assert screen.briefing.article_points[screen.article.id]
        assert screen.reader.sentences
        slow_down(monkeypatch, log, 0)
        await pilot.press("p")
        await until(pilot, lambda: is_done(screen))
        await pilot.app.workers.wait_for_complete()
        found = log.read_text().split()
        assert len(found) <= COUNT + 1
        assert set(found) == set(screen.briefing.stack.articles.ids)
        here = library.brief(screen.briefing.stack, library.MOST_POINTS)
        assert screen.briefing.entities == here.entities
        assert dict(screen.briefing.layers) == dict(here.layers)
        await pilot.press("p")
        assert screen.status.text == "nothing is being read or analysed"


async def test_what_is_kept_is_not_found_again_when_it_is_opened_again(
    folder, tmp_path, monkeypatch
):
    log = tmp_path / "found"
    slow_down(monkeypatch, log, 0)
    for _ in "12":
        async with app_on(folder) as pilot:
            await until(pilot, lambda pilot=pilot: is_done(pilot.app.screen))
    assert len(log.read_text().split()) == COUNT


async def test_a_stack_that_has_left_the_index_is_sent(folder, tmp_path, monkeypatch):
    log = tmp_path / "found"
    slow_down(monkeypatch, log, 0)
    stack = library.open_stack([str(folder)])
    whole = tuple(stack.articles.whole())
    monkeypatch.setattr(stack.articles, "_load", lambda heads: [
        next(a for a in whole if a.id == head.id) for head in heads
    ])  # fmt: skip
    database = sqlite3.connect(paths.index_file())
    database.execute("DELETE FROM body")
    database.commit()
    database.close()
    made = await parent.brief_in_process(stack, lambda *_: None)
    assert made.entities == library.brief(stack).entities
    assert len(log.read_text().split()) == COUNT
