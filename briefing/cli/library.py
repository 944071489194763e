"""`briefing library`: what is kept on the disk to be read and searched again."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from briefing import collection
from briefing.errors import UsageError

from .library_index import make_ready, take_in, tell_failures
from .library_names import name_library
from .opening import FAILED, NOTHING_FOUND, OPENED
from .output import columns, warn, write_json, write_lines

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from briefing.collection import Prepare, Tell
    from briefing.store.adding import Report

    from .arguments import Parser

HELP = "keep articles on the disk, to search and read them again"
USAGE = "add [PATH...] | list | remove PATH... | status | rebuild [options]"

_ACTIONS = {
    "add": "take files and folders in; without PATH, what has changed since",
    "list": "the articles that are in it, newest first",
    "remove": "take files and folders out; they stay where they are on the disk",
    "status": "how much is in it, how far its names are, and where its index is",
    "rebuild": "make the index anew from the files",
}
"""What the first word may be, and what it does."""


def declare(parser: Parser) -> None:
    """Add the options of this command, and what its first words do."""
    parser.epilog = "\n".join(f"  {word:<9}\t{told}" for word, told in _ACTIONS.items())
    parser.add_argument("--json", action="store_true", help="JSON, schema briefing/1")


def answer(options: Namespace) -> int:
    """Do what the first word says and return the exit code; UsageError for any other."""
    actions: dict[str, Callable[[list[str], Namespace], int]] = {
        "add": _add, "list": _list, "remove": _remove, "status": _tell, "rebuild": _rebuild,
    }  # fmt: skip
    word, *paths = options.paths or [""]
    options.paths = []
    if word not in actions:
        wanted = "library wants add, list, remove, status or rebuild"
        raise UsageError(f"{wanted} (see briefing library -h)")
    return actions[word](paths, options)


def _add(paths: list[str], options: Namespace) -> int:
    return _take(lambda tell, prepare: collection.add(paths, tell, warn, prepare), options)


def _rebuild(paths: list[str], options: Namespace) -> int:
    if paths:
        raise UsageError("library rebuild takes no PATH: it makes all of the index anew")
    return _take(lambda tell, prepare: collection.rebuild(tell, warn, prepare), options)


def _take(work: Callable[[Tell, Prepare], Report], options: Namespace) -> int:
    """Do something that goes over many files, and say what came of it."""
    report = take_in(work)
    tell_failures(report)
    taken = report.added + report.changed + report.unchanged + report.renewed + report.repeated
    if options.json:
        from briefing.export.document import write_document
        from briefing.export.library import report_row

        rows = [report_row(report)]
        write_json(write_document("library", "report", rows, report.failures))
    else:
        from briefing.export.library import report_line

        write_lines([report_line(report)])
    name_library()
    if taken or (report.gone and not report.failures):
        return FAILED if options.strict and report.failures else OPENED
    if not report.failures:
        warn("no article in what was named")
    return FAILED


def _list(paths: list[str], options: Namespace) -> int:
    if paths:
        raise UsageError("library list takes no PATH")
    make_ready()
    rows = collection.list_heads()
    first = next(rows, None)
    listed = chain([first], rows) if first is not None else iter(())
    if options.json:
        from briefing.export.document import write_document
        from briefing.export.library import listed_row

        write_json(write_document("library", "articles", map(listed_row, listed)))
    else:
        from briefing.export.library import listed_lines

        for row in listed:
            write_lines(listed_lines(row, columns()))
    if first is None:
        warn("no article in the library")
        return NOTHING_FOUND
    return OPENED


def _remove(paths: list[str], options: Namespace) -> int:
    if not paths:
        raise UsageError("library remove wants a PATH")
    count = collection.remove(paths, warn)
    if options.json:
        from briefing.export.document import write_document

        write_json(write_document("library", "report", [{"removed": count}]))
    else:
        write_lines([f"{count:,} file{'s' if count != 1 else ''} left the library"])
    return OPENED


def _tell(paths: list[str], options: Namespace) -> int:
    if paths:
        raise UsageError("library status takes no PATH")
    from briefing.collection.standing import look_up
    from briefing.config import load_config
    from briefing.library import user_aliases

    standing = look_up(user_aliases(load_config()))
    if options.json:
        from briefing.export.document import write_document
        from briefing.export.library import status_row

        write_json(write_document("library", "status", [status_row(standing)]))
    else:
        from briefing.export.library import status_lines

        write_lines(status_lines(standing))
    if standing.lacks:
        warn(f'the index of the library {standing.lacks}; "briefing library add" takes it in')
    elif standing.names_behind:
        warn('"briefing library add" goes on with the names')
    return OPENED
