"""Reading the names of a library: entities by page, and where each is named."""

from __future__ import annotations

import json
from array import array
from itertools import chain
from typing import TYPE_CHECKING

from briefing.model import Alias, Span
from briefing.model.held_store import Row
from briefing.model.naming import ArticleNames, Namings, Spelt

from .name_words import KeptWords, batches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .shelf import Shelf

_SPELT = "SELECT number, name, aliases FROM entity JOIN entity_body USING (number)"
_LOOKED_THROUGH = 5_000
"""Articles that name an entity up to which they are looked through for one of its spellings."""
_COLUMNS = "number, id, name, kind, mentions, articles, weight"


class KeptNames(KeptWords):
    """The names of a library as they were joined last."""

    def __init__(self, shelf: Shelf) -> None:
        """Read from an index that is open."""
        super().__init__(shelf)
        self._state = self.state

    @property
    def key(self) -> str:
        """Key of what joined them, "" if nothing has."""
        return self._shelf.fact("names")

    @property
    def state(self) -> str:
        """What changes with the names that are kept."""
        return " ".join(map(self._shelf.fact, ("names", "names of", "names since")))

    @property
    def is_behind(self) -> bool:
        """Whether other names were put there since these were opened."""
        return self.state != self._state

    @property
    def last_shared(self) -> int:
        """The number of the last entity of several articles, when all were joined."""
        return int(self._shelf.fact("names shared") or 0)

    @property
    def last(self) -> int:
        """The highest number that an entity was ever given."""
        return int(self._shelf.fact("names last") or 0)

    def articles(self) -> int:
        """Return how many articles of the library have their names joined."""
        told = "SELECT count(*) FROM named JOIN article USING (number) WHERE listed"
        return int(self._shelf.run(told)[0][0])

    def numbers(self, kind: int = -1) -> array[int]:
        """Return the numbers of all entities, or of one kind, in order."""
        if kind < 0:
            rows = self._shelf.run("SELECT number FROM entity ORDER BY number")
        else:
            rows = self._shelf.run("SELECT number FROM entity WHERE kind = ? ORDER BY number", kind)
        return array("I", [number for (number,) in rows])

    def kinds(self) -> list[int]:
        """Return the kinds that there are."""
        rows = self._shelf.run("SELECT DISTINCT kind FROM entity")
        return sorted(kind for (kind,) in rows)

    def rows(self, numbers: Sequence[int]) -> dict[int, Row]:
        """Return some entities by number."""
        found: dict[int, Row] = {}
        for batch in batches(numbers):
            marks = ",".join("?" * len(batch))
            asked = f"SELECT {_COLUMNS} FROM entity WHERE number IN ({marks})"  # noqa: S608
            found.update((row[0], Row(*row)) for row in self._shelf.run(asked, *batch))
        return found

    def number_of(self, identity: str) -> int:
        """Return the number of the entity with that id, 0 if there is none."""
        rows = self._shelf.run("SELECT number FROM entity WHERE id = ?", identity)
        return int(rows[0][0]) if rows else 0

    def aliases(self, number: int) -> tuple[Alias, ...]:
        """Return the spellings of an entity, most frequent first."""
        rows = self._shelf.run("SELECT aliases FROM entity_body WHERE number = ?", number)
        return tuple(Alias(*one) for one in json.loads(rows[0][0])) if rows else ()

    def namings(self, number: int) -> Namings:
        """Return where an entity is named."""
        rows = self._shelf.run("SELECT articles FROM entity_body WHERE number = ?", number)
        return Namings.unpack(rows[0][0] if rows else b"")

    def spelt(self, number: int) -> Spelt:
        """Return where an entity is named in each of its spellings but the first."""
        rows = self._shelf.run("SELECT spelt FROM entity_body WHERE number = ?", number)
        return Spelt.unpack(rows[0][0] if rows else b"")

    def texts(self, numbers: Sequence[int]) -> dict[int, str]:
        """Return the texts of some articles that are there, by number."""
        return self._shelf.texts(numbers)

    def of_article(self, number: int) -> tuple[ArticleNames, array[int]] | None:
        """Return the names of an article with the entity of each, None if it has none joined."""
        rows = self._shelf.run("SELECT packed, entities FROM named WHERE number = ?", number)
        if not rows:
            return None
        try:
            return ArticleNames.unpack(rows[0][0]), array("I", rows[0][1])
        except ValueError:
            return None

    def found(self, numbers: Iterable[int]) -> dict[int, ArticleNames]:
        """Return the names that were found in some articles, by number."""
        known: dict[int, ArticleNames] = {}
        for batch in batches(list(numbers)):
            marks = ",".join("?" * len(batch))
            asked = f"SELECT number, packed FROM naming WHERE number IN ({marks})"  # noqa: S608
            for number, packed in self._shelf.run(asked, *batch):
                known[number] = ArticleNames.unpack(packed)
        return known

    def spellings(self, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """Return the spellings of some entities, their names first."""
        found: dict[int, tuple[str, ...]] = {}
        for batch in batches(numbers):
            marks = ",".join("?" * len(batch))
            asked = f"{_SPELT} WHERE number IN ({marks})"
            for number, name, aliases in self._shelf.run(asked, *batch):
                texts = (name, *(one[0] for one in json.loads(aliases)))
                found[number] = tuple(dict.fromkeys(texts))
        return [found[number] for number in numbers if number in found]

    def articles_of(self, numbers: Sequence[int]) -> set[int]:
        """Return the numbers of the articles that name one of some entities."""
        found: set[int] = set()
        for number in numbers:
            found.update(self.namings(number).articles)
        return found

    # Single entities

    def id_of(self, number: int) -> str:
        """Return the id of the entity with a number, "" if there is none."""
        rows = self._shelf.run("SELECT id FROM entity WHERE number = ?", number)
        return str(rows[0][0]) if rows else ""

    def place_of(self, number: int, spelling: str = "") -> Span | None:
        """Return a place where an entity is named, None if it is nowhere any more.

        In a spelling, if it stands so in an article that is there.
        """
        namings = self.namings(number)
        spelt = self._spelt_so(number, spelling, namings) if spelling else ()
        so_spelt = (self._place_in(article, number, spelling) for article in spelt)
        any_spelt = (self._place_in(article, number) for article in namings.articles)
        return next(filter(None, chain(so_spelt, any_spelt)), None)

    def _spelt_so(self, number: int, spelling: str, namings: Namings) -> Iterator[int]:
        """Yield the articles that name an entity in a spelling; none of one that very many name."""
        texts = [alias.text for alias in self.aliases(number)]
        if spelling in texts and len(namings.articles) <= _LOOKED_THROUGH:
            wanted = texts.index(spelling)
            rows = self.spelt(number).rows(namings)
            yield from (article for article, own, _ in rows if own == wanted)

    def _place_in(self, article: int, number: int, spelling: str = "") -> Span | None:
        """Return the first place in an article where an entity is named so, if at all."""
        rows = self._shelf.run("SELECT id FROM article WHERE listed AND number = ?", article)
        known = self.of_article(article)
        if not rows or known is None:
            return None
        names = known[0]
        text = self.texts([article]).get(article, "") if spelling else ""
        for at, entity in enumerate(known[1]):
            start, end = names.starts[at], names.ends[at]
            if entity == number and (not spelling or " ".join(text[start:end].split()) == spelling):
                return Span(rows[0][0], start, end)
        return None
