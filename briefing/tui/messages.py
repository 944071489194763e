"""What panes report to the screen. Messages go up; calls go down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from briefing.model import Span


class Jump(Message):
    """The user wants to stand at a place of an article."""

    def __init__(self, span: Span) -> None:
        """`span` is what the row showed as evidence."""
        super().__init__()
        self.span = span


class OpenArticle(Message):
    """The user wants to read an article where it was left."""

    def __init__(self, article: str) -> None:
        """`article` is an id."""
        super().__init__()
        self.article = article


class VisitEntity(Message):
    """The user wants the next mention of an entity."""

    def __init__(self, entity: str) -> None:
        """`entity` is an id."""
        super().__init__()
        self.entity = entity


class Highlighted(Message):
    """The cursor of a list stands on another item."""

    def __init__(self, pane: str, item: int) -> None:
        """`pane` is the letter of the pane, `item` the index in its list."""
        super().__init__()
        self.pane = pane
        self.item = item


class Scrolled(Message):
    """The reader shows another part of its article."""


class Clicked(Message):
    """The mouse was pressed in a pane."""

    def __init__(self, pane: str) -> None:
        """`pane` is the letter of the pane."""
        super().__init__()
        self.pane = pane
