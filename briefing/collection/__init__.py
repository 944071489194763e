"""The user's library on the disk: what is in it, how it grows, and how it is searched.

It introduces the index file to those who read, take apart and search articles. What is in the
library is the user's own (`roots`); the index is derived and can be made anew from it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from briefing.errors import SourceError, UsageError

from .preparing import prepare_here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefing.model import Briefing, Correction, Results
    from briefing.model.holdings import Head
    from briefing.sources.walk import Place
    from briefing.store.adding import Report
    from briefing.store.lots import Piece
    from briefing.store.shelf import Shelf

    Tell = Callable[[int, int], None]
    Prepare = Callable[[Iterable[Sequence[Any]]], Iterator[Piece]]


_EMPTY = 'the library is empty; "briefing library add PATH" puts texts there'
ADDRESS = "library://"
"""What stands before a query as the address of what it selects in the library."""


def add(
    given: Sequence[str],
    tell: Tell,
    note: Callable[[str], None],
    prepare: Prepare = prepare_here,
) -> Report:
    """Put files and folders into the library, or bring all of it up to date if none is given.

    `tell` is told files done and files in all, `note` what the user should know of the index.
    `prepare` reads files and takes their articles apart; by default this process does.
    KeyboardInterrupt keeps what was done. CacheError and StateError say why it cannot be done.
    """
    from briefing.sources.walk import is_special
    from briefing.store.roots import change_roots, covers, read_roots

    roots = read_roots()
    named = [os.path.abspath(path) for path in given]  # noqa: PTH100 - folds ".."
    if broken := next((path for path in named if "\n" in path), ""):
        told = "has a line break in its name and cannot be kept in the library"
        raise UsageError(f"{broken} {told}; its folder can be")
    plain = (path for path in dict.fromkeys(named) if not is_special(path))
    new = [path for path in plain if os.path.lexists(path)]

    def take_in(there: list[str]) -> list[str]:
        kept = [root for root in there if not any(covers(path, root) for path in new)]
        return [*kept, *(p for p in new if not any(covers(root, p) for root in kept))]

    if new:
        change_roots(take_in)
    if not given and not roots:
        raise UsageError(_EMPTY)
    return _take_in(named or roots, tell, note, prepare)


def _take_in(
    given: Sequence[str],
    tell: Tell,
    note: Callable[[str], None],
    prepare: Prepare,
    *,
    anew: bool = False,
) -> Report:
    from .renewing import one_at_a_time

    with one_at_a_time(lambda: note("another briefing takes files in; this one waits for it")):
        if anew:
            _refuse_missing(given)
            _drop_index()
        shelf = _open(note)
        try:
            return _bring_up_to_date(shelf, given, tell, prepare)
        finally:
            shelf.close()


def _refuse_missing(roots: Sequence[str]) -> None:
    """Raise UsageError where a file or folder cannot be reached now: what it held would be lost."""
    missing = [root for root in roots if not os.access(root, os.R_OK)]
    if missing:
        which = f"{missing[0]} and {len(missing) - 1:,} more" if missing[1:] else missing[0]
        told = 'bring it back, or take it out by "briefing library remove PATH"'
        raise UsageError(f"the index stays as it is, for {which} cannot be reached: {told}")


def _drop_index() -> None:
    from briefing import paths

    index = paths.index_file()
    for ending in ("", "-wal", "-shm"):
        index.with_name(index.name + ending).unlink(missing_ok=True)


def _open(note: Callable[[str], None]) -> Shelf:
    from briefing.store.shelf import Shelf

    return Shelf.open(tell=note)


def _bring_up_to_date(shelf: Shelf, given: Sequence[str], tell: Tell, prepare: Prepare) -> Report:
    from briefing.sources.walk import Walk
    from briefing.store.adding import Adding
    from briefing.store.roots import covers
    from briefing.store.settling import settle
    from briefing.store.shelf import storable

    from .renewing import begin, note_whole

    begin(shelf)
    adding = Adding(shelf, prepare, tell)
    walk = Walk()
    places = [place for path in given for place in walk.places(path)]
    adding.add(places)
    failed = {place.path for place in places if isinstance(place, SourceError)}
    seen = {storable(place.key) for place in places if not isinstance(place, SourceError)}
    whole = [os.path.abspath(path) for path in given if path not in failed]  # noqa: PTH100
    missing = [
        key
        for key, known in shelf.sources().items()
        if known.member
        and key not in seen
        and any(covers(storable(root), key) for root in whole)
        and not os.path.lexists(key)
    ]
    adding.drop_missing(missing)
    if others := _other_names(shelf, places):
        adding.rename(others)
    report = adding.report
    settle(shelf, report.written)
    note_whole(shelf, given, failed)
    return report


def _other_names(shelf: Shelf, seen: Iterable[Place | SourceError] = ()) -> dict[int, Place]:
    """Return, for articles that go by a file which does not hold them any more, one that does.

    By number. `seen` are files as the system names them, for the index holds what can be stored.
    """
    from briefing.sources.walk import Place
    from briefing.store.misnamed import find_misnamed
    from briefing.store.shelf import storable

    there: dict[int, Place] = {}
    if misnamed := find_misnamed(shelf):
        known = {storable(one.key): one for one in seen if not isinstance(one, SourceError)}
        for number, key, path in misnamed:
            place = known.get(key) or Place(key, path, named=False)
            if number not in there and os.access(place.key, os.R_OK):
                there[number] = place
    return there


def remove(given: Sequence[str], note: Callable[[str], None]) -> int:
    """Take files and folders out of the library; return how many files left it.

    Nothing is deleted but what the index holds. UsageError where a path is not in the library.
    """
    from briefing.store.adding import Adding
    from briefing.store.intake import Intake
    from briefing.store.roots import change_roots, covers, read_roots
    from briefing.store.shelf import storable

    from .renewing import forget_whole

    named = [os.path.abspath(path) for path in given]  # noqa: PTH100 - folds ".."
    roots = read_roots()
    shelf = _open(note)
    try:
        known = shelf.sources()
        keys = []
        for path in named:
            below = [k for k, one in known.items() if one.member and covers(storable(path), k)]
            if not below and not any(covers(path, root) for root in roots):
                raise UsageError(f"{path} is not in the library")
            keys += below
            above = next((root for root in roots if root != path and covers(root, path)), "")
            if above and above not in named:
                note(f"{path} is in {above}, which stays: the next add takes it in again")
        change_roots(lambda now: (r for r in now if not any(covers(p, r) for p in named)))
        with Intake(shelf) as intake:
            intake.remove_sources(keys)
            forget_whole(intake, shelf, lambda path: any(covers(one, path) for one in named))
        if others := _other_names(shelf):
            Adding(shelf, prepare_here, lambda _done, _all: None).rename(others)
    finally:
        shelf.close()
    return len(keys)


def rebuild(tell: Tell, note: Callable[[str], None], prepare: Prepare = prepare_here) -> Report:
    """Make the index anew from the files that are in the library; as `add`.

    UsageError, and the index stays as it is, where one of these cannot be reached.
    """
    from briefing.store.roots import read_roots

    roots = read_roots()
    if not roots:
        raise UsageError(_EMPTY)
    return _take_in(roots, tell, note, prepare, anew=True)


def list_heads() -> Iterator[Head]:
    """Yield the articles of the library, newest first."""
    from briefing.store.shelf import Shelf

    shelf = Shelf.open_to_read()
    try:
        yield from shelf.heads()
    finally:
        shelf.close()


def search(
    query: str, limit: int, corrections: Sequence[Correction] = ()
) -> tuple[Results, Briefing]:
    """Return what answers a query in the library, and a briefing of the articles that hold it.

    Its entities are the names among the answers, as the user corrected them.
    """
    from dataclasses import replace

    from briefing import analysis
    from briefing.model import Briefing, Stack
    from briefing.model.held_names import HeldNames
    from briefing.search.engine import Engine
    from briefing.store.shelf import Shelf
    from briefing.store.words import LibraryPostings

    from .named import as_searched, correct, names_of
    from .opening import open_all

    shelf = Shelf.open_to_read()
    try:
        postings, kept = LibraryPostings(shelf), names_of(shelf)
        if kept is None:
            engine = Engine(postings, other_names=analysis.other_names())
            results, known = engine.search(query, limit), {}
        else:
            names = correct(HeldNames(kept, open_all(shelf)), corrections)
            searched = as_searched(kept, names)
            engine = Engine(postings, kept=searched, other_names=analysis.other_names())
            results = engine.search(query, limit)
            known = {hit.entity: names.find(hit.entity) for hit in results.hits if hit.entity}
        hits = tuple(hit for hit in results.hits if not hit.entity or known.get(hit.entity))
        order = sorted(hits, key=lambda hit: bool(hit.entity))  # as they are shown
        found = dict.fromkeys(hit.span.article for hit in order)
        articles = tuple(postings.article(postings.row(identity)) for identity in found)
        entities = tuple(entity for entity in known.values() if entity is not None)
        return replace(results, hits=hits), Briefing(Stack(articles), entities=entities)
    finally:
        shelf.close()
