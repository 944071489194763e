"""Days as people read them."""

import pytest

from briefing.text.days import written_day


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
