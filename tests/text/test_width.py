import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from briefing.text.clean import is_clean
from briefing.text.width import char_width, clip, pad, text_width


def test_common_characters_are_as_wide_as_the_screen_draws_them():
    for code in (
        *range(0x20, 0x530),
        *range(0x2010, 0x2028),
        *range(0x3041, 0x30FF),
        *range(0x4E00, 0x4E80),
    ):
        char = chr(code)
        if is_clean(char):
            assert char_width(char) == get_character_cell_size(char), hex(code)


@given(st.text(max_size=40), st.integers(0, 30))
def test_clipped_text_fits_and_padded_text_fills(text, width):
    text = text.replace("\n", " ")
    assert text_width(clip(text, width)) <= width
    assert text_width(pad(text, width)) == width


@pytest.mark.parametrize(
    ("text", "width", "clipped"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("漢字漢", 5, "漢字…"), ("ab cd", 4, "ab…")],
)
def test_clip(text, width, clipped):
    assert clip(text, width) == clipped
