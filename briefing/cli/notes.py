"""`briefing notes`: what the user has written on the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import paths

from .opening import choose_paths, conclude, is_selection, open_chosen
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
    chosen = choose_paths(options.paths)
    stack = open_chosen(chosen)
    strays: list[Note] = []
    if options.library and not is_selection(chosen):  # then it is all that the user has
        from briefing.model.note import find_strays

        strays = find_strays(notes, stack.articles)
    if options.json:
        from briefing.export.document import write_document
        from briefing.export.rows import note_rows

        rows = note_rows(notes, stack.articles, strays)
        write_json(write_document("notes", "notes", rows, stack.failures))
    else:
        from briefing.export.notes import note_lines

        lines = note_lines(notes, stack.articles, columns(), strays)
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
