"""The library, or a choice of it, as a stack; and what searches the whole of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from briefing.errors import CacheError

from . import ADDRESS
from .named import for_search, names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from briefing.model import Article, Correction, Entity, Index, Results, Stack
    from briefing.model.heads import Head, PagedHeads
    from briefing.model.holdings import Holdings
    from briefing.search.engine import Engine
    from briefing.search.selection import Selection
    from briefing.store.shelf import Shelf

MOST_SELECTED = 1_000
"""Articles that a query selects."""
_GONE = "This article has left the library since it was opened."
_PAUSE = 0.005
"""Seconds between two steps of what is done beside the screen."""
_SHARE = 10
"""Times as long as it took to open the index it is searched before it may be opened anew."""
MOST_AT_ONCE = 2_000
"""Articles that are loaded at once; of a larger library, each when it is asked for."""


def open_stack(address: str, corrections: Sequence[Correction] = ()) -> Stack:
    """Return the library as a stack, or what a query selects: `library://` and the query.

    Names in the query are those that the user made of them. The articles of a large library are
    loaded when they are asked for. CacheError where there is no library.
    """
    from briefing.model import Stack
    from briefing.store.shelf import Shelf

    query = address.removeprefix(ADDRESS).strip()
    shelf = Shelf.open_to_read()
    holdings = open_all(shelf) if not query else None
    if holdings is not None and len(holdings) > MOST_AT_ONCE:
        return Stack(holdings, open_search=_opener(holdings))
    try:
        if holdings is not None:
            articles = tuple(holdings.whole())
            return Stack(articles, open_search=_opener(articles))
        chosen = _select(shelf, query, corrections)
        return Stack(tuple(_load(shelf, shelf.heads(chosen.rows))), cut=chosen.more)
    finally:
        shelf.close()


def open_all(shelf: Shelf) -> Holdings:
    """Return all articles of the library, loaded when they are asked for."""
    import json

    from briefing.model.holdings import Holdings
    from briefing.store.shelf import storable

    def numbers_at(keys: Sequence[str]) -> list[int]:
        asked = "SELECT number FROM source WHERE key IN (SELECT value FROM json_each(?))"
        return [number for (number,) in shelf.run(asked, json.dumps([*map(storable, keys)]))]

    heads = _all_heads(shelf)
    return Holdings(heads, lambda some: _load(shelf, some), library=True, numbers_at=numbers_at)


def _load(shelf: Shelf, heads: Iterable[Head]) -> list[Article]:
    return [shelf.article(head.number) or stand_in(head) for head in heads]


def by_id(articles: Sequence[Article]) -> Mapping[str, Article]:
    """Return what finds articles by id, loaded when they are asked for."""
    from briefing.model.holdings import WhenAsked, place_of

    return WhenAsked(articles, lambda identity: articles[place_of(articles, identity)])


def _opener(articles: Sequence[Article]) -> Callable[[Sequence[Entity]], Index]:
    """Return what opens the search of the whole library, whose articles these are.

    It finds the entities that it is given; those that are kept, where it is given these or none.
    """
    from briefing.model.held_names import HeldNames

    def open_search(entities: Sequence[Entity]) -> Index:
        if isinstance(entities, HeldNames):
            return LibraryIndex(corrected=(articles, entities.corrections))
        return LibraryIndex(None, entities, by_id(articles), with_kept=not entities)

    return open_search


def _all_heads(shelf: Shelf) -> PagedHeads:
    """Return the heads of the library, newest first, then by path; titles are read by page."""
    from array import array

    from briefing.model.heads import PagedHeads

    rows = shelf.run(
        "SELECT number, id FROM article WHERE listed ORDER BY published DESC, path, id"
    )

    def weigh() -> int:
        return int(shelf.run("SELECT total(size) FROM article WHERE listed")[0][0])

    return PagedHeads(
        array("Q", [row[0] for row in rows]), [row[1] for row in rows], shelf.heads, weigh
    )


def stand_in(head: Head, told: str = _GONE) -> Article:
    """Return what is shown for an article that has left the index meanwhile."""
    from briefing.model import Article, Block, BlockKind

    text = f"{head.title}\n\n{told}\n"
    start = len(head.title) + 2
    blocks = (
        Block(BlockKind.TITLE, 0, len(head.title), 1),
        Block(BlockKind.FURNITURE, start, start + len(told)),
    )
    return Article(head.id, head.path, head.path, "text", head.title, text, blocks)


def _select(shelf: Shelf, query: str, corrections: Sequence[Correction]) -> Selection:
    """Return the articles that answer a query by number, best first."""
    from briefing import analysis
    from briefing.search.engine import Engine
    from briefing.store.words import LibraryPostings

    postings = LibraryPostings(shelf)
    kept = names_of(shelf)
    names = for_search(kept, open_all(shelf), corrections) if corrections else kept
    engine = Engine(postings, kept=names, other_names=analysis.other_names())
    return engine.select(query, MOST_SELECTED)


def _warm(engine: Engine) -> None:
    """Get ready for misspelt queries, beside everything else."""
    try:
        for _ in engine.warm():
            time.sleep(_PAUSE)
    except CacheError:  # a query came between, or the index is closed: it is done when needed
        return


class LibraryIndex:
    """Searches a whole index file; one query at a time, from any thread."""

    def __init__(
        self,
        open_shelf: Callable[[], Shelf] | None = None,
        entities: Sequence[Entity] = (),
        articles: Mapping[str, Article] | None = None,
        *,
        with_kept: bool = True,
        corrected: tuple[Sequence[Article], Sequence[Correction]] = ((), ()),
    ) -> None:
        """Read the vocabulary; CacheError where there is no index.

        `open_shelf` opens the file, that of the library if None. Entities are found too whose
        mentions lie in `articles`, by id, and `with_kept` those that are kept in the file, as
        they were `corrected`: the articles of the whole library, and the corrections.
        """
        from threading import Lock

        self._open_shelf = open_shelf
        self._entities, self._articles, self._with_kept = entities, articles, with_kept
        self._corrected = corrected
        self._lock = Lock()
        self._asked = 0
        self._next = 0.0
        """When the index may be opened anew."""
        self._open()

    def _open(self) -> None:
        from threading import Thread

        from briefing import analysis
        from briefing.search.engine import Engine
        from briefing.store.shelf import Shelf
        from briefing.store.words import LibraryPostings

        began = time.monotonic()
        self._shelf = self._open_shelf() if self._open_shelf else Shelf.open_to_read()
        self._postings = LibraryPostings(self._shelf)
        kept = names_of(self._shelf) if self._with_kept else None
        self._names = kept.state if kept is not None else ""
        names = for_search(kept, *self._corrected)
        self._engine = Engine(
            self._postings, self._entities, self._articles, names, analysis.other_names()
        )
        now = time.monotonic()
        self._next = now + _SHARE * (now - began)
        Thread(target=_warm, args=(self._engine,), daemon=True).start()

    def _is_behind(self) -> bool:
        """Whether the library has changed, or its names have."""
        kept = names_of(self._shelf) if self._with_kept else None
        names = kept.state if kept is not None else ""
        return self._shelf.fact("generation") != self._postings.generation or names != self._names

    def _keep_up(self) -> None:
        """Open the index anew if it has changed; not all the time while others write to it."""
        if time.monotonic() >= self._next and self._is_behind():
            self._shelf.close()
            self._open()

    def complete(self, query: str) -> tuple[str, ...]:
        """Return how a query may go on; none while another one is answered."""
        if not self._lock.acquire(blocking=False):
            return ()
        try:
            return self._engine.complete(query)
        finally:
            self._lock.release()

    def search(self, query: str, limit: int = 50, article: str = "") -> Results:
        """Answer a query; one that is asked meanwhile ends this one with no answer."""
        from briefing.model import Results

        self._asked += 1
        mine = self._asked
        self._postings.interrupt()
        with self._lock:
            if mine != self._asked:
                return Results(query)
            for last in (False, True):
                try:
                    self._keep_up()
                    return self._engine.search(query, limit, article)
                except CacheError as error:
                    if mine != self._asked:  # it was ended in the middle of something
                        break
                    if last:
                        return Results(query, tried=str(error))
                    self._next = 0.0  # what it looked for may have left the library since
            return Results(query)
