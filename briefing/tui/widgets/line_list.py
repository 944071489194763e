"""A list of items, each one line or several: the pane under contents, references and results."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region, Size
from textual.message import Message

from briefing.tui.messages import Clicked, Highlighted

from .rows import Piece, Row, draw
from .styled import Styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.strip import Strip


_Look = tuple[tuple[Piece, ...], tuple[Piece, ...], str]
"""What a line shows: its pieces, those at the right edge, the style of the blanks between."""
_UNSEEN = 40
"""Columns for which rows are built while the pane is not on the screen; keys may come already."""


def _look_of(row: Row, chosen: bool, first: bool, active: bool) -> _Look:
    """Return what a row shows; a mark stands before the `first` row of the `chosen` item."""
    mark: Piece = ("▸ ", "accent" if active else "quiet") if first else ("  ", "")
    pieces, right = (mark, *row.pieces), row.right
    if not chosen or not active:
        return pieces, right, ""
    pieces = tuple((text, f"{name} cursor".strip()) for text, name in pieces)
    return pieces, tuple((text, f"{name} cursor".strip()) for text, name in right), "cursor"


class LineList(Styled):
    """Draws only the visible rows; subclasses say what the rows are and what Enter does."""

    STYLES = "list"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--heading", "list--quiet", "list--accent", "list--strong", "list--cursor",
        "list--current", "list--error", "list--match",
    }  # fmt: skip
    PANE: ClassVar[str] = "L"
    HEADED: ClassVar[bool] = True
    """Whether the first line is the heading, which does not scroll."""
    EMPTY: ClassVar[str] = "nothing here"

    class Picked(Message):
        """The item under the cursor was picked."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """`id` and `classes` as for every widget."""
        super().__init__(id=id, classes=classes)
        self.rows: Sequence[Row] = ()
        self._firsts: Sequence[int] = ()
        self._items: Sequence[int] = ()
        self.cursor = 0
        self.active = False
        self._built_for = -1
        self._looks: dict[int, _Look] = {}
        """How each line of the pane was drawn last."""

    # What subclasses say

    def build(self, width: int) -> Sequence[Row]:
        """Return the rows at a width, items in rising order."""
        raise NotImplementedError

    def find_items(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return the row at which each item begins, and the items' indices."""
        found: dict[int, int] = {}
        for index, row in enumerate(self.rows):
            if row.item >= 0:
                found.setdefault(row.item, index)
        return list(found.values()), list(found)

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return the pieces of the heading, left and right."""
        return (), ()

    def pick(self) -> None:
        """Act on the item under the cursor; here, tell the screen that it was picked."""
        self.post_message(self.Picked())

    def chosen(self) -> object:
        """Return what the item under the cursor stands for; None if for nothing."""
        return None

    # Rows and cursor

    @property
    def item(self) -> int:
        """Index of the item under the cursor, or -1 in an empty list."""
        return self._items[self.cursor] if self._items else -1

    def rebuild(self, item: int | None = None) -> None:
        """Build the rows anew; the cursor goes to `item`, or stays with its own."""
        keep = self.item if item is None else item
        width = self.size.width
        self._built_for = width
        self.rows = self.build(width if width > 2 else _UNSEEN)
        self._firsts, self._items = self.find_items()
        self.cursor = self._items.index(keep) if keep in self._items else 0
        self.virtual_size = Size(width, len(self.rows) + self.HEADED)
        self._show_cursor()
        height = self.size.height
        changed = [y for y in range(height) if self._look(y) != self._looks.get(y)]
        if changed or not height:  # a pane that is not on the screen has no lines
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def on_resize(self) -> None:
        """Build the rows for another width."""
        if self.size.width != self._built_for:
            self.rebuild()
        else:
            self._show_cursor()

    def set_active(self, active: bool) -> None:
        """Say whether keys go to this pane; the cursor row shows it."""
        if active != self.active:
            self.active = active
            self._refresh_item(self.cursor)
            if self.HEADED:
                self.refresh(Region(0, 0, self.size.width, 1))

    def move_to(self, cursor: int) -> None:
        """Put the cursor on the item of that rank, as far as there is one."""
        cursor = max(0, min(cursor, len(self._items) - 1))
        if cursor == self.cursor or not self._items:
            return
        self._refresh_item(self.cursor)
        self.cursor = cursor
        self._refresh_item(cursor)
        self._show_cursor()
        self.post_message(Highlighted(self.PANE, self.item))

    def move(self, rows: int) -> None:
        """Move the cursor by so many items."""
        self.move_to(self.cursor + rows)

    def page(self, pages: float) -> None:
        """Move the cursor by so many screens."""
        if not self._items:
            return
        row = self._firsts[self.cursor] + int(pages * max(1, self._visible_rows - 1))
        cursor = bisect_right(self._firsts, max(0, row)) - 1
        if cursor == self.cursor:
            cursor += 1 if pages > 0 else -1
        self.move_to(cursor)

    def to_edge(self, end: bool) -> None:
        """Move the cursor to the first item or the last."""
        self.move_to(len(self._items) - 1 if end else 0)

    @property
    def _visible_rows(self) -> int:
        return max(1, self.size.height - self.HEADED)

    def _rows_of(self, cursor: int) -> tuple[int, int]:
        first = self._firsts[cursor]
        last = first
        while last + 1 < len(self.rows) and self.rows[last + 1].item == self._items[cursor]:
            last += 1
        return first, last

    def _show_cursor(self) -> None:
        if not self._items:
            return
        first, last = self._rows_of(self.cursor)
        if self.cursor == 0:
            first = 0
        if self.cursor == len(self._items) - 1:
            last = len(self.rows) - 1  # what cannot be chosen behind the last item is shown too
            last = min(last, first + self._visible_rows - 1)
        top = self.scroll_offset.y
        if first < top:
            self.scroll_to_row(first)
        elif last >= top + self._visible_rows:
            self.scroll_to_row(min(first, last - self._visible_rows + 1))

    def cursor_cell(self) -> tuple[int, int] | None:
        """Return column and line, inside the pane, of the item under the cursor."""
        if not self._items:
            return None
        y = self._firsts[self.cursor] + self.HEADED - self.scroll_offset.y
        return (0, y) if y >= self.HEADED else None

    def _refresh_item(self, cursor: int) -> None:
        if not self._items:
            return
        first, last = self._rows_of(cursor)
        y = first + self.HEADED - self.scroll_offset.y
        self.refresh(Region(0, y, self.size.width, last - first + 1))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane."""
        width = self.size.width
        if width != self._built_for:  # drawn before it was told of its size: once is enough
            self.rebuild()
        pieces, right, under = self._looks[y] = self._look(y)
        return draw(pieces, right, width, self.style_of, under)

    def _look(self, y: int) -> _Look:
        """Return what a line of the pane shows."""
        if y == 0 and self.HEADED:
            left, right = self.heading()
            name = "current" if self.active else "heading"
            return tuple((text, f"{name} {style}".strip()) for text, style in left), right, ""
        index = self.scroll_offset.y + y - self.HEADED
        if index >= len(self.rows):
            empty = not self.rows and y == self.HEADED
            return (("  " + self.EMPTY, "quiet"),) if empty else (), (), ""
        row = self.rows[index]
        chosen = bool(self._items) and row.item >= 0 and row.item == self.item
        return _look_of(row, chosen, chosen and self._firsts[self.cursor] == index, self.active)

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse was pressed; a second press acts."""
        index = self.scroll_offset.y + event.y - self.HEADED
        self.post_message(Clicked(self.PANE))
        if event.y < self.HEADED or not 0 <= index < len(self.rows):
            return
        item = self.rows[index].item
        if item >= 0 and item in self._items:
            if item == self.item and self.active:
                self.pick()
            else:
                self.move_to(self._items.index(item))
