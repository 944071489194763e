"""Neutralise text that strangers wrote: the one border between them and the terminal.

Every character that could act on a terminal, or hide or reorder text, becomes one visible
character, so offsets stay as they are:

    C0 controls but newline and tab, DEL    their Unicode picture: ␛ ␇ ␡
    C1 controls, lone surrogates            �
    bidi controls                           �
    zero-width characters, tags, fillers    �  (joiners, selectors and tags stay where a
                                               script, an emoji or a flag is spelt with them)
    line and paragraph separators           a newline
    soft hyphen                             ‐

`clean` is for texts of many lines, `clean_line` for whatever is shown on one: titles, names,
addresses, errors.
"""

from __future__ import annotations

import re
from functools import cache

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_SUSPECT = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\xad"  # soft hyphen
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # joiners, marks and fillers without width
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, joiners, bidi, separators
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"  # fillers, selectors, marks
    "\ud800-\udfff"  # lone surrogates
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # controls of notations
    "\U000e0000-\U000e0fff"  # tags and further selectors
)

_PICTURE = (
    "[\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf"
    "\u23e9-\u23f3\u23f8-\u23fa\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u27bf"
    "\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff]"
)
_ARABIC = "[\u0620-\u06ff\u0710-\u077f\u0780-\u07bf\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]"
_INDIC = "[\u0900-\u0dff\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17b3\u17b6-\u17ff]"
_VIRAMA = "[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca]"
_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_MONGOL = "[\u1820-\u18aa]"
_SPELT = "|".join(
    (
        (
            f"{_PICTURE}[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]?"
            f"(?:\u200d{_PICTURE}[\ufe0f\U0001f3fb-\U0001f3ff]?){{1,8}}"
        ),  # families, professions
        f"{_PICTURE}[\ufe0e\ufe0f]",  # as an emoji, as a sign
        "[0-9#*]\ufe0f\u20e3",  # keycaps
        (
            "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067"
            "|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073)\U000e007f"
        ),  # flags
        f"{_ARABIC}\u200c(?={_ARABIC})|{_ARABIC}\u200d(?![\u200c\u200d])",
        f"{_INDIC}[\u200c\u200d](?={_INDIC})|{_VIRAMA}\u200d(?![\u200c\u200d])",
        f"{_HAN}[\ufe00-\ufe02\U000e0100-\U000e01ef]",  # the form of a character in a name
        "[\u2200-\u22ff\u2a00-\u2aff]\ufe00",  # the form of a mathematical sign
        f"{_MONGOL}[\u180b-\u180d]",
    )
)
"""Spellings in which characters that are suspect elsewhere belong."""
_RISKY = re.compile(f"[{_SUSPECT}]")

_VISIBLE = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {
    "\x7f": "\u2421",
    "\xad": "\u2010",
    "\u2028": "\n",
    "\u2029": "\n",
}


@cache
def _spelt_or_suspect() -> re.Pattern[str]:
    """Compile the pattern that few texts need only when one does."""
    return re.compile(f"{_SPELT}|[{_SUSPECT}]")


def _neutralise(match: re.Match[str]) -> str:
    found = match[0]
    return found if len(found) > 1 else _VISIBLE.get(found, REPLACEMENT)


def clean(text: str) -> str:
    """Return the text with every acting or hiding character made visible; same length."""
    if not _RISKY.search(text):
        return text
    return _spelt_or_suspect().sub(_neutralise, text)


def clean_line(text: str) -> str:
    """Return the text neutralised and on one line, its white space folded."""
    return " ".join(clean(text).split())


def is_clean(text: str) -> bool:
    """Whether `clean` would leave the text as it is."""
    return clean(text) == text
