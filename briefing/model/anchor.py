"""A place that outlives changes to its text: an offset, the words there, and their neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .article import Article

QUOTE = 80
"""Characters kept of the words at the place."""
CONTEXT = 32
"""Characters kept on either side of them."""
_ENOUGH = 12
"""Characters, white space apart, that must agree before a place is taken to be the same."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One place in one article, described well enough to find it again."""

    key: str
    """Where the article came from."""
    article: str
    """Id of the article, so of its content."""
    start: int
    """Offset in the article's text."""
    quote: str
    """The text from there on."""
    before: str
    """The text in front of it."""
    after: str
    """The text behind the quote."""


def make_anchor(article: Article, start: int, end: int | None = None) -> Anchor:
    """Return the anchor of an offset, or of a span; offsets outside the text are moved into it."""
    text = article.text
    start = min(max(start, 0), len(text))
    end = start + QUOTE if end is None else min(max(end, start), start + QUOTE)
    return Anchor(
        key=article.key,
        article=article.id,
        start=start,
        quote=text[start:end],
        before=text[max(start - CONTEXT, 0) : start],
        after=text[end : end + CONTEXT],
    )


def find_anchor(anchor: Anchor, article: Article) -> int | None:
    """Return the offset of an anchor in an article, None where its words stand nowhere.

    In an unchanged article that is the old offset. In a changed one it is the place of the
    quote with the most of the old text around it, line breaks and blanks disregarded. Of a
    quote that was changed itself the beginning is looked for, then the end.
    """
    text = article.text
    if anchor.article == article.id and text.startswith(anchor.quote, anchor.start):
        return anchor.start
    offsets = [i for i, char in enumerate(text) if not char.isspace()]
    body = _squeeze(text)
    quote = _squeeze(anchor.quote)
    before, after = _squeeze(anchor.before), _squeeze(anchor.after)
    enough = min(_ENOUGH, len(before + quote + after))
    for piece, left, right in _pieces(before, quote, after, body):
        found = [
            (agreed, -abs(offsets[at] - anchor.start), offsets[at])
            for at in _places(piece, body)
            if (agreed := _agreement(body, at, piece, left, right)) + len(piece) >= enough
        ]
        if found:
            return max(found)[2]
    return None


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _pieces(before: str, quote: str, after: str, body: str) -> Iterator[tuple[str, str, str]]:
    """Yield what to look for, best first, each with the text left and right of it."""
    if quote:
        yield quote, before, after
        head, tail = _longest_head(quote, body), _longest_tail(quote, body)
        if head:
            yield quote[:head], before, ""
        if tail:
            yield quote[-tail:], "", after
    elif after:
        yield after, before, ""


def _longest_head(quote: str, body: str) -> int:
    """Return how many characters of the quote's beginning stand somewhere in the body."""
    low, high = 0, len(quote)
    while low < high:
        middle = (low + high + 1) // 2
        if quote[:middle] in body:
            low = middle
        else:
            high = middle - 1
    return low


def _longest_tail(quote: str, body: str) -> int:
    return _longest_head(quote[::-1], body[::-1])


def _places(piece: str, body: str) -> Iterator[int]:
    at = body.find(piece)
    while at >= 0:
        yield at
        at = body.find(piece, at + 1)


def _agreement(body: str, at: int, piece: str, left: str, right: str) -> int:
    """Return how many characters next to a place are those that stood there before."""
    stop = at + len(piece)
    before, after = body[max(at - len(left), 0) : at], body[stop : stop + len(right)]
    return _common(left[::-1], before[::-1]) + _common(right, after)


def _common(one: str, other: str) -> int:
    """Return the length of the common beginning of two texts."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
