"""A tree of an HTML page, made only where the page is no trap for the parser."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})[^>]{0,4000}>|<!--")
_VOID = """
area base br col embed hr img input link meta param source track wbr
p li dt dd tr td th thead tbody tfoot option optgroup rp rt html head body colgroup
"""
_UNCOUNTED = frozenset(_VOID.split())
"""Elements that hold nothing or that the next one of their kind closes."""
_FORMATTING = frozenset(
    [
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    ]
)
"""Elements that the parser opens anew in every paragraph as long as they are open."""
_DRAWN_NAMES = """
path rect circle ellipse line polyline polygon g defs use image stop symbol marker pattern mask
clippath lineargradient radialgradient animate animatetransform set text tspan a
"""
_DRAWN = frozenset(_DRAWN_NAMES.split())
"""Elements of a drawing, which may close themselves there; any other tag may end the drawing."""
_HIDDEN = re.compile(r"<(script|style)\b", re.IGNORECASE)
_RAW = frozenset(["script", "style", "textarea", "title"])
_DEEPEST = 500
_MOST_COPIES = 300_000


def parse(markup: str) -> LexborHTMLParser | None:
    """Return the tree; None where tags are nested so deep that it would never be done."""
    if _is_trap(markup):
        return None
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(markup)


def without_tags(markup: str) -> list[str]:
    """Return the paragraphs of a page as they stand in the markup, its tags dropped."""
    pieces = re.split(r"<[^<>]*>?", _without_scripts(markup))
    lines = (" ".join(unescape(piece).split()) for piece in pieces)
    return [line for line in lines if line]


def _without_scripts(markup: str) -> str:
    """Return markup without its scripts and styles; one that is not closed is the last thing."""
    kept = []
    at = 0
    while found := _HIDDEN.search(markup, at):
        kept.append(markup[at : found.start()])
        closing = re.compile(f"</{found[1]}", re.IGNORECASE).search(markup, found.end())
        if closing is None:
            return "".join(kept)
        at = closing.start()
    kept.append(markup[at:])
    return "".join(kept)


def _is_trap(markup: str) -> bool:
    """Whether elements stay open in such numbers that parsing would take time without bounds."""
    opened: Counter[str] = Counter()
    depth = deepest = formatted = most = tags = 0
    drawing = False
    at = 0
    while found := _TAG.search(markup, at):
        at = found.end()
        if not found[2]:
            end = markup.find("-->", at)
            if end < 0:
                break
            at = end + 3
            continue
        tags += 1
        name = found[2].lower()
        if name in _RAW and not found[1]:
            end = markup.find("</", at)
            while end >= 0 and markup[end + 2 : end + 2 + len(name)].lower() != name:
                end = markup.find("</", end + 2)
            at = max(at, end)
            if end < 0:
                break
            continue
        drawing = name in _DRAWN if drawing else name == "svg" and not found[1]
        if name in _UNCOUNTED or (drawing and name in _DRAWN and found[0].endswith("/>")):
            continue
        step = -1 if found[1] else 1
        if step < 0 and not opened[name]:
            continue
        opened[name] += step
        depth += step
        formatted += step * (name in _FORMATTING)
        deepest, most = max(deepest, depth), max(most, formatted)
    return deepest > _DEEPEST or (most > 20 and most * tags > _MOST_COPIES)
