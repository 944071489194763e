"""Which sources a command works on, what it says about them, and the exit code that follows."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from briefing import library

from .output import warn
from .own_file import last_stack, read_corrections

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from briefing.collection.growing import Growing
    from briefing.model import Correction, Stack

OPENED, NOTHING_FOUND, FAILED = 0, 1, 2


def choose_paths(given: list[str]) -> list[str]:
    """Return the paths given, else those of the last stack, else the packaged sample."""
    if given:
        return given
    from briefing import paths

    if _input_waits():
        warn('standard input is not read; name it "-" to have it read')
    return last_stack() or [str(paths.resource("seeds"))]


def _input_waits() -> bool:
    """Whether standard input is a file that is not empty, or a pipe that holds something."""
    import stat

    try:
        number = sys.stdin.fileno()
        found = os.fstat(number)
        if stat.S_ISREG(found.st_mode):
            return found.st_size > 0
        if not stat.S_ISFIFO(found.st_mode):
            return False
        return _held(number) > 0
    except (OSError, ValueError, AttributeError):
        return False


def _held(number: int) -> int:
    """Return how many bytes a pipe holds; 0 where the system does not tell."""
    try:
        from fcntl import ioctl
        from termios import FIONREAD
    except ImportError:
        return 0
    return int.from_bytes(ioctl(number, FIONREAD, b"\0" * 4), sys.byteorder)


def open_chosen(
    chosen: list[str], as_of: str = "", corrections: Sequence[Correction] | None = None
) -> Stack:
    """Read the sources; standard input only where "-" asks for it.

    `as_of` is the ISO day to which articles belong that do not say when they are from.
    The `corrections` are of names that words may ask the library for; they are read where they
    are not given.
    """
    from dataclasses import replace

    if chosen.count("-") > 1:
        warn("standard input is read once")
        first = chosen.index("-")
        chosen = [path for at, path in enumerate(chosen) if path != "-" or at == first]
    stdin = sys.stdin.buffer if "-" in chosen and sys.stdin is not None else None
    if corrections is None:
        corrections = read_corrections() if is_selection(chosen) else ()
    stack = library.open_stack(chosen, stdin, corrections)
    return replace(stack, as_of=as_of) if as_of else stack


def is_selection(chosen: list[str]) -> bool:
    """Whether what is opened is what words select in the library."""
    from briefing.collection import ADDRESS

    return library.is_library(chosen) and bool(chosen[0].removeprefix(ADDRESS).strip())


def tell_of_whole(stack: Stack) -> None:
    """Say that all of a large library is about to be analysed, and how to have less."""
    from briefing.model.holdings import is_library

    if is_library(stack.articles):
        warn(
            f"all {len(stack.articles):,} articles of the library are analysed, which takes long: "
            "words behind --library choose some, Ctrl+C stops"
        )


def begin_chosen(
    chosen: list[str], as_of: str = "", corrections: Sequence[Correction] | None = None
) -> tuple[Stack, Growing | None]:
    """Return a stack to be shown, and what takes in the rest of it where another process reads it.

    The stack is that of `open_chosen`, as far as it is there already.
    What is little is read here, within bounds; if that takes too long, it is begun as much is.
    """
    from dataclasses import replace

    if "-" in chosen or library.is_library(chosen):
        return open_chosen(chosen, as_of, corrections), None
    from briefing.model import Failure, Stack
    from briefing.sources.watch import Overdue, watched

    begun = library.begin_stack(chosen)
    if begun is None:
        try:
            with watched():
                return open_chosen(chosen, as_of), None
        except (Overdue, MemoryError):
            begun = library.begin_stack(chosen, wary=True)
    if begun is None:
        late = "takes too long to be read"
        return Stack(failures=tuple(Failure(path, late) for path in chosen)), None
    if as_of:
        begun.stack = replace(begun.stack, as_of=as_of)
    return begun.stack, begun


def conclude(stack: Stack, options: Namespace) -> int:
    """Tell what was not opened and return the exit code of a command that found something."""
    for failure in stack.failures:
        warn(f"{failure.path or 'a path without a name'}: {failure.reason}")
    for left, kept in stack.repeated:
        warn(f"{left}: the same as {kept}, read once")
    if stack.unindexed:
        warn(f"read anew, and so will be the next time: {stack.unindexed}")
    if stack.cut:
        told = f"{len(stack.articles):,} articles, and more of the library answer"
        warn(f"{told}: more words choose fewer")
    if passed := passed_over(stack):
        warn(f"passed over in folders: {passed}")
    if stack.articles:
        return FAILED if options.strict and stack.failures else OPENED
    if options.library and not stack.failures:
        from briefing.collection import ADDRESS

        every = options.paths == [ADDRESS]
        warn("no article in the library" if every else "nothing in the library answers these words")
        return NOTHING_FOUND
    if not stack.failures:
        warn("no article in what was named")
    return FAILED


def passed_over(stack: Stack) -> str:
    """Return in words how much was passed over in folders, "" if nothing was."""
    counts = (
        (stack.hidden, "hidden"), (stack.binary, "without text"),
        (stack.attached, "of web pages"),
    )  # fmt: skip
    return ", ".join(f"{count:,} {what}" for count, what in counts if count)
