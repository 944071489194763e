"""Days as people read them."""

import pytest

from briefing.text.days import written_date, written_day


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2026-03-03", "3 Mar 2026"),
        ("2026-12-31", "31 Dec 2026"),
        ("2026-13-01", "2026-13-01"),
        ("2026-03", "2026-03"),
        ("٢٠٢٦-٠٣-٠٣", "٢٠٢٦-٠٣-٠٣"),
        ("", ""),
    ],
)
def test_a_day_is_written_out_and_anything_else_is_left(iso, written):
    assert written_day(iso) == written


@pytest.mark.parametrize(
    ("first", "last", "precision", "written"),
    [
        ("2026-03-03", "2026-03-03", "day", "3 Mar 2026"),
        ("2026-03-03", "2026-03-05", "day", "3-5 Mar 2026"),
        ("2026-02-27", "2026-03-01", "day", "27 Feb - 1 Mar 2026"),
        ("XXXX-03-03", "XXXX-03-03", "day", "3 Mar (year?)"),
        ("XXXX-XX-17", "XXXX-XX-17", "day", "the 17th"),
        ("2026-03-02", "2026-03-08", "week", "week of 2 Mar 2026"),
        ("2026-03-01", "2026-03-31", "month", "Mar 2026"),
        ("XXXX-03-01", "XXXX-03-31", "month", "Mar (year?)"),
        ("2025-12-01", "2026-02-28", "season", "winter 2025"),
        ("2026-01-01", "2026-12-31", "year", "2026"),
        ("2004-01-01", "2009-12-31", "year", "2004-2009"),
        ("1990-01-01", "1999-12-31", "decade", "1990s"),
        ("1800-01-01", "1899-12-31", "century", "19th century"),
    ],
)
def test_days_are_written_by_their_precision(first, last, precision, written):
    assert written_date(first, last, precision) == written
