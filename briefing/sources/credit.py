"""Splits off what is no part of the sentence it stands behind: wire tags and credits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model import BlockKind

from .dates import find_date
from .piece import Piece, split_piece

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = r"(?-i:[A-Z][\w&'’.-]*(?:\s+(?:of|the|and|de|la|&|[A-Z][\w&'’.-]*)){0,5})"
_REPORTS = re.compile(
    r"\b(?:reports|writes|reported\s+by|report\s+by|reporting\s+for)\s+(?:the\s+)?"
    rf"({_NAME})\.?$",
    re.IGNORECASE,
)
_JOINTS = " \n\t.,;:…–—-"
"""What may stand between a sentence and the credit behind it."""
_TAG = re.compile(
    r"""(?:^|(?<=[.!?"'”’…。！？]))\s*[(（\[](?P<name>[^\W\d_a-z][\w&.’' /-]{1,40})[)）\]]\.?$"""
)
_DASHED = re.compile(r"(?<=[.!?\"'”’…])\s*[–—-]{1,2}\s?(?P<name>[A-Z][A-Z&/ ]{1,30})$")
_GLUED = re.compile(r"(?<=[a-z0-9\"”’][.!?\"”])(?P<name>[A-Z]{2,7})$")
_INNER = re.compile(
    r"""(?<=[.!?"”’])\s*[(（\[](?P<name>AP|AFP|UPI|DPA|dpa|PTI|ANI|IANS|CNA|KCNA|EFE|ANSA|TASS|Tass|Reuters
    |REUTERS|Xinhua|Kyodo|Yonhap|Interfax|Bloomberg)[)）\]]\.?$""",
    re.VERBOSE,
)
"""Tags of known agencies, which may stand behind any paragraph."""
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.’'/, -]{1,60}?)(?P<date>,?\s*[\w.]{3,9}\s+\d{1,2}(?:,?\s+\d{4})?)?\s*"
    r"\((?P<name>[A-Z][\w&.’' /-]{1,40})\)\s*[-–—]+\s"
)
_DATED_LINE = re.compile(r"[A-Z][^\n()–—]{2,60}?(?:\([^()\n]{1,40}\)\s*)?(?:--|[–—]|\s-\s)")
_LONGEST_STANDFIRST = 1000
_SHORTEST_SENTENCE = 20
_AGENCIES = """
reuters xinhua bloomberg kyodo yonhap interfax anadolu sputnik tanjug bernama antara belga ritzau
tass tanap ansa efe lusa prensa mehr irna isna petra aap afp agerpres ukrinform unian
"""
_KNOWN = frozenset(_AGENCIES.split())
_PRESS = re.compile(
    r"\b(?:news|agency|press|times|post|service|wire|media|herald|tribune|journal|daily|gazette)\b",
    re.IGNORECASE,
)
_HAN_LAST = frozenset("社报報网網台")
"""The last character of an agency, a paper, a site or a station in Chinese."""
_ACRONYM = re.compile(r"[A-Z](?:[A-Z]|[A-Z.]*\.[A-Z]\.?)[A-Z]{0,5}(?:[/ -][A-Z]{2,6})?")


def split_credits(text: str, pieces: list[Piece], body: Sequence[Piece]) -> str:
    """Make furniture of the credits behind standfirst and body; return the outlet they name.

    A credit in words ("...reports Daily Courier") names the publisher before a wire's tag does.
    """
    outlet = ""
    for piece in body:
        if piece.kind is BlockKind.STANDFIRST:
            outlet = outlet or _split_report(text, pieces, piece)
    tag = _split_tag(text, pieces, body)
    return outlet or tag or _agency_of_dateline(text, body)


def _split_report(text: str, pieces: list[Piece], piece: Piece) -> str:
    """Split "...reports Daily Courier" off a standfirst."""
    content = piece.cut(text)
    found = _REPORTS.search(content) if len(content) < _LONGEST_STANDFIRST else None
    if not found:
        return ""
    before = content[: found.start()].rstrip(_JOINTS)
    joint = content[len(before) : found.start()].strip()
    if len(before) < _SHORTEST_SENTENCE or (not joint and before[-1:] not in "”\"’'!?"):
        return ""
    _split(text, pieces, piece, piece.start + len(before))
    return found[1].strip(" .")


def _split_tag(text: str, pieces: list[Piece], body: Sequence[Piece]) -> str:
    """Split "(ANI)" or "—AFP" off the last paragraph."""
    prose = [p for p in body if p.kind is BlockKind.PARAGRAPH]
    if not prose:
        return ""
    last = prose[-1]
    content = last.cut(text)
    found = _TAG.search(content) or _DASHED.search(content) or _GLUED.search(content)
    inner = _split_inner(text, pieces, prose[:-1])
    if not found or not names_agency(found["name"]):
        return inner
    if found.start():
        _split(text, pieces, last, last.start + found.start())
    else:
        last.settle(BlockKind.FURNITURE)
    return found["name"].strip(" .")


def _split_inner(text: str, pieces: list[Piece], prose: Sequence[Piece]) -> str:
    """Split the tags of known agencies off paragraphs that others follow."""
    outlet = ""
    for piece in prose:
        found = _INNER.search(piece.cut(text))
        if found and found.start():
            _split(text, pieces, piece, piece.start + found.start())
            outlet = outlet or found["name"]
    return outlet


def _names_in_han(name: str) -> bool:
    """Whether a name in Chinese characters is that of an agency, a paper, a site or a station."""
    han = 3 <= len(name) <= 9 and all("\u3400" <= char <= "\u9fff" for char in name)
    return han and name[-1] in _HAN_LAST


def names_agency(name: str) -> bool:
    """Whether the words in brackets beside a text name who sent it, not what a crowd did."""
    if len(name.split()) > 5:
        return False
    known = name.split()[0].lower() in _KNOWN or _names_in_han(name)
    return known or bool(_ACRONYM.fullmatch(name)) or bool(_PRESS.search(name))


def find_dateline(text: str, body: Sequence[Piece]) -> str:
    """Return the day in "OSLO, 3 May 2024 -- ..." at the beginning of a body, or ""."""
    for piece in body[:3]:
        found = _DATED_LINE.match(piece.cut(text))
        day = find_date(found[0]) if found else ""
        if day:
            return day
    return ""


def _agency_of_dateline(text: str, body: Sequence[Piece]) -> str:
    """Return the agency in "PARIS, 3 May (Reuters) - ...", or ""."""
    for piece in body[:4]:
        found = _DATELINE.match(piece.cut(text))
        if found and names_agency(found["name"]):
            return found["name"]
    return ""


def _split(text: str, pieces: list[Piece], piece: Piece, cut: int) -> None:
    index = next(i for i, p in enumerate(pieces) if p is piece)
    split_piece(pieces, index, text, cut, cut)
    pieces[index + 1].settle(BlockKind.FURNITURE)
