"""Keeps what the user does while reading: committed as it happens, never waited for.

All calls go to one thread of their own, in order, so that no disk is on the way of a key. A
state file that fails is reported once; reading goes on without it.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from briefing.errors import StateError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from briefing.model import Article, Correction
    from briefing.store.corrections import Corrections
    from briefing.store.state import State


class Keeper:
    """The user's read marks and positions, remembered in memory and on the disk."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keeper")
        self._report: Callable[[str], None] | None = None
        self._fault = ""
        self._state: State | None = None
        self._opening: Future[None] | None = None
        self._positions: dict[str, int] = {}
        self.read: set[str] = set()
        self._corrections: tuple[Correction, ...] = ()

    def open(self, paths: Sequence[str], articles: Sequence[Article]) -> None:
        """Begin to open the state file, note the stack, and load what is known of its articles."""

        def load() -> None:
            from briefing.store.state import State

            self._state = State.open()
            self._state.save_stack(list(paths))
            self.read.update(self._state.read_ids([article.id for article in articles]))
            self._corrections = tuple(self._state.corrections.in_effect())

        self._opening = self._submit(load)

    @property
    def state(self) -> State | None:
        """The state file, once it has been opened; None if it cannot be."""
        if self._opening is not None:
            self._opening.result()
            self._opening = None
        return self._state

    def report_to(self, report: Callable[[str], None]) -> None:
        """Have `report` called with a plain sentence when the file fails, at most once.

        It is called from another thread, or at once where the file has failed already.
        """
        self._report = report
        if self._fault:
            report(self._fault)

    def load(self, articles: Sequence[Article]) -> None:
        """Load the read marks of another stack of articles."""
        state = self.state
        if state is not None:
            ids = [article.id for article in articles]
            self._submit(lambda: self.read.update(state.read_ids(ids)), wait=True)

    def position(self, article: Article) -> int:
        """Return where the article was left, or 0."""
        if article.id in self._positions:
            return self._positions[article.id]
        found: list[int | None] = []
        state = self.state
        if state is not None:
            self._submit(lambda: found.append(state.position(article)), wait=True)
        offset = (found[0] if found else None) or 0
        self._positions[article.id] = offset
        return offset

    def keep_position(self, article: Article, offset: int) -> None:
        """Keep the place that is being read."""
        if self._positions.get(article.id) == offset:
            return
        self._positions[article.id] = offset
        state = self.state
        if state is not None:
            self._submit(lambda: state.save_position(article, offset))

    def set_read(self, article: Article, read: bool) -> None:
        """Mark an article as read, or as unread."""
        (self.read.add if read else self.read.discard)(article.id)
        state = self.state
        if state is not None:
            self._submit(lambda: state.set_read(article, read))

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What the user said of entities, as the file has it."""
        return self._corrections if self.state is not None else ()

    def change_corrections(self, change: Callable[[Corrections], object]) -> str:
        """Change the corrections in the file and read them again; wait until that is done.

        Return why it could not be done, "" if it was. Nothing has changed then.
        """
        state, told = self.state, ""
        if state is None:
            return self._fault or "there is no file to keep it in"

        def work() -> None:
            nonlocal told
            try:
                change(state.corrections)
                self._corrections = tuple(state.corrections.in_effect())
            except StateError as error:
                told = str(error).rpartition(": ")[2]

        self._submit(work, wait=True)
        return told

    def close(self) -> None:
        """Finish what was begun, and close the file."""
        state, self._state = self.state, None
        if state is not None:
            self._submit(state.close)
        self._thread.shutdown(wait=True)

    def _submit(self, work: Callable[[], object], wait: bool = False) -> Future[None]:
        def guarded() -> None:
            try:
                work()
            except StateError as error:
                if not self._fault:
                    self._fault = f"nothing is kept: {error}"
                    if self._report is not None:
                        self._report(self._fault)

        future = self._thread.submit(guarded)
        if wait:
            future.result()
        return future
