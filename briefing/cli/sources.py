"""`briefing sources`: everyone quoted, with what they are quoted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import library

from .knowledge import declare_aliases, open_known
from .opening import NOTHING_FOUND, OPENED, conclude
from .output import columns, warn, write_json, write_lines

if TYPE_CHECKING:
    from argparse import Namespace

    from .arguments import Parser

HELP = "list everyone quoted, with what they are quoted for"
USAGE = "[PATH...] [options]"


def declare(parser: Parser) -> None:
    """Add the options of this command."""
    parser.add_argument("--json", action="store_true", help="JSON, schema briefing/1")
    declare_aliases(parser)


def answer(options: Namespace) -> int:
    """Print who is quoted and return the exit code: 1 where nobody is."""
    stack, layers, entities = open_known(options)
    found = library.find_sources(stack.articles, layers, entities)
    if options.json:
        from briefing.export.document import write_document
        from briefing.export.rows import source_rows

        rows = source_rows(found, entities, stack.articles)
        write_json(write_document("sources", "sources", rows, stack.failures))
    elif found:
        from briefing.export.sources import source_lines

        write_lines(source_lines(found, entities, stack.articles, columns()))
    code = conclude(stack, options)
    if code == OPENED and not found:
        warn("nobody is quoted in these articles")
        return NOTHING_FOUND
    return code
