"""Articles and briefings written by hand, and the app on a screen of a given size."""

from __future__ import annotations

import os
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from waiting import until, watch_events

from briefing.config import Config
from briefing.library import open_stack
from briefing.model import Article, Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable


def build_article(blocks: list[tuple[BlockKind, str]], identity: str = "a" * 16) -> Article:
    text, spans = "", []
    for kind, piece in blocks:
        text += "\n\n" if text else ""
        spans.append(
            Block(kind, len(text), len(text) + len(piece), 1 if kind is BlockKind.HEADING else 0)
        )
        text += piece
    return Article(identity, "/x/a.txt", "a.txt", "text", "Title", text, tuple(spans))


@pytest.fixture
def article_from() -> Callable[..., Article]:
    return build_article


FERRY = """Ferry raised after nine days

By Ada Lind
Port Herald, 3 March 2026

Crews raised the sunken ferry Aurora on Tuesday, nine days after it went down off the north \
mole, the port authority said.

The operation used two floating cranes and 46 divers, according to the authority's spokesman, \
Ilya Brandt.

Salvage chief Maren Holt told the Coast Agency that the hull was in one piece and would be \
towed to the Lindau yard by the weekend.

WHAT HAPPENED ON 22 FEBRUARY

The Aurora sank within twenty minutes after striking the mole in fog. All 31 people on board \
were taken off by the pilot boat.

Share this article

Maren Holt said the pumps had run for two days. "She came up straight," Holt said.
"""

HARBOUR = """Harbour gives back its ferry

The ferry Aurora is afloat again. All 31 people on board had been saved when it sank in \
February.

M. Holt, head of salvage, declined to say what the operation had cost. The Lindau yard, which \
built the Aurora in 1998, has offered to repair it.

Ilya Brandt said the north mole would get a new light.
"""


@pytest.fixture
def ferry_stack(tmp_path):
    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "1 herald.txt").write_text(FERRY, encoding="utf-8")
    (folder / "2 coast.txt").write_text(HARBOUR, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _events(monkeypatch):
    watch_events(monkeypatch)


@pytest.fixture
def running():
    """Run the app on a stack: `async with running(paths, size) as pilot`."""

    @asynccontextmanager
    async def run(*paths, size=(80, 24), config=None):
        from briefing.tui.app import BriefingApp

        names = [str(path) for path in paths]
        app = BriefingApp(names, open_stack(names), config or Config())
        async with app.run_test(size=size) as pilot:
            # The analysis begins when the first frame is out.
            await until(pilot, lambda: app.screen.begun, "the first frame")
            await app.workers.wait_for_complete()
            await pilot.pause()
            yield pilot

    return run


def screen_text(app) -> str:
    """Return the cells of the screen as lines, blanks at their ends left out."""
    _width, height = app.size
    strips = app.screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    assert len(lines) == height
    return "\n".join(lines)


@pytest.fixture
def shown():
    return screen_text


SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture
def matches_snapshot():
    """Compare a screen with the stored one; `BRIEFING_SNAPSHOTS=write` stores it."""

    def compare(app, name: str) -> None:
        stored = SNAPSHOTS / f"{name}.txt"
        text = screen_text(app) + "\n"
        if os.environ.get("BRIEFING_SNAPSHOTS") == "write":
            stored.parent.mkdir(exist_ok=True)
            stored.write_text(text, encoding="utf-8")
        assert text == stored.read_text(encoding="utf-8")

    return compare
