"""`briefing text`: one article's canonical text, which every offset counts in."""

from __future__ import annotations

import sys
from argparse import SUPPRESS
from typing import TYPE_CHECKING

from briefing.errors import UsageError

from .opening import conclude, open_chosen
from .output import is_terminal, write

if TYPE_CHECKING:
    from argparse import Namespace

    from .arguments import Parser

HELP = "print one article's text, as all offsets count it"
USAGE = "PATH [options]"
_NAMED = 5
"""Articles named where a path holds several."""


def declare(parser: Parser) -> None:
    """Add the options of this command; --json is taken like everywhere and changes nothing."""
    parser.add_argument("--json", action="store_true", help=SUPPRESS)


def answer(options: Namespace) -> int:
    """Print the text and return the exit code; UsageError unless it is of one article."""
    if len(options.paths) != 1:
        raise UsageError("text wants one PATH (see briefing text -h)")
    stack = open_chosen(options.paths)
    if len(stack.articles) > 1:
        names = ", ".join(article.path for article in stack.articles[:_NAMED])
        more = ", ..." if len(stack.articles) > _NAMED else ""
        where = "what was chosen of the library" if options.library else options.paths[0]
        raise UsageError(f"{where} holds {len(stack.articles)} articles: {names}{more}")
    for article in stack.articles:
        write(article.text)
        if is_terminal(sys.stdout) and not article.text.endswith("\n"):
            write("\n")
    return conclude(stack, options)
