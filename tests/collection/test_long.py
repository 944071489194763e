"""A long text: what is on its first screen is known before all of it has been read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefing import library, sources
from briefing.collection import long
from briefing.tui.first_frame import draw_first_frame
from briefing.tui.layout import Layout

if TYPE_CHECKING:
    from pathlib import Path

SIZE = os.terminal_size((80, 24))


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a short text be long."""
    monkeypatch.setattr(long, "_LONG", 10_000)
    monkeypatch.setattr(long, "_AROUND", 4_000)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    parts = ["The long report\n\nBy Ada Lind\nPort Herald, 3 March 2026"]
    for number in range(300):
        if number % 20 == 5:
            parts.append(f"PART {number} OF IT")
        parts.append(f"Crew {number} raised the ferry of that day, said the port authority. " * 2)
    path.write_text("\n\n".join(parts) + "\n")
    return path


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.77, 0.995])
def test_the_first_frame_is_that_of_the_whole_text(report: Path, share: float) -> None:
    begun = library.begin_text([str(report)])
    assert begun is not None
    (whole,) = sources.open_stack([str(report)]).articles
    assert (begun.article.id, begun.article.key, begun.article.title, begun.article.text) == (
        whole.id, whole.key, whole.title, whole.text,
    )  # fmt: skip
    layout = Layout(whole, 73)
    offset = int(layout.starts[int(share * len(layout))])
    part = begun.around(offset)
    assert len(part.blocks) < len(whole.blocks) / 2
    early = draw_first_frame([begun.article], offset, 76, SIZE, part)
    late = draw_first_frame([whole], offset, 76, SIZE)
    assert early is not None
    assert late is not None
    drawn, wanted = (["".join(c for c, _ in line).rstrip() for line in f] for f in (early, late))
    if share < 0.9:  # the end of the text is laid out from its own last row
        assert drawn[3:] == wanted[3:] or not share
        assert drawn[0].split("·")[0] == wanted[0].split("·")[0]
    shown = [line for line in drawn[2:] if line.strip()]
    missing = [line for line in shown if line not in wanted]
    assert len(missing) <= 1, missing  # the line with the minutes


def test_it_is_read_in_the_end(report: Path) -> None:
    begun = library.begin_text([str(report)])
    assert begun is not None
    assert begun.read_whole().articles == sources.open_stack([str(report)]).articles
    assert begun.stack.articles[0].blocks != begun.article.blocks


def test_a_place_is_found_again_in_what_is_not_read_yet(report: Path, tmp_path: Path) -> None:
    from briefing.store.state import State

    state = State.open(tmp_path / "state.sqlite3")
    (whole,) = sources.open_stack([str(report)]).articles
    place = whole.text.index("Crew 200")
    state.save_position(whole, place)
    begun = library.begin_text([str(report)])
    assert begun is not None
    assert state.position(begun.article) == place
    state.close()


def test_what_is_no_long_plain_text_is_read_as_always(report: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body><p>" + "The ferry came. " * 2_000 + "</p></body></html>")
    small = tmp_path / "small.txt"
    small.write_text("Small\n\nThe ferry came.\n")
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 80)
    for paths in ([page], [small], [picture], [tmp_path], [tmp_path / "gone"], [report, small]):
        assert library.begin_text([str(path) for path in paths]) is None
    assert library.begin_text(["-"]) is None
