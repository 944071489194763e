"""Of what the reader writes, only sequences of its own reach the terminal, whatever it shows.

Every byte is accounted for: it is a character that can be seen, or part of a sequence from a
short list. Whatever else there is, came from a stranger.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefing.text.clean import is_clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

OWN = re.compile(
    r"""\x1b\[(?:
          [0-9;]*m | [0-9;]*H | [0-9]*[CDG] | K | 2J | [0-9]+X  # styles, moves, erasures
        | [0-9]+;[0-9]+r | r | [0-9]*[LMST]                         # lines that scroll
        | \?(?:7|25|1004|1049|2004|2026|2031|2048)[hl]              # modes
        | \?(?:2026|2048)\$p                                        # may frames be held together
        | >[0-9]+u | <u                                             # keyboard protocol
        )
      | \x1bM | \x1b\]22;[a-z]*(?:\x07|\x1b\\)  # a line up; shape of the pointer
      | [\n\r\x08]
    """,
    re.VERBOSE,
)
C0 = "".join(map(chr, range(1, 32))).replace("\n", "").replace("\t", "") + "\x7f"
C1 = "".join(map(chr, range(0x80, 0xA0)))
CLASSES = {
    "C0": C0[:8],
    "C0, second part": C0[8:16],
    "C0, third part": C0[16:24],
    "C0, fourth part": C0[24:],
    "C1": C1,
    "CSI": "\x1b[2J\x1b[31;5m\x1b[6n\x1b[?1049l\x1b[?1003h\x1b[5i\x1b[>4;2m\x1b[8;9;9t\x1b[!p",
    "CSI of 8 bits": "\x9b2J\x9b?1049l\x9b6n",
    "ESC": "\x1bc\x1b#8\x1b(0\x1b=\x1b7\x1b8\x1bZ\x1bn",
    "OSC 0": "\x1b]0;PWNED\x07\x1b]2;PWNED\x1b\\\x9d0;PWNED\x9c",
    "OSC 8": "\x1b]8;;http://pwned.example/\x1b\\PWNED\x1b]8;;\x1b\\",
    "OSC 52": "\x1b]52;c;UFdORUQ=\x07\x1b]52;c;?\x1b\\",
    "OSC others": "\x1b]4;1;?\x07\x1b]10;#fff\x07\x1b]1337;File=inline=1:AA\x07\x1b]9;PWNED\x07",
    "DCS": "\x1bPq#0;2;0;0;0\x1b\\\x1bP$qm\x1b\\\x90+q544e\x9c\x1bPtmux;\x1b\x1b[2J\x1b\\",
    "APC": "\x1b_Gf=24,a=T;AAAA\x1b\\\x9fPWNED\x9c",
    "PM, SOS": "\x1b^PWNED\x1b\\\x1bXPWNED\x1b\\\x9ePWNED\x9c",
    "bidi": "\u202aA\u202bB\u202cC\u202dD\u202eE\u2066F\u2067G\u2068H\u2069I\u200eJ\u200fK\u061cL",
    "zero width": "P\u200bW\u200cN\u200dE\u2060D\ufeff\u00adA\u034fB\u2061\u2062\u2063\u2064",
    "tags": "PWNED" + "".join(map(chr, range(0xE0001, 0xE0080))),
    "selectors": "a\ufe00b\ufe0fc\U000e0100d\u180be",
    "separators": "a\u2028b\u2029c\x85d\x0be\x0cf",
}
"""By class: sequences and characters that act on a terminal, or hide or turn what it shows."""


MARKUP = "[@click=app.quit]PWNED[/][red]PWNED[/nope]"
"""Acts in stock widgets."""


def find_foreign(written: str) -> list[str]:
    """Return what is neither a visible character nor one of the reader's own sequences."""
    pieces = [piece.replace("\t", "\0") for piece in OWN.split(written)]
    return [piece[:60] for piece in pieces if not is_clean(piece)]


@pytest.mark.parametrize("kind", CLASSES)
def test_the_search_for_foreign_sequences_finds_them(kind: str) -> None:
    assert find_foreign(f"\x1b[1mbold\x1b[m {CLASSES[kind]} \x1b[5;9Hthere")


