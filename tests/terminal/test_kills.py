"""Twenty kills of a reader at random moments lose nothing that it had shown to be kept."""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING

import pytest
from killed_readers import Victims

from briefing.store.schema import VERSION

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 5
"""Of readers that find a file of one version."""


@pytest.mark.skipif(sys.platform != "linux", reason="the reader ends with its terminal elsewhere")
@pytest.mark.parametrize("version", range(VERSION))
def test_nothing_that_was_shown_to_be_kept_is_lost(
    version: int, briefing: list[str], env: dict[str, str], tmp_path: Path
) -> None:
    victims = Victims(briefing, env, tmp_path / "stack", version)
    seed = random.randrange(1_000_000)
    for number in range(KILLS):
        assert victims.kill_one(seed + number) == [], f"seed {seed}, kill {number}"
    assert victims.faults == []
    assert victims.kills == KILLS
