"""Movement in the text, in lists, from article to article and pane to pane."""

import pytest
from textual.events import MouseScrollDown


async def test_lines_pages_and_edges(running, ferry_stack):
    async with running(ferry_stack, size=(60, 16)) as pilot:
        reader = pilot.app.screen.reader
        await pilot.press("j")
        assert reader.top_row == 1
        await pilot.press("down", "k")
        assert reader.top_row == 1
        await pilot.press("space")
        assert reader.top_row == 1 + reader.visible_rows - 1
        await pilot.press("b", "u")
        assert reader.top_row == 0
        await pilot.press("d")
        assert 0 < reader.top_row < reader.visible_rows
        await pilot.press("G")
        assert reader.at_end
        assert reader.percent == 100
        await pilot.press("g")
        assert reader.top_row == 0


async def test_counts_repeat(running, ferry_stack):
    async with running(ferry_stack, size=(60, 16)) as pilot:
        screen = pilot.app.screen
        await pilot.press("1", "0", "j")
        assert screen.pane == "R"
        assert screen.reader.top_row == 10
        await pilot.press("5", "0", "G")
        assert screen.reader.top_row == screen.reader.last_row // 2


async def test_a_count_is_shown_while_it_is_typed(running, ferry_stack, shown):
    async with running(ferry_stack) as pilot:
        await pilot.press("5", "0")
        assert shown(pilot.app).splitlines()[-1].split()[0] == "50"
        await pilot.press("j")
        assert "50" not in shown(pilot.app).splitlines()[-1]


async def test_space_at_the_end_says_so_and_goes_on(running, ferry_stack):
    async with running(ferry_stack, size=(60, 16)) as pilot:
        screen = pilot.app.screen
        assert screen.article.title == "Ferry raised after nine days"
        await pilot.press("G", "space")
        assert screen.article.title == "Harbour gives back its ferry"
        await pilot.press("G", "space")
        assert screen.article.title == "Harbour gives back its ferry"
        assert "last article" in screen.status.text
        await pilot.press("<")
        assert screen.article.title == "Ferry raised after nine days"
        assert screen.reader.at_end


