"""What is opened for the screen: read here, or begun here and read by another process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing import sources
from briefing.cli.opening import begin_chosen
from briefing.collection import growing
from briefing.sources import plain, watch

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.sources.reading import Reading


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of texts, of which those that hold "poison" are never done."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Report {number}\n\nThe ferry was late.\n")
    plainly = plain.read

    def read(text: str) -> Reading:
        while "poison" in text:
            pass
        return plainly(text)

    monkeypatch.setattr(plain, "read", read)
    monkeypatch.setattr(watch, "SECONDS", 0.2)
    return folder


def test_what_is_little_is_read_here(folder: Path) -> None:
    stack, begun = begin_chosen([str(folder)], "2026-03-05")
    assert begun is None
    assert stack.articles == sources.open_stack([str(folder)]).articles
    assert stack.as_of == "2026-03-05"


def test_of_much_the_first_article_is_read_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing, "SMALL", 50)
    stack, begun = begin_chosen([str(folder)], "2026-03-05")
    assert begun is not None
    assert not begun.kept
    assert [article.title for article in stack.articles] == ["Report 0"]
    assert begun.stack is stack
    assert stack.as_of == "2026-03-05"


@pytest.mark.parametrize("poisoned", ["0", "1"])
def test_what_takes_too_long_is_left_to_another_process(folder: Path, poisoned: str) -> None:
    (folder / f"{poisoned}.txt").write_text("Report\n\nThis is poison.\n")
    stack, begun = begin_chosen([str(folder)])
    assert begun is not None
    first = "Report 1" if poisoned == "0" else "Report 0"
    assert [article.title for article in stack.articles] == [first]
    assert begun.paths == [str(folder)]


def test_nothing_but_what_takes_too_long_is_left_to_another_process_too(folder: Path) -> None:
    path = folder / "0.txt"
    path.write_text("Report\n\nThis is poison.\n")
    stack, begun = begin_chosen([str(path)])
    assert begun is not None
    assert [article.text for article in stack.articles] == ["This article is being read."]
    assert begun.is_partly(stack.articles[0])
