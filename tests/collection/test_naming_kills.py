"""The names of a library are killed on their way: they are as they were, or as they are to be."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.collection import naming, opening

sys.path.insert(0, str(Path(__file__).parent))  # the driver serves the bench as well

from killed_naming import KilledNaming

if TYPE_CHECKING:
    import pytest

KILLS = 20


def test_names_are_whole_whenever_they_are_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_AT_ONCE", opening.MOST_AT_ONCE)  # the driver changes them
    for name in ("_LARGE", "_DRIFT", "_LOT", "_BATCH"):
        monkeypatch.setattr(naming, name, getattr(naming, name))
    killed = KilledNaming(tmp_path, seed=1)
    for number in range(KILLS):
        killed.kill("late" if number % 2 else "without")
