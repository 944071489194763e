"""What each line of the reading pane says, without the libraries of the screen.

line 0    title line: where one is                      line 1    a rule, or nothing
below     rows of the layout: text, facts, folds, the end
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model.holdings import is_growing, title_of
from briefing.text.days import written_day
from briefing.text.reading_time import written_minutes

from .layout import RowKind
from .row_text import RowText, fold_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article

    from .layout import Layout
    from .marks import Marks
    from .pieces import Piece

HEADER = 2
"""Lines that do not scroll: the title line and the rule under it."""
NOTE = "†"
"""Sign in the margin of a passage with a note."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the pane says about an article besides its text."""

    place: str = ""
    """Its place in the stack: "2 of 3"."""
    meta: str = ""
    """Outlet, byline, date and minutes, under the title."""
    ending: str = ""
    """What the last row says."""
    partly: bool = False
    """Only a part of the article is there yet, so nobody knows how much of it is read."""


def find_facts(
    articles: Sequence[Article], at: int, *, partly: bool = False, meta: str = ""
) -> Facts:
    """Return what is said about the article with that index, of which only a part may be there.

    `meta` is that of the same article, if it is known already: counting words takes a while.
    """
    article = articles[at]
    known = filter(None, (article.outlet, article.byline, written_day(article.published)))
    following = title_of(articles, at + 1) if at + 1 < len(articles) else ""
    growing = is_growing(articles)
    last = "end · the next article is being read" if growing else "end of the last article"
    ending = f"end · space for: {following}" if following else last
    if partly:
        ending = "the rest of it is being read" if growing else "the rest of it has not been read"
    return Facts(
        f"{at + 1:,} of {'…' if growing else f'{len(articles):,}'}",
        meta or " · ".join([*known, *([] if partly else [written_minutes(article.minutes)])]),
        ending,
        partly,
    )


def find_margin(width: int, text_width: int) -> tuple[int, int]:
    """Return the columns left of the text, and those of the text, in a pane of `width`."""
    column = max(4, min(text_width, width - 7))
    left = max(5, (width - column) // 2) if width > column + 12 else min(5, width - column)
    return left, column


def find_percent(rows: int, top_row: int, visible_rows: int) -> int:
    """Return how much of an article lies above the lower edge."""
    at_end = top_row >= rows - visible_rows
    return 100 if at_end or not rows else 100 * (top_row + visible_rows) // rows


def title_line(
    article: Article, top_row: int, facts: Facts, percent: int, active: bool
) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces of the title line, and those at its right edge."""
    share = "    …" if facts.partly else f"{percent:>3} %"
    name, shown = "bar-active" if active else "bar", article.title
    if not top_row:  # the title stands in the text below
        name, shown = "quiet", article.path
    return [(" " + shown, name)], [(f"{facts.place} · {share} ", "quiet")]


def row_pieces(
    layout: Layout,
    row: int,
    left: int,
    facts: Facts,
    marks: Marks,
    lit: tuple[int, int] | None = None,
    signs: str = "",
) -> list[Piece]:
    """Return the pieces of a row; `lit` is the span with a bar beside it, before it stand signs."""
    kind = layout.kinds[row]
    if kind == RowKind.BLANK:
        return []
    if kind != RowKind.TEXT:
        label = facts.meta if kind == RowKind.META else facts.ending
        if kind == RowKind.FOLD:
            label = fold_label(layout, layout.blocks[row])
        return [(" " * left + label, "quiet")]
    here = lit is not None and lit[0] < layout.ends[row] and lit[1] > layout.starts[row]
    margin = signs[: left - 2].rjust(left - 2) + ("▎ " if here else "  ")
    return [(margin, "sign"), *RowText(layout, row, marks).pieces()]
