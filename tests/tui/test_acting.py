"""Copying, selecting, read marks, reading again, commands by name, leaving."""

import base64
import io
from dataclasses import replace

import pytest

from briefing.config import Config
from briefing.errors import ConfigError
from briefing.library import open_stack
from briefing.model import BlockKind
from briefing.model.holdings import Head, Holdings
from briefing.tui.app import BriefingApp
from briefing.tui.screens.acting import _place_again
from briefing.tui.screens.help import Help
from briefing.tui.show import show


async def test_a_sentence_is_copied_with_where_it_comes_from(running, ferry_stack, monkeypatch):
    from briefing import paths

    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        at = screen.article.text.index("The operation used")
        screen.reader.go_to(at, at)
        await pilot.press("y")
        copied = pilot.app.clipboard
        assert copied.startswith("The operation used two floating cranes")
        assert "Ferry raised after nine days" in copied
        assert f"1 herald.txt:{at}-" in copied
        assert "copied" in screen.status.text
        assert paths.copy_file().read_text(encoding="utf-8") == copied


async def test_a_selection_grows_by_sentences(running, ferry_stack):
    async with running(ferry_stack, size=(80, 40)) as pilot:
        screen = pilot.app.screen
        at = screen.article.text.index("The Aurora sank")
        screen.reader.go_to(at, at)
        await pilot.press("v")
        assert screen.reader.marks.get("selection")
        await pilot.press("j", "y")
        assert "The Aurora sank within twenty minutes" in pilot.app.clipboard
        assert "All 31 people on board were taken off" in pilot.app.clipboard
        assert not screen.reader.marks.get("selection")
        await pilot.press("v", "q")
        assert not screen.reader.marks.get("selection")
        assert pilot.app.is_running


async def test_too_long_a_passage_goes_into_the_file_alone(running, tmp_path):
    from briefing import paths

    long = tmp_path / "long.txt"
    long.write_text("Title of it\n\n" + "word " * 20_000 + "end.\n", encoding="utf-8")
    async with running(long) as pilot:
        screen = pilot.app.screen
        await pilot.press("w", "w", "y")
        assert "too long" in screen.status.text
        assert paths.copy_file().name in screen.status.text
        assert not pilot.app.clipboard
        assert len(paths.copy_file().read_text(encoding="utf-8")) > 100_000


