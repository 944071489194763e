import pytest

from briefing.text.reading_time import minutes_for, written_minutes


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (229, 1), (460, 2), (23_000, 100)])
def test_minutes(words, minutes):
    assert minutes_for(words) == minutes


@pytest.mark.parametrize(
    ("minutes", "written"), [(1, "1 min"), (99, "99 min"), (100, "2 h"), (1449, "24 h")]
)
def test_what_takes_long_is_told_in_hours(minutes, written):
    assert written_minutes(minutes) == written
    assert written_minutes(7, "m") == "7 m"
