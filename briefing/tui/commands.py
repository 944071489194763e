"""The one table of commands: keys, footer, help screen, `:` line and README come from here.

A command is run by its id; the reading screen answers `line-down` with `do_line_down`.
Keys are named as people write them: a printable key is itself, others are Textual's names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ALL = "CRSX"
"""Contents, reader, summary, cross-references. L stands for lists over them, A for agreement,
T for the timeline."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something the user can ask for."""

    id: str
    keys: tuple[str, ...]
    group: str
    help: str
    panes: str = ALL
    """Letters of the panes in which its keys work; "L" stands for the lists of other screens."""
    hint: str = ""
    """A word for the status line, where there is room."""
    argument: str = ""
    """What the `:` line takes after the name, for the help screen."""


COMMANDS: tuple[Command, ...] = (
    Command("line-down", ("j", "down"), "Move", "one line or row down", ALL + "LAT"),
    Command("line-up", ("k", "up"), "Move", "one line or row up", ALL + "LAT"),
    Command("page-down", ("space", "f", "pagedown"), "Move",
            "a page down; at the end once more for the next article", ALL + "LAT"),
    Command("page-up", ("b", "pageup"), "Move", "a page up", ALL + "LAT"),
    Command("half-down", ("d", "ctrl+d"), "Move", "half a page down", ALL + "LAT"),
    Command("half-up", ("u", "ctrl+u"), "Move", "half a page up", ALL + "LAT"),
    Command("top", ("g", "home"), "Move", "to the beginning", ALL + "LAT"),
    Command("bottom", ("G", "end"), "Move",
            "to the end; with a count, to that percent", ALL + "LAT"),
    Command("next-sentence", ("w",), "Move", "next sentence becomes the current one", "R"),
    Command("previous-sentence", ("W",), "Move", "sentence before becomes the current one", "R"),
    Command("next-heading", ("}",), "Move", "next heading", "R"),
    Command("previous-heading", ("{",), "Move", "heading before", "R"),
    Command("next-article", ("J",), "Articles", "next article"),
    Command("previous-article", ("K",), "Articles", "article before"),
    Command("next-unread", (".",), "Articles", "next article not read yet"),
    Command("previous-unread", (",",), "Articles", "article before that is not read yet"),
    Command("read", ("r",), "Articles", "mark as read, or as unread", "CR"),
    Command("star", ("+",), "Articles", "star the article, or take the star away", "CR"),
    Command("reload", ("R",), "Articles", "read changed files again"),
    Command("pause", ("p",), "Articles",
            "stop reading and analysing a large stack, or go on where it was stopped", hint="stop"),
    Command("next-pane", ("tab", "right"), "Panes", "next pane"),
    Command("previous-pane", ("shift+tab", "left"), "Panes", "pane before"),
    Command("contents", ("1",), "Panes", "contents", hint="contents"),
    Command("reader", ("2",), "Panes", "the text"),
    Command("summary", ("3",), "Panes", "key points", hint="summary"),
    Command("references", ("4",), "Panes", "cross-references: who and what the articles share",
            hint="shared"),
    Command("scope", ("S",), "Panes", "key points of this article, or of the whole stack"),
    Command("more-points", ("+",), "Panes", "more key points; with a count, that many more", "S"),
    Command("fewer-points", ("-",), "Panes", "fewer key points", "S"),
    Command("zoom", ("z",), "Panes", "this pane alone on the screen, or all panes"),
    Command("open", ("enter", "o"), "Go", "go to what the row shows; unfold page furniture", "CSX"),
    Command("unfold", ("enter",), "Go", "unfold the page furniture on the screen, or fold it", "R"),
    Command("next-mention", ("]",), "Go", "next mention of the name, across articles",
            hint="mention"),
    Command("previous-mention", ("[",), "Go", "mention before, across articles"),
    Command("next-hit", ("n",), "Go", "next of what was walked last: hits or mentions"),
    Command("previous-hit", ("N",), "Go", "the one before"),
    Command("next-difference", (")",), "Go", "next place that differs from another article",
            hint="next"),
    Command("previous-difference", ("(",), "Go", "the one before"),
    Command("back", ("<", "backspace"), "Go", "back to where you were", ALL + "T"),
    Command("forward", (">",), "Go", "forward again"),
    Command("search", ("/",), "Find", "search: this article from the text, else all; Tab switches",
            hint="search"),
    Command("search-entity", ("*",), "Find", "search the selected name in all articles", "RX"),
    Command("card", ("x",), "Find", "card of the name: every spelling, every mention, and why",
            hint="card"),
    Command("links", ("o",), "Find", "list the links of the article", "R"),
    Command("agreement", ("=",), "Compare",
            "agreement: what several articles report, and where they differ", hint="agreement"),
    Command("timeline", ("t",), "Compare",
            "timeline: what happened when, over all articles; of a name from its card or row",
            ALL + "LT", hint="timeline"),
    Command("sources", ("I",), "Compare",
            "everyone quoted, with what for; of a name from its card or row", ALL + "L"),
    Command("chain", ("i",), "Compare",
            "who says the current sentence: medium, agency, person", "R"),
    Command("filter", ("F",), "Names", "one kind alone, each time the next; then all", "X"),
    Command("narrow", ("&",), "Names", "narrow the list by typing", "X"),
    Command("map", ("#",), "Names", "map of the names by articles", "X"),
    Command("both", ("B",), "Names", "mark the name; on another one, list what names both", "X",
            argument="NAME and NAME"),
    Command("merge", ("M",), "Names", "mark the name; on another one, make both one", "X",
            hint="same as", argument="[NAME into] NAME"),
    Command("split", ("U",), "Names", "not the same: set a spelling or a mention apart", "XL",
            argument="SPELLING [off NAME]"),
    Command("rename", ("c",), "Names", "give it another name", "X", argument="[NAME to] NAME"),
    Command("kind", ("T",), "Names", "set down what it is", "X", argument="[NAME] KIND"),
    Command("hide", ("H",), "Names", "show it no more", "X", argument="[NAME]"),
    Command("undo", ("Z",), "Names",
            "take back the last note, star, mark or correction; among names the last correction",
            "CRX"),
    Command("redo", (), "Names", "make it again"),
    Command("note", ("a",), "Notes",
            "write a note on the sentence or selection, or change it", "R"),
    Command("notes", ("A",), "Notes", "list the notes on these articles"),
    Command("mark", ("m",), "Notes", "mark the place with a letter", "R"),
    Command("go-to-mark", ("'",), "Notes", "go to the mark of a letter; '' back to where you were"),
    Command("select", ("v",), "Act", "select from the current sentence; move, then y", "R"),
    Command("copy", ("y",), "Act", "copy the selection or sentence with title, path and place"),
    Command("narrower", ("-",), "Act", "narrower text", "R"),
    Command("wider", ("_",), "Act", "wider text", "R"),
    Command("help", ("?", "h", "f1"), "Act", "all keys that work here", ALL + "LAT", hint="keys"),
    Command("command", (":",), "Act", "run any command by its name"),
    Command("mouse", (), "Act", "turn the mouse on or off"),
    Command("theme", (), "Act", "choose the colours", argument="NAME"),
    Command("redraw", ("ctrl+l",), "Act", "draw the screen anew", ALL + "LAT"),
    Command("suspend", ("ctrl+z",), "Act", "stop here and go back to the shell", ALL + "LAT"),
    Command("quit", ("q",), "Act", "close the top layer; with none, quit", ALL + "LAT"),
    Command("quit-now", ("Q",), "Act", "quit from anywhere", ALL + "LAT"),
    Command("filter-status", ("s",), "In tables",
            "what differs alone, what several report, what one alone reports, all", "A"),
    Command("filter-aspect", ("a",), "In tables",
            "numbers alone, dates, places, names, wording, all", "A"),
    Command("filter-article", ("F",), "In tables",
            "the article of this row alone, each time the next; then all", "T"),
    Command("filter-entity", ("e",), "In tables",
            "what is told of whom this row names, or all", "AT"),
    Command("columns-right", (">", "right"), "In tables", "articles further to the right", "A"),
    Command("columns-left", ("<", "left"), "In tables", "articles further to the left", "A"),
    Command("next-day", ("]", "right"), "In tables", "next day on which something happened", "T"),
    Command("previous-day", ("[", "left"), "In tables",
            "day before on which something happened", "T"),
)  # fmt: skip

BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}

SHORT_NAMES: Mapping[str, str] = {
    "q": "quit-now",
    "q!": "quit-now",
    "quit": "quit-now",
    "h": "help",
    "stop": "pause",
    "analyse": "pause",
}
"""What the `:` line takes besides the ids."""


def bind(remapped: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, str], str]:
    """Return (pane letter, key) -> command id, with the user's keys in place of ours."""
    bound: dict[tuple[str, str], str] = {}
    for command in COMMANDS:
        for key in keys_of(command, remapped):
            for pane in command.panes:
                bound.setdefault((pane, key), command.id)
    return bound


def keys_of(command: Command, remapped: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the keys that run a command."""
    return remapped.get(command.id, command.keys)


def conflicts(remapped: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Say which keys the user's settings give to two commands in one pane."""
    taken: dict[tuple[str, str], str] = {}
    found = []
    for command in COMMANDS:
        for key in keys_of(command, remapped):
            for pane in command.panes:
                other = taken.setdefault((pane, key), command.id)
                if other != command.id:
                    found.append(f"{key} runs {other} and {command.id}")
    return list(dict.fromkeys(found))


def find_command(name: str) -> Command | None:
    """Return the command that a name, a short name or an unambiguous beginning means."""
    name = SHORT_NAMES.get(name, name)
    if name in BY_ID:
        return BY_ID[name]
    beginnings = [command for command in COMMANDS if command.id.startswith(name)] if name else []
    return beginnings[0] if len(beginnings) == 1 else None
