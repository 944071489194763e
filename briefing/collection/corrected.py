"""The names of a library as search asks for them, with the user's corrections."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from briefing.model import Span
from briefing.model.entity import is_given

from .name_words import field_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.model.held_entities import HeldEntity
    from briefing.model.held_names import HeldNames
    from briefing.search.kept_names import NamesOfLibrary


_LOOKED_AT = 20
"""Mentions of an entity that are looked at for one in a spelling."""


class CorrectedNames:
    """Stands before the names that are kept: what was corrected is found as it is now.

    An entity that was made of others has the number of the first of them, so that it keeps its
    place among the rest; where that is taken, one behind all.
    """

    def __init__(self, kept: NamesOfLibrary, names: HeldNames, last: int) -> None:
        """`names` are those that are kept, as corrected; `last` is the highest number of all."""
        from briefing.search.spellings import words_of_name

        self._kept = kept
        self._taken = names.taken
        self._articles = names.articles
        self._entities: dict[int, HeldEntity] = {}
        self._spellings: dict[int, tuple[str, ...]] = {}
        self._words: dict[tuple[str, str], list[int]] = {}
        """By field and word: numbers of corrected entities, rising."""
        self._counts: Counter[tuple[str, str]] = Counter()
        for entity in names.redrawn:
            last += 1
            first = next((part.number for part in entity.mentions.parts), last)
            number = last if first in self._entities else first
            spellings = dict.fromkeys((entity.name, *(alias.text for alias in entity.aliases)))
            self._entities[number] = entity
            self._spellings[number] = tuple(spellings)
            self._counts.update(
                (field_of(entity.kind), term) for text in spellings for term in words_of_name(text)
            )
        for number in sorted(self._entities):
            field = field_of(self._entities[number].kind)
            for term in set[str]().union(*map(words_of_name, self._spellings[number])):
                self._words.setdefault((field, term), []).append(number)

    def terms(self, field: str) -> dict[str, int]:
        """Return the words of the names of a field, with how many spellings hold each.

        Words that corrections took out of all names are among them; nothing is held by these.
        """
        known = self._kept.terms(field)
        for (own, term), count in self._counts.items():
            if own == field:
                known[term] = known.get(term, 0) + count
        return known

    def given(self) -> list[tuple[str, ...]]:
        """Return the spellings of entities that the user named, that name first."""
        return [
            self._spellings[number]
            for number, entity in self._entities.items()
            if is_given(entity.name, entity.aliases)
        ]

    def holders(self, field: str, term: str) -> Sequence[int]:
        """Return the numbers of entities of a field that a word stands in a spelling of."""
        return self._with(self._kept.holders(field, term), self._words.get((field, term), ()))

    def with_terms(self, terms: Iterable[str]) -> dict[str, Sequence[int]]:
        """Return the numbers of the entities that each word stands in a spelling of, rising."""
        wanted = set(terms)
        found = dict(self._kept.with_terms(wanted))
        own: dict[str, list[int]] = {}
        for (_, term), numbers in self._words.items():
            if term in wanted:
                own.setdefault(term, []).extend(numbers)
        for term in found.keys() | own.keys():
            found[term] = self._with(found.get(term, ()), own.get(term, ()))
        return found

    def _with(self, kept: Sequence[int], own: Sequence[int]) -> Sequence[int]:
        left = [number for number in kept if number not in self._taken]
        return sorted({*left, *own}) if own or len(left) < len(kept) else kept

    def spellings(self, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """Return the spellings of some entities, their names first."""
        kept = [number for number in numbers if number not in self._entities]
        found = dict(zip(kept, self._kept.spellings(kept), strict=False))
        if len(found) < len(kept):  # some are not there any more, and it is not known which
            found = {n: row for n in kept for row in self._kept.spellings([n])}
        known = found | self._spellings
        return [known[number] for number in numbers if number in known]

    def articles_of(self, numbers: Sequence[int]) -> set[int]:
        """Return the numbers of the articles that name one of some entities."""
        found = self._kept.articles_of([n for n in numbers if n not in self._entities])
        for number in numbers:
            if number in self._entities:
                parts = self._entities[number].mentions.parts
                found |= {article for part in parts for article, _ in part.named()}
        return found

    def id_of(self, number: int) -> str:
        """Return the id of an entity."""
        own = self._entities.get(number)
        return own.id if own is not None else self._kept.id_of(number)

    def place_of(self, number: int, spelling: str = "") -> Span | None:
        """Return a place where an entity is named, None if it is nowhere any more.

        In a spelling, if one of its first mentions is.
        """
        own = self._entities.get(number)
        if own is None:
            return self._kept.place_of(number, spelling)
        found: Span | None = None
        for mention in islice(own.mentions, _LOOKED_AT):
            text = self._articles[self._articles.place(mention.article)].text
            place = Span(mention.article, mention.start, mention.end)
            if " ".join(text[place.start : place.end].split()) == spelling:
                return place
            found = found or place
        return found
