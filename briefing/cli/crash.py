"""The last net: a fault of ours becomes a neutralised trace and an exit code."""

from __future__ import annotations

import sys
from traceback import format_exc

from briefing.text.clean import clean


def report_crash() -> None:
    """Write the trace of the exception in hand to standard error, fit for a terminal."""
    try:
        sys.stderr.write(clean(format_exc()))
        sys.stderr.write("briefing: this is a fault of the program, please report it\n")
    except (OSError, ValueError, AttributeError):
        return
