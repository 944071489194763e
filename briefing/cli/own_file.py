"""What commands read of the user's own file; where it cannot be read they go on without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import BriefingError, StateError

from .output import warn

if TYPE_CHECKING:
    from briefing.model import Correction


def read_corrections() -> list[Correction]:
    """Return the corrections that hold; a file that cannot be read is told of and passed over."""
    from briefing import paths

    if not paths.state_file().is_file():
        return []
    from briefing.store.state import State

    try:
        state = State.open_as_it_is()
        try:
            return state.corrections.in_effect()
        finally:
            state.close()
    except StateError as error:
        warn(f"shown without your corrections: {error}")
        return []


def last_stack() -> list[str]:
    """Return the paths last read on the screen; none, and why, if that cannot be known."""
    from briefing import paths

    if not paths.state_file().is_file():
        return []
    from briefing.store.state import State

    try:
        state = State.open_as_it_is()
        try:
            return state.last_stack()
        finally:
            state.close()
    except BriefingError as error:
        warn(f"the last stack is not known, the sample is shown: {error}")
        return []
