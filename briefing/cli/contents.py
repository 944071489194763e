"""`briefing contents`: what is in the stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .opening import choose_paths, conclude, open_chosen
from .output import columns, write_json, write_lines

if TYPE_CHECKING:
    from argparse import Namespace

    from .arguments import Parser

HELP = "list the articles and their sections"
USAGE = "[PATH...] [options]"


def declare(parser: Parser) -> None:
    """Add the options of this command."""
    parser.add_argument("--json", action="store_true", help="JSON, schema briefing/1")


def answer(options: Namespace) -> int:
    """Print the contents and return the exit code."""
    stack = open_chosen(choose_paths(options.paths))
    if options.json:
        from briefing.export.document import write_document
        from briefing.export.rows import article_rows

        rows = article_rows(stack)
        write_json(write_document("contents", "articles", rows, stack.failures))
    else:
        from briefing.export.contents import contents_lines

        write_lines(contents_lines(stack, columns()))
    return conclude(stack, options)
