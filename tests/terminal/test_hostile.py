"""What strangers write is shown, never obeyed: their sequences do not reach the terminal.

The bytes that the reader writes are searched, not the screen that they make.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

PAYLOADS = {
    "clipboard": "\x1b]52;c;UFdORUQ=\x1b\\",
    "clipboard, bell": "\x1b]52;c;UFdORUQ=\x07",
    "window title": "\x1b]0;PWNED\x1b\\",
    "window title, bell": "\x1b]2;PWNED\x07",
    "clear the screen": "\x1b[2JPWNED",
    "report the cursor": "\x1b[6nPWNED",
    "colours": "\x1b[31;5;7;9mPWNED",
    "reset": "\x1bcPWNED",
    "C1": "\x9b2JPWNED\x9d0;PWNED\x9c\x90qPWNED\x9c",
    "hyperlink": "\x1b]8;;http://pwned.example/\x1b\\PWNED\x1b]8;;\x1b\\",
    "bidi": "\u202ePWNED\u202c\u2066PWNED\u2069",
    "zero width": "PW\u200bNED\ufeff\u2060",
    "shift out": "\x0ePWNED\x0f\x08\x08\x7f",
    "tags": "PWNED\U000e0050\U000e0057",
    "markup": "[@click=app.quit]PWNED[/][red]PWNED[/nope]",
}
BAD = "".join(PAYLOADS.values())

FORBIDDEN = re.compile(
    "[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\U000e0000-\U000e0fff]"
    "|\x1b\\](?!22;)|\x1b[c%&]|\x1bP|\x1b\\[[0-9;]*n"
)
"""Controls that no reader needs, and sequences that this one does not use."""


def article(name: str) -> str:
    """A text with bad sequences in its title, its names and its sentences."""
    title = f"The {name} of Lowtown {BAD}"
    body = "\n\n".join(
        f"Captain Ines Aalto{payload} said on Monday that the {name} of Lowtown {payload} had held "
        f"{payload}the storm, and {kind} was seen by Mayor Otto{payload} Brandt."
        for kind, payload in PAYLOADS.items()
    )
    return f"{title}\n\n{body}\n"


@pytest.fixture
def stack(tmp_path: Path) -> Path:
    """Bad sequences in every format, in file names and in folder names."""
    folder = tmp_path / "stack\x1b]0;PWNED\x07"
    folder.mkdir()
    (folder / f"a{PAYLOADS['clipboard'][:12]}.txt").write_text(article("pier"), encoding="utf-8")
    heading = f"# The wall {BAD}\n\n## Damage {BAD}\n\n"
    link = f"See [the {BAD} report](<http://example.org/{BAD}>).\n\n"
    (folder / "b\u202etxt.md").write_text(
        heading + link + article("wall").partition("\n\n")[2], encoding="utf-8"
    )
    page = "".join(f"<p>{line}</p>" for line in article("ferry").split("\n\n")[1:])
    references = "".join(f"&#{ord(c)};" for c in BAD)
    (folder / "c\x9b2J.html").write_text(
        f"<html><head><title>Ferry {references}</title></head><body><h1>Ferry {references}</h1>"
        f'<p>See <a href="http://example.org/{references}">the {references} report</a>.</p>'
        f"{page}</body></html>",
        encoding="utf-8",
    )
    return folder


def assert_clean(run: Terminal) -> None:
    raw = run.raw.decode("utf-8")
    found = FORBIDDEN.search(raw)
    assert found is None, repr(raw[max(found.start() - 80, 0) : found.end() + 80])
    for kind, payload in PAYLOADS.items():
        if kind != "markup":
            assert payload not in raw, kind


def test_the_search_for_bad_bytes_finds_them(terminal: Callable[..., Terminal]) -> None:
    for kind, payload in PAYLOADS.items():
        if kind != "markup":
            run = terminal(["printf", "%s", payload])
            run.wait()
            with pytest.raises(AssertionError):
                assert_clean(run)


def test_every_pane_shows_bad_texts_harmlessly(
    terminal: Callable[..., Terminal], briefing: list[str], stack: Path
) -> None:
    missing = f"{stack}/gone{PAYLOADS['window title']}.txt"
    run = terminal([*briefing, str(stack), missing], (120, 36))
    run.wait_for("␛]52", "had held")
    for keys in ("   ", "G", "J", "  ", "J", "  ", "r"):  # the text of every article
        run.type(keys)
        run.settle()
        run.wait_for("PWNED")
    run.press("o")
    run.settle()
    run.press("q")
    run.press("4")  # names
    run.wait_for("Aalto")
    run.press("j", "x")  # the card of one
    run.settle()
    run.press("q")
    run.press("3")  # key points
    run.settle()
    run.press("enter")
    run.settle()
    run.press("1")  # titles and headings
    run.wait_for("Lowtown", "␛")
    run.press("enter")
    run.settle()
    run.press("/")
    run.type("captan aalto")
    run.wait_for("Aalto")
    run.press("enter")
    run.settle()
    run.press("?")
    run.settle()
    run.press("Q")
    assert run.wait() == 0
    assert run.left_on() == set()
    assert_clean(run)


def test_a_stack_with_nothing_but_bad_names(
    terminal: Callable[..., Terminal], briefing: list[str], tmp_path: Path
) -> None:
    run = terminal([*briefing, f"{tmp_path}/{BAD}", f"{tmp_path}/no{os.sep}\x1b[2Jfile"])
    assert run.wait() == 2
    assert "PWNED" in run.screen
    assert_clean(run)
