"""How far work is: done, of, rate and time left, by the pace of the last seconds."""

from __future__ import annotations

import pytest

from briefing.text.progress import Pace, written_rate, written_time


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_pace_is_told_once_there_is_one() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.tell(0, 10_000) == "0 of 10,000"
    clock.now += 0.5
    assert pace.tell(200, 10_000) == "200 of 10,000"
    clock.now += 4.5
    assert pace.tell(2_000, 10_000) == "2,000 of 10,000 · 400/s · 20 s left"


def test_the_pace_is_that_of_the_last_seconds() -> None:
    clock = Clock()
    pace = Pace(clock)
    told = ""
    for step in range(1, 41):  # a hundred a second, then ten
        clock.now += 1
        told = pace.tell(100 * min(step, 20) + 10 * max(0, step - 20), 10_000)
    assert told == "2,200 of 10,000 · 10/s · 13:00 min left"


def test_work_that_stands_still_has_no_time_left() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(30):
        clock.now += 1
        told = pace.tell(50, 100)
    assert told == "50 of 100"


@pytest.mark.parametrize(
    ("rate", "said"), [(1234.5, "1,234/s"), (2, "2/s"), (0.5, "30/min"), (0.001, "1/min")]
)
def test_rates(rate: float, said: str) -> None:
    assert written_rate(rate) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "0 s"), (99, "99 s"), (245, "4:05 min"), (3599, "59:59 min"), (7800, "2:10 h")],
)
def test_times(seconds: float, said: str) -> None:
    assert written_time(seconds) == said
