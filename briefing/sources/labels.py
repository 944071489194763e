"""Reads the lines of a head that say by a label what they hold: "Title: ...", "Date: ..."."""

from __future__ import annotations

import re

from briefing.model import BlockKind

from .bylines import DEPTH, Head
from .dates import find_date
from .piece import Piece, split_piece

_LONGEST_PLAIN = 30
"""Words of a line without a label that may stand among those with one."""
_PLAIN_LINES = 2
"""How many of those."""
_LABELLED = re.compile(r"([A-Z][\w -]{1,24}?)\s*[::]\s+(?=\S)", re.IGNORECASE)
_LABELS = {
    "title": "title", "headline": "title", "subject": "title",
    "by": "byline", "author": "byline", "authors": "byline", "byline": "byline",
    "written by": "byline", "reporter": "byline",
    "date": "published", "published": "published", "publication date": "published",
    "posted": "published", "published on": "published", "updated": "other",
    "last updated": "other", "source": "outlet", "outlet": "outlet", "publisher": "outlet",
    "publication": "outlet", "newspaper": "outlet", "website": "other", "site": "other",
    "standfirst": "standfirst", "subtitle": "standfirst", "subheading": "standfirst",
    "summary": "standfirst", "description": "standfirst",
    "url": "other", "link": "other", "tags": "other", "keywords": "other", "section": "other",
    "category": "other", "topic": "other", "language": "other", "id": "other",
}  # fmt: skip


def read_labels(text: str, pieces: list[Piece], head: Head) -> Piece | None:
    """Read lines such as "Title: ..."; return the piece that is the title, if one is."""
    title = None
    at, plain, labels = 0, 0, 0
    while at < min(len(pieces), DEPTH) and plain <= _PLAIN_LINES:
        piece = pieces[at]
        found = _LABELLED.match(text, piece.start, piece.end)
        role = _LABELS.get(found[1].lower(), "") if found else ""
        content = text[found.end() : piece.end] if found else ""
        if not found or not _may_be_label(piece, role, content, labels):
            plain += piece.kind is not BlockKind.FURNITURE
            if piece.lines > 2 or len(piece.cut(text).split()) > _LONGEST_PLAIN:
                break
        elif role in ("title", "standfirst"):
            split_piece(pieces, at, text, found.end(), found.end())
            piece.settle(BlockKind.FURNITURE)
            at, labels = at + 1, labels + 1
            if role == "title":
                title = title or pieces[at]
            else:
                pieces[at].settle(BlockKind.STANDFIRST)
        else:
            labels += 1
            piece.settle(BlockKind.FURNITURE)
            _fill(head, role, content)
        at += 1
    return title


def _may_be_label(piece: Piece, role: str, content: str, labels: int) -> bool:
    """Whether a labelled line belongs to the head; some labels only do below others."""
    if not role or (role == "standfirst" and not labels):
        return False
    if piece.kind not in (BlockKind.PARAGRAPH, BlockKind.FURNITURE, BlockKind.CAPTION):
        return False
    if role == "published":
        return bool(find_date(content))
    return len(content.split()) <= (60 if role == "standfirst" else 30)


def _fill(head: Head, role: str, content: str) -> None:
    content = " ".join(content.split())
    if role == "published":
        head.published = head.published or find_date(content)
    elif role == "byline":
        head.byline = head.byline or content
    elif role == "outlet" and "/" not in content and len(content.split()) <= 6:
        head.outlet = head.outlet or content.rstrip(".")
