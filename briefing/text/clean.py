"""Neutralise text that strangers wrote: the one border between them and the terminal.

Every character that could act on a terminal, or hide or reorder text, becomes one visible
character, so offsets stay as they are:

    C0 controls but newline and tab, DEL    their Unicode picture: ␛ ␇ ␡
    C1 controls, lone surrogates            �
    bidi controls                           �
    zero-width characters, tags, fillers    �  (joiners and variation selectors stay where
                                               a script or an emoji needs them)
    line and paragraph separators           a newline
    soft hyphen                             ‐

`clean` is for texts of many lines, `clean_line` for whatever is shown on one: titles, names,
addresses, errors.
"""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_ALWAYS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\xad"  # soft hyphen
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # joiners, marks and fillers without width
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"  # zero width, bidi, separators
    "\u3164\ufeff\uffa0\ufff0-\ufffb"  # fillers, byte order mark, annotations
    "\ud800-\udfff"  # lone surrogates
    "\U000e0000-\U000e0fff"  # tags and further selectors
)
_SOMETIMES = "\u200c\u200d\ufe00-\ufe0f"  # non-joiner, joiner, variation selectors
_SUSPECT = re.compile(f"[{_ALWAYS}{_SOMETIMES}]")

_JOINING_SCRIPTS = re.compile(
    "[\u0600-\u06ff\u0700-\u077f\u0780-\u07bf\u08a0-\u08ff\u0900-\u0dff\u0e00-\u0eff"
    "\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefe]"
)
"""Letters of scripts whose spelling uses joiners."""
_PICTURE = re.compile(
    "[\xa9\xae\u203c-\u3299\U0001f000-\U0001faff0-9#*\u20e3]"
)
"""Characters that an emoji is built from."""

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {
    0x7F: "\u2421",
    0xAD: "\u2010",
    0x2028: "\n",
    0x2029: "\n",
}


def _keeps(char: str, before: str, after: str) -> bool:
    """Whether a joiner or selector stands where a script or an emoji needs it."""
    if char in "\u200c\u200d":
        if _JOINING_SCRIPTS.match(before) and _JOINING_SCRIPTS.match(after):
            return True
        joined = _PICTURE.match(before) or before == "\ufe0f"
        return char == "\u200d" and bool(joined) and bool(_PICTURE.match(after))
    return bool(_PICTURE.match(before))


def _visible(match: re.Match[str]) -> str:
    char, at, text = match[0], match.start(), match.string
    if char in "\u200c\u200d" or "\ufe00" <= char <= "\ufe0f":
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        return char if _keeps(char, before, after) else REPLACEMENT
    return _PICTURES.get(ord(char), REPLACEMENT)


def clean(text: str) -> str:
    """Return the text with every acting or hiding character made visible; same length."""
    if text.isascii() and text.isprintable():
        return text
    return _SUSPECT.sub(_visible, text)


def clean_line(text: str) -> str:
    """Return the text neutralised and on one line, its white space folded."""
    return " ".join(clean(text).split())


def is_clean(text: str) -> bool:
    """Whether `clean` would leave the text as it is."""
    return clean(text) == text
