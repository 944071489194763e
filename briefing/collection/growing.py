"""A stack that is open from its first article on, while the others come in.

Much is read by another process, which a file that makes it hang or die costs nothing but that
file. Here only the first article is read, and of a long one only its beginning.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.errors import CacheError, SourceError
from briefing.model import Stack
from briefing.model.heads import Head
from briefing.model.holdings import Holdings, WhenAsked, place_of
from briefing.sources.watch import Overdue, watched

from .folders import FEWEST, MOST_AT_ONCE, Loader
from .long import Beginning, begin_without, read_beginning
from .opening import LibraryIndex, stand_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from briefing.model import Article, Entity, Failure, Index
    from briefing.sources.walk import Place
    from briefing.store.shelf import Shelf

    from .gathering import Entry

SMALL = 200_000
"""Bytes of all files up to which a stack is read here, as a whole."""
_NONE_YET = 0
"""Stands for the number of an article that the index does not know, or not yet."""
_GONE = "This article is not in the index any more; R reads the files again."


def begin_stack(paths: Sequence[str], *, wary: bool = False) -> Growing | None:
    """Return a stack that holds the first article that the files give, or its beginning.

    None where there is too little for that, or none of the files can be read. `wary` lets
    another process read what is little as well, since that took too long here.
    """
    if "-" in paths or any("://" in path for path in paths):
        return None
    places, kept = _find_places(paths)
    if not kept and not wary and sum(map(_size, places)) <= SMALL:
        return None
    unbegun: Beginning | None = None
    for place in places:
        begun = _begin(place, 0 if wary else SMALL)
        if begun is not None and begun.article.words:
            return Growing(paths, begun, kept=kept)
        unbegun = unbegun or begun
    return Growing(paths, unbegun, kept=kept) if unbegun is not None else None


def _find_places(paths: Sequence[str]) -> tuple[Iterable[Place], bool]:
    """Return the files of some paths, and whether there are so many that the index keeps them."""
    from itertools import chain, islice

    from briefing.sources.walk import Walk

    walk = Walk()
    every = chain.from_iterable(map(walk.places, paths))
    first = list(islice(every, FEWEST))
    kept = len(first) >= FEWEST
    found = chain(first, every) if kept else first
    files = (place for place in found if not isinstance(place, SourceError))
    return (files if kept else list(files)), kept


def _begin(place: Place, most: int) -> Beginning | None:
    """Read one file, or its beginning if it has more bytes than `most`; None for no article.

    What is longer and cannot be begun here, another process may read all the same: then the
    beginning has no words.
    """
    from briefing.sources.article import read_article
    from briefing.sources.walk import read_bytes

    try:
        data = read_bytes(place)
        with watched():
            if len(data) > most:
                return read_beginning(data, place)
            return Beginning(read_article(data, key=place.key, path=place.path))
    except SourceError:
        return None  # whoever reads them all says what is wrong with it
    except (MemoryError, Overdue):
        return begin_without(data, place) if len(data) > most else None


def _size(place: Place) -> int:
    try:
        return os.stat(place.key).st_size  # noqa: PTH116
    except (OSError, ValueError):
        return 0


class Growing:
    """Takes in what another process gathers; `stack` is what is there so far."""

    def __init__(self, paths: Sequence[str], beginning: Beginning, *, kept: bool = True) -> None:
        """`beginning` is that of the first article that the files of `paths` give.

        `kept` says whether the index is to keep what is read.
        """
        self.paths = list(paths)
        self.kept = kept
        self.unindexed = ""
        """Why nothing of it is kept in the index, where it was to be."""
        self.beginning = beginning
        self._articles = Holdings([_head_of(beginning.article)], self._load, growing=True)
        self._own: dict[str, Article] = {beginning.article.id: beginning.article}
        """Articles that are not to be loaded from the index, by id."""
        self._known = {beginning.article.id}
        self._shelf: Shelf | None = None
        self._loader: Loader | None = None
        self.stack = Stack(self._articles)

    def seek(self, find: Callable[[Article], int]) -> None:
        """Begin with a place in the first article, as `Beginning.seek`."""
        self.beginning.seek(find)
        self._own[self.beginning.article.id] = self.beginning.article
        self._articles.settle(_head_of(self.beginning.article))

    def take(self, entries: Iterable[Entry]) -> int:
        """Put articles of the index behind those that are there; return how many are new."""
        new = []
        for entry in entries:
            if entry.head.id not in self._known:
                new.append(entry)
            elif entry.head.id == self.beginning.article.id:
                self._settle_first(entry)
        if new:
            self._learn(new)
            self._known.update(entry.head.id for entry in new)
            self._articles.extend(entry.head for entry in new)
        return len(new)

    def _settle_first(self, entry: Entry) -> None:
        """Take in that the index has the first article, all of it."""
        self._articles.settle(entry.head)
        if not self.beginning.is_whole:
            self._learn([entry])
            self._own.pop(entry.head.id, None)
            self.beginning.is_whole = True

    def _learn(self, entries: list[Entry]) -> None:
        if self._loader is None:
            from briefing.store.shelf import Shelf

            self._shelf = Shelf.open_to_read()
            self._loader = Loader(self._shelf)
        self._loader.learn(entries)

    def take_article(self, article: Article, words: int) -> None:
        """Put an article of so many words, not in the index, behind those that are there."""
        self._own[article.id] = article
        head = _head_of(article, words)
        if article.id == self.beginning.article.id:
            self._articles.settle(head)
            self.beginning.is_whole = True
        elif article.id not in self._known:
            self._articles.extend([head])
        self._known.add(article.id)

    def finish(
        self,
        failures: Iterable[Failure] = (),
        hidden: int = 0,
        binary: int = 0,
        attached: int = 0,
        repeated: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Note that all have come in, and what was not taken."""
        self._articles.growing = False
        self.stack = replace(
            self.stack, failures=tuple(failures), hidden=hidden, binary=binary,
            attached=attached, repeated=tuple(repeated), unindexed=self.unindexed,
        )  # fmt: skip

    @property
    def is_whole(self) -> bool:
        """Whether all have come in."""
        return not self._articles.growing

    def is_partly(self, article: Article) -> bool:
        """Whether only the beginning of an article is there."""
        return article.id == self.beginning.article.id and not self.beginning.is_whole

    def forgo_index(self, why: str) -> None:
        """Keep nothing in the index, which cannot be used."""
        self.kept, self.unindexed = False, why

    def begun_with(self, articles: Sequence[Article]) -> bool:
        """Whether those articles are this stack's, loaded or not."""
        return articles is self._articles or articles is self.stack.articles

    @property
    def holdings(self) -> Holdings:
        """The articles, loaded when they are asked for."""
        return self._articles

    def load_all(self) -> Sequence[Article]:
        """Return all articles, loaded if they are not too many to be in memory at once.

        Any thread may do it.
        """
        few = len(self._articles) <= MOST_AT_ONCE or not self.kept
        return tuple(self._articles.whole()) if few else self._articles

    def hold(self, articles: Sequence[Article]) -> None:
        """Let the stack be of these, which `load_all` gave."""
        self.stack = replace(self.stack, articles=articles)

    def _load(self, heads: Sequence[Head]) -> list[Article]:
        wanted = [head for head in heads if head.id not in self._own]
        loaded: list[Article] = []
        if wanted and self._loader is not None:
            try:
                loaded = self._loader.load(wanted)
            except CacheError:
                loaded = [self._load_one(head) for head in wanted]
        found = iter(loaded)
        return [self._own.get(head.id) or next(found) for head in heads]

    def _load_one(self, head: Head) -> Article:
        try:
            return self._loader.load([head])[0] if self._loader else stand_in(head, _GONE)
        except CacheError:
            return stand_in(head, _GONE)

    def search_in(self, path: Path) -> None:
        """Note where the search index of the stack lies, now that it is made."""
        articles = self._articles

        def open_search(entities: Sequence[Entity]) -> Index:
            from .searching import open_searched

            by_id = WhenAsked(articles, lambda identity: articles[place_of(articles, identity)])
            return LibraryIndex(lambda: open_searched(path), entities, by_id)

        self.stack = replace(self.stack, open_search=open_search)


def _head_of(article: Article, words: int = -1) -> Head:
    return Head(
        _NONE_YET, article.id, article.title, article.outlet, article.published, article.path,
        words if words >= 0 else article.words, len(article.text),
    )  # fmt: skip
