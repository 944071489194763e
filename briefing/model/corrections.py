"""What the user says of entities: these two are one, this spelling is another, and the like.

A correction names its entities by name and kind, and a single mention by its place with the
words around it. So it outlives new articles and another analysis; one that fits nothing at the
moment changes nothing, and is there again when its names come back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .anchor import Anchor
    from .entity import EntityKind


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as a correction knows it."""

    name: str
    """Its name when the correction was made."""
    kind: EntityKind
    """Its kind then; OTHER stands for any."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two entities are one; it keeps the name of the second."""

    entity: Named
    into: Named
    made: str = ""
    """When the user said so: UTC as "2026-03-03T14:05:12.345Z"; "" if that is not known."""


@dataclass(frozen=True, slots=True)
class Split:
    """A spelling, or a single mention, is another entity than the one it was taken for."""

    entity: Named
    spelling: str
    apart: Named
    """What it becomes; splits with the same one go together."""
    place: Anchor | None = None
    """The mention that is meant, its `key` empty; None for every mention in that spelling."""
    made: str = ""


@dataclass(frozen=True, slots=True)
class Rename:
    """An entity has another name."""

    entity: Named
    name: str
    made: str = ""


@dataclass(frozen=True, slots=True)
class SetKind:
    """An entity is of another kind."""

    entity: Named
    kind: EntityKind
    made: str = ""


@dataclass(frozen=True, slots=True)
class Hide:
    """An entity is not worth showing, or none at all."""

    entity: Named
    made: str = ""


Correction = Merge | Split | Rename | SetKind | Hide

_FORM = "%Y-%m-%dT%H:%M:%S"


def stamp(now: datetime, latest: str = "") -> str:
    """Return `now` as corrections note it, but later than `latest`, so that order is never lost."""
    moment = now.astimezone(UTC)
    if latest:
        try:
            moment = max(moment, read_stamp(latest) + timedelta(milliseconds=1))
        except OverflowError:  # the end of time is no reason to lose a correction
            return latest
    return f"{moment.strftime(_FORM)}.{moment.microsecond // 1000:03}Z"


def read_stamp(made: str) -> datetime:
    """Return the moment that a correction notes; ValueError if it is none."""
    return datetime.strptime(made, f"{_FORM}.%fZ").replace(tzinfo=UTC)


def tell(correction: Correction) -> str:
    """Return what a correction does, in words: "M. Holt merged into Maren Holt"."""
    name = correction.entity.name
    match correction:
        case Merge():
            return f"{name} merged into {correction.into.name}"
        case Split():
            one = "one " if correction.place else ""
            return f"{one}{correction.spelling} set apart from {name}"
        case Rename():
            return f"{name} renamed to {correction.name}"
        case SetKind():
            return f"{name} set down as {correction.kind.value}"
        case Hide():
            return f"{name} hidden"
