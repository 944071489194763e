"""Whatever two screens hold, what is written between them makes a terminal show the second."""

import re
from unicodedata import category

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from briefing.tui.terminal.cells import BLANK, NARROW, is_disputed, put, to_cells
from briefing.tui.terminal.charset import split
from briefing.tui.terminal.encoding import Encoder
from briefing.tui.terminal.scrolling import Move, apply_move, find_move
from briefing.tui.terminal.sgr import PLAIN, change, parse

WIDTH, HEIGHT = 24, 8
STYLES = [
    Style(), Style(bold=True), Style(dim=True), Style(reverse=True), Style(underline=True),
    Style(color="magenta"), Style(color="#a0b0c0"), Style(color="red", bold=True),
    Style(bgcolor="#16181c"), Style(bgcolor="blue", color="white", italic=True),
]  # fmt: skip
CHARACTERS = [*"ab  c─é漢😀", "👩\u200d🚀", "❤\ufe0f", "क्षि", "🇫🇮", "e\u0301"]
WORDS = st.lists(st.sampled_from(CHARACTERS), max_size=12).map("".join)
LINES = st.lists(st.tuples(WORDS, st.sampled_from(STYLES)), max_size=4)
PLACES = st.none() | st.tuples(st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1))
SCREENS = st.lists(LINES, min_size=HEIGHT, max_size=HEIGHT)


def grid(lines):
    found = []
    for pieces in lines:
        line = [BLANK] * WIDTH
        cells = to_cells([Segment(text, style) for text, style in pieces], ColorSystem.TRUECOLOR)
        put(line, 0, cells)
        found.append(line)
    return found


class Cells(pyte.Screen):
    def set_margins(self, top=None, bottom=None):
        super().set_margins(top, bottom)
        self.cursor_position()  # as terminals do, also when the region is given up


