"""`briefing summary`: the key points of the stack, or of each article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import library

from .arguments import one_of, whole_number
from .opening import NOTHING_FOUND, OPENED, choose_paths, conclude, open_chosen, tell_of_whole
from .output import columns, warn, write_json, write_lines

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing.model import Briefing, Stack

    from .arguments import Parser

HELP = "print the key points"
USAGE = "[-n N] [--each] [--format text|md] [PATH...] [options]"


def declare(parser: Parser) -> None:
    """Add the options of this command."""
    asked = f"at most N points ({library.POINTS}; with --each {library.ARTICLE_POINTS})"
    parser.add_argument("-n", metavar="N", type=whole_number, dest="number", help=asked)
    parser.add_argument("--each", action="store_true", help="of each article on its own")
    form = parser.add_mutually_exclusive_group()
    prose = "as prose with its sources: plain text or Markdown"
    form.add_argument("--format", type=one_of(("text", "md")), metavar="text|md", help=prose)
    form.add_argument("--json", action="store_true", help="JSON, schema briefing/1")


def answer(options: Namespace) -> int:
    """Print the key points and return the exit code: 1 where there is none."""
    stack = open_chosen(choose_paths(options.paths))
    tell_of_whole(stack)
    briefing = _summarise(stack, options.each, options.number)
    if options.json:
        from briefing.export.document import write_document
        from briefing.export.rows import point_rows

        rows = point_rows(briefing, options.each)
        write_json(write_document("summary", "points", rows, stack.failures))
    elif options.format == "md":
        from briefing.export.prose import markdown_lines

        write_lines(markdown_lines(briefing, each=options.each))
    elif options.format == "text":
        from briefing.export.prose import prose_lines

        write_lines(prose_lines(briefing, columns(), each=options.each))
    else:
        from briefing.export.summary import each_lines, point_lines

        lines = each_lines if options.each else point_lines
        write_lines(lines(briefing, columns()))
    code = conclude(stack, options)
    if code == OPENED and not (briefing.points or any(briefing.article_points.values())):
        warn("no key points were found in these articles")
        return NOTHING_FOUND
    return code


def _summarise(stack: Stack, each: bool, number: int | None) -> Briefing:
    """Return a briefing with the points asked for and nothing that they do not need."""
    from briefing.model import Briefing

    layers = library.find_names(stack.articles)
    if each:
        points = library.summarise_each(stack.articles, layers, number or library.ARTICLE_POINTS)
        return Briefing(stack, layers, article_points=points)
    whole = library.summarise(stack.articles, layers, number or library.POINTS)
    return Briefing(stack, layers, points=whole)
