"""The library for people and for scripts: what was done, what is in it, how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from briefing.text.clean import clean_line
from briefing.text.days import written_day

from .naming import counted, joined
from .paragraphs import hang

if TYPE_CHECKING:
    from .rows import Row

    class Report(Protocol):
        """What was done with files."""

        added: int
        changed: int
        unchanged: int
        renewed: int
        repeated: int
        gone: int
        textless: int

    class Listed(Protocol):
        """An article of the library."""

        @property
        def id(self) -> str: ...  # noqa: D102
        @property
        def title(self) -> str: ...  # noqa: D102
        @property
        def outlet(self) -> str: ...  # noqa: D102
        @property
        def published(self) -> str: ...  # noqa: D102
        @property
        def path(self) -> str: ...  # noqa: D102
        @property
        def words(self) -> int: ...  # noqa: D102

    class Standing(Protocol):
        """How the library stands."""

        @property
        def path(self) -> str: ...  # noqa: D102
        @property
        def roots(self) -> tuple[str, ...]: ...  # noqa: D102
        @property
        def lacks(self) -> str: ...  # noqa: D102
        @property
        def stale(self) -> bool: ...  # noqa: D102
        @property
        def size(self) -> int: ...  # noqa: D102
        @property
        def articles(self) -> int: ...  # noqa: D102
        @property
        def files(self) -> int: ...  # noqa: D102
        @property
        def passages(self) -> int: ...  # noqa: D102
        @property
        def terms(self) -> int: ...  # noqa: D102
        @property
        def named(self) -> int: ...  # noqa: D102
        @property
        def joined(self) -> int: ...  # noqa: D102
        @property
        def names(self) -> int: ...  # noqa: D102
        @property
        def names_behind(self) -> bool: ...  # noqa: D102


_DONE = ("added", "changed", "unchanged", "renewed", "repeated", "gone", "textless")


def report_row(report: Report) -> Row:
    """Return how many files were added, changed and so on."""
    return {name: getattr(report, name) for name in _DONE}


def report_line(report: Report) -> str:
    """Return the same in words; what is none is left out."""
    said = {
        "renewed": "read anew", "repeated": "the same as another", "textless": "without text",
    }  # fmt: skip
    parts = [
        f"{getattr(report, name):,} {said.get(name, name)}"
        for name in _DONE
        if getattr(report, name)
    ]
    return joined(parts) or "nothing to do"


def listed_row(row: Listed) -> Row:
    """Return a row for one article of the library."""
    return {
        "id": row.id, "path": row.path, "title": row.title, "outlet": row.outlet,
        "published": row.published, "words": row.words,
    }  # fmt: skip


def listed_lines(row: Listed, width: int) -> list[str]:
    """Return title and facts of one article, wrapped at `width` columns."""
    facts = [row.outlet, written_day(clean_line(row.published)), counted(row.words, "word")]
    return [
        *hang("", row.title or row.path, width),
        *hang("    ", joined([*facts, row.path]), width),
    ]


def status_row(standing: Standing) -> Row:
    """Return how the library stands."""
    return {
        "articles": standing.articles, "files": standing.files, "passages": standing.passages,
        "terms": standing.terms, "bytes": standing.size, "index": clean_line(standing.path),
        "paths": [clean_line(root) for root in standing.roots], "stale": standing.stale,
        "lacks": standing.lacks, "named": standing.named, "joined": standing.joined,
        "names": standing.names, "names_behind": standing.names_behind,
    }  # fmt: skip


def status_lines(standing: Standing) -> list[str]:
    """Return the same for people."""
    files, articles = counted(standing.files, "file"), counted(standing.articles, "article")
    words = f"{counted(standing.terms, 'distinct word')} in {counted(standing.passages, 'passage')}"
    index = f"index: {standing.size / 1e6:,.1f} MB, {clean_line(standing.path)}"
    return [
        joined([articles, files, words]),
        _names_line(standing),
        index,
        *(f"  {clean_line(r)}" for r in standing.roots),
    ]


def _names_line(standing: Standing) -> str:
    """Return "names: 21,430 in 3,000 articles", and what is left to be done."""
    all_of_it, left = standing.articles, standing.articles - standing.named
    told = f"names: {standing.names:,} in {counted(standing.joined, 'article')}"
    if left:
        return f"{told} · still to be found, or found anew: those of {left:,} of {all_of_it:,}"
    if standing.names_behind:
        return f"{told} · found in all {all_of_it:,}, not all joined yet"
    return told
