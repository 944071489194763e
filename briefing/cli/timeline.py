"""`briefing timeline`: what happened when, over all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import library

from .knowledge import declare_aliases, open_known
from .named import find_entity
from .opening import NOTHING_FOUND, OPENED, conclude
from .output import columns, marks, warn, write_json, write_lines

if TYPE_CHECKING:
    from argparse import Namespace

    from .arguments import Parser

HELP = "tell what happened when, over all articles"
USAGE = "[--entity NAME] [PATH...] [options]"


def declare(parser: Parser) -> None:
    """Add the options of this command."""
    told = "what is told of one name alone"
    parser.add_argument("--entity", metavar="NAME", default="", help=told)
    parser.add_argument("--json", action="store_true", help="JSON, schema briefing/1")
    declare_aliases(parser)


def answer(options: Namespace) -> int:
    """Print the timeline and return the exit code: 1 where it is empty."""
    stack, layers, entities = open_known(options)
    events = library.find_timeline(stack, layers, entities)
    if options.entity and stack.articles:
        from briefing.model.event import events_of

        events = events_of(events, find_entity(entities, options.entity))
    if options.json:
        from briefing.export.document import write_document
        from briefing.export.rows import event_rows

        rows = event_rows(events, stack.articles)
        write_json(write_document("timeline", "timeline", rows, stack.failures))
    elif events:
        from briefing.export.paragraphs import hang
        from briefing.export.timeline import summarise_timeline, timeline_lines

        told = summarise_timeline(events, len(stack.articles))
        write_lines([*hang("", told, columns()), ""])
        write_lines(timeline_lines(events, stack.articles, columns(), marks()))
    code = conclude(stack, options)
    if code == OPENED and not events:
        warn("no dates were found in these articles")
        return NOTHING_FOUND
    return code
