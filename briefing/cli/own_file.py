"""What commands read of the user's own file; where it cannot be read they go on without."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.errors import BriefingError, StateError

from .output import warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Correction
    from briefing.store.state import State


def read_corrections() -> list[Correction]:
    """Return the corrections that hold; a file that cannot be read is told of and passed over."""
    try:
        with _own_file() as state:
            return state.corrections.in_effect() if state else []
    except StateError as error:
        warn(f"shown without your corrections: {error}")
        return []


def last_stack() -> list[str]:
    """Return the paths last read on the screen; none, and why, if that cannot be known."""
    try:
        with _own_file() as state:
            return state.last_stack() if state else []
    except BriefingError as error:
        warn(f"the last stack is not known, the sample is shown: {error}")
        return []


@contextmanager
def _own_file() -> Iterator[State | None]:
    """Open the user's file to look something up; None where there is none yet."""
    from briefing import paths

    if not paths.state_file().is_file():
        yield None
        return
    from briefing.store.state import State

    state = State.open_as_it_is()
    try:
        yield state
    finally:
        state.close()
