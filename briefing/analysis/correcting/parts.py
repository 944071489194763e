"""What corrections move about: some mentions of an entity, in memory or on the disk."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from briefing.model import Mention

    from .neighbours import Neighbours


class Part(Protocol):
    """Some mentions of an entity as the linker found it, at least one."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many mentions there are in each spelling."""

    def __len__(self) -> int:
        """Return how many there are."""

    def cut(self, spelling: str) -> tuple[Self | None, Self | None]:
        """Return the mentions in a spelling, and the others; None for no mention."""

    def take(self, mention: Mention) -> tuple[Self | None, Self | None]:
        """Return a single mention, and the others; None for no mention."""

    def inside(self, article: str) -> Sequence[Mention]:
        """Return those in the article with that id, in order."""

    def alike(self, spelling: str, neighbours: Neighbours) -> Iterator[tuple[Mention, int]]:
        """Yield those in a spelling that have some of these neighbours, with how many agree."""


class MemoryPart:
    """Mentions that are in memory."""

    def __init__(self, mentions: Sequence[Mention], texts: Mapping[str, str]) -> None:
        """Take mentions in, with the text of each article that holds one, by id."""
        self.mentions = mentions
        self._texts = texts
        self.counts: Mapping[str, int] = Counter(map(self._spelling, mentions))

    def __len__(self) -> int:
        return len(self.mentions)

    def _spelling(self, mention: Mention) -> str:
        return " ".join(self._texts[mention.article][mention.start : mention.end].split())

    def _part(self, wanted: Callable[[Mention], bool]) -> tuple[Self | None, Self | None]:
        taken = [mention for mention in self.mentions if wanted(mention)]
        if not taken or len(taken) == len(self.mentions):
            return (self, None) if taken else (None, self)
        left = [mention for mention in self.mentions if not wanted(mention)]
        return type(self)(taken, self._texts), type(self)(left, self._texts)

    def cut(self, spelling: str) -> tuple[Self | None, Self | None]:
        """As `Part.cut`."""
        if spelling not in self.counts:
            return None, self
        return self._part(lambda mention: self._spelling(mention) == spelling)

    def take(self, mention: Mention) -> tuple[Self | None, Self | None]:
        """As `Part.take`."""
        return self._part(lambda one: one == mention)

    def inside(self, article: str) -> Sequence[Mention]:
        """As `Part.inside`."""
        return [mention for mention in self.mentions if mention.article == article]

    def alike(self, spelling: str, neighbours: Neighbours) -> Iterator[tuple[Mention, int]]:
        """As `Part.alike`."""
        for mention in self.mentions if spelling in self.counts else ():
            text = self._texts[mention.article]
            near = any(words in text for words in neighbours.beside)
            points = neighbours.score(text, mention) if near else 0
            if points > 0 and self._spelling(mention) == spelling:
                yield mention, points
