"""Whether frames are compared, and how soon one follows another."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from briefing.tui.terminal.versions import SWITCH

_ASK = "import briefing.tui.app, textual.screen as s; print(round(1000 * s.UPDATE_PERIOD, 1))"


@pytest.mark.parametrize(
    ("given", "most"),
    [({}, 5.0), ({SWITCH: "1"}, 17.0), ({"TEXTUAL_FPS": "30"}, 34.0)],
    ids=["compared", "not compared", "as the user says"],
)
def test_a_key_waits_for_the_frame_before_it_only_where_frames_are_not_compared(
    given: dict[str, str], most: float
) -> None:
    env = {k: v for k, v in os.environ.items() if k not in ("TEXTUAL_FPS", SWITCH)} | given
    told = subprocess.run(
        [sys.executable, "-c", _ASK], env=env, check=True, capture_output=True, text=True
    )
    assert most / 2 < float(told.stdout) + 1 <= most + 1
