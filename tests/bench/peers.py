"""Programs that show the same stack of articles, and which of their keys do what.

A walk is a row of actions in order, each with the keys that do it. An action without keys is the
start itself; actions whose name begins with "-" only lead to the next and are not listed.
"""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from stage import BRIEFING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Env = Mapping[str, str]

Walk = tuple[tuple[str, tuple[str, ...]], ...]

_START = ("start", ())
_DOWN, _UP = "\x1bOB", "\x1bOA"
"""The arrows as programs get them that ask for application keys."""
NEXT_PANE: Walk = (_START, ("next pane", ("tab",) * 4))
"""The walk at a size at which the panes stand side by side."""
_BRIEFING: Walk = (
    _START,
    ("line down", ("j",) * 5),
    ("line up", ("k",) * 3),
    ("page down", ("space",) * 3),
    ("page up", ("b",) * 2),
    ("open a drawer", ("1",)),
    ("cursor down in a list", ("j",) * 4),
    ("close a drawer", ("2",)),
    ("open a drawer", ("4",)),
    ("cursor down in a list", ("j",) * 4),
    ("close a drawer", ("2",)),
    ("open a drawer", ("3",)),
    ("close a drawer", ("2",)),
    ("open search", ("/",)),
    ("type a letter", ("m", "o", "n", "d", "a", "y")),
    ("close search", ("escape",)),
    ("- search", ("/", "s", "a", "i", "d")),
    ("go to a hit", ("enter",)),
    ("next hit", ("n",) * 3),
    ("- search everywhere", ("1", "/")),
    ("- letters", ("m", "o", "n")),
    ("close search", ("escape",)),
)  # fmt: skip
_LESS: Walk = (
    _START,
    ("line down", ("j",) * 5),
    ("line up", ("k",) * 3),
    ("page down", ("space",) * 3),
    ("page up", ("b",) * 2),
    ("open search", ("/",)),
    ("type a letter", ("s", "a", "i", "d")),
    ("go to a hit", ("enter",)),
    ("next hit", ("n",) * 3),
)  # fmt: skip
# Ctrl+E and Ctrl+Y move vim's window by a paragraph, which is its line.
_VIM: Walk = (
    _START,
    ("line down", ("\x05",) * 5),
    ("line up", ("\x19",) * 3),
    ("page down", ("\x06",) * 3),
    ("page up", ("\x02",) * 2),
    ("open search", ("/",)),
    ("type a letter", ("s", "a", "i", "d")),
    ("go to a hit", ("enter",)),
    ("next hit", ("n",) * 3),
)  # fmt: skip
_NEWSBOAT: Walk = (
    _START,
    ("- the feed", ("enter",)),
    ("cursor down in a list", (_DOWN,) * 4),
    ("- to the top", (_UP,) * 4),
    ("open a drawer", ("enter",)),
    ("line down", (_DOWN,) * 5),
    ("line up", (_UP,) * 3),
    ("page down", ("space",) * 3),
    ("page up", ("b",) * 2),
    ("close a drawer", ("q",)),
    ("open search", ("/",)),
    ("type a letter", ("s", "a", "i", "d")),
)  # fmt: skip
_STOCK: Walk = (
    _START,
    ("cursor down in a list", ("down",) * 4),

    ("- to the text", ("tab",)),
    ("line down", ("down",) * 5),
    ("line up", ("up",) * 3),
    ("page down", ("pagedown",) * 3),
    ("page up", ("pageup",) * 2),
    ("open search", ("/",)),
    ("type a letter", ("m", "o", "n", "d", "a", "y")),
    ("close search", ("escape",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that shows a stack of articles."""

    name: str
    build: Callable[[Path, Env], list[str]]
    """From a folder of articles and an environment to the command; empty if not installed."""
    walk: Walk
    to_list: tuple[str, ...] = ()
    """Keys that lead to a list, the last of which moves in it; none if it has no list."""
    text: str = ""
    """What is on its screen once it is open; the first article's title if left out."""
    ready: float = 0.4
    """Seconds without a byte after which it has finished its start."""


def title_of(article: Path) -> str:
    """Return the first line of an article."""
    return article.read_text(encoding="utf-8").partition("\n")[0]


def _briefing(theme: str, stack: Path, _: Env) -> list[str]:
    return [*BRIEFING, "--theme", theme, str(stack)]


def _stock(stack: Path, _: Env) -> list[str]:
    return [sys.executable, str(Path(__file__).with_name("stock_app.py")), str(stack)]


def _pager(program: tuple[str, ...], stack: Path, _: Env) -> list[str]:
    path = shutil.which(program[0])
    return [path, *program[1:], str(min(stack.iterdir()))] if path else []


def _newsboat(stack: Path, env: Env) -> list[str]:
    """Make the stack a feed, have it read once, and return the command that opens it."""
    program = shutil.which("newsboat")
    if not program:
        return []
    home = Path(env["HOME"])
    feed, urls = home / "feed.xml", home / "urls"
    items = []
    for path in sorted(stack.iterdir()):
        title, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        paragraphs = "".join(f"<p>{escape(p)}</p>" for p in body.split("\n\n"))
        items.append(
            f"<item><title>{escape(title)}</title><guid>{path.name}</guid>"
            "<pubDate>Tue, 03 Mar 2026 08:00:00 +0000</pubDate>"
            f"<description>{escape(paragraphs)}</description></item>"
        )
    feed.write_text(
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>{_FEED}</title>"
        f"<link>http://127.0.0.1/</link>{''.join(items)}</channel></rss>",
        encoding="utf-8",
    )
    urls.write_text(feed.as_uri() + "\n", encoding="utf-8")
    command = [program, "-u", str(urls), "-c", str(home / "cache.db")]
    subprocess.run([*command, "-x", "reload"], env=env, check=True, capture_output=True)
    return command


_FEED = "A feed for the bench"
PEERS = (
    Peer("ansi", functools.partial(_briefing, "ansi"), _BRIEFING, ("1", "j"), "keys", 0.8),
    Peer("dark", functools.partial(_briefing, "dark"), _BRIEFING, ("1", "j"), "keys", 0.8),
    Peer("less", functools.partial(_pager, ("less",)), _LESS),
    Peer("vim", functools.partial(_pager, ("vim", "-R", "-n")), _VIM),
    Peer("newsboat", _newsboat, _NEWSBOAT, ("enter", _DOWN), _FEED),
    Peer("stock", _stock, _STOCK, ("down",), ready=0.8),
)
"""Ours in two themes, what a user would take instead, and what Textual does unaided."""
TRUECOLOUR = {"COLORTERM": "truecolor"}
"""What a terminal with all colours adds to the environment."""
