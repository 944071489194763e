"""The last net: a fault of ours becomes one plain line, a trace in the log, and an exit code.

Neither holds what strangers wrote: the trace names types, files and lines, not values.
"""

from __future__ import annotations

import sys
from traceback import extract_tb

from briefing import __version__, paths
from briefing.text.clean import clean


def report_crash() -> None:
    """Log the exception in hand, and say so in one line on standard error."""
    error = sys.exc_info()[1]
    if error is None:
        return
    lines = _trace(error)
    last = lines[-1]
    place = _log([f"briefing {__version__}", *lines])
    where = f"its trace is in {place}" if place else f"at {last.strip()}"
    try:
        sys.stderr.write(
            clean(f"briefing: a fault of the program ({type(error).__name__}), {where}\n")
        )
    except (OSError, ValueError, AttributeError):
        return


def _trace(error: BaseException) -> list[str]:
    """Return the type and the places of an exception, those of its cause first."""
    cause = error.__cause__ or error.__context__
    lines = _trace(cause) if cause is not None else []
    lines.append(type(error).__name__)
    frames = extract_tb(error.__traceback__)
    lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return lines


def _log(lines: list[str]) -> str:
    """Add lines to the user's log and return its path; "" if it cannot be written."""
    log = paths.log_file()
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        log.touch(mode=0o600)
        with log.open("a", encoding="utf-8", errors="replace") as handle:
            handle.write(clean("\n".join(lines)) + "\n\n")
    except OSError:
        return ""
    return str(log)
