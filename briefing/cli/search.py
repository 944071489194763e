"""`briefing search`: the places that answer a query, misspelt or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import collection, library
from briefing.errors import UsageError

from .arguments import whole_number
from .knowledge import declare_aliases, read_aliases
from .opening import NOTHING_FOUND, OPENED, choose_paths, conclude, open_chosen
from .output import columns, marks, warn, write_json, write_lines
from .own_file import read_corrections

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from briefing.model import Briefing, Results, Stack

    from .arguments import Parser

HELP = "find words, names and phrases, misspelt ones too"
USAGE = "QUERY [PATH...] [-n N] [options]"
_LIMIT = 50


def declare(parser: Parser) -> None:
    """Add the options of this command."""
    asked = f"at most N hits ({_LIMIT})"
    parser.add_argument("-n", metavar="N", type=whole_number, dest="number", help=asked)
    parser.add_argument("--json", action="store_true", help="JSON, schema briefing/1")
    declare_aliases(parser)


def answer(options: Namespace) -> int:
    """Print the hits and return the exit code; UsageError without a query."""
    if not options.paths or not options.paths[0].strip():
        raise UsageError("search wants a QUERY (see briefing search -h)")
    query, *given = options.paths
    limit = options.number or _LIMIT
    options.paths = given
    if options.library:
        results, briefing = collection.search(query, limit, read_corrections())
    else:
        aliases = read_aliases(options)
        stack = open_chosen(choose_paths(given))
        briefing, results = _search(stack, query, limit, aliases)
    stack = briefing.stack
    if options.json:
        from briefing.export.document import write_document
        from briefing.export.rows import hit_rows, substitution_rows

        extra = {"query": query, "substitutions": substitution_rows(results.substitutions)}
        extra["more"] = results.more
        rows = hit_rows(results, stack.articles)
        write_json(write_document("search", "hits", rows, stack.failures, extra))
    else:
        from briefing.export.results import result_lines

        write_lines(result_lines(results, briefing, columns(), marks()))
    code = OPENED if options.library else conclude(stack, options)
    if code == OPENED and not results.hits:
        warn(f"nothing found: {results.tried or query}")
        return NOTHING_FOUND
    if results.more and not options.json:
        warn(f"the best {len(results.hits):,} hits, there are more: -n N shows N of them")
    return code


def _search(
    stack: Stack, query: str, limit: int, aliases: Sequence[str]
) -> tuple[Briefing, Results]:
    """Return the answer, and the briefing that it was looked for in."""
    from briefing.model import Briefing

    layers = library.find_names(stack.articles)
    entities = library.link_entities(stack.articles, layers, read_corrections(), aliases)
    briefing = Briefing(stack, layers, entities)
    return briefing, library.build_index(briefing).search(query, limit)
