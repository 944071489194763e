"""Reads the head of a plain text: title, standfirst, byline, day and outlet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.model import BlockKind
from briefing.text.furniture import is_date

from .credit import names_agency
from .dates import find_date
from .piece import Piece, split_piece
from .shape import ends_clause, is_quoted, stop_share
from .title import find_joint

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEPTH = 14
"""Pieces from the top in which the head may stand."""
_LONGEST_TITLE = 30
_PLAIN_LINES = 2
"""Lines without a label that may stand among those with one."""
_LONGEST_STANDFIRST = 70
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
_CALENDAR_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december now then
"""
_CALENDAR = frozenset(_CALENDAR_WORDS.split())
_CAPITALISED = r"[^\W\d_a-z][\w.’'-]*"
_PARTICLES = r"(?:(?:de|van|von|der|den|al|bin|la|le|da|di|del|y)\s+)*"
_PERSON = rf"{_CAPITALISED}(?:\s+{_PARTICLES}{_CAPITALISED}){{0,4}}"
_BYLINE = re.compile(
    rf"(?:(?:words|story|text|report(?:ing)?)\s+)?by:?\s+"
    rf"((?-i:{_PERSON})(?:(?:,\s+|\s+and\s+|\s+&\s+|,\s+and\s+)(?-i:{_PERSON}))*)"
    r"(?P<rest>(?:\s*[|·•,–—-]\s*.{0,100})?|\s+in\s+(?-i:[A-Z])[\w .-]{1,40})",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|staff|columnist|analyst|journalist|contributor)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Head:
    """What a text says of itself."""

    byline: str = ""
    outlet: str = ""
    published: str = ""


def read_head(text: str, pieces: list[Piece]) -> Head:
    """Settle title, standfirst and the lines between; return what they say."""
    head = Head()
    labelled = _read_labels(text, pieces, head)
    title = labelled or _find_title(text, pieces)
    if title:
        title.settle(BlockKind.TITLE)
        _split_title(text, pieces, title)
    found = read_bylines(text, pieces)
    mark_standfirst(text, pieces)
    head.byline = head.byline or found.byline
    head.outlet = head.outlet or found.outlet
    head.published = head.published or found.published
    return head


def _read_labels(text: str, pieces: list[Piece], head: Head) -> Piece | None:
    """Read lines such as "Title: ..."; return the piece that is the title, if one is."""
    title = None
    at, plain, labels = 0, 0, 0
    while at < min(len(pieces), _DEPTH) and plain <= _PLAIN_LINES:
        piece = pieces[at]
        found = _LABELLED.match(text, piece.start, piece.end)
        role = _LABELS.get(found[1].lower(), "") if found else ""
        content = text[found.end() : piece.end] if found else ""
        if not found or not _may_be_label(piece, role, content, labels):
            plain += piece.kind is not BlockKind.FURNITURE
            if piece.lines > 2 or len(piece.cut(text).split()) > _LONGEST_TITLE:
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


def _find_title(text: str, pieces: Sequence[Piece]) -> Piece | None:
    """Return the piece that is the title: a short one above longer ones."""
    for at, piece in enumerate(pieces[:6]):
        if piece.kind in (BlockKind.FURNITURE, BlockKind.CODE):
            continue
        if piece.kind is BlockKind.HEADING:
            return piece
        following = [p for p in pieces[at + 1 : at + 8] if p.kind is not BlockKind.FURNITURE]
        if piece.kind is BlockKind.PARAGRAPH and following and _is_title(text, piece, following):
            return piece
        return None
    return None


def _is_title(text: str, piece: Piece, following: Sequence[Piece]) -> bool:
    content = piece.cut(text)
    words = content.split()
    if len(words) > _LONGEST_TITLE or piece.lines > 3 or not any(c.isalpha() for c in content):
        return False
    if ends_clause(content.rstrip("?!")) and not content.endswith(("...", "…")):
        return False
    if is_quoted(content) and ends_clause(content[:-1]):
        return False
    longest = max(len(p.cut(text)) for p in following)
    if piece.gap_after:
        return longest > len(content) or len(words) <= 12
    return longest >= 1.5 * len(content)


