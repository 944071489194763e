import pytest

from briefing.tui.commands import ALL, BY_ID, COMMANDS, bind, conflicts, find_command
from briefing.tui.screens.agreement import Agreement
from briefing.tui.screens.keystrokes import PUT_BACK, Keystrokes, Stroke
from briefing.tui.screens.reading import Reading
from briefing.tui.screens.timeline import Timeline


def press(keys, pane="R", remapped=None):
    strokes = Keystrokes(bind(remapped or {}))
    return [stroke for key in keys if (stroke := strokes.press(key, pane)) is not None]


def test_a_key_runs_its_command():
    assert press("j") == [Stroke("line-down")]


def test_counts_come_before_a_command():
    assert press("50G") == [Stroke("bottom", 50)]
    assert press("05j") == [Stroke("line-down", 5)]


def test_a_digit_that_is_a_pane_chooses_it_at_once():
    assert press("1j") == [Stroke("contents"), Stroke("line-down")]


def test_from_one_pane_to_another():
    assert press("12") == [Stroke("contents"), Stroke("reader")]
    assert press("012j") == [Stroke("line-down", 12)]


def test_two_digits_are_a_count_after_all_and_the_pane_is_put_back():
    assert press("10j") == [Stroke("contents"), Stroke(PUT_BACK), Stroke("line-down", 10)]


def test_a_count_does_not_outlive_its_command():
    assert press("50Gj") == [Stroke("bottom", 50), Stroke("line-down")]


def test_other_digits_are_no_count():
    assert press(["٣", "j"]) == [Stroke("line-down")]


def test_users_keys_take_the_place_of_ours():
    remapped = {"line-down": ("n",), "next-hit": ("j",)}
    assert press("nj", remapped=remapped) == [Stroke("line-down"), Stroke("next-hit")]


def test_every_command_has_a_handler_help_and_a_name_of_its_own():
    assert len(BY_ID) == len(COMMANDS)
    for command in COMMANDS:
        screens = [Agreement] * ("A" in command.panes) + [Timeline] * ("T" in command.panes)
        if set(command.panes) & set(ALL):
            screens.append(Reading)
        for screen in screens:
            assert callable(getattr(screen, "do_" + command.id.replace("-", "_"), None)), command.id
        assert command.help
        assert command.group


def test_no_key_runs_two_commands_in_one_pane():
    assert conflicts({}) == []
    assert conflicts({"line-down": ("k",)}) == ["k runs line-down and line-up"]


def test_no_command_needs_a_key_that_terminals_or_multiplexers_take():
    for command in COMMANDS:
        plain = [
            key
            for key in command.keys
            if "+" not in key[1:] and not (key[0] == "f" and key[1:].isdigit())
        ]
        standard = {"redraw", "suspend", "previous-pane"}
        assert plain or not command.keys or command.id in standard, command.id
        assert not set(command.keys) & {"ctrl+q", "ctrl+p", "ctrl+b", "ctrl+a", "ctrl+s", "escape"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("q", "quit-now"),
        ("timel", "timeline"),
        ("no-such", None),
        ("conte", "contents"),
        ("next", None),
        ("", None),
    ],
)
def test_commands_are_found_by_name_and_by_clear_beginnings(name, found):
    command = find_command(name)
    assert (command.id if command else None) == found
