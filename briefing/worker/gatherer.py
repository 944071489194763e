"""The screen's side of gathering: starts the child before the screen, and hears what it tells.

A child that dies or sits on a file for too long is started again without that file, which is
told as one that could not be read. The child ends when this process does.
"""

from __future__ import annotations

import os
import select
from typing import TYPE_CHECKING, Any

from briefing.model.packing import unpack

from .articles import Joining
from .frames import LENGTH, write_frame
from .gathering import patience_for
from .limits import SPENT
from .start import code_for, command_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import Popen
    from threading import Thread

    from briefing.collection.growing import Growing

    Tell = Callable[..., None]

_KILLED = (-9, -15)
"""Exit codes of a child that was ended from outside, which no file need be the cause of."""
_IDLE = 3
"""Times in a row that a child may end with no file in hand."""
_PATIENCE = 4.0
"""Times as long by the clock as a file may take of the processor: others want that too."""
_LATE = "took too long and was given up"
_START = code_for("gathering")


class Gatherer:
    """One stack that is gathered by another process."""

    def __init__(self, growing: Growing) -> None:
        """`growing` is the stack that is gathered."""
        self.growing = growing
        self._left_out: dict[str, str] = {}
        self._process: Popen[bytes] | None = None
        self._at = ""
        """The file that the child has in hand."""
        self._killed = False
        """Whether the last child was ended from outside."""
        self._stopped = False
        self._thread: Thread | None = None

    def start(self) -> None:
        """Start the child; what it says waits for `listen`."""
        import subprocess

        self._at, self._killed = "", False
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            command_for(_START),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        if self._process.stdin is not None:
            growing = self.growing
            frame = write_frame("gather", growing.paths, self._left_out, growing.kept)
            self._process.stdin.write(frame)
            self._process.stdin.flush()

    def listen(self, tell: Tell) -> None:
        """Have `tell` called with name and values of each frame, from another thread.

        An article comes in one piece. The last is "searched" or "failed". Nothing is told after
        `stop`.
        """
        from threading import Thread

        self._thread = Thread(target=self._hear_all, args=(tell,), name="gatherer", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the child; what it has kept is kept."""
        self._stopped = True
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
        if self._process is not None and self._thread is None:
            _end(self._process)

    def _hear_all(self, tell: Tell) -> None:
        idle = 0
        again: set[str] = set()
        while True:
            why = self._hear(tell)
            if not why or self._stopped:
                return
            idle = 0 if self._at else idle + 1
            if idle == _IDLE:
                tell("failed", why)
                return
            if self._killed and self._at not in again:
                again.add(self._at)  # it need not be the file's fault: once more
            elif self._at:
                self._left_out[self._at] = why
            try:
                self.start()
            except OSError as error:
                tell("failed", f"the reading could not be started: {error.strerror}")
                return

    def _hear(self, tell: Tell) -> str:
        """Tell all frames of a child; return why it ended before its last one, "" if it did not."""
        process = self._process
        if process is None or process.stdout is None:
            return "the reading was not started"
        name, why = "", ""
        joining = Joining()
        try:
            while name not in ("searched", "failed"):
                name, *values = self._read_frame(process.stdout.fileno())
                if self._stopped:
                    break
                self._at = values[0] if name == "at" else ""
                if article := joining.take(name, values):
                    values[0] = article
                if name not in ("at", "blocks", "links"):
                    tell(name, *values)
        except TimeoutError:
            why = _LATE
        except EOFError:
            code = process.wait()
            why, self._killed = _explain(code), code in _KILLED
        finally:
            _end(process)
        return why

    def _read_frame(self, source: int) -> Any:
        length = int.from_bytes(self._read(source, LENGTH), "big")
        return unpack(self._read(source, length))

    def _read(self, source: int, count: int) -> bytes:
        """Return so many bytes; EOFError at the end, TimeoutError where a file takes too long."""
        parts = []
        while count:
            ready, _, _ = select.select([source], [], [], self._limit())
            if not ready:
                raise TimeoutError
            part = os.read(source, count)
            if not part:
                raise EOFError
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def _limit(self) -> float | None:
        """Return the seconds in which more is to come; None where it may take any."""
        return _PATIENCE * patience_for(self._at) if self._at else None


def _end(process: Popen[bytes]) -> None:
    """End a child, if it still runs, and let go of its pipes."""
    if process.poll() is None:
        process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def _explain(code: int) -> str:
    if code == -SPENT:
        return _LATE
    if code < 0:
        return f"ended the reading by signal {-code}; memory may have run out"
    return f"ended the reading with exit code {code}"
