"""Keeps what the user does while reading: committed as it happens, never waited for.

All calls go to one thread of their own, in order, so that no disk is on the way of a key. A
state file that fails is reported once; reading goes on without it.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from briefing.errors import StateError
from briefing.model.holdings import ids_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from briefing.model import Article, Correction, Note, PlaceMark
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
        self._ids: list[str] = []
        self._changes = 0
        self.read: set[str] = set()
        self.stars: set[str] = set()
        self.notes: tuple[Note, ...] = ()
        self.marks: tuple[PlaceMark, ...] = ()
        self._corrections: tuple[Correction, ...] = ()

    def open(self, paths: Sequence[str], articles: Sequence[Article]) -> None:
        """Begin to open the state file, note the stack, and load what is known of its articles."""

        def load() -> None:
            from briefing.store.state import State

            self._state = State.open()
            self._state.save_stack(list(paths))
            self._load(self._state)

        self._ids = ids_of(articles)
        self._opening = self._submit(load)

    def _load(self, state: State) -> None:
        """Read what the file knows; in the keeper's thread."""
        self._changes = state.changes()
        self.read = state.read_ids(self._ids)
        self.stars = state.notes.stars()
        self.notes = tuple(state.notes.standing())
        self.marks = tuple(state.notes.marks())
        self._corrections = tuple(state.corrections.in_effect())

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
        """Load what is known of another stack of articles."""
        state = self.state
        self._ids = ids_of(articles)
        if state is not None:
            self._submit(lambda: self._load(state), wait=True)

    def look(self, changed: Callable[[], None]) -> None:
        """See whether another session has written; if so load it and call `changed`.

        Returns at once; `changed` is called from the keeper's thread.
        """
        state = self._state
        if state is None or self._opening is not None:
            return

        def work() -> None:
            if state.changes() != self._changes:
                self._load(state)
                changed()

        self._submit(work)

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

    def see_end(self, article: Article, done: Callable[[], None]) -> None:
        """Mark an article as read without waiting; `done` is called from the keeper's thread."""
        state = self.state
        if state is None:
            self.read.add(article.id)
            done()
            return

        def work() -> None:
            state.set_read(article, True)
            self.read = self.read | {article.id}
            done()

        self._submit(work)

    def commit(self, change: Callable[[State], object]) -> str:
        """Change the file and read it again; wait until that is done.

        Return why it could not be done, "" if it was. Nothing has changed then.
        """
        state, told = self.state, ""
        if state is None:
            return self._fault or "there is no file to keep it in"

        def work() -> None:
            nonlocal told
            try:
                change(state)
                self._load(state)
            except StateError as error:
                told = str(error).rpartition(": ")[2]

        self._submit(work, wait=True)
        return told

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What the user said of entities, as the file has it."""
        return self._corrections if self.state is not None else ()

    def change_corrections(self, change: Callable[[Corrections], object]) -> str:
        """Change the corrections in the file, as `commit` does."""
        return self.commit(lambda state: change(state.corrections))

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