async def test_articles_are_walked_with_and_without_read_ones(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        first, second = screen.briefing.articles
        await pilot.press("J")
        assert screen.article == second
        await pilot.press("J")
        assert "no article after this one" in screen.status.text
        await pilot.press("K")
        assert screen.article == first
        await pilot.press("J", "r", "K", ".")
        assert screen.article == first
        assert "no unread article after" in screen.status.text
        await pilot.press("J", ",")
        assert screen.article == first


async def test_sentences_are_stepped_and_marked(running, ferry_stack, shown):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        text = screen.article.text
        await pilot.press("w")
        first = screen.reader.sentence
        assert "▎" in shown(pilot.app)
        await pilot.press("w")
        second = screen.reader.sentence
        assert second.start >= first.end
        await pilot.press("W")
        assert screen.reader.sentence == first
        await pilot.press("0", "3", "w")
        assert screen.reader.sentence.start > second.start
        assert text[first.start : first.end].strip()


async def test_headings(running, ferry_stack):
    async with running(ferry_stack, size=(60, 16)) as pilot:
        screen = pilot.app.screen
        await pilot.press("}")
        at = screen.article.text.index("WHAT HAPPENED")
        assert screen.reader.shows(at)
        await pilot.press("G", "{")
        assert screen.reader.shows(at)


async def test_panes_by_digit_tab_and_q(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        for key, pane in (("1", "C"), ("3", "S"), ("4", "X"), ("2", "R")):
            await pilot.press(key)
            assert screen.pane == pane
        for pane in ("C", "S", "X", "R"):
            await pilot.press("tab")
            assert screen.pane == pane
        await pilot.press("left")
        assert screen.pane == "X"
        await pilot.press("q")
        assert screen.pane == "R"
        assert pilot.app.is_running


async def test_drawers_lie_over_the_text_and_close_with_their_key(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        assert not screen.contents.display
        await pilot.press("1")
        assert screen.contents.display
        assert screen.reader.size.width == 80
        await pilot.press("1")
        assert not screen.contents.display
        assert screen.pane == "R"


async def test_wide_screens_show_all_panes_and_zoom_shows_one(running, ferry_stack):
    async with running(ferry_stack, size=(120, 40)) as pilot:
        screen = pilot.app.screen
        panes = (screen.contents, screen.reader, screen.summary, screen.references)
        assert all(pane.display for pane in panes)
        await pilot.press("3", "z")
        assert [pane.display for pane in panes] == [False, False, True, False]
        await pilot.press("q")
        assert all(pane.display for pane in panes)


async def test_the_same_text_stays_at_the_top_through_a_resize(running, ferry_stack):
    async with running(ferry_stack, size=(60, 14)) as pilot:
        reader = pilot.app.screen.reader
        await pilot.press("1", "0", "j")
        top = reader.top_offset
        for size in ((120, 14), (44, 13), (90, 20), (60, 14)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            row = reader.top_row
            starts = reader.layout_rows.starts
            assert starts[row] <= top
            assert reader.at_end or top < starts[row + 1] or starts[row] == starts[row + 1]
        assert reader.top_offset == top


async def test_the_text_can_be_narrowed_and_widened(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        reader = pilot.app.screen.reader
        rows = len(reader.layout_rows)
        await pilot.press("0", "9", "-")
        assert len(reader.layout_rows) > rows
        await pilot.press("0", "9", "_")
        assert len(reader.layout_rows) == rows


@pytest.mark.parametrize("size", [(40, 12), (20, 6), (10, 3), (1, 1)])
async def test_small_screens_are_survived(running, ferry_stack, size):
    async with running(ferry_stack, size=size) as pilot:
        await pilot.press("j", "1", "j", "4", "3", "2", "space", "w", "?", "q")
        assert pilot.app.is_running


@pytest.mark.parametrize("size", [(39, 12), (40, 11), (20, 6)])
async def test_under_the_smallest_size_one_line_says_so(running, ferry_stack, shown, size):
    async with running(ferry_stack, size=size) as pilot:
        await pilot.press("j", "4", "2")
        lines = [line for line in shown(pilot.app).splitlines() if line.strip()]
        assert lines == ["needs 40x12"]
        await pilot.resize_terminal(60, 16)
        await pilot.pause()
        assert "needs 40x12" not in shown(pilot.app)
        assert "Crews raised" in shown(pilot.app)


async def test_the_smallest_size_is_read_in(running, ferry_stack, shown):
    async with running(ferry_stack, size=(40, 12)) as pilot:
        assert "Ferry raised after nine days" in shown(pilot.app)
        await pilot.press("4")
        assert "Shared" in shown(pilot.app)


async def test_lists_page_and_jump_to_their_edges(running, ferry_stack):
    async with running(ferry_stack, size=(80, 14)) as pilot:
        rows = pilot.app.screen.references
        await pilot.press("4", "G")
        assert rows.item == len(rows.entities) - 1
        await pilot.press("g")
        assert rows.item == 0
        await pilot.press("space")
        assert rows.item > 0
        await pilot.press("b")
        assert rows.item == 0
        await pilot.press("0", "2", "j", "k")
        assert rows.item == 1


async def test_the_wheel_scrolls_a_list_though_it_has_no_scrollbar(running, ferry_stack):
    async with running(ferry_stack, size=(120, 12)) as pilot:
        references = pilot.app.screen.references
        assert references.virtual_size.height > references.size.height
        references.post_message(
            MouseScrollDown(references, 1, 1, 0, 0, 0, False, False, False, 0, 0, None)
        )
        await pilot.pause()
        assert references.scroll_offset.y > 0
