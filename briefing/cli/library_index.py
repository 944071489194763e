"""The index of the library: taken in from its files, by the command for it or where it lacks."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from briefing import collection
from briefing.errors import CacheError
from briefing.library import find_lack

from .output import warn
from .progress import ProgressLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.collection import Prepare, Tell
    from briefing.store.adding import Report

_BRIEFLY = 2.0
"""Seconds after which the screen opens with the articles that are there by then."""


class _Enough(Exception):
    """There is something to show."""


def make_ready(*, briefly: bool = False) -> None:
    """Take in what the index of the library lacks, and say so; CacheError where that fails.

    Where only its code is of another version, or nothing can be written, it answers as it is.
    `briefly` leaves it, after a moment, to a screen that goes on.
    """
    lack = find_lack()
    if lack is None or not lack.is_part:
        if lack is not None and not briefly:
            warn(f'the index of the library {lack.reason}; "briefing library add" reads it anew')
        return
    if not lack.is_begun_anew:
        warn(f"the index of the library {lack.reason}; taking its files in")
    try:
        _take_what_lacks(briefly=briefly)
    except CacheError as error:
        if lack.is_lost:
            raise
        warn(f"{error}; answered from what is there")


def _take_what_lacks(*, briefly: bool) -> None:
    until = monotonic() + _BRIEFLY if briefly else 0.0
    line = ProgressLine()

    def tell(done: int, total: int) -> None:
        line("indexing", done, total)
        if until and done and monotonic() > until:
            raise _Enough

    try:
        report = take_in(lambda _tell, prepare: collection.add((), tell, warn, prepare), line)
    except (_Enough, CacheError) as ended:
        line.clear()
        if isinstance(ended, CacheError):
            raise
    else:
        tell_failures(report)


def take_in(work: Callable[[Tell, Prepare], Report], line: ProgressLine | None = None) -> Report:
    """Do something that goes over many files on all cores, told in a line."""
    from briefing.worker.pool import Pool

    line = line or ProgressLine()
    try:
        with Pool("prepare") as pool:
            return work(lambda done, total: line("adding", done, total), pool.each)
    except KeyboardInterrupt:
        line.clear()
        warn('stopped; what was done is kept, "briefing library add" goes on')
        raise


def tell_failures(report: Report) -> None:
    """Name the files that could not be read."""
    for failure in report.failures:
        warn(f"{failure.path}: {failure.reason}")
