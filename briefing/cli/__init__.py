"""The door: what `briefing` and `python -m briefing` run.

Answers go to standard output, everything about the way there to standard error.

    0    an article was opened (with --strict: all were)
    1    nothing found
    2    nothing opened, or a fault in the command line or in a settings file
    130  interrupted
"""

from __future__ import annotations

import sys

from briefing import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

FAULT, INTERRUPTED = 2, 130


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (those of the process if None); return its exit code."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        if words and words[0] in ("-V", "--version"):
            print(f"briefing {__version__}", flush=True)
            return 0
        import gc

        gc.set_threshold(100_000, 20, 20)  # imports and answers make little garbage
        from .dispatch import dispatch

        code = dispatch(words)
        if arguments is None:  # the process ends, so that nobody need look for garbage any more
            gc.freeze()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        from .dispatch import leave_output

        return leave_output(error)
    except Exception:  # noqa: BLE001 - nothing that strangers wrote may reach the terminal raw
        from .crash import report_crash

        report_crash()
        return FAULT
