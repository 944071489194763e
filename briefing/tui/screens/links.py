"""The links of an article, numbered."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.model import Span
from briefing.text.clean import clean_line
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.rows import Piece, Row

from .keyed import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

    from briefing.model import Article, Link

_OPENED = ("http://", "https://")


class LinkRows(LineList):
    """A row a link: number, text, address."""

    def __init__(self, article: Article) -> None:
        """Show the links of one article."""
        super().__init__(id="link-rows")
        self._article = article

    @property
    def link(self) -> Link | None:
        """The link under the cursor."""
        links = self._article.links
        return links[self.item] if 0 <= self.item < len(links) else None

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return what the list is."""
        return (("  Links", ""),), ((f"{len(self._article.links)} ", "quiet"),)

    def build(self, _width: int) -> list[Row]:
        """Return two rows a link."""
        rows = []
        digits = len(str(len(self._article.links)))
        for item, link in enumerate(self._article.links):
            text = clean_line(self._article.text[link.start : link.end])
            rows.append(Row(item, ((f"{item + 1:>{digits}} ", "quiet"), (text, ""))))
            rows.append(Row(item, ((" " * (digits + 1) + clean_line(link.href), "quiet"),)))
        return rows

    def chosen(self) -> str | None:
        """Open the address where that is possible, and return what to say."""
        return open_address(clean_line(self.link.href)) if self.link is not None else None


def open_address(address: str) -> str:
    """Open an address in the browser that the user named, and say what was done.

    Only http and https, and only where a browser is at hand: one named by BROWSER, or a desktop.
    """
    if not address.lower().startswith(_OPENED):
        return f"not opened, only http and https are: {address}"
    local = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if os.environ.get("BROWSER") or (local and not os.environ.get("SSH_CONNECTION")):
        import webbrowser

        if webbrowser.open(address):
            return f"opened {address}"
    return address


class Links(Layer):
    """Closes with what was done, with the place of a link, or with None."""

    HINT = "Enter open  2 text  q close "

    def __init__(self, article: Article, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Show the links of one article."""
        self._rows = LinkRows(article)
        self._article = article
        super().__init__(self._rows, keys, id="links")

    def take_key(self, event: events.Key) -> None:
        """2 goes to the link's place in the text."""
        link = self._rows.link
        if event.key == "2" and link is not None:
            self.close(Span(self._article.id, link.start, link.end))
        else:
            super().take_key(event)
