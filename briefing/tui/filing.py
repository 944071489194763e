"""The user's own file as the reader holds it: opened, written to and tried again by one thread.

Where the file cannot be written it is opened to read alone; where it fails that is told, once,
and so is that it works again. What waits for nobody is late then, and kept as soon as it can be.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from briefing.errors import StateError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from briefing.store.state import State

    Change = Callable[[State], object]

NOTHING_KEPT = "nothing is kept"
_AGAIN = "what could not be kept is kept now"
_PAUSE = 10.0
"""Seconds between two tries to open a file that could not be opened."""


class Filing:
    """Runs what reads and writes the file, in order, in a thread of its own."""

    def __init__(self, load: Callable[[State], None]) -> None:
        """`load` is called in that thread with the file whenever it has been opened."""
        self._load = load
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keeper")
        self._report: Callable[[str, str], None] | None = None
        self._fault: StateError | None = None
        self._state: State | None = None
        self._writable = False
        self._tried = 0.0
        self._opening: Future[None] | None = None
        self._late: dict[tuple[str, str], Change] = {}
        """What is still to be kept, by what it is and what it is about; the newest of each."""

    def open(self) -> None:
        """Begin to open the file."""
        self._opening = self.submit(self._open)

    @property
    def state(self) -> State | None:
        """The file, once it has been opened; None if it cannot be read."""
        if self._opening is not None:
            self._opening.result()
            self._opening = None
        return self._state

    def report_to(self, report: Callable[[str, str], None]) -> None:
        """Have `report` called when the file fails, and when it works again.

        It is called with a plain sentence and with a shorter one for a line of the screen, from
        the thread, or at once where the file has failed already.
        """
        self._report = report
        if self._fault is not None:
            self._tell()
        self.submit(self.catch_up)

    def read(self, work: Callable[[State], object]) -> None:
        """Run something that reads, and wait until that is done; nothing if there is no file."""
        state = self.state
        if state is not None:
            self.submit(lambda: work(state)).result()

    def submit(self, work: Callable[[], object]) -> Future[None]:
        """Have something done in the thread; a file that fails there is told of."""

        def guarded() -> None:
            try:
                work()
            except StateError as error:
                if self._fault is None:
                    self._fault = error
                    self._tell()

        return self._thread.submit(guarded)

    def close(self) -> None:
        """Finish what was begun, and close the file."""

        def work() -> None:
            try:
                self.catch_up()
            finally:
                state, self._state = self._state, None
                if state is not None:
                    state.close()

        self.submit(work)
        self._thread.shutdown(wait=True)

    # What waits for nobody

    def keep(self, what: str, about: str, change: Change) -> Future[None]:
        """Keep something without being waited for, in the place of what is late of the same."""
        self._late[what, about] = change
        return self.submit(self.catch_up)

    def keep_later(self, what: str, about: str, change: Change) -> None:
        """Keep something with what comes next."""
        self._late[what, about] = change

    def late(self, what: str) -> list[str]:
        """Return what those things are about that are still to be kept, the oldest first."""
        return [about for kind, about in list(self._late) if kind == what]

    def catch_up(self) -> None:
        """Keep what is late, and say so if it could not be kept before; in the thread."""
        while self._late:
            state = self._open_to_write()
            key = next(iter(self._late))
            change = self._late.pop(key)
            try:
                change(state)
            except StateError as error:
                self._late.setdefault(key, change)
                self._note_failure(error)
                raise
        if self._fault is not None and self._writable:
            self._fault = None
            self._tell()

    # What is waited for

    def commit(self, change: Change) -> str:
        """Change the file, all or nothing, and load it; wait until that is done.

        Return why it could not be done, "" if it was. Nothing has changed then.
        """
        told = ""

        def work() -> None:
            nonlocal told
            try:
                self._open_to_write(now=True)
                self.catch_up()  # in order: what was done before is kept before
                self._change(change)
            except StateError as error:
                told = error.reason
            if self._state is not None:
                self._load(self._state)  # also where another session was quicker

        self.submit(work).result()
        return told

    def _change(self, change: Change) -> None:
        """Change the file; once more where another one has taken its place since it was opened."""
        for last in (False, True):
            state = self._open_to_write(now=True)
            try:
                with state.together():
                    change(state)
            except StateError as error:
                self._note_failure(error)
                if last or self._writable:
                    raise
            else:
                return

    # The file itself

    def _open(self) -> None:
        """Open the file and load it, to read alone where it cannot be written.

        StateError then says why.
        """
        from briefing.store.state import State

        self._tried = time.monotonic()
        try:
            state = State.open()
        except StateError:
            if self._state is None:
                self._open_to_read()
            raise
        if self._state is not None:
            self._state.close()
        self._state, self._writable = state, True
        self._load(state)

    def _open_to_read(self) -> None:
        from briefing.store.state import State

        try:
            self._state = State.open_to_read()
        except StateError:
            return  # why it cannot be opened is told already
        self._load(self._state)

    def _open_to_write(self, *, now: bool = False) -> State:
        """Return the file to write to, opened again if need be; StateError if it cannot be.

        It is not tried again at once, unless it must be `now`.
        """
        if not self._writable:
            if not now and self._fault is not None and time.monotonic() - self._tried < _PAUSE:
                raise self._fault
            self._open()
        if self._state is None:
            raise StateError("there is no file to keep it in")
        return self._state

    def _note_failure(self, error: StateError) -> None:
        """Open the file again before the next change, where this one may not be written to."""
        from briefing.store.reasons import name_of

        cause = error.__cause__
        if isinstance(cause, Exception) and name_of(cause).startswith("SQLITE_READONLY"):
            self._writable = False  # or it is not there any more

    def _tell(self) -> None:
        """Report the fault, or that there is none any more."""
        if self._report is None:
            return
        if self._fault is None:
            self._report(_AGAIN, _AGAIN)
        else:
            self._report(f"{NOTHING_KEPT}: {self._fault}", f"{NOTHING_KEPT}: {self._fault.reason}")
