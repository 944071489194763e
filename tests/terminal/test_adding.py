"""Taking many files into the library says how far it is, and is stopped by Ctrl+C."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

FILES = 3_000


def test_it_is_stopped_and_goes_on(
    terminal: Callable[..., Terminal], briefing: list[str], env: dict[str, str], tmp_path: Path
) -> None:
    def ask(*words: str) -> str:
        return subprocess.run(
            [*briefing, "library", *words], env=env, capture_output=True, text=True, check=True
        ).stdout

    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(FILES):
        text = f"Report {number}\n\n" + f"The ferry {number} was late again. " * 40
        (folder / f"{number}.txt").write_text(text)
    adding = terminal([*briefing, "library", "add", str(folder)])
    adding.wait_until(lambda shown: re.search(r"adding [1-9][\d,]* of 3,000", shown) is not None)
    adding.send(b"\x03")
    assert adding.wait() == 130
    shown = " ".join(adding.screen.split())
    assert shown.endswith('stopped; what was done is kept, "briefing library add" goes on')
    assert "adding" not in shown
    kept = re.search(r"([\d,]+) articles", ask("status"))
    before = int(kept[1].replace(",", "")) if kept else 0
    assert before < FILES
    assert f"{FILES - before:,} added" in ask("add")