async def test_read_marks_are_set_kept_and_taken_back(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("r")
        assert screen.article.id in screen.keeper.read
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        assert screen.article.id in screen.keeper.read
        await pilot.press("r")
        assert screen.article.id not in screen.keeper.read


async def test_an_article_seen_to_its_end_has_been_read(running, ferry_stack):
    async with running(ferry_stack, size=(60, 14)) as pilot:
        screen = pilot.app.screen
        assert screen.article.id not in screen.keeper.read
        await pilot.press("G")
        assert screen.article.id in screen.keeper.read


async def test_the_place_in_each_article_is_kept(running, ferry_stack):
    async with running(ferry_stack, size=(60, 14)) as pilot:
        await pilot.press("5", "j")
        place = pilot.app.screen.reader.top_offset
        assert place
    async with running(ferry_stack, size=(90, 20)) as pilot:
        assert pilot.app.screen.reader.top_offset == place


async def test_changed_files_are_read_again(running, ferry_stack):
    async with running(ferry_stack, size=(60, 14)) as pilot:
        screen = pilot.app.screen
        await pilot.press("R")
        assert "nothing has changed" in screen.status.text
        at = screen.article.text.index("The Aurora sank")
        screen.reader.go_to(at, at)
        shown = screen.reader.top_offset
        quote = screen.article.text[shown : shown + 30].split()[:3]
        file = ferry_stack / "1 herald.txt"
        text = file.read_text(encoding="utf-8").replace("By Ada Lind", "By Ada Lind and Bo Rask")
        file.write_text(text, encoding="utf-8")
        (ferry_stack / "3 new.txt").write_text("A third one\n\nIt is short.\n", encoding="utf-8")
        await pilot.press("R")
        await pilot.app.workers.wait_for_complete()
        assert "2 articles new or changed" in screen.status.text
        assert len(screen.briefing.articles) == 3
        assert "Bo Rask" in screen.article.text
        top = screen.reader.top_offset
        assert screen.article.text[top : top + 30].split()[:3] == quote


async def test_what_came_and_went_is_told_and_the_cursor_stays_with_its_article(
    running, ferry_stack
):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("J", "1")
        assert screen.contents.article.path.endswith("2 coast.txt")
        (ferry_stack / "0 new.txt").write_text("A new one\n\nIt is short.\n", encoding="utf-8")
        await pilot.press("R")
        await pilot.app.workers.wait_for_complete()
        assert screen.status.text == "1 article new or changed"
        assert screen.contents.article is screen.article
        assert screen.article.path.endswith("2 coast.txt")
        (ferry_stack / "0 new.txt").unlink()
        await pilot.press("R")
        await pilot.app.workers.wait_for_complete()
        assert screen.status.text == "1 gone"
        assert screen.contents.article.path.endswith("2 coast.txt")
        (ferry_stack / "2 coast.txt").unlink()
        await pilot.press("R")
        await pilot.app.workers.wait_for_complete()
        assert screen.status.text == "1 gone · the one that was open is not there any more"
        assert screen.contents.article is screen.article


@pytest.mark.parametrize("first", [True, False])
async def test_what_was_piped_in_stays_when_files_are_read_again(ferry_stack, first):
    names = ["-", str(ferry_stack)] if first else [str(ferry_stack), "-"]
    piped = io.BytesIO(b"What was piped in\n\nIt cannot be had again.\n")
    app = BriefingApp(names, open_stack(names, piped), Config())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = pilot.app.screen
        before = [article.title for article in screen.briefing.articles]
        assert "What was piped in" in before
        await pilot.press("R")
        assert screen.status.text == "nothing has changed"
        (ferry_stack / "3 new.txt").write_text("A third one\n\nIt is short.\n", encoding="utf-8")
        await pilot.press("R")
        await pilot.app.workers.wait_for_complete()
        after = [article.title for article in screen.briefing.articles]
        assert [title for title in after if title != "A third one"] == before
        assert len(after) == 4


async def test_a_stack_that_has_gone_stays_open(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        for file in ferry_stack.iterdir():
            file.unlink()
        await pilot.press("R")
        assert "stays" in pilot.app.screen.status.text
        assert pilot.app.screen.article.title == "Ferry raised after nine days"


async def test_commands_run_by_name(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press(":", *"2", "enter")
        assert screen.article.title == "Harbour gives back its ferry"
        await pilot.press(":", *"7", "enter")
        assert "there are 2 articles" in screen.status.text
        await pilot.press(":", *"contents", "enter")
        assert screen.pane == "C"
        await pilot.press(":", *"refer", "tab")
        assert screen.prompt.field.value == "references"
        await pilot.press("enter")
        assert screen.pane == "X"
        await pilot.press(":", *"frobnicate", "enter")
        assert "no command frobnicate" in screen.status.text
        await pilot.press(":", *"next-h", "enter")
        assert "next-heading or next-hit" in screen.status.text
        await pilot.press(":", *"theme dark", "enter")
        assert pilot.app.theme == "dark"
        await pilot.press(":", *"theme plaid", "enter")
        assert "no theme plaid" in screen.status.text
        await pilot.press(":", "q", "enter")
    assert pilot.app.return_value == 0


async def test_help_lists_the_keys_of_the_pane_and_runs_them(running, ferry_stack, shown):
    async with running(ferry_stack, size=(150, 160)) as pilot:
        screen = pilot.app.screen
        await pilot.press("?")
        assert isinstance(pilot.app.screen, Help)
        text = shown(pilot.app)
        assert "Space f PgDn" in text
        assert "next mention of the name" in text
        assert all(command.help in text for command in pilot.app.screen.rows.commands)
        rank = [c.id for c in pilot.app.screen.rows.commands].index("next-article")
        for _ in range(rank):
            await pilot.press("j")
        await pilot.press("enter")
        assert pilot.app.screen is screen
        assert screen.article.title == "Harbour gives back its ferry"
        await pilot.press("?", "?")
        assert pilot.app.screen is screen


@pytest.mark.parametrize("size", [(40, 12), (80, 24)], ids=str)
async def test_help_can_be_read_on_a_small_screen(running, ferry_stack, shown, size):
    async with running(ferry_stack, size=size) as pilot:
        await pilot.press("?")
        told = []
        for _ in pilot.app.screen.rows.commands:
            lines = shown(pilot.app).splitlines()
            first = next(n for n, line in enumerate(lines) if line.startswith("▸"))
            told.append(" ".join(" ".join(lines[first : first + 6]).split()))
            await pilot.press("j")
            await pilot.pause()
        commands = zip(pilot.app.screen.rows.commands, told, strict=True)
        assert [command.id for command, text in commands if command.help not in text] == []


@pytest.mark.parametrize("keys", ["4x", "I", "A", "4T", "4#"])
async def test_help_over_a_list_shows_its_keys_and_leads_back_to_it(running, ferry_stack, keys):
    async with running(ferry_stack) as pilot:
        await pilot.press(*keys)
        layer = pilot.app.screen
        await pilot.press("?")
        assert isinstance(pilot.app.screen, Help)
        known = {command.id for command in pilot.app.screen.rows.commands}
        assert {"line-down", "quit"} <= known
        assert ("split" in known) == (keys == "4x")
        await pilot.press("?")
        assert pilot.app.screen is layer
        await pilot.press("?", "enter", "q")
        assert pilot.app.screen.id == "reading"


async def test_ctrl_c_hints_first_and_leaves_when_pressed_twice(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        await pilot.press("ctrl+c")
        assert "q quits" in pilot.app.screen.status.text
        assert pilot.app.is_running
        await pilot.press("ctrl+c")
    assert pilot.app.return_value == 130


async def test_q_and_capital_q_leave(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        await pilot.press("q")
    assert pilot.app.return_value == 0
    async with running(ferry_stack) as pilot:
        await pilot.press("4", "Q")
    assert pilot.app.return_value == 0


async def test_a_broken_state_file_is_said_and_reading_goes_on(running, ferry_stack, shown):
    from briefing import paths

    paths.state_file().parent.mkdir(parents=True, exist_ok=True)
    paths.state_file().write_bytes(b"not a database at all, but somebody's file" * 50)
    async with running(ferry_stack) as pilot:
        assert "Crews raised" in shown(pilot.app)
        assert pilot.app.complaints
        await pilot.press("space", "r")
        assert pilot.app.is_running
    assert paths.state_file().read_bytes().startswith(b"not a database")


async def test_users_keys_take_the_place_of_ours(running, ferry_stack):
    config = Config(keys={"next-article": ("n",), "next-hit": ()})
    async with running(ferry_stack, config=config) as pilot:
        await pilot.press("n")
        assert pilot.app.screen.article.title == "Harbour gives back its ferry"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"line-down": ("k",)}, "k runs line-down and line-up"),
        ({"line-dwon": ("k",)}, "line-dwon"),
    ],
)
def test_keys_that_clash_or_name_nothing_are_refused(ferry_stack, keys, said):
    stack = open_stack([str(ferry_stack)])
    with pytest.raises(ConfigError, match=said) as refused:
        show([str(ferry_stack)], stack, Config(keys=keys))
    assert "keys.toml" in str(refused.value)


async def test_the_mouse_is_turned_on_and_off_and_works_in_lists(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        said = []
        for _ in range(2):
            await pilot.press(":", *"mouse", "enter")
            said.append(screen.status.text)
        assert sorted(said) == ["mouse off", "mouse on"]
        await pilot.press("1")
        rows = screen.contents.rows
        harbour = next(row.item for row in rows if "Harbour" in str(row.pieces))
        y = next(y for y, row in enumerate(screen.contents.rows) if row.item == harbour)
        await pilot.click(screen.contents, offset=(6, y + 1))
        assert screen.contents.item == harbour
        await pilot.click(screen.contents, offset=(6, y + 1))
        assert screen.article.title == "Harbour gives back its ferry"


def test_the_clipboard_sequence_is_well_formed(ferry_stack):
    passage = "Ænigma — “quoted”"
    written = []
    app = BriefingApp([str(ferry_stack)], open_stack([str(ferry_stack)]), Config())
    answers = {"write": lambda self, data: written.append(data), "is_headless": True}
    app._driver = type("Driver", (), answers)()
    app.copy_passage(passage)
    sequence = "".join(written)
    assert sequence.startswith("\x1b]52;c;")
    assert base64.b64decode(sequence[7:].rstrip("\x07\x1b\\")).decode() == passage


async def test_a_fault_in_the_analysis_leaves_the_texts_to_read(
    running, shown, ferry_stack, monkeypatch
):
    def fail(*_):
        raise ValueError("of no interest")

    monkeypatch.setattr("briefing.analysis.find_layers", fail)
    async with running(ferry_stack) as pilot:
        assert "a fault of the program (ValueError)" in pilot.app.screen.status.text
        await pilot.press("J")
        assert "Harbour gives back its ferry" in shown(pilot.app)
    from briefing import paths

    assert "ValueError" in paths.log_file().read_text()
    assert any("ValueError" in text for text in pilot.app.complaints)


async def test_a_command_of_a_table_says_where_it_works(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        pilot.app.screen.run_line("filter-status")
        assert "works in the table itself: s" in pilot.app.screen.status.text


def test_what_a_file_holds_now_is_found_among_many_without_loading_it(article_from):
    def load(_heads):
        raise AssertionError

    heads = [Head(n, f"{n:016x}", "", "", "", f"{n}.txt", 1, 1) for n in range(3)]
    before = replace(article_from([(BlockKind.PARAGRAPH, "Old.")]), path="2.txt")
    assert _place_again(Holdings(heads, load), before, before.key) == 2
    gone = replace(before, path="9.txt")
    assert _place_again(Holdings(heads, load), gone, gone.key) == 0
