"""`briefing agreement`: what several articles report, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import library

from .arguments import one_of
from .knowledge import declare_aliases, open_known
from .named import find_entity
from .opening import NOTHING_FOUND, OPENED, conclude
from .output import columns, marks, warn, write_json, write_lines

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing.model import Statement

    from .arguments import Parser

HELP = "tell what several articles report, one alone reports, and where they differ"
USAGE = "[--status STATUS] [--aspect ASPECT] [--entity NAME] [PATH...] [options]"

_STATUSES = ("differs", "corroborated", "single")
_ASPECTS = ("number", "date", "place", "name", "wording")


def declare(parser: Parser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--status", type=one_of(_STATUSES), metavar="STATUS",
        help=f"these alone: {', '.join(_STATUSES)}",
    )  # fmt: skip
    parser.add_argument(
        "--aspect", type=one_of(_ASPECTS), metavar="ASPECT",
        help=f"these alone: {', '.join(_ASPECTS)}",
    )  # fmt: skip
    told = "what is told of one name alone"
    parser.add_argument("--entity", metavar="NAME", default="", help=told)
    parser.add_argument("--json", action="store_true", help="JSON, schema briefing/1")
    declare_aliases(parser)


def answer(options: Namespace) -> int:
    """Print the statements and return the exit code: 1 where there is none."""
    stack, layers, entities = open_known(options)
    wanted = options.entity and stack.articles
    named = find_entity(entities, options.entity).id if wanted else ""
    statements = library.find_agreement(stack.articles, layers, entities)
    found = choose(statements, options.status or "", options.aspect or "", named)
    if options.json:
        from briefing.export.document import write_document
        from briefing.export.rows import statement_rows

        rows = statement_rows(found, stack.articles)
        write_json(write_document("agreement", "agreement", rows, stack.failures))
    elif found:
        from briefing.export.agreement import agreement_lines

        write_lines(agreement_lines(found, stack.articles, columns(), marks()))
    code = conclude(stack, options)
    if code == OPENED and not found:
        warn("nothing to compare was found in these articles")
        return NOTHING_FOUND
    return code


def choose(
    statements: tuple[Statement, ...], status: str, aspect: str, entity: str
) -> tuple[Statement, ...]:
    """Return the statements of a status, an aspect and an entity's id; "" stands for every one."""
    return tuple(
        statement
        for statement in statements
        if status in ("", statement.status)
        and aspect in ("", statement.aspect)
        and (not entity or entity in statement.entities)
    )
