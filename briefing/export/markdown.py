"""Text of strangers inside Markdown, so that nothing of it acts as markup, link or address."""

from __future__ import annotations

import re

from briefing.text.clean import clean_line

_SIGNS = re.compile(r"[\\`*_{}\[\]<>|~&$#^!]")
"""What marks up a line wherever it stands."""
_SCHEMES = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp|javascript|data):")
_HOSTS = re.compile(r"(?i)\b(www)\.")
_OPENING = re.compile(r"(?:\d{1,9}(?=[.)](?:\s|\Z))|(?=[-+=]))")
"""What begins a list, a rule or an underline where it stands first in a line."""


def escape(text: str) -> str:
    """Return the text on one line, as Markdown that is shown as that text and no more.

    Addresses become none: readers that turn bare ones into links find no scheme and no "@".
    """
    line = " ".join(clean_line(text).split())
    line = _SIGNS.sub(r"\\\g<0>", line)
    line = _SCHEMES.sub(r"\1&#58;", line)
    line = _HOSTS.sub(r"\1&#46;", line).replace("@", "&#64;")
    opening = _OPENING.match(line)
    return line if opening is None else f"{opening[0]}\\{line[opening.end() :]}"
