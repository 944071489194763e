"""Where a terminal takes ASCII only, texts become ASCII, and every column stays where it was."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import briefing
from briefing.tui.terminal import cells as cells_module
from briefing.tui.terminal.cells import to_cells
from briefing.tui.terminal.charset import is_limited, split, to_ascii


@pytest.mark.parametrize(
    ("env", "limited"),
    [
        ({"LC_ALL": "C"}, True),
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, True),
        ({"LC_ALL": "C.UTF-8"}, False),
        ({"LC_ALL": "", "LC_CTYPE": "C.utf8", "LANG": "C"}, False),
        ({"LC_CTYPE": "UTF-8"}, False),
        ({"LANG": "de_DE.ISO-8859-1"}, True),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({}, False),
    ],
)
def test_the_locale_says_what_the_terminal_takes(env, limited):
    assert is_limited(env, "utf-8") is limited
    assert is_limited(env, "iso8859-1")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("┌─┬─┐ │ ▎ ▸ ○ ◐ ●", "+-+-+ | | > o ~ *"),
        ("“Quoted” — ‘so’ – he said…", "\"Quoted\" - 'so' - he said."),
        ("São Paulo, Łódź, cafe\u0301", "Sao Paulo, Lodz, cafe"),
        ("漢字 と 😀", "???? ?? ??"),
        ("10² ≠ 102, ½ €", "10? # 102, ? ?"),
        ("a\xa0b\u3000c", "a b  c"),
        ("␛]0;title�", "?]0;title?"),
        ("plain", "plain"),
    ],
)
def test_signs_have_counterparts_that_say_the_same(text, shown):
    assert to_ascii(text) == shown


def test_every_sign_of_our_own_has_a_counterpart():
    room = Path(briefing.__file__).parent / "tui"
    signs = {
        char
        for source in [*room.rglob("*.py")]
        for text in re.findall(r'"[^"\n]*"', source.read_text(encoding="utf-8"))
        for char in text
        if not char.isascii()
    }
    assert len(signs) > 20
    assert {sign for sign in signs if "?" in to_ascii(sign)} == set()


@given(st.text())
def test_every_column_stays(text):
    shown = to_ascii(text)
    assert shown.isascii()
    beyond = [(piece, width) for piece, width in split(text) if not piece.isascii()]
    plain = sum(piece.isascii() for piece, _ in split(text))
    assert len(shown) == plain + sum(width for _, width in beyond)


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])))
@example("\u200e")
def test_cells_are_as_many(text):
    from rich.color import ColorSystem
    from rich.segment import Segment

    cells = to_cells([Segment(text)], ColorSystem.STANDARD)
    drawn = cells_module._FORBIDDEN.sub(cells_module._REPLACEMENT, text)  # in this order there
    fitted = to_cells([Segment(to_ascii(drawn))], ColorSystem.STANDARD)
    assert len(fitted) == len(cells)
