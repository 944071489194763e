"""Whether frames are compared: only with versions of Textual that the tests have run with."""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

TRIED_WITH = ("8.2.",)
"""Beginnings of the versions of Textual that the tests have run with."""
SWITCH = "BRIEFING_PLAIN_FRAMES"


def is_tried() -> bool:
    """Whether the tests have run with the version of Textual that is here."""
    return version_of_textual().startswith(TRIED_WITH)


def compares_frames() -> bool:
    """Whether frames are to be compared: a known version, and not switched off."""
    return not os.environ.get(SWITCH) and is_tried()


@cache
def version_of_textual() -> str:
    """Return the version, "" if it cannot be told.

    The folder beside the package tells it without the 20 ms that asking properly costs.
    """
    found = find_spec("textual")
    if found is None or found.origin is None:
        return ""
    parent = Path(found.origin).parent.parent
    for name in os.listdir(parent):  # noqa: PTH208 - names are all that is needed
        if name.startswith("textual-") and name.endswith(".dist-info"):
            return name[len("textual-") : -len(".dist-info")]
    from importlib.metadata import version

    return version("textual")
