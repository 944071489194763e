"""What the fields of a query can be filled with: names of people, places and sources."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.model import EntityKind
from briefing.text.clean import clean_line

from .query import FIELDS
from .spellings import Spellings
from .wishes import GRAINS, read_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from briefing.model import Entity
    from briefing.model.postings import Postings

    from .groups import Groups
    from .kept_spellings import KeptSpellings, NameWords
    from .query import Field, Query, Word
    from .readings import Reading
    from .wishes import Wishes

_KINDS = {
    "who": (EntityKind.PERSON, EntityKind.ORGANISATION),
    "where": (EntityKind.PLACE,),
}
_MOST = 8
"""Completions that are offered."""
_LAST = re.compile(r"(?P<before>.*?)(?P<but>[-!]?)(?P<word>[^\s|]*)$", re.DOTALL)


class Fields:
    """The names that fields know; each field's are taken in when it is first asked for."""

    def __init__(
        self, postings: Postings, entities: Sequence[Entity], kept: NameWords | None = None
    ) -> None:
        """Take where articles and entities are found; `kept` are the names of a library."""
        self._postings = postings
        self._entities = entities
        self._kept = kept
        self._known: dict[str, Spellings] = {}
        self._held: dict[str, KeptSpellings] = {}

    def names(self, field: str) -> Spellings | KeptSpellings | None:
        """Return the names of a field, None where it has none of its own."""
        if field == "source":
            return self._sources
        if field in _KINDS and self._kept is not None:
            return self._kept_names(field)
        if field not in _KINDS or not self._entities:
            return None
        if field not in self._known:
            self._known[field] = Spellings(
                (one.name, *(alias.text for alias in one.aliases))
                for one in self._entities
                if one.kind in _KINDS[field]
            )
        return self._known[field]

    def _kept_names(self, field: str) -> KeptSpellings | None:
        from .kept_spellings import KeptSpellings

        if field not in self._held and self._kept is not None:
            self._held[field] = KeptSpellings(self._kept, field)
        return self._held.get(field)

    def warm(self) -> Iterator[None]:
        """Get ready, in steps, for the fields of a library."""
        for field in _KINDS if self._kept is not None else ():
            names = self._kept_names(field)
            yield
            if names is not None:
                yield from names.warm()

    @cached_property
    def _sources(self) -> Spellings:
        return Spellings((name,) for name in self._postings.sources())

    def read_word(self, word: Word) -> tuple[Reading, ...] | None:
        """Return a word as the names of its field; None where any word of the text will do."""
        names = self.names(word.field)
        return names.read(word) if names is not None else None

    def read(self, query: Query, groups: Groups, today: date) -> Wishes:
        """Return what the fields of a query ask for."""

        def find(field: Field) -> frozenset[str]:
            rows = self._sources.find(field.words).rows
            return frozenset(name for row in rows for name in self._sources.rows[row])

        wishes = read_fields(query.fields, groups, find, today)
        rows = self._rows(query)
        if rows is None:
            return wishes
        return wishes._replace(limits=wishes.limits._replace(rows=rows))

    def _rows(self, query: Query) -> frozenset[int] | None:
        """Return the articles of a library that name all whom a query asks for; None for any."""
        rows: frozenset[int] | None = None
        for word in [words[0] for words in query.wanted if len(words) == 1]:
            names = self._kept_names(word.field) if word.field in _KINDS else None
            own = names.articles(word) if names is not None else None
            if own is not None:
                rows = own if rows is None else rows & own
        return rows

    def say(self, word: Word) -> str:
        """Return what the value of a field was read as, "" where it was read as typed."""
        names = self.names(word.field) if word.field in _KINDS else None
        found = names.find([word]) if names is not None else None
        if names is None or found is None:
            return ""
        if not found.rows:
            return " (no such name)"
        told = f" ~ {clean_line(names.name(found.rows[0]))}" if found.read_as else ""
        more = len(found.rows) - bool(told)
        if more > (0 if told else 1):
            told += f" and {more} more" if told else f" ({more} names)"
        return told


def complete(query: str, fields: Fields) -> tuple[str, ...]:
    """Return whole queries that the last word of one may go on to, likely ones first."""
    last = _LAST.fullmatch(query)
    if last is None or not last["word"] or query.count('"') % 2:
        return ()
    before = last["before"] + last["but"]
    name, colon, value = last["word"].partition(":")
    name = name.lower()
    if not colon:
        fitting = [f"{one}:" for one in FIELDS if len(name) > 1 and one.startswith(name)]
        return tuple(before + one for one in fitting)
    if name == "in":
        return tuple(f"{before}in:{one} " for one in GRAINS if one.startswith(value.lower()))
    names = fields.names(name)
    if names is None:
        return ()
    found = names.beginning(value.lstrip("'‘’"), _MOST)
    return tuple(f"{before}{name}:{_quote(one)} " for one in found)


def _quote(name: str) -> str:
    return f'"{name}"' if not name.isalnum() else name
