"""The summary pane: key points of the article that is open, or of the whole stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.holdings import is_library
from briefing.text.wrap import wrap_lines
from briefing.tui.messages import Jump

from .line_list import LineList
from .rows import Piece, Row

if TYPE_CHECKING:
    from briefing.model import Briefing, Point


class Summary(LineList):
    """Sentences cut from the articles, each leading to its place."""

    PANE = "S"

    def __init__(self) -> None:
        """Begin with the whole stack and no points."""
        super().__init__(id="summary")
        self._briefing: Briefing | None = None
        self._article = ""
        self._each: dict[str, tuple[Point, ...]] = {}
        self.whole = True
        self.lengths = {True: 0, False: 0}
        """Points shown at most, by whether they are of the whole stack; 0 for all there are."""
        self.points: tuple[Point, ...] = ()

    def show(self, briefing: Briefing, article: str, *, whole: bool | None = None) -> None:
        """Show the points of the stack or of the article with that id."""
        self._briefing, self._article = briefing, article
        if whole is not None:
            self.whole = whole
        if len(briefing.articles) == 1:
            self.whole = False
        before = self.points
        self.points = self.found[: self.lengths[self.whole] or None]
        same = self.points[: len(before)] == before or before[: len(self.points)] == self.points
        self.rebuild(None if before and same else 0)

    @property
    def found(self) -> tuple[Point, ...]:
        """All points there are of what is shown."""
        if self._briefing is None:
            return ()
        if self.whole:
            return self._briefing.points
        return self._each.get(self._article) or self._briefing.article_points.get(self._article, ())

    def lengthen(self, article: str, points: tuple[Point, ...]) -> None:
        """Take more points of an article than the briefing has of it."""
        self._each[article] = points

    def lit(self, article: str) -> list[tuple[int, int]]:
        """Return where the point under the cursor stands in an article, or is said in it too."""
        if not 0 <= self.item < len(self.points):
            return []
        point = self.points[self.item]
        spans = (point.span, *point.also)
        return [(span.start, span.end) for span in spans if span.article == article]

    @property
    def EMPTY(self) -> str:  # type: ignore[override]  # noqa: N802
        """Why there are no points."""
        known = self._briefing.article_points if self._briefing is not None else {}
        if self.whole and known and self._briefing and is_library(self._briefing.articles):
            return "too many articles · S this one"
        ready = self._briefing is not None and self._briefing.entities
        return "no sentence stands out" if ready else "reading …"

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return "Summary" with its scope."""
        single = self._briefing is not None and len(self._briefing.articles) == 1
        scope = "all articles" if self.whole else "this article"
        return (("  Summary", ""),), ((f"{scope}{'' if single else ' · S'} ", "quiet"),)

    def build(self, width: int) -> list[Row]:
        """Return each point wrapped, with how many articles say it."""
        briefing = self._briefing
        rows: list[Row] = []
        if briefing is None:
            return rows
        total = len(briefing.articles)
        for item, point in enumerate(self.points):
            lines = wrap_lines(briefing.cut(point.span), max(8, width - 3))
            says = len({span.article for span in point.also}) + 1
            rows += [Row(item, ((line, ""),)) for line in lines]
            if self.whole:
                article = briefing.article(point.span.article)
                source = article.outlet or article.title
                count = f"{says} of {total} " if says > 1 else ""
                rows.append(Row(item, ((source, "quiet"),), ((count, "accent"),)))
            rows.append(Row(-1))
        return rows[:-1]

    def pick(self) -> None:
        """Go to the sentence."""
        if self.item >= 0:
            self.post_message(Jump(self.points[self.item].span))
