"""The picture in the README: the real screen, cell by cell, as an SVG without scripts or fonts.

Run as a script to draw it anew; `test_picture` holds that it is true.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / ".github" / "screen.svg"
SIZE = (120, 34)
_COLUMN, _LINE, _EDGE = 8.4, 18, 14
_PAPER, _INK = "#16181c", "#d8d4cc"


def draw_svg(strips, size: tuple[int, int]) -> str:
    """Return the picture of the lines of a screen."""
    width = size[0] * _COLUMN + 2 * _EDGE
    height = size[1] * _LINE + 2 * _EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}"',
        'font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14">',
        f'<rect width="100%" height="100%" rx="8" fill="{_PAPER}"/>',
    ]
    for row, strip in enumerate(strips):
        column = 0
        for segment in strip:
            parts += _draw_segment(segment, column, row)
            column += segment.cell_length
    return "\n".join([*parts, "</svg>", ""])


def _draw_segment(segment, column: int, row: int) -> list[str]:
    style = segment.style
    ink, paper = _colour(style.color, _INK), _colour(style.bgcolor, _PAPER)
    if style.reverse:
        ink, paper = paper, ink
    parts = []
    x, y = column * _COLUMN + _EDGE, row * _LINE + _EDGE
    if paper != _PAPER and segment.text:
        parts.append(
            f'<rect x="{x:.1f}" y="{y}" width="{segment.cell_length * _COLUMN:.1f}" '
            f'height="{_LINE}" fill="{paper}"/>'
        )
    text = segment.text.rstrip()
    lead = len(text) - len(text.lstrip())
    text = text.lstrip()
    if text:
        look = ' font-weight="bold"' if style.bold else ""
        look += ' font-style="italic"' if style.italic else ""
        look += ' opacity="0.6"' if style.dim else ""
        parts.append(
            f'<text x="{x + lead * _COLUMN:.1f}" y="{y + 14}" fill="{ink}"{look} '
            f'textLength="{len(text) * _COLUMN:.1f}" xml:space="preserve">{escape(text)}</text>'
        )
    return parts


def _colour(colour, otherwise: str) -> str:
    return colour.triplet.hex if colour is not None and colour.triplet is not None else otherwise


async def picture() -> str:
    """Open the sample, walk to a shared name, and return the picture."""
    from briefing.config import Config
    from briefing.library import open_stack
    from briefing.tui.app import BriefingApp

    app = BriefingApp(["seeds"], open_stack(["seeds"]), Config(theme="dark"))
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("4", "enter", "]", "2")
        await pilot.pause()
        return draw_svg(app.screen._compositor.render_strips(), SIZE)


def main() -> None:
    """Write the picture."""
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = home
        PICTURE.write_text(asyncio.run(picture()), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
