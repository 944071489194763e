"""People told by their post alone, given to whoever is said to hold it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.analysis.naming.posts import Post, read_post
from briefing.model import EntityKind

from .names import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.model import Mention

_read_post = lru_cache(maxsize=16384)(read_post)


class Descriptions:
    """The posts that the articles of a stack speak of, and who holds them."""

    def __init__(self) -> None:
        self._told: list[tuple[Spot, Post, str]] = []
        """Mentions with a post beside the name, in the order of the stack."""
        self._asked: list[tuple[int, Mention, Post, str]] = []
        """Posts without a name: article, place, post and spelling."""

    def read(
        self, index: int, text: str, spots: list[Spot], descriptions: Sequence[Mention]
    ) -> None:
        """Take in one more article."""
        starts = {spot.mention.start: spot for spot in spots}
        for spot in spots:
            post = _read_post(spot.mention.role) if spot.mention.role else None
            if post and spot.mention.kind is EntityKind.PERSON:
                self._told.append((spot, post, spot.mention.role))
        for mention in descriptions:
            post = _read_post(mention.role)
            if post is None:
                continue
            spelled = " ".join(text[mention.start : mention.end].split())
            self._asked.append((index, mention, post, spelled))
            named = starts.get(mention.end + 2) if text.startswith(", ", mention.end) else None
            if named and named.mention.kind is EntityKind.PERSON:
                self._told.append((named, post, mention.role))

    def resolve(self, group_of: Callable[[Spot], str]) -> dict[str, list[Spot]]:
        """Return the descriptions whose holder is known, by the key of the holder's group.

        The article itself tells, else the whole stack; where two have held a post, nobody does.
        """
        here: dict[tuple[Post, int], dict[str, tuple[Spot, str]]] = {}
        stack: dict[Post, dict[str, tuple[Spot, str]]] = {}
        for spot, post, role in self._told:
            group = group_of(spot)
            here.setdefault((post, spot.article), {}).setdefault(group, (spot, role))
            stack.setdefault(post, {}).setdefault(group, (spot, role))
        found: dict[str, list[Spot]] = {}
        for index, mention, post, spelled in self._asked:
            near = here.get((post, index))
            holders = near or stack.get(post, {})
            if len(holders) != 1:
                continue
            ((group, (spot, role)),) = holders.items()
            where = "the same text" if near else "another text"
            evidence = f"“{role}” is said of {spot.text} in {where}"
            found.setdefault(group, []).append(
                Spot(mention, index, spelled, spot.own, group, "described", evidence)
            )
        return found
