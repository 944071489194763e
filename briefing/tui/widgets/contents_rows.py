"""The lines of the contents: what each says whatever has been read, made rows when drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefing.text.days import written_day
from briefing.text.wrap import wrap_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.model import Article, Section, Stack

_MANY = 2_000
"""Articles and sections above which an article has one row."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article, or a section of it."""

    article: Article
    section: Section | None = None


class Line(NamedTuple):
    """One line of the list, whatever has been read or is open."""

    item: int
    kind: str
    """title (of which the first), section, facts, short, quiet, error, or blank."""
    text: str = ""


def lay_out(entries: Sequence[Entry], stack: Stack, width: int) -> Iterator[Line]:
    """Yield two lines or more an article, one a section, one or more a failure."""
    many = len(entries) > _MANY
    for item, entry in enumerate(entries):
        article, section = entry.article, entry.section
        if section is not None:
            yield Line(item, "section", "  " * min(2, section.level - 1) + section.title)
        elif many:
            yield Line(item, "short", article.title)
        else:
            lines = wrap_lines(article.title or article.path, max(8, width - 5))[:3] or [""]
            yield Line(item, "first", lines[0])
            yield from (Line(item, "title", line) for line in lines[1:])
            facts = " · ".join(filter(None, (article.outlet, written_day(article.published))))
            yield Line(item, "facts", facts or article.path.rpartition("/")[2])
    closing = list(_close(stack, max(8, width - 3)))
    if closing:
        yield Line(-1, "blank")
        yield from closing


def _close(stack: Stack, width: int) -> Iterator[Line]:
    """Yield what was not taken in, behind the articles."""
    for failure in stack.failures:
        told = f"! {failure.path}: {failure.reason}"
        yield from (Line(-1, "error", line) for line in wrap_lines(told, width))
    counts = (stack.hidden, "hidden"), (stack.binary, "without text"), (stack.attached, "of pages")
    for count, what in counts:
        if count:
            yield Line(-1, "quiet", f"{count} {what} passed over")
    for path, kept in stack.repeated:
        told = f"{path} is the same as {kept}"
        yield from (Line(-1, "quiet", line) for line in wrap_lines(told, width))
