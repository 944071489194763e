"""A long article: what is on its first screen is known before all of it has been read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefing import library, sources
from briefing.collection import growing, long
from briefing.tui.first_frame import draw_first_frame
from briefing.tui.layout import Layout

if TYPE_CHECKING:
    from pathlib import Path

SIZE = os.terminal_size((80, 24))


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a short text be long."""
    monkeypatch.setattr(growing, "SMALL", 10_000)
    monkeypatch.setattr(long, "_AROUND", 4_000)
    monkeypatch.setattr(long, "_MARKUP", (4_000, 12_000))


def paragraphs() -> list[str]:
    return [
        f"Crew {number} raised the ferry of that day, said the port authority. " * 2
        for number in range(300)
    ]


def write(tmp_path: Path, ending: str) -> Path:
    path = tmp_path / f"report.{ending}"
    if ending == "txt":
        parts = ["The long report\n\nBy Ada Lind\nPort Herald, 3 March 2026"]
        for number, paragraph in enumerate(paragraphs()):
            parts += [f"PART {number} OF IT"] * (number % 20 == 5) + [paragraph]
        path.write_text("\n\n".join(parts) + "\n")
    elif ending == "md":
        parts = ["# The long report", "> Quoted at the head.", "- one\n- two"]
        for number, paragraph in enumerate(paragraphs()):
            parts += [f"## Part {number}"] * (number % 20 == 5)
            parts.append(paragraph.replace("the", "*the*"))
        path.write_text("\n\n".join(parts) + "\n")
    else:
        inner = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs())
        head = "<head><title>The long report</title><style>" + "p {color: red}\n" * 300 + "</style>"
        menu = "<nav><a href='/'>Home</a></nav>"
        path.write_text(
            f"<!doctype html><html>{head}</head><body>{menu}<article><h1>The long report</h1>"
            f"{inner}</article><footer>All rights</footer></body></html>"
        )
    return path


def begin(path: Path) -> growing.Growing:
    begun = library.begin_stack([str(path)])
    assert begun is not None
    return begun


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.77, 0.995])
def test_the_first_frame_is_that_of_the_whole_text(tmp_path: Path, share: float) -> None:
    report = write(tmp_path, "txt")
    begun = begin(report)
    (whole,) = sources.open_stack([str(report)]).articles
    layout = Layout(whole, 73)
    offset = int(layout.starts[int(share * len(layout))])
    begun.seek(lambda known: offset if known.text == whole.text else -1)
    (part,) = begun.stack.articles[:]
    assert (part.id, part.key, part.title) == (whole.id, whole.key, whole.title)
    assert begun.beginning.offset == offset
    assert len(part.blocks) < len(whole.blocks) / 2
    for block in part.blocks:
        assert part.text[block.start : block.end] == whole.text[block.start : block.end]
    early = draw_first_frame([part], offset, 76, SIZE, partly=True)
    late = draw_first_frame([whole], offset, 76, SIZE)
    assert early is not None
    assert late is not None
    drawn, wanted = (["".join(c for c, _ in line).rstrip() for line in f] for f in (early, late))
    if share < 0.9:  # the end of the text is laid out from its own last row
        assert drawn[3:] == wanted[3:] or not share
        assert drawn[0].split("·")[0] == wanted[0].split("·")[0]
    shown = [line for line in drawn[2:] if line.strip()]
    missing = [line for line in shown if line not in wanted]
    assert len(missing) <= 2, missing  # the line with the minutes, the last one


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_the_beginning_is_that_of_the_whole(tmp_path: Path, ending: str) -> None:
    report = write(tmp_path, ending)
    begun = begin(report)
    assert not begun.beginning.is_whole
    part = begun.beginning.article
    (whole,) = sources.open_stack([str(report)]).articles
    assert begun.is_partly(part)
    assert (part.id, part.key, part.path, part.format, part.title, part.byline, part.outlet) == (
        whole.id, whole.key, whole.path, whole.format, whole.title, whole.byline, whole.outlet,
    )  # fmt: skip
    assert 2_000 < len(part.text) < len(whole.text) / 2
    assert whole.text.startswith(part.text)
    assert whole.blocks[: len(part.blocks)] == part.blocks
    begun.take_article(whole, whole.words)
    assert not begun.is_partly(part)
    assert begun.stack.articles[0] is whole


@pytest.mark.parametrize("ending", ["md", "html"])
def test_no_place_is_sought_in_what_is_not_known(tmp_path: Path, ending: str) -> None:
    begun = begin(write(tmp_path, ending))
    begun.seek(lambda _: pytest.fail("its text is not known yet"))
    assert begun.beginning.offset == 0


def test_a_place_is_found_again_in_what_is_not_read_yet(tmp_path: Path) -> None:
    from briefing.store.state import State

    report = write(tmp_path, "txt")
    state = State.open(tmp_path / "state.sqlite3")
    (whole,) = sources.open_stack([str(report)]).articles
    place = whole.text.index("Crew 200")
    state.save_position(whole, place)
    begun = begin(report)
    begun.seek(lambda article: state.position(article) or 0)
    assert begun.beginning.offset == place
    assert begun.beginning.article.text[place:].startswith("Crew 200")
    state.close()


def test_nothing_acts_in_what_is_shown_of_a_text(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("The report\n\n" + "One\x1b[2J line of it.\n\n" * 2_000)
    begun = begin(report)
    begun.seek(lambda article: article.text.rindex("One"))
    assert begun.beginning.offset
    assert "\x1b" not in begun.beginning.article.text


def test_a_page_whose_beginning_says_nothing_is_begun_without_it(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><head><style>" + "p {color: red}\n" * 3_000 + "</style><p>Here.</html>")
    begun = begin(page)
    assert begun.beginning.article.text == "This article is being read."
    (whole,) = sources.open_stack([str(page)]).articles
    begun.take_article(whole, 1)
    assert begun.stack.articles[0] is whole
    write(tmp_path, "txt")
    begun = begin(tmp_path)
    assert [one.title for one in begun.stack.articles] == ["The long report"]


def test_what_is_small_or_no_text_is_not_begun(tmp_path: Path) -> None:
    small = tmp_path / "small.txt"
    small.write_text("Small\n\nThe ferry came.\n")
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 80)
    for paths in ([small], [picture], [tmp_path / "gone"]):
        assert library.begin_stack([str(path) for path in paths]) is None
    assert library.begin_stack(["-"]) is None
