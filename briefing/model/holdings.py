"""Articles that lie on the disk and are loaded when they are asked for."""

from __future__ import annotations

from _thread import allocate_lock
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast, overload

from .heads import Head, PagedHeads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .article import Article

__all__ = [
    "Head", "HeldArticle", "Holdings", "WhenAsked", "ids_of", "order_of", "place_of", "size_of",
    "title_of", "whole_of",
]  # fmt: skip

_KEPT = 64
"""Articles that are kept once they were asked for."""
_AHEAD = 200
"""Articles that are loaded in one go by who goes through all of them."""


class HeldArticle:
    """Stands for an article that is loaded when more than its head is asked for."""

    __slots__ = ("_at", "_holdings")

    def __init__(self, holdings: Holdings, at: int) -> None:
        self._holdings, self._at = holdings, at

    @property
    def id(self) -> str:
        """As `Article.id`."""
        return self._holdings.ids[self._at]

    @property
    def title(self) -> str:
        """As `Article.title`."""
        return self._holdings.heads[self._at].title

    @property
    def words(self) -> int:
        """As `Article.words`."""
        return self._holdings.heads[self._at].words

    def __getattr__(self, name: str) -> object:
        return getattr(self._holdings[self._at], name)


class Holdings(Sequence["Article"]):
    """A sequence of articles of which only the heads are in memory."""

    def __init__(
        self,
        heads: Sequence[Head],
        load: Callable[[Sequence[Head]], list[Article]],
        *,
        library: bool = False,
        growing: bool = False,
        numbers_at: Callable[[Sequence[str]], Iterable[int]] | None = None,
    ) -> None:
        """`load` returns the articles of some heads, `numbers_at` the numbers of those from files.

        Those of a `library` are too many to be taken in as one. While it is `growing`, more
        articles may be put behind the others.
        """
        self.heads = heads if isinstance(heads, PagedHeads) else list(heads)
        self.ids = heads.ids if isinstance(heads, PagedHeads) else [head.id for head in heads]
        """The ids of all articles in order."""
        self.library = library
        self.growing = growing
        self._load, self._numbers_at = load, numbers_at
        self._places: dict[str, int] | None = None
        self._numbers: dict[int, int] | None = None
        self._loaded: OrderedDict[int, Article] = OrderedDict()
        self._busy = allocate_lock()  # search asks from a thread of its own
        self._behind = -1
        """Index behind the articles that were loaded last."""

    def extend(self, heads: Iterable[Head]) -> None:
        """Put articles behind the others."""
        if isinstance(self.heads, PagedHeads):
            raise TypeError("a library does not grow while it is read")
        more = list(heads)
        if self._places is not None:
            self._places.update((head.id, at) for at, head in enumerate(more, len(self.ids)))
        self._numbers = None
        self.heads += more
        self.ids += [head.id for head in more]

    def settle(self, head: Head) -> None:
        """Take in what is known of the first article by now; it is loaded anew."""
        if not isinstance(self.heads, PagedHeads):
            self.heads[0] = head
            self._numbers = None
            self._loaded.pop(0, None)

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Article, ...]: ...
    def __getitem__(self, at: int | slice) -> Article | tuple[Article, ...]:
        if isinstance(at, slice):
            return tuple(self._load(self.heads[at]))
        with self._busy:
            return self._find(range(len(self))[at])

    def __iter__(self) -> Iterator[Article]:
        for at in range(len(self)):
            yield cast("Article", HeldArticle(self, at))

    def _find(self, at: int) -> Article:
        """Return an article; who goes through them in order has the next ones loaded as well."""
        loaded = self._loaded
        if at not in loaded:
            count = _AHEAD if at == self._behind else 1
            found = self._load(self.heads[at : at + count])
            self._behind = at + len(found)
            loaded.update(enumerate(found, at))
            while len(loaded) > _AHEAD + _KEPT:
                loaded.popitem(last=False)
        return loaded[at]

    def whole(self) -> Iterator[Article]:
        """Yield the articles themselves, loaded some at a time."""
        for first in range(0, len(self), _AHEAD):
            yield from self._load(self.heads[first : first + _AHEAD])

    @property
    def size(self) -> int:
        """Characters of all texts."""
        if isinstance(self.heads, PagedHeads):
            return self.heads.size
        return sum(head.size for head in self.heads)

    def place(self, identity: str) -> int:
        """Return the index of the article with that id; KeyError if it is not held."""
        return self.known[identity]

    def places_from(self, keys: Sequence[str]) -> list[int]:
        """Return the indices of the articles that come from some files, in no order."""
        if self._numbers_at is None:
            wanted = set(keys)
            return [at for at, article in enumerate(self.whole()) if article.key in wanted]
        found = []
        for number in self._numbers_at(keys) if keys else ():
            with suppress(KeyError):
                found.append(self.place_of_number(number))
        return found

    @property
    def known(self) -> Mapping[str, int]:
        """The index of each article by its id."""
        if self._places is None:
            self._places = {one: at for at, one in enumerate(self.ids)}
        return self._places

    def place_of_number(self, number: int) -> int:
        """Return the index of the article with that number; KeyError if it is not held."""
        if self._numbers is None:
            heads = self.heads
            numbers = heads.numbers if isinstance(heads, PagedHeads) else [h.number for h in heads]
            self._numbers = {one: at for at, one in enumerate(numbers)}
        return self._numbers[number]


