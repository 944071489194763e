import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.width import text_width
from briefing.text.wrap import wrap_lines, wrap_rows

TEXTS = st.text(alphabet="ab \n\tcdé\u0301ж漢😀-", max_size=150)


@given(TEXTS, st.integers(2, 40))
def test_rows_begin_at_the_start_rise_and_lose_nothing(text, width):
    rows = wrap_rows(text, 0, len(text), width)
    assert rows[0] == 0
    assert rows == sorted(set(rows))
    assert "".join(text[a:b] for a, b in zip(rows, [*rows[1:], None], strict=True)) == text


@given(TEXTS, st.integers(2, 40))
def test_no_row_is_wider_than_asked(text, width):
    rows = wrap_rows(text, 0, len(text), width)
    for a, b in zip(rows, [*rows[1:], None], strict=True):
        assert text_width(text[a:b].replace("\n", " ").replace("\t", " ").strip()) <= width


@given(TEXTS, TEXTS, st.integers(2, 40))
def test_a_slice_wraps_as_the_same_text_alone(before, text, width):
    whole = before + text
    rows = wrap_rows(whole, len(before), len(whole), width)
    assert [row - len(before) for row in rows] == wrap_rows(text, 0, len(text), width)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one  two", 4, ["one", "two"]),
        ("incomprehensibilities", 8, ["incompre", "hensibil", "ities"]),
        ("a\nb\n  c", 80, ["a b c"]),
        ("漢字漢字漢字", 5, ["漢字", "漢字", "漢字"]),
        ("привет мир", 6, ["привет", "мир"]),
        ("", 10, [""]),
    ],
)
def test_lines(text, width, lines):
    assert wrap_lines(text, width) == lines
