"""Much at once on a real terminal: a large folder, and one long text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptydriver import Screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

SIZE = 120, 30


def test_a_large_folder_is_open_before_it_is_read(
    tmp_path: Path, briefing: list[str], terminal: Callable[..., Terminal]
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(240):
        text = f"Report {number}\n\nThe ferry {number} was late, said Ada Lindqvist.\n"
        (folder / f"{number}.txt").write_text(text)
    (folder / "empty.txt").write_text("")
    running = terminal([*briefing, str(folder)], SIZE)
    running.wait_for("The ferry 0 was late", "1 of 240")
    seen, shown = Screen(SIZE), []
    for _, data in running.chunks:
        seen.feed(data)
        shown.append(seen.text)
    first = next(text for text in shown if "The ferry 0 was late" in text)
    assert "1 of …" in first
    running.press("1", "/")
    running.type("ferry 177")
    running.wait_for("The ferry 177 was late", "1 hit")
    running.press("enter")
    running.wait_for("178 of 240")
    running.press("q")
    assert running.wait() == 0
    assert "empty.txt: is empty" in running.raw.decode()
    again = terminal([*briefing, str(folder)], SIZE)
    again.wait_for("1 of 240", "0 of 240 read")
    again.press("q")
    assert again.wait() == 0


def test_a_long_text_stands_where_it_was_left(
    tmp_path: Path, briefing: list[str], terminal: Callable[..., Terminal]
) -> None:
    path = tmp_path / "long.txt"
    parts = ["The long report"]
    parts += [f"Crew {n} raised the ferry of that day, said the port. " * 4 for n in range(3_500)]
    path.write_text("\n\n".join(parts) + "\n")
    running = terminal([*briefing, str(path)], SIZE)
    running.wait_for("Crew 0 raised", "? keys")
    running.type("50G")
    running.wait_for("1 of 1 · 50 %")
    top = running.lines[2].split("│")[1]
    running.press("q")
    assert running.wait() == 0
    again = terminal([*briefing, str(path)], SIZE)
    again.wait_for("1 of 1 · 50 %", "0 of 1 read")
    assert again.lines[2].split("│")[1] == top
    seen = Screen(SIZE)
    for _, data in again.chunks:
        seen.feed(data)
        if "Crew" in seen.text:
            assert "Crew 0 " not in seen.text
    again.press("q")
    assert again.wait() == 0
