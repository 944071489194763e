"""Where the locale is not UTF-8, what is drawn is ASCII of the same width.

Lines, marks, quotation signs and dashes have their counterparts, accented letters lose the
accent, and everything else becomes "?", twice where it takes two columns. Signs whose counterpart
would say something else (a superscript digit, "not equal") are not replaced by it.
"""

from __future__ import annotations

import os
import sys
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from rich.cells import get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIKE = {
    "-": "‐‑‒–—―−─━┄┅┈┉╌╍═⎯",
    "|": "│┃┆┇┊┋║▎▏▍▌▐█·",
    "+": "┌┐└┘├┤┬┴┼┏┓┗┛╔╗╚╝╠╣╦╩╬╭╮╯╰✓✔",
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
    """Return a text of the same width in ASCII; combining characters are left out."""
    return text if text.isascii() else "".join(map(_replace, text))


@lru_cache(maxsize=4096)
def _replace(char: str) -> str:
    if char.isascii():
        return char
    width = get_character_cell_size(char)
    if width != 1:
        return "  " if char == "\u3000" else "?" * width
    if char in _SIGNS:
        return _SIGNS[char]
    letter = normalize("NFD", char)[0]
    return letter if letter.isascii() and letter.isalpha() else "?"
