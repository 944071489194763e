"""Copied passages: the text, with its title, place and source beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import paths

if TYPE_CHECKING:
    from briefing.model import Article, Span

CLIPBOARD_LIMIT = 50_000
"""Characters that are sent to the terminal's clipboard; some multiplexers drop more."""


def cite(article: Article, span: Span, date: str) -> str:
    """Return the passage, then title, outlet, date, path and offsets on one line."""
    passage = article.text[span.start : span.end]
    facts = [article.title, article.outlet, date, f"{article.path}:{span.start}-{span.end}"]
    return f"{passage}\n\n— {', '.join(fact for fact in facts if fact)}\n"


def write_copy(passage: str) -> str:
    """Write the passage to the user's own file and return its path, or "" if that fails."""
    target = paths.copy_file()
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.touch(mode=0o600)
        target.write_text(passage, encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return str(target)
