"""`briefing` without a command: the stack on the screen, or as text where there is none."""

from __future__ import annotations

import os
import sys
from argparse import BooleanOptionalAction
from typing import TYPE_CHECKING

from briefing import library

from .knowledge import declare_aliases, read_aliases
from .opening import (
    begin_chosen,
    choose_paths,
    conclude,
    is_selection,
    open_chosen,
    tell_of_whole,
)
from .output import columns, is_terminal, marks, write_lines
from .own_file import read_corrections

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from briefing.config import Config
    from briefing.model import Correction, Stack

    from .arguments import Parser

HELP = "read a stack of articles as one navigable briefing"
USAGE = "[PATH...] [options] | COMMAND ..."


def declare(parser: Parser) -> None:
    """Add the options of the reader."""
    parser.add_argument("--plain", action="store_true", help="text instead of the screen")
    parser.add_argument(
        "--mouse", action=BooleanOptionalAction, default=None, help="take the mouse, or leave it"
    )
    parser.add_argument("--theme", metavar="NAME", default="", help="colours of the screen")
    declare_aliases(parser)


def answer(options: Namespace) -> int:
    """Show the stack and return the exit code."""
    config = None if options.plain or not _can_show() else _read_config(options)
    if options.library:
        from briefing.collection import ADDRESS

        from .library_index import make_ready

        make_ready(briefly=bool(config) and options.paths == [ADDRESS])
    chosen = choose_paths(options.paths)
    corrections = read_corrections() if config is None or is_selection(chosen) else None
    if config is None:
        stack = open_chosen(chosen, options.as_of, corrections)
    else:
        stack, begun = begin_chosen(chosen, options.as_of, corrections)
        if stack.articles and _take_keys():
            from briefing.tui.show import show

            code = show(chosen, stack, config, begun)
            return code or conclude(begun.stack if begun else stack, options)
        if begun:
            stack = open_chosen(chosen, options.as_of)
    _print(stack, options, read_corrections() if corrections is None else corrections)
    return conclude(stack, options)


def _can_show() -> bool:
    """Whether there is a terminal to draw on; the screen is drawn on standard error."""
    drawn = is_terminal(sys.stdout) and is_terminal(sys.stderr)
    return drawn and os.environ.get("TERM", "") not in ("", "dumb", "unknown")


def _read_config(options: Namespace) -> Config:
    """Return the settings of the files, with what the command line says put over them."""
    from dataclasses import replace

    from briefing.config import load_config

    config = load_config()
    mouse = config.mouse if options.mouse is None else options.mouse
    aliases = os.path.abspath(options.aliases) if options.aliases else config.aliases  # noqa: PTH100
    return replace(config, mouse=mouse, theme=options.theme or config.theme, aliases=aliases)


def _take_keys() -> bool:
    """Make the terminal the place where keys come from, if standard input is something else."""
    if is_terminal(sys.stdin):
        return True
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    if terminal != 0:
        os.dup2(terminal, 0)
        os.close(terminal)
    if sys.stdin is None:
        sys.stdin = open(0, closefd=False)  # noqa: SIM115 - lives as long as the program
    return True


def _print(stack: Stack, options: Namespace, corrections: Sequence[Correction]) -> None:
    """Print the briefing as text."""
    if stack.articles:
        from briefing.export.overview import overview_lines

        aliases = read_aliases(options)
        tell_of_whole(stack)
        briefing = library.brief(stack, corrections=corrections, aliases=aliases)
        picked = ("", "") if options.plain else marks()
        write_lines(overview_lines(briefing, options.typed, columns(), picked))
