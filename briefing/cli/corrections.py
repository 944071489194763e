"""The user's corrections as a text file: written for others, and taken from them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from briefing.errors import BriefingError, ConfigError, UsageError

from .output import warn, write, write_lines

if TYPE_CHECKING:
    from argparse import Namespace

    from .arguments import Parser

_STREAM = "-"
_FAULTS = 10
"""Lines at fault that are told one by one."""


def declare_corrections(parser: Parser) -> None:
    """Add the options that write and take corrections."""
    group = parser.add_argument_group("your corrections, instead of the list")
    told = "write them, one a line, to FILE or standard output"
    group.add_argument(
        "--export-corrections", metavar="FILE", nargs="?", const=_STREAM, default="",
        dest="exported", help=told,
    )  # fmt: skip
    told = "take those of FILE that are not there yet"
    group.add_argument(
        "--import-corrections", metavar="FILE", default="", dest="imported", help=told
    )


def answer_corrections(options: Namespace) -> int | None:
    """Write or take corrections as the options ask; None if they do not, else the exit code.

    UsageError for what does not go together, ConfigError for a file that cannot be used,
    StateError where the user's own file cannot.
    """
    if not options.exported and not options.imported:
        return None
    if options.exported and options.imported:
        raise UsageError("corrections are exported or imported, not both at once")
    if options.paths or options.json or options.shared:
        raise UsageError("with corrections there is no PATH, --json or --shared")
    if options.exported:
        _export(options.exported)
    else:
        _import(options.imported)
    return 0


def _export(target: str) -> None:
    from briefing import paths
    from briefing.model.correction_file import write_text
    from briefing.store.state import State

    found = []
    if paths.state_file().is_file():
        state = State.open_as_it_is()
        try:
            found = state.corrections.in_effect()
        finally:
            state.close()
    text = write_text(found)
    if target == _STREAM:
        write(text)
        return
    try:
        _replace(target, text)
    except OSError as error:
        raise ConfigError(f"{target}: {error.strerror or error}") from None
    write_lines([f"{_counted(len(found))} written to {target}"])


def _replace(target: str, text: str) -> None:
    """Write a file whole or not at all; what is no plain file is written to as it is."""
    if os.path.lexists(target) and (os.path.islink(target) or not os.path.isfile(target)):  # noqa: PTH113, PTH114
        with open(target, "w", encoding="utf-8", newline="\n") as stream:  # noqa: PTH123
            stream.write(text)
        return
    beside = f"{target}.{os.getpid()}.new"
    try:
        with open(beside, "x", encoding="utf-8", newline="\n") as stream:  # noqa: PTH123
            stream.write(text)
        os.replace(beside, target)  # noqa: PTH105
    except OSError:
        if os.path.exists(beside):  # noqa: PTH110
            os.unlink(beside)  # noqa: PTH108
        raise


def _import(source: str) -> None:
    from briefing.model.correction_file import read_text
    from briefing.store.state import State

    name = "standard input" if source == _STREAM else source
    found, faults = read_text(_read(source, name))
    if faults:
        for fault in faults[:_FAULTS]:
            warn(f"{name}: {fault}")
        more = f" ({len(faults)} in all)" if len(faults) > _FAULTS else ""
        raise BriefingError(f"{name}: nothing was taken, for lines are not understood{more}")
    state = State.open()
    try:
        taken = state.corrections.add(found)
    finally:
        state.close()
    there = len(dict.fromkeys(found)) - taken
    known = f"{there:,} {'was' if there == 1 else 'were'} there already" if there else ""
    told = f"{_counted(taken)} taken"
    write_lines([f"{told}, {known}" if known else told])


def _read(source: str, name: str) -> str:
    try:
        if source == _STREAM:
            data = sys.stdin.buffer.read() if sys.stdin is not None else b""
        else:
            with open(source, "rb") as stream:  # noqa: PTH123
                data = stream.read()
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise ConfigError(f"{name}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{name}: is not UTF-8") from None


def _counted(number: int) -> str:
    return f"{number:,} correction{'' if number == 1 else 's'}"
