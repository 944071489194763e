"""Widgets that draw their own lines in styles that the stylesheet names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual._styles_cache import StylesCache
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.widget import Widget

from briefing.errors import CacheError
from briefing.tui.terminal.versions import is_tried

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.style import Style
    from textual.color import Color
    from textual.css.styles import StylesBase
    from textual.geometry import Spacing
    from textual.message import Message
    from textual.strip import Strip


class _Lines(StylesCache):
    """What a widget has drawn; a line with nothing beside it is taken as it is."""

    def render_line(
        self,
        styles: StylesBase,
        y: int,
        size: Size,
        content_size: Size,
        padding: Spacing,
        base_background: Color,
        background: Color,
        render_content_line: Callable[[int], Strip],
        *rest: Any,
    ) -> Strip:
        """Return a line of a widget that draws all its columns itself."""
        if size.width == content_size.width and y < content_size.height and not styles.gutter.top:
            return render_content_line(y)
        return super().render_line(
            styles, y, size, content_size, padding, base_background, background,
            render_content_line, *rest,
        )  # fmt: skip


class StyledMixin(Widget, inherit_bindings=False):
    """Styles by name, looked up once."""

    can_focus = False
    can_focus_children = False
    STYLES: ClassVar[str] = ""
    """What the component classes begin with: "list" for `list--quiet`."""

    _styles_by_name: dict[str, Style]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """`id` and `classes` as for every widget."""
        super().__init__(id=id, classes=classes)
        if is_tried():
            self._styles_cache = _Lines()

    async def _dispatch_message(self, message: Message) -> None:
        """Go on where the index, which the rows of many articles come from, has failed."""
        try:
            await super()._dispatch_message(message)
        except CacheError as error:
            self.app.index_failed(error)  # type: ignore[attr-defined]

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
    virtual_size = Reactive(Size(0, 0))
    """The size of all rows. There is no scrollbar, so another one moves nothing on the screen."""

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether keys and the wheel scroll; without this a scrollbar would have to be there."""
        return True

    def scroll_to_row(self, row: int) -> None:
        """Make `row` the top one, at once."""
        self.scroll_to(y=row, animate=False, immediate=True, force=True)
