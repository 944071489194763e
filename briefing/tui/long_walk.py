"""The mentions of one entity of a library as a walk: loaded where it stands, never all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from briefing.model import Span

from .walk import Walk

if TYPE_CHECKING:
    from briefing.model.held_entities import HeldMentions
    from briefing.model.holdings import Holdings

_Value = TypeVar("_Value")


class _Seen(Sequence[_Value], Generic[_Value]):
    """Something of each mention, worked out when it is asked for."""

    def __init__(self, mentions: HeldMentions, see: Callable[[Span], _Value]) -> None:
        self._mentions, self._see = mentions, see

    def __len__(self) -> int:
        return len(self._mentions)

    @overload
    def __getitem__(self, at: int) -> _Value: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[_Value]: ...
    def __getitem__(self, at: int | slice) -> _Value | Sequence[_Value]:
        if isinstance(at, slice):
            return [self[one] for one in range(len(self))[at]]
        mention = self._mentions[at]
        return self._see(Span(mention.article, mention.start, mention.end))


class LongWalk(Walk):
    """Walks mentions that are kept on the disk."""

    def __init__(self, label: str, noun: str, mentions: HeldMentions, articles: Holdings) -> None:
        """`label` names what is walked, `noun` one place of it; `articles` are all of the stack."""
        super().__init__(label, noun, (), ())
        self._mentions, self._articles = mentions, articles
        self.places = _Seen(mentions, lambda span: span)
        self._keys = _Seen(mentions, self._key)

    def _rank_of(self, article: str) -> int:
        return self._articles.place(article)

    def places_in(self, article: str) -> Sequence[Span]:
        """Return the places in the article with that id."""
        here = self._mentions.inside(article)
        return [Span(article, mention.start, mention.end) for mention in here]

    @property
    def articles(self) -> int:
        """How many articles hold a place."""
        return self._mentions.spread

    def _article_at(self, at: int) -> int:
        return self._mentions.rank(at)
