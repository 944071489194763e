"""What takes too long, or too much memory, is cut off in the process that draws the screen."""

from __future__ import annotations

import re
import signal
import sys
from contextlib import suppress
from threading import Thread

import pytest

from briefing.sources import watch
from briefing.sources.watch import Overdue, watched


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "SECONDS", 0.1)


def forever() -> None:
    with suppress(Exception):  # whatever is wrong with a file: it must not be taken for that
        while True:
            pass


@pytest.mark.parametrize("work", [forever, lambda: re.match("(a*)*b", "a" * 60)])
def test_what_takes_too_long_is_cut_off(work) -> None:
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(Overdue), watched():
        work()
    assert signal.getsignal(signal.SIGPROF) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_what_is_done_in_time_is_left_alone() -> None:
    with watched():
        made = sum(range(100))
    assert made == 4_950
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the limit is not kept")
def test_what_wants_too_much_memory_fails_and_the_limit_goes() -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_DATA)
    with pytest.raises(MemoryError), watched():
        bytearray(3 << 30)
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


def test_in_another_thread_nothing_is_watched() -> None:
    done: list[int] = []

    def work() -> None:
        with watched():
            done.append(1)

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert done == [1]
