"""What the user does while reading: remembered in memory, and committed as it happens.

No disk is on the way of a key, but for what must be on it before it is shown. Reading goes on
where nothing can be kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.holdings import Holdings, ids_of

from .filing import Filing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.model import Article, Correction, Note, PlaceMark
    from briefing.store.corrections import Corrections
    from briefing.store.state import State


class Keeper:
    """The user's read marks, positions, notes and corrections, as the file has them."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._filing = Filing(self._load)
        self._positions: dict[str, int] = {}
        self._ids: list[str] = []
        self._lying: dict[str, str] = {}
        """By where they lie, the ids of those articles of which that is known."""
        self._changes = 0
        self._known: tuple[int, ...] = ()
        """What `read` was loaded from; the same again gives the same."""
        self.read: set[str] = set()
        self.stars: set[str] = set()
        self._starred: dict[str, str] = {}
        self.notes: tuple[Note, ...] = ()
        self.marks: tuple[PlaceMark, ...] = ()
        self._corrections: tuple[Correction, ...] = ()
        self._queries: list[str] = []

    def open(self, paths: Sequence[str], articles: Sequence[Article]) -> None:
        """Begin to open the state file, note the stack, and load what is known of its articles."""
        stack = list(paths)
        self._take(articles)
        self._filing.open()
        # Not before the first frame, which waits for what is known but need not for this.
        self._filing.keep_later("stack", "", lambda state: state.save_stack(stack))

    def _load(self, state: State) -> None:
        """Read what the file knows; in the keeper's thread."""
        self._changes = state.changes()
        known = self._changes, state.reads, id(state), id(self._ids), len(self._ids)
        if known != self._known:  # in a large library this takes longer than all the rest
            self.read = state.read_ids(self._ids).union(self._filing.late("read"))
            self._known = known
        self._starred = state.notes.stars()
        self._find_stars()
        self.notes = tuple(state.notes.standing())
        self.marks = tuple(state.notes.marks())
        self._corrections = tuple(state.corrections.in_effect())
        self._queries = state.queries.kept()

    def _take(self, articles: Sequence[Article]) -> None:
        """Note which articles there are; of many that lie on the disk their ids alone."""
        self._ids = ids_of(articles)
        held = isinstance(articles, Holdings)
        self._lying = {} if held else {a.key: a.id for a in articles if a.key != "-"}

    def _find_stars(self) -> None:
        """Star what is starred by its content, and what was edited since by where it lies."""
        lying = self._lying
        edited = {lying[source] for source in self._starred.values() if source in lying}
        self.stars = edited.union(self._starred)

    def meet(self, article: Article) -> None:
        """Note where an article lies that is opened; it may have been starred before an edit."""
        if article.key != "-" and self._lying.get(article.key) != article.id:
            self._lying = {**self._lying, article.key: article.id}
            self._find_stars()

    def report_to(self, report: Callable[[str, str], None]) -> None:
        """Have `report` called when the file fails, and when it works again.

        It is called with a plain sentence and with a shorter one for a line of the screen, from
        another thread, or at once where the file has failed already.
        """
        self._filing.report_to(report)

    def load(self, articles: Sequence[Article]) -> None:
        """Load what is known of another stack of articles."""
        self._take(articles)
        self._filing.read(self._load)

    def load_more(self, changed: Callable[[], None]) -> None:
        """Load what is known of articles that the stack has grown by, without waiting.

        `changed` is called from the keeper's thread if any of them has been read.
        """

        def work() -> None:
            state, before = self._filing.state, self.read
            if state is not None:
                self._load(state)
            if self.read != before:
                changed()

        self._filing.submit(work)

    def look(self, changed: Callable[[], None]) -> None:
        """See whether another session has written; if so load it and call `changed`.

        Returns at once; `changed` is called from the keeper's thread. What is late is tried again.
        """

        def work() -> None:
            state = self._filing.state
            if state is not None and state.changes() != self._changes:
                self._load(state)
                changed()
            self._filing.catch_up()

        self._filing.submit(work)

    def close(self) -> None:
        """Finish what was begun, and close the file."""
        self._filing.close()

    # What waits for nobody

    def position(self, article: Article) -> int:
        """Return where the article was left, or 0."""
        if article.id not in self._positions:
            found: list[int | None] = []
            self._filing.read(lambda state: found.append(state.position(article)))
            self._positions[article.id] = (found[0] if found else None) or 0
        return self._positions[article.id]

    def keep_position(self, article: Article, offset: int) -> None:
        """Keep the place that is being read."""
        if self._positions.get(article.id) == offset:
            return
        self._positions[article.id] = offset
        self._filing.keep("place", article.id, lambda state: state.save_position(article, offset))

    def see_end(self, article: Article, done: Callable[[], None]) -> None:
        """Mark an article as read without waiting; `done` is called from the keeper's thread.

        Where nothing can be kept, which is told, it is read as long as this session lasts.
        """

        def show() -> None:
            self.read = self.read | {article.id}
            done()

        self._filing.keep("read", article.id, lambda state: state.set_read(article, True))
        self._filing.submit(show)

    # What is committed before it is shown

    def commit(self, change: Callable[[State], object]) -> str:
        """Change the file, all or nothing, and read it again; wait until that is done.

        Return why it could not be done, "" if it was. Nothing has changed then.
        """
        return self._filing.commit(change)

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What the user said of entities, as the file has it."""
        return self._corrections if self._filing.state is not None else ()

    def change_corrections(self, change: Callable[[Corrections], object]) -> str:
        """Change the corrections in the file, as `commit` does."""
        return self._filing.commit(lambda state: change(state.corrections))

    # Queries

    def queries(self) -> list[str]:
        """Return the queries that are kept, the newest last."""
        return self._queries if self._filing.state is not None else []

    def keep_query(self, query: str) -> None:
        """Keep a query for the sessions to come."""
        self._filing.keep("query", query, lambda state: state.queries.keep(query))

    def forget_queries(self) -> None:
        """Forget all queries."""
        self._filing.keep("forget", "", lambda state: state.queries.forget())
