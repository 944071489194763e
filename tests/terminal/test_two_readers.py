"""Two readers at once on one library: no lock error, nothing lost, each shows the other's marks."""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING

import pytest
from two_readers import use_both

if TYPE_CHECKING:
    from pathlib import Path

ACTIONS = 60


@pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals are driven on Linux")
def test_two_readers_lose_nothing_and_see_each_other(
    briefing: list[str], env: dict[str, str], tmp_path: Path
) -> None:
    seed = random.randrange(1_000_000)
    outcome = use_both(briefing, env, tmp_path / "stack", ACTIONS, seed)
    assert outcome.faults == [], f"seed {seed}"
    assert outcome.done.total() >= ACTIONS
