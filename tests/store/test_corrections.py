"""What the user said of entities is kept, taken back and given back."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from briefing.errors import StateError
from briefing.model import EntityKind, Hide, Merge, Named, Rename
from briefing.store import State

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

PERSON = EntityKind.PERSON
HOLT, M_HOLT = Named("Maren Holt", PERSON), Named("M. Holt", PERSON)
FIRST = Merge(M_HOLT, HOLT, "2026-03-03T14:05:12.345Z")
SECOND = Rename(HOLT, "Maren K. Holt", "2026-03-03T14:05:12.346Z")
THIRD = Hide(Named("Share", EntityKind.OTHER), "2026-03-04T08:00:00.000Z")


def test_corrections_come_back_in_the_order_in_which_they_were_made(file: Path) -> None:
    state = State.open(file)
    assert state.corrections.add([THIRD, FIRST]) == 2
    assert state.corrections.add([SECOND]) == 1
    state.close()
    state = State.open(file)
    assert state.corrections.in_effect() == [FIRST, SECOND, THIRD]
    state.close()


def test_the_same_again_changes_nothing(state: State) -> None:
    state.corrections.add([FIRST, SECOND])
    assert state.corrections.add([FIRST, SECOND]) == 0
    assert state.corrections.add([]) == 0
    assert state.corrections.in_effect() == [FIRST, SECOND]


def test_what_is_taken_back_last_is_given_back_first(state: State) -> None:
    corrections = state.corrections
    corrections.add([FIRST, SECOND, THIRD])
    corrections.take_back(THIRD)
    corrections.take_back(FIRST)
    assert corrections.in_effect() == [SECOND]
    assert corrections.last_taken_back() == FIRST
    corrections.add([FIRST])
    assert corrections.last_taken_back() == THIRD
    corrections.begin_anew()
    assert corrections.last_taken_back() is None
    assert corrections.in_effect() == [FIRST, SECOND]


def test_a_line_of_another_version_stays_where_it_is(state: State) -> None:
    state._run("INSERT INTO correction VALUES ('praise \"Maren Holt\"', '2026', NULL)")
    state.corrections.add([FIRST])
    assert state.corrections.in_effect() == [FIRST]
    assert state._run("SELECT count(*) FROM correction") == [(2,)]


def test_a_full_disk_is_said_and_nothing_is_half_kept(state: State) -> None:
    state.corrections.add([FIRST])
    pages = state._run("PRAGMA page_count")[0][0]
    state._run(f"PRAGMA max_page_count = {pages}")
    many = [Hide(Named(f"Name {n} " * 20, PERSON)) for n in range(2000)]
    with pytest.raises(StateError, match="disk is full"):
        state.corrections.add(many)
    assert state.corrections.in_effect() == [FIRST]


WRITER = """
import sys, time
from pathlib import Path
from briefing.model import EntityKind, Hide, Named
from briefing.store import State
state = State.open(Path(sys.argv[1]))
for n in range(int(sys.argv[3])):
    one = Hide(Named(f"{sys.argv[2]} {n}", EntityKind.PERSON), f"2026-03-03T14:05:12.{n:03}Z")
    assert state.corrections.add([one]) == 1
print("done", flush=True)
time.sleep(float(sys.argv[4]))
"""


def test_a_correction_outlives_a_kill(
    file: Path, start: Callable[..., subprocess.Popen[str]]
) -> None:
    process = start(WRITER, file, "a", 5, 60)
    assert process.stdout is not None
    assert process.stdout.readline() == "done\n"
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    state = State.open(file)
    assert [one.entity.name for one in state.corrections.in_effect()] == [
        f"a {n}" for n in range(5)
    ]
    state.close()


def test_two_sessions_at_once_lose_nothing(
    file: Path, start: Callable[..., subprocess.Popen[str]]
) -> None:
    code = WRITER.replace(
        "assert state.corrections.add([one]) == 1", "state.corrections.add([one])"
    )
    writers = [start(code, file, name, 60, 0) for name in "ab"]
    for writer in writers:
        output, errors = writer.communicate(timeout=60)
        assert (output, errors, writer.returncode) == ("done\n", "", 0)
    state = State.open(file)
    names = {one.entity.name for one in state.corrections.in_effect()}
    assert names == {f"{name} {n}" for name in "ab" for n in range(60)}
    state.close()
