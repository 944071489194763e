"""Some mentions of an entity of a library, told by what they have in common, not one by one.

A correction of an entity that very many articles name moves such parts about; nothing is loaded
until somebody asks for a mention.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .held_store import find_place, number_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .entity import Mention
    from .held_store import Neighbours, Owner


_AT_ONCE = 200
"""Texts that are loaded in one go by who looks at all of them."""


class HeldPart:
    """All mentions of an entity, or those in some spellings, but for single ones; or one alone."""

    def __init__(
        self,
        names: Owner,
        number: int,
        counts: Mapping[str, int] | None = None,
        *,
        chosen: bool = False,
        alone: Mention | None = None,
        without: frozenset[Mention] = frozenset(),
    ) -> None:
        """Take mentions of the entity with a number; without more arguments all of them.

        `counts` are those of each spelling; it has only mentions in these if they are `chosen`,
        only one if that stands `alone`, and none of those in `without`.
        """
        self._names, self.number = names, number
        self._counts, self._chosen = counts, chosen
        self._alone, self._without = alone, without

    @property
    def counts(self) -> Mapping[str, int]:
        """How many mentions there are in each spelling."""
        if self._counts is None:
            aliases = self._names.store.aliases(self.number)
            self._counts = {alias.text: alias.count for alias in aliases}
        return self._counts

    def __len__(self) -> int:
        return sum(self.counts.values())

    # Taking it apart

    def cut(self, spelling: str) -> tuple[HeldPart | None, HeldPart | None]:
        """Return the mentions in a spelling, and the others; None for no mention."""
        counts = self.counts
        if spelling not in counts:
            return None, self
        if len(counts) == 1:
            return self, None
        rest = {text: count for text, count in counts.items() if text != spelling}
        missing = [(m, _spelling(self._text(m.article), m) == spelling) for m in self._without]
        taken, left = (
            HeldPart(
                self._names, self.number, some, chosen=True,
                without=frozenset(mention for mention, spelt in missing if spelt is own),
            )
            for some, own in (({spelling: counts[spelling]}, True), (rest, False))
        )  # fmt: skip
        return taken, left

    def take(self, mention: Mention) -> tuple[HeldPart | None, HeldPart | None]:
        """Return a single mention, and the others; None for no mention."""
        if mention not in self.inside(mention.article):
            return None, self
        if len(self) == 1:
            return self, None
        text = _spelling(self._text(mention.article), mention)
        counts = {**self.counts, text: self.counts[text] - 1}
        if not counts[text]:
            del counts[text]
        taken = HeldPart(self._names, self.number, {text: 1}, alone=mention)
        without = self._without | {mention}
        left = HeldPart(self._names, self.number, counts, chosen=self._chosen, without=without)
        return taken, left

    # Where its mentions are

    def named(self) -> list[tuple[int, int]]:
        """Return the number of each article that names it so, with how often, in no order."""
        if self._alone is not None:
            holdings = self._names.articles
            return [(number_at(holdings, holdings.place(self._alone.article)), 1)]
        store, holdings = self._names.store, self._names.articles
        namings = store.namings(self.number)
        if self._chosen:
            counts = Counter[int]()
            own = [alias.text in self.counts for alias in store.aliases(self.number)]
            for article, spelling, count in store.spelt(self.number).rows(namings):
                counts[article] += count if own[spelling] else 0
        else:
            counts = Counter(dict(zip(namings.articles, namings.counts, strict=True)))
        for mention in self._without:
            article = number_at(holdings, holdings.place(mention.article))
            counts[article] -= 1
        return [(article, count) for article, count in counts.items() if count > 0]

    def mentions(self, article: int, place: int) -> list[Mention]:
        """Return its mentions in an article, by number and place, in order."""
        found = self._names.mentions(self.number, article, place)
        if self._alone is not None:
            return [mention for mention in found if mention == self._alone]
        if self._chosen and found:
            text = self._names.articles[place].text
            found = [mention for mention in found if _spelling(text, mention) in self.counts]
        return [m for m in found if m not in self._without] if self._without else found

    def inside(self, article: str) -> list[Mention]:
        """Return its mentions in the article with that id, in order."""
        holdings = self._names.articles
        try:
            place = holdings.place(article)
        except KeyError:
            return []
        return self.mentions(number_at(holdings, place), place)

    def _text(self, article: str) -> str:
        holdings = self._names.articles
        return holdings[holdings.place(article)].text

    def alike(self, spelling: str, neighbours: Neighbours) -> Iterator[tuple[Mention, int]]:
        """Yield its mentions in a spelling that have some of these neighbours: how many agree.

        Every text that may hold one is looked at, so what came of it is remembered.
        """
        if spelling not in self.counts:
            return
        known, wanted = self._names.scored, (self.number, spelling, neighbours.place)
        if wanted not in known:
            part = HeldPart(self._names, self.number).cut(spelling)[0]
            known[wanted] = list(part.scored(neighbours)) if part is not None else []
        for mention, points in known[wanted]:
            if mention not in self._without and self._alone in (None, mention):
                yield mention, points

    def scored(self, neighbours: Neighbours) -> Iterator[tuple[Mention, int]]:
        """Yield its mentions that have some of these neighbours, with how many agree."""
        holdings, numbers = self._names.articles, [number for number, _ in self.named()]
        for first in range(0, len(numbers), _AT_ONCE):
            for number, text in self._names.store.texts(numbers[first : first + _AT_ONCE]).items():
                place = find_place(holdings, number)
                if place < 0 or not any(words in text for words in neighbours.beside):
                    continue
                for mention in self.mentions(number, place):
                    points = neighbours.score(text, mention)
                    if points > 0:
                        yield mention, points


def _spelling(text: str, mention: Mention) -> str:
    return " ".join(text[mention.start : mention.end].split())
