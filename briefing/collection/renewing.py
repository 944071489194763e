"""Whether the index holds all of the library, as the code of now reads it; and making it so.

What is in the library is the user's own, a list of files and folders. The index is derived from
them: where it is missing, damaged or of an earlier version it is made anew, and where it was
stopped before its end it goes on. Nothing but the index is written.
"""

from __future__ import annotations

import json
import os
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import CacheError, LostIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefing.store.intake import Intake
    from briefing.store.shelf import Shelf

_WHOLE = "whole"
"""The fact that says which paths were taken in to their end, and by which code."""


class Lack(NamedTuple):
    """What is wrong with the index of the library."""

    reason: str
    """A clause behind "the index of the library": "is damaged"."""
    is_part: bool
    """Whether articles of the library may be missing: what it answers is not the whole answer."""
    is_begun_anew: bool = False
    """Whether whoever opens it to write begins a new one, and says so."""
    is_lost: bool = False
    """Whether there is none that could answer as it is."""


def find_lack() -> Lack | None:
    """Return what is wrong with the index of the library; None where all is well.

    None as well where nothing is in the library. CacheError where it cannot be used and is not
    to be made anew: a newer version wrote it, or it may not be read.
    """
    from briefing.store.roots import read_roots
    from briefing.store.shelf import Shelf

    roots = read_roots()
    if not roots:
        return None
    try:
        shelf = Shelf.open_to_read()
    except LostIndex as lost:
        return _lost(lost)
    try:
        return _find_lack(shelf, roots)
    except LostIndex as lost:
        return _lost(lost)
    finally:
        shelf.close()


def _lost(lost: LostIndex) -> Lack:
    from briefing import paths

    there = paths.index_file().exists()
    return Lack(lost.reason, is_part=True, is_begun_anew=there, is_lost=True)


def _find_lack(shelf: Shelf, roots: Sequence[str]) -> Lack | None:
    from briefing.store.roots import covers

    code, taken = _read_whole(shelf)
    if not code and int(shelf.fact("articles") or 0):  # a version that did not note it
        return Lack("was made by an earlier version", is_part=False)
    left = [root for root in roots if not any(covers(one, root) for one in taken)]
    if any(map(os.path.lexists, left)):
        return Lack("does not hold all of it yet", is_part=True)
    if code and code != _code():
        return Lack("was made by another version", is_part=False)
    return None


def begin(shelf: Shelf) -> None:
    """Note, before files are taken in, what of an index is to be done anew by the code of now."""
    from briefing.store.freshness import splitter_key
    from briefing.store.intake import Intake

    is_empty = not int(shelf.fact("articles") or 0)
    is_other = shelf.fact("splitter") != splitter_key()
    if not is_empty and not is_other:
        return
    with Intake(shelf) as intake:
        intake.set_fact("splitter", splitter_key())
        if is_empty:
            intake.set_fact(_WHOLE, json.dumps([_code(), []]))
        else:
            intake.ask_anew()


def note_whole(shelf: Shelf, given: Iterable[str], failed: Iterable[str]) -> None:
    """Note that paths were taken in to their end, but for those that are not there."""
    from briefing.store.intake import Intake
    from briefing.store.roots import covers, read_roots

    roots = read_roots()
    done = [path for path in given if path not in set(failed)]
    code, taken = _read_whole(shelf)
    if code != _code():
        articles = int(shelf.fact("articles") or 0)
        is_all = all(any(covers(one, root) for one in given) for root in roots)
        if articles and not is_all:  # some of it is still as other code made it
            return
        taken = []
    kept = [root for root in roots if any(covers(one, root) for one in (*taken, *done))]
    with Intake(shelf) as intake:
        intake.set_fact(_WHOLE, json.dumps([_code(), kept]))


def forget_whole(intake: Intake, shelf: Shelf, left: Callable[[str], bool]) -> None:
    """Forget that paths were taken in which have left the library."""
    code, taken = _read_whole(shelf)
    intake.set_fact(_WHOLE, json.dumps([code, [path for path in taken if not left(path)]]))


def _read_whole(shelf: Shelf) -> tuple[str, list[str]]:
    """Return the key of the code, and the paths that were taken in; "" where that is not noted."""
    try:
        code, taken = json.loads(shelf.fact(_WHOLE) or '["", []]')
    except ValueError:
        return "", []
    return str(code), [str(path) for path in taken]


def _code() -> str:
    from briefing.store.freshness import readers_key, splitter_key

    return f"{readers_key()} {splitter_key()}"


@contextmanager
def one_at_a_time(tell_wait: Callable[[], None]) -> Iterator[None]:
    """Have the index to oneself among those who take files in; `tell_wait` is called to wait.

    Where the system has no such locks everybody goes on: two at once do the work twice.
    """
    from briefing import paths
    from briefing.store.roots import lock_folder

    folder = paths.index_file().parent
    with ExitStack() as stack:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            stack.enter_context(lock_folder(folder, tell_wait))
        except OSError as error:
            raise CacheError(f"cannot use the folder {folder}: {error.strerror}") from error
        yield