class WhenAsked(Mapping[str, Any]):
    """What is known of each article by its id, found when it is asked for."""

    def __init__(self, articles: Sequence[Article], find: Callable[[str], Any]) -> None:
        """`find` returns it for an id."""
        self._articles, self._find = articles, find

    def __getitem__(self, identity: str) -> Any:
        place_of(self._articles, identity)
        return self._find(identity)

    def __iter__(self) -> Iterator[str]:
        return iter(ids_of(self._articles))

    def __len__(self) -> int:
        return len(self._articles)

    def __contains__(self, identity: object) -> bool:
        try:
            return place_of(self._articles, str(identity)) >= 0
        except KeyError:
            return False


def is_library(articles: Sequence[Article]) -> bool:
    """Whether they are those of a library that is too large to be taken in as one."""
    return isinstance(articles, Holdings) and articles.library


def is_growing(articles: Sequence[Article]) -> bool:
    """Whether more articles may come in behind those that are there."""
    return isinstance(articles, Holdings) and articles.growing


def place_of(articles: Sequence[Article], identity: str) -> int:
    """Return the index of the article with that id; KeyError if it is not there."""
    if isinstance(articles, Holdings):
        return articles.place(identity)
    for at, article in enumerate(articles):
        if article.id == identity:
            return at
    raise KeyError(identity)


def title_of(articles: Sequence[Article], at: int) -> str:
    """Return the title of the article with that index, which need not be loaded for it."""
    return articles.heads[at].title if isinstance(articles, Holdings) else articles[at].title


def whole_of(articles: Sequence[Article]) -> Iterator[Article]:
    """Yield the articles themselves, not what stands for those that are not loaded."""
    yield from articles.whole() if isinstance(articles, Holdings) else articles


def size_of(articles: Sequence[Article]) -> int:
    """Return how many characters the texts of all articles have."""
    if isinstance(articles, Holdings):
        return articles.size
    return sum(len(article.text) for article in articles)


def order_of(articles: Sequence[Article]) -> Mapping[str, int]:
    """Return the index of each article by its id."""
    if isinstance(articles, Holdings):
        return articles.known
    return {article.id: at for at, article in enumerate(articles)}


def texts_of(articles: Sequence[Article]) -> Mapping[str, str]:
    """Return the text of each article by its id, of those on the disk when it is asked for."""
    if isinstance(articles, Holdings):
        return WhenAsked(articles, lambda identity: articles[articles.place(identity)].text)
    return {article.id: article.text for article in articles}


def ids_of(articles: Sequence[Article]) -> list[str]:
    """Return the ids of all articles in order."""
    if isinstance(articles, Holdings):
        return articles.ids
    return [article.id for article in articles]
