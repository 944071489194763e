"""Posts that one person holds at a time: what they are called, and over what they are."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from briefing.analysis.tables import words as section

from .gazetteer import known, longest_known
from .lexicon import lexicon
from .normal import normal

_SPELLED = {"defence": "defense", "organisation": "organization", "labour": "labor"}
_NEEDS_MORE = frozenset(("minister", "secretary"))
"""Posts of which a government has many: the word before tells which."""


class Post(NamedTuple):
    """A post, so that two ways to write it are equal."""

    title: str
    """Its words in lower case: "prime minister", "governor"."""
    over: str
    """Normal form of the country, place or body; of a country its usual name."""


@cache
def single_posts() -> frozenset[str]:
    """Return the words for posts with one holder."""
    return section("roles", "single")


def make_post(title: list[str], over: str) -> Post | None:
    """Return the post with these words over something; None if several may hold it."""
    low = [word.lower() for word in title]
    if not low or low[-1] not in single_posts() or not over:
        return None
    if any(word not in lexicon().roles for word in low) or over.lower() in lexicon().parties:
        return None
    if any(word in section("roles", "not-holding") or word.startswith("ex-") for word in low):
        return None
    if low[-1] in _NEEDS_MORE and len(low) < 2:
        return None
    found = known(over)
    low = [_SPELLED.get(word, word) for word in low]
    return Post(" ".join(low), normal(found.name if found else over))


def read_post(role: str) -> Post | None:
    """Return the post that a role names: "Ohio Governor", "president of Ghana"."""
    words = role.replace("’s", "").replace("'s", "").split()
    while words and words[0].lower() in ("the", "a", "an"):
        del words[0]
    for at in range(1, len(words) - 1):
        if words[at].lower() == "of":
            over = words[at + 1 :]
            if over[0].lower() == "the":
                del over[0]
            if over and over[0][0].isupper() and over[-1][0].isupper():
                return make_post(words[:at], " ".join(over))
            return None
    count = longest_known(words, 0) if words else 0
    if not count:
        roles = lexicon().roles
        while (
            count < len(words) and words[count][0].isupper() and words[count].lower() not in roles
        ):
            count += 1
    return make_post(words[count:], " ".join(words[:count]))
