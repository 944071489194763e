"""Write a library of articles that are at hand, in one process or with some that make ready."""

from __future__ import annotations

import gc
import multiprocessing
import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from search import make_article

from briefing.search.index import Splitter
from briefing.store.entries import make_entry
from briefing.store.intake import Intake
from briefing.store.learning import Learning
from briefing.store.settling import MANY, hasten, settle
from briefing.store.shelf import Shelf, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from search import Document

    from briefing.model.leaf import Sheaf
    from briefing.store.entries import Entry

    Ready = tuple[list[Entry], Sheaf, float, float]

SHARE = 500
"""Articles that are made ready together."""
_BATCH = 2.0
"""Seconds after which what was written is kept."""

_splitters: list[tuple[Splitter, Learning]] = []
"""That of this process, and what tells it the numbers of the index."""


class Spent(NamedTuple):
    """What a library took to write."""

    clock: float
    """Seconds, making the articles included."""
    processor: float
    """Seconds of all processes together, making the articles left out."""
    making: float
    """Seconds of the processor in which articles were made of documents."""


def prepare(documents: Sequence[Document], path: Path, first: int) -> Ready:
    """Make a share of articles ready; the last are seconds in all, and of making them."""
    began = time.process_time()
    if not _splitters:
        gc.disable()
        _splitters.append((Splitter(), Learning(path)))
    splitter, learning = _splitters[0]
    if first >= SHARE:
        splitter.learn(*learning.go_on())
    numbered = enumerate(documents[first : first + SHARE], first)
    made = [make_article(number, one) for number, one in numbered]
    making = time.process_time() - began
    entries = [make_entry(article, "bench") for article, _ in made]
    leaves = [splitter.leaf(article, layers.sentences) for article, layers in made]
    sheaf = splitter.sheaf(leaves)
    return entries, sheaf, time.process_time() - began, making


def write(path: Path, shares: Iterable[Ready]) -> tuple[float, float]:
    """Write shares; return the seconds that other processes spent, and those of making."""
    shelf, numbers = Shelf.open(path), None
    hasten(shelf)
    spent = making = 0.0
    waiting = iter(shares)
    share = next(waiting, None)
    while share is not None:
        began = time.perf_counter()
        with Intake(shelf, numbers) as intake:
            numbers = intake.numbers
            while share is not None and time.perf_counter() - began < _BATCH:
                entries, sheaf, *own = share
                spent, making = spent + own[0], making + own[1]
                rows = [intake.add_entry(entry) for entry in entries]
                intake.add_sheaf(rows, sheaf)
                for row, entry in zip(rows, entries, strict=True):
                    key = f"/bench/{entry.path}"
                    intake.add_source(Source(key, entry.path, 1, 1), row, member=True)
                share = next(waiting, None)
    settle(shelf, MANY)
    shelf.close()
    return spent, making


def build(path: Path, documents: Sequence[Document], members: int = 0) -> Spent:
    """Write a library, alone or from what some other processes make ready."""
    began, spent = time.perf_counter(), time.process_time()
    firsts = range(0, len(documents), SHARE)
    task = partial(prepare, documents, path)
    if not members:
        _splitters.clear()
        _, making = write(path, map(task, firsts))
        spent = time.process_time() - spent
        return Spent(time.perf_counter() - began, spent - making, making)
    with multiprocessing.get_context("fork").Pool(members, _start, (task,)) as pool:
        others, making = write(path, pool.imap(_prepare, firsts))
    spent = time.process_time() - spent + others
    return Spent(time.perf_counter() - began, spent - making, making)


_task: list[partial[Ready]] = []


def _start(task: partial[Ready]) -> None:
    """Keep what a member does; it came over with the process, not through a pipe."""
    _splitters.clear()
    _task.append(task)


def _prepare(first: int) -> Ready:
    return _task[0](first)
