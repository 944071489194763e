"""The whole briefing as text, for pipes and terminals without a screen."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from briefing.text.clean import clean_line

from .contents import contents_lines
from .entities import entity_lines
from .paragraphs import PLAIN
from .summary import point_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Briefing

    from .paragraphs import Marks

_ARTICLES = 40
_ENTITIES = 15
_NAMED_PATHS = 3


def overview_lines(
    briefing: Briefing, paths: Sequence[str], width: int, marks: Marks = PLAIN
) -> list[str]:
    """Return contents, key points and entities, and how to read on; `paths` as the user gave."""
    shared = [entity for entity in briefing.entities if entity.shared]
    parts = [
        ("Contents", contents_lines(briefing.stack, width, _ARTICLES)),
        ("Key points", point_lines(briefing, width)),
        (
            "Named by several articles" if shared else "Named most",
            entity_lines(shared or briefing.entities, briefing.articles, width, _ENTITIES),
        ),
        ("To read on", _advice(briefing, paths)),
    ]
    lines: list[str] = []
    for title, found in parts:
        if found:
            lines += [""] if lines else []
            lines += [f"{marks[0]}{title}{marks[1]}", "", *found]
    return lines


def _advice(briefing: Briefing, paths: Sequence[str]) -> list[str]:
    """Return commands that lead further, fit to be typed."""
    library = paths[:1] == ["--library"]
    stack = " ".join(quote(path) if library else _path(path) for path in paths[:_NAMED_PATHS])
    if len(paths) > _NAMED_PATHS:
        stack += " ..."
    # all words of a search in the library are its query
    searched = "--library" if library else stack
    names = [entity.name for entity in briefing.entities[:1]]
    advice = [
        ("briefing " + stack, "in a terminal: the articles on a screen"),
        ("briefing text " + _path(briefing.articles[0].path), "one article"),
        (f"briefing search {quote(*names)} {searched}" if names else "", "any word or name"),
    ]
    return [f"  {clean_line(command)}  ({why})" for command, why in advice if command]


def _path(path: str) -> str:
    """Return a path as a shell takes it, and so that it is no option."""
    return quote(f"./{path}" if path.startswith("-") and path != "-" else path)
