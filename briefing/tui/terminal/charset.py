"""Where the locale is not UTF-8, what is drawn is ASCII of the same width.

Lines, marks, quotation signs and dashes have their counterparts, accented letters lose the
accent, and everything else becomes "?", twice where it takes two columns. Signs whose counterpart
would say something else (a superscript digit, "not equal") are not replaced by it.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from rich.cells import get_character_cell_size, split_graphemes

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIKE = {
    "-": "‐‑‒–—―−─━┄┅┈┉╌╍═⎯",
    "|": "│┃┆┇┊┋║▎▏▍▌▐█▉▊▋·",
    "+": "┌┐└┘├┤┬┴┼┏┓┗┛╔╗╚╝╠╣╦╩╬╭╮╯╰✓✔★†",
    "_": "▁▂",
    "'": "‘’‚‛′",
    '"': "“”„‟″«»",
    "<": "←⇐◂◀‹",
    ">": "→⇒▸▶►›",
    "^": "↑▴▲",
    "v": "↓▾▼",
    "*": "•‣▪■●",
    "o": "○◦øº",
    "~": "◐≈∼",
    "#": "≠",
    ".": "…░",
    ":": "▒",
    "%": "▓",
    "/": "⁄∕",
    "x": "×✕✗✘",
    " ": "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f",
    "l": "ł",
    "L": "Ł",
    "O": "Ø",
    "d": "đ",
    "D": "Đ",
    "i": "ı",
}
"""By ASCII character: what it stands for, each one column wide."""
_BEYOND = re.compile("[ -~]?[^\x00-\x7f]+")
"""Characters beyond ASCII, with the one before them, which may be part of the first."""
_JOINERS = frozenset("\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-16}")
"""What makes several characters one, by Textual's count of columns."""
_SIGNS = {sign: plain for plain, signs in _LIKE.items() for sign in signs}


def is_limited(env: Mapping[str, str], encoding: str) -> bool:
    """Whether a locale has no UTF-8; `encoding` is what Python writes to the terminal.

    Where nothing says what the terminal takes, it is UTF-8, as for Python itself.
    """
    if encoding.lower().replace("-", "").replace("_", "") != "utf8":
        return True
    locale = env.get("LC_ALL") or env.get("LC_CTYPE") or env.get("LANG") or "UTF-8"
    return "utf8" not in locale.lower().replace("-", "")


@cache
def limited_here() -> bool:
    """Whether this process draws on a terminal that takes ASCII only."""
    stream = sys.__stderr__
    return is_limited(os.environ, (stream.encoding if stream else "") or "utf-8")


def fit(text: str) -> str:
    """Return the text as the terminal of this process can show it; same columns."""
    return text if text.isascii() or not limited_here() else to_ascii(text)


def to_ascii(text: str) -> str:
    """Return a text of the same width in ASCII; escape sequences in it stay as they are."""
    return text if text.isascii() else _BEYOND.sub(_replace_run, text)


def split(text: str) -> list[tuple[str, int]]:
    """Return the characters of a text, those together that are drawn as one, with their columns.

    None has more than two columns. Combining characters come alone, with none, but for the vowel
    signs that most terminals give a column of their own.
    """
    if _JOINERS.isdisjoint(text):
        return [(char, _width(char)) for char in text]
    found = []
    for begin, end, width in split_graphemes(text)[0]:
        drawn = next((at for at in range(begin + 1, end) if category(text[at]) == "Mc"), end)
        found.append((text[begin:drawn], width))
        found += [(char, _width(char)) for char in text[drawn:end]]
    return found


@lru_cache(maxsize=4096)
def _width(char: str) -> int:
    return get_character_cell_size(char) or int(category(char) == "Mc")


@lru_cache(maxsize=4096)
def replace(piece: str, width: int) -> str:
    """Return what stands in ASCII for what `split` found; as many characters as columns."""
    if len(piece) == 1:
        if piece.isascii():
            return piece
        if piece in _SIGNS:
            return _SIGNS[piece]
        if piece == "\u3000":
            return "  "
    letter = normalize("NFD", piece)[0]
    return letter if width == 1 and letter.isascii() and letter.isalpha() else "?" * width


def _replace_run(match: re.Match[str]) -> str:
    return "".join(replace(piece, width) for piece, width in split(match[0]))
