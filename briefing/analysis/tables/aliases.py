"""The user's own table of names: the same form as the tables here, with errors that say where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import EntityKind
from briefing.text.clean import clean_line

from . import cells

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = ("name", "forms", "abbreviations", "kind")
"""Columns of an alias file, a tab between.

name: the name that entities get
forms: other spellings, "; " between; case does not count
abbreviations: spellings whose case counts, "; " between
kind: person, organisation, place, product, event, work or other; may be left out
"""


@dataclass(frozen=True, slots=True)
class AliasRow:
    """One name that the user knows, with the spellings that mean it."""

    name: str
    forms: tuple[str, ...] = ()
    """Spellings whose case does not count."""
    abbreviations: tuple[str, ...] = ()
    """Spellings whose case counts."""
    kind: EntityKind | None = None
    """None where the articles tell."""


def read_aliases(lines: Iterable[str]) -> tuple[AliasRow, ...]:
    """Return the rows of an alias file, neutralised.

    Empty lines, lines that begin with "#" and a row of the columns' names are passed over;
    columns at the end may be left out. ValueError names the line and what is wrong with it.
    """
    found: list[AliasRow] = []
    owners: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines, 1):
        row = [cell.strip() for cell in line.rstrip("\r\n").split("\t")]
        if not any(row) or line.startswith("#") or tuple(row) == COLUMNS[: len(row)] != ("name",):
            continue
        try:
            made = _read_row([clean_line(cell) for cell in row])
            _claim(made, number, owners)
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from None
        found.append(made)
    return tuple(found)


def _read_row(row: list[str]) -> AliasRow:
    """Return one row; ValueError says what is wrong."""
    if len(row) > len(COLUMNS):
        raise ValueError(f"{len(row)} columns where {', '.join(COLUMNS)} belong")
    name, forms, short, kind = row + [""] * (len(COLUMNS) - len(row))
    if not name:
        raise ValueError("the first column, the name, is empty")
    try:
        told = EntityKind(kind) if kind else None
    except ValueError:
        kinds = ", ".join(EntityKind)
        raise ValueError(f'no kind "{kind}"; kinds are {kinds}') from None
    return AliasRow(name, _entries(forms), _entries(short), told)


def _entries(cell: str) -> tuple[str, ...]:
    """Return the entries of a cell, with or without a blank behind each ";"."""
    return tuple(entry.strip() for entry in cells(cell.replace(";", "; ")) if entry.strip())


def _claim(row: AliasRow, number: int, owners: dict[str, tuple[int, str]]) -> None:
    """Note whose the spellings of a row are; ValueError where another name has one."""
    for spelling in (row.name.lower(), *map(str.lower, row.forms), *row.abbreviations):
        line, owner = owners.setdefault(spelling, (number, row.name))
        if owner != row.name:
            raise ValueError(f'"{spelling}" already stands for "{owner}", line {line}')
