"""What is drawn before Textual is there stands where the app will draw it."""

import os

import pytest

from briefing.library import open_stack
from briefing.tui.first_frame import draw_first_frame
from briefing.tui.panes import SMALLEST, reader_columns

SIZES = [SMALLEST, (80, 24), (109, 30), (110, 30), (113, 31), (120, 40), (161, 45), (200, 50)]
MARKDOWN = """# Ports reopen 港 after the storm

*Two of three are open; the third waits for a crane.*

Harbour masters said that `north-gate` was clear, and that é and 漢字 were painted on it.

> The crane is late, as it always is when the wind is in the east and the tide is going out.

- first, the pilot boats
- then the ferries

| port | state |
|------|-------|
| Lund | open  |
| Arn  | shut  |
"""


@pytest.fixture
def markdown(tmp_path):
    path = tmp_path / "ports.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    return path


def read_pane(lines, size):
    first, width = reader_columns(size[0])
    return [line[first : first + width].rstrip() for line in lines[: size[1] - 1]]


def as_columns(text, size):
    """Put a blank behind each wide character, so that an index is a column."""
    from rich.cells import get_character_cell_size

    lines = []
    for line in text.split("\n"):
        spaced = "".join(c + "\0" * (get_character_cell_size(c) - 1) for c in line)
        lines.append(spaced.ljust(size[0]))
    return lines


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("offset", [0, 300])
async def test_it_is_what_the_app_draws(running, shown, ferry_stack, markdown, size, offset):
    for path in (ferry_stack, markdown):
        async with running(path, size=size) as pilot:
            reader = pilot.app.screen.reader
            for sign in list(reader._signs):
                reader.set_signs(sign, ())  # they come with the analysis
            reader.scroll_to_offset(offset)
            await pilot.pause()
            articles = open_stack([str(path)]).articles
            cells = draw_first_frame(articles, reader.top_offset, 76, os.terminal_size(size))
            drawn = ["".join(text or "\0" for text, _ in line) for line in cells]
            wanted = as_columns(shown(pilot.app), size)
            assert read_pane(drawn, size) == read_pane(wanted, size)


def test_there_is_none_on_a_screen_too_small(ferry_stack):
    articles = open_stack([str(ferry_stack)]).articles
    assert draw_first_frame(articles, 0, 76, os.terminal_size((39, 12))) is None
    assert draw_first_frame(articles, 0, 76, os.terminal_size((40, 11))) is None
