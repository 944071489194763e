"""The sizes at which the panes stand side by side, and where the reading pane is then."""

from __future__ import annotations

WIDE = 110
"""Columns from which the panes stand side by side."""
SMALLEST = 40, 12
"""Columns and rows below which there is only a notice."""


def reader_columns(width: int) -> tuple[int, int]:
    """Return the first column and the width of the reading pane, as the stylesheets have it.

    Only the first frame goes by this; a test holds it against the stylesheets.
    """
    if width < WIDE:
        return 0, width
    contents = max(28, min(40, width * 25 // 100))
    side = max(34, min(48, width * 30 // 100))
    return contents, width - contents - side