class Terminal:
    def __init__(self):
        self.screen = Cells(WIDTH, HEIGHT)
        self.stream = pyte.Stream(self.screen)
        self.feed("\x1b[?7l")  # the driver, too, lets nothing wrap at the edge

    def feed(self, text):
        self.stream.feed(text)

    def cells(self):
        return [[self._look(self.screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]

    @staticmethod
    def _look(char):
        if char.data == " " and not char.reverse and not char.underscore:
            return char.bg  # what is erased takes over no more than that
        return (
            char.data, char.fg, char.bg, char.bold, char.italics, char.underscore, char.reverse,
        )  # fmt: skip


def painted(lines):
    """Return what a terminal shows when every cell is written afresh, over blanks of its style."""
    terminal = Terminal()
    for y, line in enumerate(lines):
        for x, (text, sgr) in enumerate(line):
            style = f"\x1b[0{''.join(';' + p for p in sgr)}m"
            if text:
                room = 1 + (line[x + 1 : x + 2] == [("", sgr)])
                terminal.feed(f"\x1b[{y + 1};{x + 1}H{style}{' ' * room}")
                terminal.feed(f"\x1b[{y + 1};{x + 1}H{text}")
    return terminal.cells()


@settings(max_examples=80, deadline=None)
@given(SCREENS, SCREENS, SCREENS, st.booleans(), st.booleans(), PLACES)
def test_a_row_of_frames_ends_in_the_last_one(first, second, third, erases, fills, place):
    terminal, at = Terminal(), None
    shown = [[BLANK] * WIDTH for _ in range(HEIGHT)]
    for lines in (first, second, third):
        wanted = grid(lines)
        encoder = Encoder(erases, at, fills)
        sequence = encoder.encode(shown, wanted, place)
        terminal.feed(sequence)
        at = encoder.cursor
        assert shown == wanted
        assert terminal.cells() == painted(wanted)
        assert erases or not re.search(r"\x1b\[\d*X", sequence)
        if place is not None:
            assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == place == at


@settings(max_examples=100, deadline=None)
@given(SCREENS, st.integers(-6, 6), st.integers(0, 3), st.integers(4, HEIGHT))
def test_moved_lines_arrive_too(lines, by, top, bottom):
    before = grid(lines)
    after = [line.copy() for line in before]
    for y in range(top, bottom):
        if top <= y + by < bottom:
            after[y] = before[y + by].copy()
    terminal = Terminal()
    shown = [[BLANK] * WIDTH for _ in range(HEIGHT)]
    terminal.feed(Encoder().encode(shown, before, None))
    terminal.feed(Encoder().encode(shown, after, None))
    assert terminal.cells() == painted(after)


def text_lines(words, width=80):
    return [[(char, PLAIN) for char in word.ljust(width)] for word in words]


def test_a_scrolled_page_moves_and_only_the_new_line_is_written():
    words = [f"line {n} of a text that has some length" for n in range(30)]
    before, after = text_lines(["title", *words[:20]]), text_lines(["title", *words[1:21]])
    assert find_move(before, after) == Move(1, 20, 1)
    sequence = Encoder().encode(before, after, None)
    assert "line 20" in sequence
    assert "line 7" not in sequence
    assert len(sequence) < 100


def test_a_narrow_text_has_a_cell_of_known_width_for_each_character():
    narrow = [char for char in map(chr, range(0x110000)) if NARROW.fullmatch(char)]
    assert {"a", "é", "ж", "”", "─"} <= set(narrow)
    assert [char for char in narrow if split(char) != [(char, 1)] or is_disputed(char)] == []
    assert {category(char) for char in narrow}.isdisjoint({"Cc", "Cf", "Cs", "Mn", "Me"})


def test_nothing_is_written_when_nothing_has_changed():
    lines = text_lines(["one", "two"])
    shown = [line.copy() for line in lines]
    assert Encoder().encode(shown, lines, None) == ""


def test_moves_up_and_down_blank_what_they_leave():
    lines = text_lines(["a", "b", "c"], 1)
    apply_move(lines, Move(0, 2, 1), 1)
    assert lines == [*text_lines(["b", "c"], 1), [BLANK]]
    apply_move(lines, Move(0, 1, -1), 1)
    assert lines == [[BLANK], *text_lines(["b"], 1), [BLANK]]


@pytest.mark.parametrize(
    ("before", "after", "sequence"),
    [
        ("", "", ""),
        ("1", "", "\x1b[m"),
        ("", "1;35", "\x1b[1;35m"),
        ("1", "1;35", "\x1b[35m"),
        ("1;35", "1;36", "\x1b[36m"),
        ("1;35", "35", "\x1b[22m"),
        ("1;2", "2", "\x1b[0;2m"),
        ("38;2;1;2;3", "38;5;9", "\x1b[38;5;9m"),
        ("39;49", "", ""),
    ],
)
def test_styles_change_by_the_shortest_sequence(before, after, sequence):
    assert change(parse(before), parse(after)) == sequence


@pytest.mark.parametrize("bad", ["\x1b", "\x9b", "\x07", "\u202e", "\x00", "\r", "\n", "\x7f"])
def test_nothing_that_acts_passes_the_last_guard(bad):
    cells = to_cells([Segment(f"a{bad}b", Style())], ColorSystem.STANDARD)
    assert bad not in "".join(text for text, _ in cells)


def test_halves_of_wide_characters_do_not_stay_behind():
    line = to_cells([Segment("漢字", Style())], ColorSystem.STANDARD)
    put(line, 1, [("x", PLAIN)])
    assert [text for text, _ in line] == [" ", "x", "字", ""]
    line = to_cells([Segment("漢字", Style())], ColorSystem.STANDARD)
    put(line, 0, [("x", PLAIN)])
    assert [text for text, _ in line] == ["x", " ", "字", ""]


def test_a_hole_is_erased_and_not_written():
    before = text_lines(["a line of some length that will be gone, but for its end ", "b"])
    after = [line.copy() for line in before]
    after[0][2:50] = [BLANK] * 48
    assert Encoder(True, (0, 0)).encode(before, after, None) == "\x1b[2C\x1b[48X"


def test_a_line_feed_keeps_the_column():
    before, after = text_lines(["a", "b"]), text_lines(["a", "b"])
    after[1][5] = ("x", PLAIN)
    assert Encoder(True, (5, 0)).encode(before, after, None) == "\nx"


GROUND = ("48;5;17",)


def test_coloured_blanks_are_erased_where_the_terminal_fills_them():
    after = [[("a", ("1", *GROUND)), *[(" ", GROUND)] * 79]]
    before = [[BLANK] * 80]
    assert Encoder(True, (0, 0), True).encode(before, after, None) == (
        "\x1b[1;48;5;17ma\x1b[K\x1b[m"
    )
    before = [[BLANK] * 80]
    assert Encoder(True, (0, 0), False).encode(before, after, None).count(" ") == 79


def test_what_is_erased_gets_no_lines():
    after = [[("a", ("4", *GROUND)), *[(" ", GROUND)] * 79]]
    sequence = Encoder(True, (0, 0), True).encode([[BLANK] * 80], after, None)
    assert sequence == "\x1b[4;48;5;17ma\x1b[24m\x1b[K\x1b[m"
