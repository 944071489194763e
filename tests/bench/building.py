"""Write a library of articles that are at hand, in one process or with some that make ready."""

from __future__ import annotations

import gc
import multiprocessing
import time
from collections import deque
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
    from collections.abc import Iterable, Iterator, Sequence
    from multiprocessing.pool import AsyncResult, Pool
    from pathlib import Path

    from search import Document

    from briefing.model import Article, Layers
    from briefing.model.leaf import Sheaf
    from briefing.store.entries import Entry

    Made = Sequence[tuple[Article, Layers]]
    Ready = tuple[list[Entry], Sheaf, float]

SHARE = 500
"""Articles that are made ready together."""
_BATCH = 2.0
"""Seconds after which what was written is kept."""

_splitters: list[tuple[Splitter, Learning]] = []
"""That of this process, and what tells it the numbers of the index."""


class Spent(NamedTuple):
    """What a library took to write, its articles at hand."""

    clock: float
    """Seconds."""
    processor: float
    """Seconds of all processes together."""


def prepare(made: Made, path: Path, first: int) -> Ready:
    """Make a share of articles ready for an index; the last is what it took, in seconds."""
    began = time.process_time()
    if not _splitters:
        gc.disable()
        _splitters.append((Splitter(), Learning(path)))
    splitter, learning = _splitters[0]
    if first >= SHARE:
        splitter.learn(*learning.go_on())
    share = made[first : first + SHARE]
    entries = [make_entry(article, "bench") for article, _ in share]
    sheaf = splitter.sheaf(splitter.leaf(article, layers.sentences) for article, layers in share)
    return entries, sheaf, time.process_time() - began


def write(path: Path, shares: Iterable[Ready]) -> float:
    """Write shares; return the seconds that it took to make them ready."""
    shelf, numbers = Shelf.open(path), None
    hasten(shelf)
    spent = 0.0
    waiting = iter(shares)
    share = next(waiting, None)
    while share is not None:
        began = time.perf_counter()
        with Intake(shelf, numbers) as intake:
            numbers = intake.numbers
            while share is not None and time.perf_counter() - began < _BATCH:
                entries, sheaf, own = share
                spent += own
                rows = [intake.add_entry(entry) for entry in entries]
                intake.add_sheaf(rows, sheaf)
                for row, entry in zip(rows, entries, strict=True):
                    key = f"/bench/{entry.path}"
                    intake.add_source(Source(key, entry.path, 1, 1), row, member=True)
                share = next(waiting, None)
    settle(shelf, MANY)
    shelf.close()
    return spent


def build(path: Path, documents: Sequence[Document], members: int = 0) -> Spent:
    """Write a library, alone or from what some other processes make ready."""
    made = [make_article(number, one) for number, one in enumerate(documents)]
    gc.freeze()  # so that other processes need no copies of it
    firsts, task = range(0, len(made), SHARE), partial(prepare, made, path)
    _splitters.clear()
    began, spent = time.perf_counter(), time.process_time()
    if not members:
        write(path, map(task, firsts))
        return Spent(time.perf_counter() - began, time.process_time() - spent)
    with multiprocessing.get_context("fork").Pool(members, _task.append, (task,)) as pool:
        others = write(path, _ahead(pool, firsts, 2 * members))
    return Spent(time.perf_counter() - began, time.process_time() - spent + others)


_task: list[partial[Ready]] = []
"""What a member does; it came over with the process, not through a pipe."""


def _prepare(first: int) -> Ready:
    return _task[0](first)


def _ahead(pool: Pool, firsts: Iterable[int], most: int) -> Iterator[Ready]:
    """Yield shares in order, of which so many are made ready ahead at most."""
    ahead: deque[AsyncResult[Ready]] = deque()
    for first in firsts:
        ahead.append(pool.apply_async(_prepare, (first,)))
        if len(ahead) > most:
            yield ahead.popleft().get()
    while ahead:
        yield ahead.popleft().get()
