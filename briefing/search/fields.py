"""What the fields of a query can be filled with: names of people, places and sources."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.model import EntityKind

from .query import FIELDS
from .spellings import Spellings
from .wishes import GRAINS, read_fields

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefing.model import Entity
    from briefing.model.postings import Postings

    from .expansion import Reading
    from .groups import Groups
    from .query import Field, Query, Word
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

    def __init__(self, postings: Postings, entities: Sequence[Entity]) -> None:
        """Take where articles and entities are found."""
        self._postings = postings
        self._entities = entities
        self._known: dict[str, Spellings] = {}

    def names(self, field: str) -> Spellings | None:
        """Return the names of a field, None where it has none of its own."""
        if field == "source":
            return self._sources
        if field not in _KINDS or not self._entities:
            return None
        if field not in self._known:
            self._known[field] = Spellings(
                (one.name, *(alias.text for alias in one.aliases))
                for one in self._entities
                if one.kind in _KINDS[field]
            )
        return self._known[field]

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

        return read_fields(query.fields, groups, find, today)


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
