"""Commands about key points: how many are shown, and where the one under the cursor stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import library

from .dating import Dating

if TYPE_CHECKING:
    from briefing.tui.messages import Highlighted


class Summarising(Dating):
    """The summary pane, and the text beside it."""

    def on_mount(self) -> None:
        """Begin with as many points as the command shows."""
        self.summary.lengths = {True: library.POINTS, False: library.ARTICLE_POINTS}

    def do_scope(self, count: int) -> None:
        """Show the key points of this article, or of all."""
        super().do_scope(count)
        self.light_point()

    def do_more_points(self, count: int) -> None:
        """Show more key points."""
        self._show_points(count or 1)

    def do_fewer_points(self, count: int) -> None:
        """Show fewer key points."""
        self._show_points(-(count or 1))

    def _show_points(self, more: int) -> None:
        summary = self.summary
        before = len(summary.points)
        wanted = max(1, before + more)
        if not summary.whole and wanted > len(summary.found):
            self._lengthen(wanted)
        summary.lengths[summary.whole] = min(wanted, len(summary.found))
        summary.show(self.briefing, self.article.id)
        shown = len(summary.points)
        if shown == before and more > 0:
            self.say("nothing more to say" if shown else "no key points yet")
        else:
            self.say(f"{shown} key point" + ("" if shown == 1 else "s"))
        self.light_point()

    def _lengthen(self, wanted: int) -> None:
        """Find more points of the article that is open."""
        article = self.article
        layers = self.briefing.layers.get(article.id)
        if layers is not None:
            found = library.summarise_each([article], {article.id: layers}, wanted)
            self.summary.lengthen(article.id, found[article.id])

    # The point under the cursor, in the text

    def on_highlighted(self, message: Highlighted) -> None:
        """Light the point that the cursor has come to."""
        if message.pane == "S":
            self.light_point()

    def activate(self, pane: str) -> None:
        """Light the point under the cursor while keys go to the summary."""
        super().activate(pane)
        self.light_point()

    def show_marks(self) -> None:
        """Light the point again in another article."""
        super().show_marks()
        self.light_point()

    def light_point(self) -> None:
        """Light the point under the cursor in the text, where it stands in it."""
        marks = self.reader.marks
        lit = self.summary.lit(self.article.id) if self.pane == "S" else []
        if lit != marks.get("point"):
            marks.set("point", lit)
            self.reader.refresh()