def _split_title(text: str, pieces: list[Piece], title: Piece) -> None:
    """Split a title from the standfirst that was run together with it."""
    cut = find_joint(title.cut(text), text[title.end :])
    if cut:
        index = pieces.index(title)
        split_piece(pieces, index, text, title.start + cut, title.start + cut)
        pieces[index + 1].settle(BlockKind.STANDFIRST)


def read_bylines(text: str, pieces: Sequence[Piece]) -> Head:
    """Settle lines near the top that hold nothing but who wrote the text, or the day."""
    head = Head()
    for piece in pieces[:_DEPTH]:
        content = " ".join(piece.cut(text).split())
        if len(content) > 160 or piece.kind not in (BlockKind.PARAGRAPH, BlockKind.FURNITURE):
            continue
        if not piece.settled and is_date(content):
            piece.settle(BlockKind.FURNITURE)
        found = None if piece.settled else _BYLINE.fullmatch(content)
        if found and not _CALENDAR & {w.lower() for w in found[1].split()}:
            piece.settle(BlockKind.FURNITURE)
            _read_names(found[1], head)
            _read_rest(found["rest"] or "", head)
        if piece.kind is BlockKind.FURNITURE and not content.startswith("("):
            head.published = head.published or find_date(content)
    return head


def _read_names(names: str, head: Head) -> None:
    """Read "Ann Lee" or "Ann Lee, Evening Post": the last of several may be the outlet."""
    before, comma, last = names.rpartition(", ")
    if comma and names_agency(last) and not last.isupper():
        head.outlet = head.outlet or last
        names = before
    head.byline = head.byline or names


def _read_rest(rest: str, head: Head) -> None:
    """Read the outlet that stands behind a name: "By Jane Doe, Evening Courier"."""
    for part in re.split(r"\s*[|·•,–—]\s*|\s-\s", rest):
        words = part.split()
        named = (
            words and len(words) <= 5 and all(w[0].isupper() or w in ("of", "the") for w in words)
        )
        if named and not _ROLE.search(part) and not any(c.isdigit() for c in part):
            head.outlet = head.outlet or part


def mark_standfirst(text: str, pieces: Sequence[Piece]) -> None:
    """Settle the short paragraph below a title that sums up what follows."""
    titles = [i for i, p in enumerate(pieces[:_DEPTH]) if p.kind is BlockKind.TITLE]
    if not titles or any(p.kind is BlockKind.STANDFIRST for p in pieces):
        return
    for at in range(titles[0] + 1, min(len(pieces), _DEPTH)):
        piece = pieces[at]
        if piece.kind in (BlockKind.FURNITURE, BlockKind.CAPTION):
            continue
        if piece.kind is BlockKind.PARAGRAPH and _sums_up(text, piece, pieces[at + 1 :]):
            piece.settle(BlockKind.STANDFIRST)
        return


def _sums_up(text: str, piece: Piece, following: Sequence[Piece]) -> bool:
    content = piece.cut(text)
    words = content.split()
    prose = [p for p in following if p.kind is BlockKind.PARAGRAPH and not p.settled]
    if not 5 <= len(words) <= _LONGEST_STANDFIRST or not prose:
        return False
    if not (piece.gap_before or piece.gap_after):
        return False
    longer = any(len(p.cut(text).split()) > len(words) for p in prose[:3])
    if longer and not ends_clause(content):
        return len(words) <= 45 and stop_share(words) > 0.1
    wanted = _pairs(content)
    return any(_contained(wanted, _pairs(p.cut(text))) for p in prose)


def _pairs(content: str) -> set[tuple[str, str]]:
    words = [w for w in re.split(r"\W+", content.lower()) if w]
    return set(pairwise(words))


def _contained(part: set[tuple[str, str]], whole: set[tuple[str, str]]) -> bool:
    return bool(part) and len(part & whole) >= 0.8 * len(part)
