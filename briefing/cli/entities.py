"""`briefing entities`: who, what and where the articles name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import library

from .corrections import answer_corrections, declare_corrections
from .knowledge import declare_aliases, read_aliases
from .opening import NOTHING_FOUND, OPENED, choose_paths, conclude, open_chosen
from .output import columns, warn, write_json, write_lines
from .own_file import read_corrections

if TYPE_CHECKING:
    from argparse import Namespace

    from .arguments import Parser

_LISTED = 1_000
"""Entities of a large library that are listed for people; JSON has all."""

HELP = "list who, what and where the articles name"
USAGE = "[--shared] [PATH...] [options]"


def declare(parser: Parser) -> None:
    """Add the options of this command."""
    parser.add_argument("--shared", action="store_true", help="those of several articles alone")
    parser.add_argument("--json", action="store_true", help="JSON, schema briefing/1")
    declare_aliases(parser)
    declare_corrections(parser)


def answer(options: Namespace) -> int:
    """Print the entities and return the exit code: 1 where there is none."""
    code = answer_corrections(options)
    if code is not None:
        return code
    aliases = read_aliases(options)
    chosen, corrections = choose_paths(options.paths), read_corrections()
    stack = open_chosen(chosen, corrections=corrections)
    from briefing.model.held_names import shared_of
    from briefing.model.holdings import Holdings

    kept = None
    if options.library and not options.aliases:
        kept = library.kept_entities(stack.articles, corrections)
    if kept is None:
        layers = library.find_names(stack.articles)
        kept = library.link_entities(stack.articles, layers, corrections, aliases)
    entities = shared_of(kept) if options.shared else kept
    if options.json:
        from briefing.export.document import write_document
        from briefing.export.rows import entity_rows

        rows = entity_rows(entities, stack.articles)
        write_json(write_document("entities", "entities", rows, stack.failures))
    elif entities:
        from briefing.export.entities import entity_lines, summarise_entities
        from briefing.export.paragraphs import hang

        write_lines([*hang("", summarise_entities(entities, stack.articles), columns()), ""])
        most = _LISTED if isinstance(stack.articles, Holdings) else None
        write_lines(entity_lines(entities, stack.articles, columns(), most))
    code = conclude(stack, options)
    if code == OPENED and not entities:
        shared = "that several articles share " if options.shared else ""
        warn(f"no name {shared}was found in these articles")
        return NOTHING_FOUND
    return code
