"""Tables of names and words, as plain text beside this file, read when first asked for.

Two forms. A table (`.tsv`): a comment that explains the columns, a row of column names, rows
with a tab between columns. A list (`.txt`): a comment, then `[section]` lines with the words
of the section under them, blank between words.
"""

from __future__ import annotations

from functools import cache


def _lines(name: str) -> list[str]:
    """Return the lines of a file in this folder that say something."""
    folder = __file__.rpartition("__init__")[0]
    with open(folder + name, encoding="utf-8") as file:  # noqa: PTH123 (pathlib is slow to load)
        return [line for line in file.read().split("\n") if line and line[0] != "#"]


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of table `name`, each with as many cells as the table has columns."""
    head, *body = _lines(name + ".tsv")
    count = head.count("\t") + 1
    cut = [tuple(line.split("\t")) for line in body]
    for row in cut:
        if len(row) != count:
            raise ValueError(f"{name}.tsv: {len(row)} columns where {count} belong: {row[0]}")
    return tuple(cut)


@cache
def lists(name: str) -> dict[str, frozenset[str]]:
    """Return the sections of list `name`: words by name of the section."""
    found: dict[str, set[str]] = {}
    section = ""
    for line in _lines(name + ".txt"):
        if line[0] == "[":
            section = line.strip("[]")
            found[section] = set()
        else:
            found[section].update(line.split())
    return {section: frozenset(words) for section, words in found.items()}


def words(name: str, section: str) -> frozenset[str]:
    """Return one section of list `name`."""
    return lists(name)[section]


def cells(cell: str) -> list[str]:
    """Return the entries of a cell that holds several, "; " between."""
    return cell.split("; ") if cell else []
