"""Reading a command line: options anywhere, then paths; errors in one line."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING, NoReturn

from briefing.errors import UsageError

from .output import columns

if TYPE_CHECKING:
    from collections.abc import Sequence


def _format_help(prog: str) -> RawDescriptionHelpFormatter:
    """Return argparse's formatter with our width; its own way to find one loads archivers."""
    return RawDescriptionHelpFormatter(prog, max_help_position=22, width=columns() - 2)


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
        raise UsageError(f"{message} (see {self.prog} -h)")


def read_words(parser: Parser, words: Sequence[str]) -> Namespace:
    """Return the options, with the words that are none in `paths`; UsageError for faults.

    Words behind `--` are never options, so a path may begin with a hyphen.
    """
    cut = words.index("--") if "--" in words else len(words)
    options, left = parser.parse_known_args(list(words[:cut]))
    for word in left:
        if word != "-" and word.startswith("-"):
            parser.error(f"no option {word}")
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


def whole_number(word: str) -> int:
    """Return a whole number of at least 1, for `type=`."""
    if not (word.isascii() and word.isdigit()) or int(word[:9]) < 1:
        raise ArgumentTypeError(f"wants a whole number from 1, not {word!r}")
    return int(word[:9])
