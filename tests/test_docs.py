"""The README says what is true. `python tests/test_docs.py` writes its table of keys anew."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.tui.commands import COMMANDS
from briefing.tui.screens.help import spell

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_TABLE = re.compile(r"<!-- keys -->\n.*?<!-- /keys -->", re.DOTALL)


def key_table() -> str:
    rows = ["| | key | what it does | name |", "|---|---|---|---|"]
    group = ""
    for command in COMMANDS:
        keys = spell(command.keys).replace("|", "\\|")
        shown = f"`{keys}`" if keys else ""
        name = f"`{command.id}{' ' + command.argument if command.argument else ''}`"
        heading = command.group if command.group != group else ""
        rows.append(f"| {heading} | {shown} | {command.help} | {name} |")
        group = command.group
    return "<!-- keys -->\n" + "\n".join(rows) + "\n<!-- /keys -->"


def test_the_table_of_keys_is_the_table_of_commands():
    assert _TABLE.search(README.read_text(encoding="utf-8"))[0] == key_table()


def commands_in_readme() -> list[str]:
    text = README.read_text(encoding="utf-8").partition("## Without a screen")[2]
    return [line.strip() for line in text.splitlines() if line.startswith("    briefing ")]


@pytest.mark.parametrize("command", commands_in_readme())
def test_every_command_of_the_readme_answers(command, monkeypatch):
    monkeypatch.chdir(ROOT)
    words = shlex.split(command)[1:]
    answer = subprocess.run(
        [sys.executable, "-m", "briefing", *words], capture_output=True, text=True, timeout=60
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.strip()


def test_the_readme_names_every_command_without_a_screen():
    from briefing.cli import dispatch

    readme = README.read_text(encoding="utf-8")
    for name in dispatch.COMMANDS:
        assert f"briefing {name}" in readme


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    README.write_text(_TABLE.sub(lambda _: key_table(), text), encoding="utf-8")