def write_stack(folder: Path) -> list[str]:
    """Every class in every place of every format, in names of files and folders too."""
    folder.mkdir()
    short = {kind: payload[:40].replace("/", "") for kind, payload in CLASSES.items()}
    paths = []
    for number, (kind, payload) in enumerate(CLASSES.items()):
        name = short[kind].replace("\0", "")
        while len(name.encode()) > 200:
            name = name[:-1]
        title = f"K{number:02}K {payload} of {MARKUP} Lowtown"
        body = "\n\n".join(
            f"Captain Ines{payload} Aalto {who}said that the pier {payload} had held, and "
            f"Aalto{payload} left Low{payload}town on Monday."
            for who in ("", "again ")
        ) + ("\n\nThe harbour master closed the bridge for the night, and nobody crossed." * 60)
        path = folder / (f"{number:02}{name}" + (".md" if number % 2 else ".txt"))
        heading = f"# {title}\n\n## Part {payload}\n\n" if number % 2 else f"{title}\n\n"
        link = f"\n\n[{payload}](<http://a.example/{payload}>)" if number % 2 else ""
        path.write_text(f"{heading}{body}{link}\n", encoding="utf-8", newline="")
        paths.append(str(path))
    references = "".join(f"&#{ord(c)};" for p in CLASSES.values() for c in p)
    page = folder / f"zz{short['OSC 0']}.html"
    page.write_text(
        f"<html><head><title>{references}</title><meta name=author content='{references}'></head>"
        f"<body><h1>{references}</h1><p>Captain Ines Aalto saw <a href='http://a.example/"
        f"{references}'>{references}</a> in Lowtown, where the pier had held all night.</p></body>",
        encoding="utf-8",
    )
    return [*paths, str(page), f"{folder}/missing{short['OSC 52']}.txt"]


def look_at_everything(run: Terminal) -> str:
    """Every pane and layer, every article, a search, a message about what was typed.

    Return the texts of the articles as they stood on the screen.
    """
    run.wait_for("Contents", "Shared", "Aalto")
    run.settle()
    seen = run.screen
    for number in range(2, len(CLASSES) + 2):
        run.press("J")
        run.wait_for(f" {number} of {len(CLASSES) + 1} ")
        seen += run.screen
        run.press("space")
    for keys in (
        "o",
        "q",
        "r",
        "1",
        "G",
        "g",
        "3",
        "enter",
        "4",
        "j",
        "x",
        "q",
        "]",
        "n",
        "y",
        "z",
    ):
        run.press(keys)
        run.settle(0.05)
    kinds = list(CLASSES.values())
    for lot in (kinds[n : n + 3] for n in range(0, len(kinds), 3)):  # a line holds so many
        for prompt in ("2/", "1/", ":"):
            run.press(*prompt)
            run.settle(0.02)
            run.send(b"\x1b[200~" + "".join(lot).encode() + b"\x1b[201~")
            run.press("enter")
            run.settle(0.05)
            if prompt == "1/":
                run.press("tab")
                run.settle(0.02)
    return seen


def test_nothing_foreign_reaches_the_terminal(
    terminal: Callable[..., Terminal], briefing: list[str], tmp_path: Path
) -> None:
    paths = write_stack(tmp_path / "stack")
    run = terminal([*briefing, "--theme", "dark", *paths], (120, 36), COLORTERM="truecolor")
    seen = look_at_everything(run)
    run.press("Q")
    assert run.wait() == 0
    assert run.left_on() == set()
    written = run.raw.decode("utf-8")
    copies = re.compile(r"\x1b\]52;c;[A-Za-z0-9+/=]*\x07")  # the passage that y copied
    assert len(copies.findall(written)) == 1
    assert find_foreign(copies.sub("", written)) == []
    assert "[@click=app.quit]" in seen
    for number, kind in enumerate(CLASSES):
        assert f"K{number:02}K" in seen, f"{kind} was not shown"


def test_a_stack_with_nothing_but_bad_names(
    terminal: Callable[..., Terminal], briefing: list[str], tmp_path: Path
) -> None:
    bad = "".join(CLASSES.values())
    run = terminal([*briefing, f"{tmp_path}/{bad}", f"{tmp_path}/no/\x1b[2Jfile"])
    assert run.wait() == 2
    assert "PWNED" in run.screen
    assert find_foreign(run.raw.decode("utf-8")) == []
