"""Commands that turn to a pane, and change what it shows or how wide the text is."""

from __future__ import annotations

from .moving import Moving


class Turning(Moving):
    """Goes from pane to pane."""

    def do_next_pane(self, _count: int) -> None:
        """Send keys to the next pane."""
        self._turn(1)

    def do_previous_pane(self, _count: int) -> None:
        """Send keys to the pane before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        order = "CRSX" if self.wide else self.PANES
        self.activate(order[(order.index(self.pane) + step) % len(order)])

    def do_contents(self, _count: int) -> None:
        """To the contents; once more closes the drawer."""
        self._open_pane("C")

    def do_reader(self, _count: int) -> None:
        """To the text."""
        self.activate("R")

    def do_summary(self, _count: int) -> None:
        """To the key points; once more changes their scope."""
        if self.pane == "S":
            self.do_scope(0)
        else:
            self.activate("S")

    def do_references(self, _count: int) -> None:
        """To the cross-references; once more closes the drawer."""
        self._open_pane("X")

    def _open_pane(self, pane: str) -> None:
        closes = self.pane == pane and not self.wide
        self.activate("R" if closes else pane)

    def do_put_back(self, _count: int) -> None:
        """Undo the choice of a pane that began a count."""
        self.activate(self.pane_before)

    def do_scope(self, _count: int) -> None:
        """Show the key points of this article, or of all."""
        self.summary.show(self.briefing, self.article.id, whole=not self.summary.whole)
        if self.pane != "S" and not self.wide:
            self.activate("S")

    def do_zoom(self, _count: int) -> None:
        """Show this pane alone, or all again."""
        self.zoomed = not self.zoomed
        self.arrange_panes()

    def do_narrower(self, count: int) -> None:
        """Narrow the text."""
        self.reader.set_text_width(self.reader.text_width - 2 * (count or 1))

    def do_wider(self, count: int) -> None:
        """Widen the text."""
        self.reader.set_text_width(self.reader.text_width + 2 * (count or 1))
