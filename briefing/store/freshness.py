"""Whether what the index holds was made by the code and tables of now."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_SOURCES = (".py", ".txt", ".tsv")


@cache
def code_key(*rooms: str) -> str:
    """Return a key over the code and tables of some rooms or files of the package.

    It chains the versions of all steps that stand in them: what was made under another key is
    made again. Some milliseconds when it is first asked for.
    """
    digest = hashlib.sha256()
    for room in rooms:
        home = _PACKAGE / room
        for path in [home] if home.is_file() else sorted(home.rglob("*")):
            if path.suffix in _SOURCES:
                digest.update(str(path.relative_to(_PACKAGE)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def readers_key() -> str:
    """Return the key of what makes an article of bytes."""
    return code_key("text", "model", "sources")


def layers_key() -> str:
    """Return the key of what finds the layers of an article."""
    return code_key("text", "model", "sources", "analysis")


def splitter_key() -> str:
    """Return the key of what takes an article apart for search."""
    return code_key("text", "model/leaf.py", "search/index.py", "search/tokens.py")
