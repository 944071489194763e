"""The last net: a fault of ours becomes one plain line, a trace in the log, and an exit code."""

from __future__ import annotations

import sys

from briefing.traces import log_fault


def report_crash() -> None:
    """Log the exception in hand, and say so in one line on standard error."""
    error = sys.exc_info()[1]
    if error is None:
        return
    told = log_fault(error)
    try:
        sys.stderr.write(f"briefing: {told}\n")
    except (OSError, ValueError, AttributeError):
        return
