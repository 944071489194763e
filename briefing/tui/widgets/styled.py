"""Widgets that draw their own lines in styles that the stylesheet names."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.scroll_view import ScrollView
from textual.widget import Widget

if TYPE_CHECKING:
    from rich.style import Style


class StyledMixin(Widget, inherit_bindings=False):
    """Styles by name, looked up once."""

    can_focus = False
    can_focus_children = False
    STYLES: ClassVar[str] = ""
    """What the component classes begin with: "list" for `list--quiet`."""

    _styles_by_name: dict[str, Style]

    def style_of(self, name: str) -> Style:
        """Return the style of one name, or of several joined by blanks, over the pane's own."""
        if not hasattr(self, "_styles_by_name"):
            self._styles_by_name = {}
        style = self._styles_by_name.get(name)
        if style is None:
            style = self.rich_style
            for part in name.split():
                style += self.get_component_rich_style(f"{self.STYLES}--{part}", partial=True)
            self._styles_by_name[name] = style
        return style

    def notify_style_update(self) -> None:
        """Forget styles that a theme or a stylesheet has changed."""
        super().notify_style_update()
        self._styles_by_name = {}


class Styled(StyledMixin, ScrollView, inherit_bindings=False):
    """A scrolling pane; keys come from the screen, so it never takes the focus."""

    can_focus = False

    def scroll_to_row(self, row: int) -> None:
        """Make `row` the top one, at once."""
        self.scroll_to(y=row, animate=False, immediate=True, force=True)
