"""Where a paragraph quotes somebody word for word."""

from __future__ import annotations

import re
from bisect import bisect_right

_MARKS = re.compile(r"[“”„«»\"]")
_CLOSING = "”»"
_ENDS = {"“": "”", "„": "“”", "«": "»", '"': '"'}
"""By the mark that opens a quotation: those that close it."""
_ANY = '”“"'
"""Marks that close one all the same where its own is missing."""
_SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)[^‘]{8,500}?[,.?!…][’'](?![\w’'])")
"""A quotation between single marks; these are apostrophes too, so it has to end with a point."""
_CITED = re.compile(r"(?<=[.!?…])\s+[^.!?…]{0,200}?\b(?:quoted|cited)\b[^.!?…]{0,200}\bas saying\b")
"""A sentence that names the speaker of the quotation before it."""


def find_quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places between quotation marks in a paragraph, marks included.

    A quotation without its closing mark ends with the paragraph, or before the sentence that
    names who was quoted; one without its opening mark begins with the paragraph. Single marks
    count where there are no others.
    """
    marks = [(match[0], match.start()) for match in _MARKS.finditer(text, start, end)]
    if not marks:
        return [match.span() for match in _SINGLE.finditer(text, start, end)]
    known: dict[str, list[int]] = {}
    for index, (mark, _) in enumerate(marks):
        known.setdefault(mark, []).append(index)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(marks):
        mark, place = marks[at]
        if mark in _CLOSING or (mark == '"' and _closes(text, start, place)):
            if not found and text[place - 1 : place] in tuple(".,!?"):
                found.append((start, place + 1))
            at += 1
            continue
        close = _find_close(marks, known, at)
        if close < 0:
            cited = _CITED.search(text, place, end)
            found.append((place, cited.start() if cited else end))
            break
        found.append((place, marks[close][1] + 1))
        at = close + 1
    return found


def _find_close(marks: list[tuple[str, int]], known: dict[str, list[int]], at: int) -> int:
    """Return the index of the mark that closes the one at an index, or -1.

    `known` has the indices of each mark, in order.
    """
    for closing in (_ENDS[marks[at][0]], _ANY):
        nearest = [
            places[found]
            for mark in closing
            if (found := bisect_right(places := known.get(mark, []), at)) < len(places)
        ]
        if nearest:
            return min(nearest)
    return -1


def _closes(text: str, start: int, at: int) -> bool:
    """Whether a straight mark outside of a quotation stands behind words, not before them."""
    return at > start and (text[at - 1].isalnum() or text[at - 1] in ".,!?")
