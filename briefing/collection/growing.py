"""A stack of many files that is open from its first article on, while the others come in."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from briefing.errors import CacheError, SourceError
from briefing.model import Stack
from briefing.model.heads import Head
from briefing.model.holdings import Holdings, WhenAsked, place_of

from .folders import FEWEST, MOST_AT_ONCE, Loader
from .opening import LibraryIndex, stand_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from briefing.model import Article, Entity, Failure, Index
    from briefing.store.shelf import Shelf

    from .gathering import Entry

_NONE_YET = 0
"""Stands for the number of the first article, which is read here, until the index knows it."""
_GONE = "This article is not in the index any more; R reads the files again."


def begin_stack(paths: Sequence[str]) -> Growing | None:
    """Return a stack that holds the first article that many files give.

    None where there are too few files for that, or none of them can be read.
    """
    if "-" in paths or any("://" in path for path in paths):
        return None
    from briefing.sources.article import read_article
    from briefing.sources.walk import Walk, read_bytes

    walk = Walk()
    places = chain.from_iterable(map(walk.places, paths))
    first = list(islice(places, FEWEST))
    if len(first) < FEWEST:
        return None
    for place in chain(first, places):
        try:
            if isinstance(place, SourceError):
                continue
            return Growing(paths, read_article(read_bytes(place), key=place.key, path=place.path))
        except Exception:  # noqa: BLE001, S112 - whoever reads them all says what is wrong with it
            continue
    return None


class Growing:
    """Takes in what another process gathers; `stack` is what is there so far."""

    def __init__(self, paths: Sequence[str], first: Article) -> None:
        """`first` is the first article that the files of `paths` give."""
        self.paths = list(paths)
        self._first = first
        self._articles = Holdings([_head_of(first)], self._load, growing=True)
        self._known = {first.id}
        self._shelf: Shelf | None = None
        self._loader: Loader | None = None
        self.stack = Stack(self._articles)

    def take(self, entries: Iterable[Entry]) -> int:
        """Put articles behind those that are there; return how many are new in the stack."""
        new = []
        for entry in entries:
            if entry.head.id not in self._known:
                new.append(entry)
            elif entry.head.id == self._first.id:
                self._articles.settle(entry.head)
        if new and self._loader is None:
            from briefing.store.shelf import Shelf

            self._shelf = Shelf.open_to_read()
            self._loader = Loader(self._shelf)
        if new and self._loader is not None:
            self._known.update(entry.head.id for entry in new)
            self._loader.learn(new)
            self._articles.extend(entry.head for entry in new)
        return len(new)

    def finish(
        self,
        failures: Iterable[Failure] = (),
        hidden: int = 0,
        binary: int = 0,
        repeated: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Note that all have come in, and what was not taken."""
        self._articles.growing = False
        self.stack = replace(
            self.stack, failures=tuple(failures), hidden=hidden, binary=binary,
            repeated=tuple(repeated),
        )  # fmt: skip

    @property
    def is_whole(self) -> bool:
        """Whether all have come in."""
        return not self._articles.growing

    def begun_with(self, articles: Sequence[Article]) -> bool:
        """Whether those articles are this stack's, loaded or not."""
        return articles is self._articles or articles is self.stack.articles

    def load_all(self) -> Sequence[Article]:
        """Return all articles, loaded if they are not too many to be in memory at once.

        Any thread may do it.
        """
        few = len(self._articles) <= MOST_AT_ONCE
        return tuple(self._articles.whole()) if few else self._articles

    def hold(self, articles: Sequence[Article]) -> None:
        """Let the stack be of these, which `load_all` gave."""
        self.stack = replace(self.stack, articles=articles)

    def _load(self, heads: Sequence[Head]) -> list[Article]:
        wanted = [head for head in heads if head.id != self._first.id]
        loaded: list[Article] = []
        if wanted and self._loader is not None:
            try:
                loaded = self._loader.load(wanted)
            except CacheError:
                loaded = [self._load_one(head) for head in wanted]
        return loaded if len(wanted) == len(heads) else [self._first, *loaded]

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


def _head_of(article: Article) -> Head:
    return Head(
        _NONE_YET, article.id, article.title, article.outlet, article.published, article.path,
        article.words, len(article.text),
    )  # fmt: skip
