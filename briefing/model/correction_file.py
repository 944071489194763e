"""Corrections as a text that two people can keep and merge with version control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .correction_lines import read_line, write_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .corrections import Correction

HEAD = """\
# Corrections of names, one a line, in the order in which they were made. Of two such files all
# lines can be kept: briefing entities --import-corrections FILE takes each line once.
"""
"""What the text begins with; lines that begin with "#" say nothing."""


def write_text(corrections: Iterable[Correction]) -> str:
    """Return corrections as a text, each on a line of its own, each line once."""
    ordered = sorted({(one.made, write_line(one)) for one in corrections})
    return HEAD + "".join(f"{line}\n" for _, line in ordered)


def read_text(text: str) -> tuple[list[Correction], list[str]]:
    """Return the corrections of a text, and what is wrong with it: "line 3: ...".

    Empty lines and lines that begin with "#" are passed over.
    """
    found: list[Correction] = []
    faults: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            found.append(read_line(line))
        except ValueError as error:
            faults.append(f"line {number}: {error}")
    return found, faults
