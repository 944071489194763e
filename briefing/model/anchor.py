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
_BESIDE = 8
"""Characters beside a quote that must agree where the quote alone does not tell the place."""
_TELLING = 24
"""Characters of a quote that tells the place alone where it stands but once."""


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


def find_quote(anchor: Anchor, article: Article) -> tuple[int, int] | None:
    """Return where the words of an anchor stand in an article, as start and end offset.

    None unless the same words stand there, line breaks and blanks disregarded. Where they stand
    several times, or are few, some of the old text must stand beside them as well: a place that
    may be another one is none.
    """
    text = article.text
    if anchor.article == article.id and text.startswith(anchor.quote, anchor.start):
        return anchor.start, anchor.start + len(anchor.quote)
    quote = _squeeze(anchor.quote)
    if not quote:
        return None
    offsets = [i for i, char in enumerate(text) if not char.isspace()]
    body = _squeeze(text)
    before, after = _squeeze(anchor.before), _squeeze(anchor.after)
    found = []
    for at in _places(quote, body):
        start, end = offsets[at], offsets[at + len(quote) - 1] + 1
        if _same_words(anchor.quote, text[start:end]):
            agreed = _agreement(body, at, quote, before, after)
            found.append((agreed, -abs(start - anchor.start), start, end))
    if not found:
        return None
    agreed, _, start, end = max(found)
    sure = agreed >= min(_BESIDE, len(before + after)) or (
        len(found) == 1 and len(quote) >= _TELLING
    )
    return (start, end) if sure else None


def _same_words(one: str, other: str) -> bool:
    """Whether two texts that are the same without blanks are so with them; some have none."""
    words = one.split()
    return len(words) == 1 or words == other.split()


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
