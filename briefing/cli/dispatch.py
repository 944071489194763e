"""From words on the command line to a command, and from its failures to exit codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import __version__
from briefing.errors import BriefingError

from . import (
    agreement,
    contents,
    entities,
    library,
    notes,
    reader,
    search,
    sources,
    summary,
    text,
    timeline,
)
from .arguments import Parser, read_words
from .output import settle, warn

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence
    from typing import Protocol

    class Command(Protocol):
        """What the module of a command holds."""

        HELP: str
        """One line for the list of commands."""
        USAGE: str
        """What follows the command's name."""

        def declare(self, parser: Parser) -> None:
            """Add the command's own options."""

        def answer(self, options: Namespace) -> int:
            """Do it and return the exit code."""


COMMANDS: Mapping[str, Command] = {
    "contents": contents,
    "text": text,
    "summary": summary,
    "entities": entities,
    "timeline": timeline,
    "sources": sources,
    "agreement": agreement,
    "notes": notes,
    "search": search,
    "library": library,
}

_VALUED = frozenset(
    {
        "--theme",
        "--as-of",
        "--aliases",
        "--status",
        "--aspect",
        "--format",
        "--import-corrections",
        "--entity",
        "-n",
    }
)
"""Options whose value is the next word."""


def split_command(words: Sequence[str]) -> tuple[str, list[str]]:
    """Return the command's name ("" for the reader) and the words without it.

    The first word that is no option decides. Behind `--` nothing is a command.
    """
    at = 0
    while at < len(words) and words[at] != "--":
        word = words[at]
        if word == "-" or not word.startswith("-"):
            if word in COMMANDS:
                return word, [*words[:at], *words[at + 1 :]]
            break
        at += 2 if word in _VALUED else 1
    return "", list(words)


def dispatch(words: Sequence[str]) -> int:
    """Run the command that the words ask for; every foreseen failure becomes an exit code."""
    try:
        name, rest = split_command(words)
        command = COMMANDS[name] if name else reader
        options = read_words(_build_parser(name, command), rest)
        options.typed = _write_stack(options)
        if options.library:
            _turn_to_library(name, options)
        code = command.answer(options)
        settle()
        if not name and options.paths and not options.library:
            _suggest_command(options.paths[0])
    except BriefingError as error:
        warn(str(error))
        return 2
    except OSError as error:
        return leave_output(error)
    return code


def _build_parser(name: str, command: Command) -> Parser:
    """Return the parser of a command, with the options that all commands share."""
    listed = "\n".join(f"  {word:<11}\t{found.HELP}" for word, found in COMMANDS.items())
    parser = Parser(
        prog=f"briefing {name}".rstrip(),
        usage=f"briefing {name} {command.USAGE}".replace("  ", " "),
        description=command.HELP[0].upper() + command.HELP[1:] + ".",
        epilog="" if name else f"commands (each has its own -h):\n{listed}\n\n{_CLOSING}",
    )
    command.declare(parser)
    shared = parser.add_argument_group("for every command")
    shared.add_argument("--strict", action="store_true", help="exit with 2 if any source fails")
    shared.add_argument(
        "--as-of", metavar="DATE", default="", help="day of undated articles, as 2026-03-31"
    )
    told = "the library in place of paths; words choose from it"
    shared.add_argument("--library", action="store_true", help=told)
    shared.add_argument("-h", "--help", action="help", help="show this and leave")
    version = f"briefing {__version__}"
    shared.add_argument(
        "-V", "--version", action="version", version=version, help="show it and leave"
    )
    return parser


def _write_stack(options: Namespace) -> list[str]:
    """Return what names the stack on a command line, so that no path is taken for a command."""
    if options.library:
        return ["--library", *([" ".join(options.paths)] if options.paths else [])]
    return [f"./{path}" if path in COMMANDS else path for path in options.paths]


def _turn_to_library(name: str, options: Namespace) -> None:
    """Let the words of a command line choose from the library, instead of naming paths."""
    from briefing.collection import ADDRESS
    from briefing.errors import UsageError

    if name == "library":
        raise UsageError("library works on the library anyway; leave --library out")
    if name:  # the reader need not wait for all of it
        from .library_index import make_ready

        make_ready()
    words = " ".join(options.paths)
    options.paths = [words, ADDRESS] if name == "search" else [ADDRESS + words]


def _suggest_command(word: str) -> None:
    """Name the command that a first word may have meant which is no file."""
    from os.path import lexists

    if lexists(word):
        return
    from difflib import get_close_matches

    if near := get_close_matches(word, COMMANDS, 1, 0.75):
        warn(f'did you mean the command "{near[0]}"?')


_CLOSING = """\
PATH is a file, a folder or "-" for standard input. Without one, the last stack that was \
read on the screen is taken, at first the packaged sample. A file or folder that is named \
like a command is ./summary, or stands behind "--".

Exit codes: 0 an article was opened, 1 nothing found, 2 nothing opened or a fault in the \
command line or the settings, 130 interrupted."""


def leave_output(error: OSError) -> int:
    """Say what ended the writing, if it is a fault, and return the exit code.

    The interpreter's last flush becomes harmless where nobody takes the output any more.
    """
    import os
    import sys

    code = 0
    if not isinstance(error, BrokenPipeError):
        named = f"{error.filename}: " if error.filename else ""
        warn(f"cannot go on: {named}{error.strerror or error}")
        code = 2
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    return code
