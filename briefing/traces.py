"""What is kept of a fault of the program: its trace, in the user's log.

A trace names types, files and lines, not values: nothing that strangers wrote is in it.
"""

from __future__ import annotations

from traceback import extract_tb

from briefing import __version__, paths
from briefing.text.clean import clean


def log_fault(error: BaseException) -> str:
    """Log a fault, and return what to say of it: its type, and where its trace is."""
    lines = _trace(error)
    place = _log([f"briefing {__version__}", *lines])
    where = f"its trace is in {place}" if place else f"at {lines[-1].strip()}"
    return clean(f"a fault of the program ({type(error).__name__}), {where}")


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
