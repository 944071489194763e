"""The order in which files are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.sources.walk import Place, Walk, natural

if TYPE_CHECKING:
    from pathlib import Path

NAMES = st.text(st.sampled_from("aB-. 0129é٣"), min_size=1, max_size=12)


def pieces(name: str) -> tuple[list[tuple[int, int, str]], str]:
    """The order as it is meant: numbers by size and before letters, the rest letter by letter."""
    found = re.split(r"(\d+)", name.casefold())
    return [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in found if p], name


@given(st.lists(NAMES, max_size=12))
def test_numbers_count_as_numbers(names: list[str]) -> None:
    assert sorted(names, key=natural) == sorted(names, key=pieces)


def test_folders_stand_where_their_names_do(tmp_path: Path) -> None:
    for name in ("10.txt", "9.txt", "b/2.txt", "b/1/x.txt", "B1.txt", "c.txt", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "b" / "again").symlink_to(tmp_path / "b")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    walk = Walk()
    found = list(walk.places(str(tmp_path)))
    paths = [place.path.removeprefix(f"{tmp_path}/") for place in found if isinstance(place, Place)]
    assert paths == ["9.txt", "10.txt", "b/1/x.txt", "b/2.txt", "B1.txt", "c.txt"]
    (fault,) = (place for place in found if isinstance(place, SourceError))
    assert (fault.path, fault.reason) == (f"{tmp_path}/gone", "no such file or folder")
    assert walk.hidden == 1


def test_what_belongs_to_a_saved_page_is_passed_over_in_folders(tmp_path: Path) -> None:
    names = [
        "Report.html", "Report_files/logo.svg", "Report_files/frame.html", "old.HTM",
        "app.js", "mod.mjs", "look.CSS", "app.js.map", "drawn.svg", "notes_files/a.txt",
        "page_files", "page.html", "b/inner.css", "b/c.txt", "slides.js/d.txt", "words.css.txt",
    ]  # fmt: skip
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    walk = Walk()
    found = [place.path.removeprefix(f"{tmp_path}/") for place in walk.places(str(tmp_path))]
    assert sorted(found) == sorted(
        ["Report.html", "old.HTM", "notes_files/a.txt", "page_files", "page.html", "b/c.txt",
         "slides.js/d.txt", "words.css.txt"]
    )  # fmt: skip
    assert (walk.attached, walk.hidden) == (7, 0)
    named = [tmp_path / "app.js", tmp_path / "Report_files"]
    walk = Walk()
    found = [place.path for path in named for place in walk.places(str(path))]
    assert found == [f"{tmp_path}/app.js", f"{tmp_path}/Report_files/frame.html"]
    assert walk.attached == 1
