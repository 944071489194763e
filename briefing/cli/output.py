"""Writing to the terminal or the pipe: one way out for lines, JSON and notices.

No line holds an escape code unless standard output is a terminal, and then only bold.
Texts reach this place neutralised; notices are neutralised here, for they quote anything.
"""

from __future__ import annotations

import codecs
import os
import sys
from typing import TYPE_CHECKING, TextIO

from briefing.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN_SIGNS = {
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "•": "*", "·": ".", "…": ".",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
    "≠": "#", "≈": "~", "←": "<", "\xa0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip
"""One character for one, so that offsets into printed text hold."""

_NARROWEST = 20
_PIPED = 80


def is_terminal(stream: TextIO | None) -> bool:
    """Whether the stream is open and a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def columns() -> int:
    """Return the width to wrap at: COLUMNS, else that of the terminal, else 80."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isascii() and asked.isdigit() and int(asked[:6]):
        return max(_NARROWEST, int(asked[:6]))
    if is_terminal(sys.stdout):
        try:
            return max(_NARROWEST, os.get_terminal_size(sys.stdout.fileno()).columns)
        except OSError:
            return _PIPED
    return _PIPED


def marks() -> tuple[str, str]:
    """Return what stands before and after a word to be picked out: bold, or nothing in a pipe."""
    if is_terminal(sys.stdout) and os.environ.get("TERM", "dumb") != "dumb":
        return "\x1b[1m", "\x1b[22m"
    return "", ""


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """Stand in for characters that the encoding of the output lacks, one for one."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from unicodedata import normalize

    found = []
    for char in error.object[error.start : error.end]:
        near = _PLAIN_SIGNS.get(char) or normalize("NFKD", char)[:1]
        found.append(near if near.isascii() else "?")
    return "".join(found), error.end


def write(text: str) -> None:
    """Write a text as it is, in the encoding of the locale, one character for one."""
    if sys.stdout is None:
        raise OSError("standard output is closed")
    codecs.register_error("briefing", _plainly)
    encoding = sys.stdout.encoding or "utf-8"
    _write_bytes(text.encode(encoding, "briefing"))


def write_lines(lines: Iterable[str]) -> None:
    """Write lines, each with its end."""
    text = "".join(f"{line}\n" for line in lines)
    if text:
        write(text)


def write_json(pieces: Iterable[str]) -> None:
    """Write JSON, which is UTF-8 whatever the locale."""
    if sys.stdout is None:
        raise OSError("standard output is closed")
    for piece in pieces:
        _write_bytes(piece.encode("utf-8", "replace"))


def _write_bytes(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def settle() -> None:
    """Hand everything written to the system, so that its failures are met here."""
    if sys.stdout is not None:
        sys.stdout.flush()


def warn(message: str) -> None:
    """Write one line to standard error, neutralised; a closed or full one is passed over."""
    try:
        print(f"briefing: {clean_line(message)}", file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return
