"""Reading a command line: options anywhere, then paths; errors in one line."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING, NoReturn

from briefing.errors import UsageError

from .output import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FAULTS = (
    (r"^argument ([^:]+): ", r"\1 "),
    (r" expected one argument$", " wants a value"),
    (r" not allowed with argument (\S+)$", r" does not go with \1"),
    (r" ignored explicit argument .*$", " takes no value"),
)
"""What argparse says, and how we say it."""


def _format_help(prog: str) -> RawDescriptionHelpFormatter:
    """Return argparse's formatter with our width; its own way to find one loads archivers."""
    return RawDescriptionHelpFormatter(prog, max_help_position=22, width=columns() - 2)


def _hang(label: str, text: str, width: int) -> list[str]:
    """Return our own text wrapped at `width` columns behind a label."""
    from briefing.text.wrap import wrap_lines

    rows = wrap_lines(text, max(8, width - len(label))) or [""]
    return [label + rows[0], *(" " * len(label) + row for row in rows[1:])]


class Parser(ArgumentParser):
    """A parser of options alone: what is left over are the command's words."""

    def __init__(self, prog: str, usage: str, description: str, epilog: str) -> None:
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            epilog=epilog,
            formatter_class=_format_help,
            allow_abbrev=False,
            add_help=False,
        )

    def error(self, message: str) -> NoReturn:
        """Raise UsageError instead of leaving the program."""
        for theirs, ours in _FAULTS:
            message = re.sub(theirs, ours, message, flags=re.DOTALL)
        raise UsageError(f"{message} (see {self.prog} -h)")

    def refuse(self, word: str) -> NoReturn:
        """Raise UsageError for a word that is no option, with the one that is nearly it."""
        from difflib import get_close_matches

        name = word.partition("=")[0]
        near = get_close_matches(name, self._option_string_actions, 1, 0.75)
        self.error(f"no option {name}" + (f"; did you mean {near[0]}?" if near else ""))

    def format_help(self) -> str:
        """Return the help, wrapped; in the epilog a tab parts a label from what hangs behind it."""
        width = columns() - 2
        start = "usage: "
        self.usage = "\n".join(_hang(start, self.usage or "", width))[len(start) :]
        self.description = "\n".join(_hang("", self.description or "", width))
        rows = [line.rpartition("\t") for line in (self.epilog or "").splitlines()]
        self.epilog = "\n".join(
            line for label, _, text in rows for line in _hang(label, text, width)
        )
        return super().format_help()


def read_words(parser: Parser, words: Sequence[str]) -> Namespace:
    """Return the options, with the words that are none in `paths`; UsageError for faults.

    Words behind `--` are never options, so a path may begin with a hyphen.
    """
    cut = words.index("--") if "--" in words else len(words)
    options, left = parser.parse_known_args(list(words[:cut]))
    for word in left:
        if word != "-" and word.startswith("-"):
            parser.refuse(word)
    options.paths = [*left, *words[cut + 1 :]]
    if options.as_of:
        check_day(options.as_of)
    return options


def check_day(word: str) -> None:
    """Raise UsageError unless the word is a day as ISO 8601 writes it."""
    from datetime import date

    try:
        if date.fromisoformat(word).isoformat() != word:
            raise ValueError(word)  # a week, or a day without hyphens
    except ValueError:
        raise UsageError(f"--as-of wants a day such as 2026-03-31, not {word!r}") from None


def one_of(words: Sequence[str]) -> Callable[[str], str]:
    """Return a function for `type=` that takes these words and names them where it gets another."""

    def check(word: str) -> str:
        if word not in words:
            raise ArgumentTypeError(f"wants one of {', '.join(words)}, not {word!r}")
        return word

    return check


def whole_number(word: str) -> int:
    """Return a whole number of at least 1, for `type=`."""
    if not (word.isascii() and word.isdigit()) or int(word[:9]) < 1:
        raise ArgumentTypeError(f"wants a whole number from 1, not {word!r}")
    return int(word[:9])
