"""Guards over the source of the screen: nothing parses data, nothing hides Textual's own names."""

import re
from pathlib import Path

import pytest
from textual.content import Content

from briefing.tui.app import BriefingApp
from briefing.tui.literal import literal
from briefing.tui.screens.card import Card, CardRows
from briefing.tui.screens.help import Help, HelpRows
from briefing.tui.screens.links import LinkRows, Links
from briefing.tui.screens.reading import Reading
from briefing.tui.screens.search import Search
from briefing.tui.widgets.contents import Contents
from briefing.tui.widgets.field import Field, Prompt
from briefing.tui.widgets.reader import Reader
from briefing.tui.widgets.references import References
from briefing.tui.widgets.results import ResultList
from briefing.tui.widgets.status import Status
from briefing.tui.widgets.summary import Summary

SOURCES = sorted((Path(__file__).resolve().parents[2] / "briefing" / "tui").rglob("*.py"))
PARSED = re.compile(
    r"\b(?:Static|Label|OptionList|DataTable|Tree|Markdown|RichLog|Button)\((?!\))"
    r"|\.notify\(|border_title|border_subtitle|\.tooltip|from_markup|console\.print"
)
MEANT = {
    "copy_to_clipboard",
    "BINDINGS", "AUTO_FOCUS", "can_focus", "can_focus_children", "notify_style_update", "compose",
    "COMPONENT_CLASSES", "render_line", "get_default_screen", "ENABLE_COMMAND_PALETTE",
    "_display", "_fatal_error", "_dispatch_message", "_handle_exception", "virtual_size",
    "allow_vertical_scroll",
}  # fmt: skip
WRITTEN_BY_TEXTUAL = {
    "_merged_bindings", "_css_type_names", "_computes", "_decorated_handlers", "_reactives",
    "_inherit_css", "_inherit_bindings", "_inherit_component_classes", "_css_type_name",
    "_default_virtual_size",
}  # fmt: skip
OURS = [
    BriefingApp, Card, CardRows, Contents, Field, Help, HelpRows, LinkRows, Links, Prompt, Reader,
    Reading, References, ResultList, Search, Status, Summary,
]  # fmt: skip


def test_no_widget_that_parses_is_handed_a_bare_text():
    for source in SOURCES:
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
            if PARSED.search(line):
                assert "literal(" in line, f"{source.name}:{number}: {line.strip()}"


@pytest.mark.parametrize(
    "text", ["[@click=app.quit]x[/]", "[/nope]", "[link=http://x]y", "\x1b[2Jz"]
)
def test_a_literal_is_what_it_says(text):
    content = literal(text)
    assert isinstance(content, Content)
    assert content.plain == text.replace("\x1b", "␛")
    assert not content.spans


@pytest.mark.parametrize("ours", OURS, ids=lambda kind: kind.__name__)
def test_no_attribute_hides_one_of_textual(ours):
    theirs = [kind for kind in ours.__mro__ if kind.__module__.startswith("textual")]
    for kind in ours.__mro__:
        if not kind.__module__.startswith("briefing"):
            continue
        for name in vars(kind):
            if name.startswith("__") or name in MEANT | WRITTEN_BY_TEXTUAL:
                continue
            hidden = [base.__name__ for base in theirs if name in vars(base)]
            event = name.startswith("on_")
            assert event or not hidden, f"{kind.__name__}.{name} hides {hidden[0]}.{name}"


def test_no_handler_calls_that_of_its_parent_class():
    """Textual calls the handlers of every class in turn; a call through super would be a second."""
    for source in SOURCES:
        assert not re.search(r"super\(\)\._?on_(?!event\()", source.read_text(encoding="utf-8")), (
            source.name
        )
