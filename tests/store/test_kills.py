"""Twenty kills of a session, at random moments, lose nothing that was told to be kept."""

from __future__ import annotations

import random
import sqlite3
import sys
from pathlib import Path

import pytest

from briefing.store.schema import VERSION

sys.path.insert(0, str(Path(__file__).parent))  # the bench uses the same

from killing import find_losses, kill_once

VERSIONS = range(VERSION)
"""What the victim finds: no file, or one of that version."""


def begin(file: Path, root: Path, version: int) -> None:
    """Make a file of an earlier version, where one is wanted."""
    file.parent.mkdir(exist_ok=True)
    if version:
        database = sqlite3.connect(file)
        database.executescript(
            (root / f"tests/data/store/version-{version}.sql").read_text("utf-8")
        )
        database.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_that_was_kept_is_lost(file: Path, root: Path, version: int) -> None:
    begin(file, root, version)
    seed = random.randrange(1_000_000)
    told: list[list[object]] = []
    for round_ in range(5):
        told += kill_once(file, seed + round_)
        assert find_losses(file, told) == [], f"seed {seed}, round {round_}"
    assert told, "no victim came so far as to change anything"
