"""`briefing notes`: what the user has written on the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import paths

from .opening import choose_paths, conclude, open_chosen
from .output import columns, warn, write_json, write_lines

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing.model import Note

    from .arguments import Parser

HELP = "list your notes on the articles"
USAGE = "[PATH...] [options]"


def declare(parser: Parser) -> None:
    """Add the options of this command."""
    parser.add_argument("--json", action="store_true", help="JSON, schema briefing/1")


def answer(options: Namespace) -> int:
    """Print the notes and return the exit code; StateError if their file cannot be read."""
    notes = read_notes()
    stack = open_chosen(choose_paths(options.paths))
    if options.json:
        from briefing.export.document import write_document
        from briefing.export.rows import note_rows

        rows = note_rows(notes, stack.articles)
        write_json(write_document("notes", "notes", rows, stack.failures))
    else:
        from briefing.export.notes import note_lines

        lines = note_lines(notes, stack.articles, columns())
        write_lines(lines)
        if not lines and stack.articles:
            warn("no notes on these articles yet")
    return conclude(stack, options)


def read_notes() -> list[Note]:
    """Return the notes on all articles; none where nothing was ever kept."""
    if not paths.state_file().is_file():
        return []
    from briefing.store.state import State

    state = State.open_as_it_is()
    try:
        return state.notes.standing()
    finally:
        state.close()
