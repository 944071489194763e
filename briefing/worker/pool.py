"""Reading spread over the processor's cores, in processes that may die of what they read.

A process that dies, hangs or wants too much memory costs the file that it had in hand: that one
is named and passed over, the others of its lot are done again.
"""

from __future__ import annotations

import os
import select
import subprocess
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from threading import local
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

from briefing.errors import BriefingError
from briefing.model.packing import unpack
from briefing.store.lots import Piece

from .frames import LENGTH, write_frame
from .hand import Hand
from .limits import SPENT
from .member import patience_for
from .start import code_for, command_for, count_cores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future

    Places = Sequence[Any]

_CODE = code_for("member")
_LATE = "took too long and was given up"
_PATIENCE = 4.0
"""Times as long by the clock as a file may take of the processor."""
_LOOK = 1.0
"""Seconds between two looks at what a member has in hand."""
_END = 5.0
"""Seconds that a member may take to be gone; one that waits for a dead disk never is."""
_KILLED = (-9, -15)
"""Exit codes of a process that was ended from outside, which no file need be the cause of."""
_STARTS = 3
"""Times in a row that a member may end with nothing in hand."""


class _Died(Exception):
    """A member has ended; `at` is the index of the place it had in hand, -1 for none."""

    def __init__(self, at: int, reason: str, *, is_killed: bool) -> None:
        super().__init__(reason)
        self.at, self.reason, self.is_killed = at, reason, is_killed


class Pool:
    """Does one of `member.WORKS` with many files, as a context: its processes end with it."""

    def __init__(self, work: str, count: int = 0, *, behind: bool = False) -> None:
        """`count` is that of processes; by default there is one for each core.

        `behind` lets everything else that runs come first.
        """
        self._arguments = (work, "behind") if behind else (work,)
        self._count = count or count_cores()
        self._members: list[_Member] = []
        self._own = local()
        self._threads: ThreadPoolExecutor | None = None
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes; what is being done is given up."""
        self._closed = True
        for member in self._members:
            member.end()
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)
        for member in self._members:
            member.let_go()

    def each(self, lots: Iterable[Places]) -> Iterator[Piece]:
        """Give back lots in order with what was made of them, taken apart where a file is at fault.

        Some lots are done ahead. BriefingError where no process can be started.
        """
        rest = iter(lots)
        ahead: deque[Future[list[Piece]]] = deque()
        threads = self._threads = ThreadPoolExecutor(self._count, thread_name_prefix="pool")
        try:
            while True:
                while len(ahead) <= 2 * self._count and (lot := list(islice(rest, 1))):
                    ahead.append(threads.submit(self._do, lot[0]))
                if not ahead:
                    return
                yield from ahead.popleft().result()
        finally:
            self.close()

    def _do(self, places: Places) -> list[Piece]:
        """Have a lot done by the member of this thread, anew where that dies."""
        pieces: list[Piece] = []
        again: object = None
        starts = 0
        while places and not self._closed:
            try:
                return [*pieces, Piece(places, self._member().ask(places))]
            except _Died as end:
                self._own.member = None
                starts = starts + 1 if end.at < 0 else 0
                if starts == _STARTS:
                    raise BriefingError(f"no process reads the files: {end.reason}") from end
                if end.at < 0:
                    continue
                at = places[end.at]
                if end.is_killed and at != again:
                    again = at  # it need not be the file's fault: once more
                    continue
                pieces += self._do(places[: end.at])
                pieces.append(Piece([at], None, end.reason))
                places = places[end.at + 1 :]
        return pieces

    def _member(self) -> _Member:
        if getattr(self._own, "member", None) is None:
            self._own.member = _Member(self._arguments)
            self._members.append(self._own.member)
        member: _Member = self._own.member
        return member


class _Member:
    """One process, asked by one thread."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._hand = Hand.shared()
        descriptor = self._hand.descriptor
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            command_for(_CODE, str(descriptor), *arguments), pass_fds=[descriptor],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
        )  # fmt: skip

    def ask(self, places: Places) -> Any:
        """Return what is made of some places; _Died if the process ends."""
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise _Died(-1, "there are no pipes", is_killed=False)
        try:
            _write(process.stdin.fileno(), write_frame("files", list(places)))
            length = int.from_bytes(self._read(LENGTH, places), "big")
            return unpack(self._read(length, places))[1]
        except TimeoutError as error:
            self.end()
            raise _Died(self._hand.held, _LATE, is_killed=False) from error
        except OSError as error:  # it has ended, by itself or from outside
            code = self.end(_END)
            reason = _LATE if code == -SPENT else _explain(code)
            raise _Died(self._hand.held, reason, is_killed=code in _KILLED) from error

    def _read(self, count: int, places: Places) -> bytes:
        """Return so many bytes; TimeoutError where a file takes too long, EOFError at the end."""
        source = self._process.stdout.fileno()  # type: ignore[union-attr]
        parts = []
        at, since = self._hand.held, monotonic()
        while count:
            ready, _, _ = select.select([source], [], [], _LOOK)
            held = self._hand.held
            if held != at:
                at, since = held, monotonic()
            if not ready:
                limit = _PATIENCE * patience_for(places[at] if at >= 0 else None)
                if monotonic() - since > limit:
                    raise TimeoutError
                continue
            part = os.read(source, min(count, 1 << 20))
            if not part:
                raise ConnectionResetError
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def end(self, patience: float = 0.0) -> int:
        """End the process, if it has not ended by itself in so many seconds; return its code."""
        process = self._process
        try:
            return process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
        try:
            return process.wait(_END)
        except subprocess.TimeoutExpired:
            return 0

    def let_go(self) -> None:
        """Close what connects with the process; no thread asks it any more."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._hand.close()


def _write(target: int, data: bytes) -> None:
    while data:
        data = data[os.write(target, data) :]


def _explain(code: int) -> str:
    if code < 0:
        return f"ended its reader by signal {-code}; memory may have run out"
    return f"ended its reader with exit code {code}"
