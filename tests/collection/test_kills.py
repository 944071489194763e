"""Processes that work for the reader are killed: nothing but what was in hand is lost."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.collection import folders
from briefing.worker import parent

sys.path.insert(0, str(Path(__file__).parent))  # the driver serves the bench as well

from killed_workers import KilledAdding, KilledAnalysis

if TYPE_CHECKING:
    import pytest

KILLS = 20


def test_adding_goes_on_after_kills(tmp_path: Path) -> None:
    adding = KilledAdding(tmp_path / "texts", seed=1)
    for number in range(KILLS // 2):
        adding.kill_all() if number % 2 else adding.kill_one()
    adding.finish()


def test_the_analysis_loses_at_most_the_article_in_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room, name in ((parent, "_START"), (folders, "FEWEST"), (folders, "MOST_AT_ONCE")):
        monkeypatch.setattr(room, name, getattr(room, name))  # the driver changes them
    analysis = KilledAnalysis(tmp_path, seed=1)
    for _ in range(KILLS // 2):
        analysis.kill_one()
