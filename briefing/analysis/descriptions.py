"""People named by their post alone: "the governor of Elbonia", "the North Korean leader"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model import EntityKind, Mention

from .naming.lexicon import lexicon
from .naming.posts import make_post, single_posts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.model import Article

_BEFORE = re.compile(r"\b[Tt]he[ \n]((?:[\w’'-]+[ \n]){1,4})of[ \n](?:the[ \n])?$")
_BEHIND = re.compile(r"((?:[ \n][a-z-]+){1,4})(?![\w-])")
_NAMED = re.compile(r"[ \n](?:[A-Z]|of\b|and\b|in\b)|[ \n]?[’'](?!s\b)")
"""What makes words behind a people no description: a name, another post, a plural."""


def find_descriptions(article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return posts that stand for their holder, ordered by start; `role` is the bare post.

    A description spans what names the country or body too, so it overlaps a mention.
    """
    found = [
        description
        for mention in mentions
        if mention.kind is not EntityKind.PERSON
        for description in _around(article, mention)
    ]
    return tuple(sorted(found, key=lambda description: description.start))


def _around(article: Article, mention: Mention) -> Iterator[Mention]:
    """Yield the description that a mention of a country or body is part of."""
    text, start, end = article.text, mention.start, mention.end
    before = text[max(0, start - 4) : start].lower()
    if before.endswith(("of ", "of\n", "the ", "the\n")):
        match = _BEFORE.search(text, max(0, start - 60), start)
        if match and make_post(match[1].split(), text[start:end]):
            role = " ".join(f"{match[1]}of {text[start:end]}".split())
            yield Mention(article.id, match.start(), end, EntityKind.PERSON, role)
    if before in ("the ", "the\n"):
        stop = _post_behind(text, end)
        if stop and make_post(text[end:stop].split(), text[start:end]):
            role = " ".join(text[start:stop].split())
            yield Mention(article.id, start - 4, stop, EntityKind.PERSON, role)


def _post_behind(text: str, end: int) -> int:
    """Return where a post in lower case behind a name ends; 0 if there is none."""
    match = _BEHIND.match(text, end, end + 60)
    if match is None:
        return 0
    at = end
    for word in match[1].split():
        at = text.index(word, at) + len(word)
        if word in single_posts() and not _NAMED.match(text, at):
            return at
        if word not in lexicon().roles:
            return 0
    return 0
