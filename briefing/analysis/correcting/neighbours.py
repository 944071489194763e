"""The words around a mention, by which it is known again in a text that was changed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.model import Mention
    from briefing.model.anchor import Anchor

ENOUGH = 12
"""Characters around a mention in a changed text that must agree for it to be the same one."""


class Neighbours:
    """What stands around the place of a mention."""

    def __init__(self, place: Anchor) -> None:
        """Take the place as it was."""
        self.place = place
        self._before, self._after = _squeeze(place.before), _squeeze(place.after)

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """What stands right before and behind it: enough agree only where one of it is there."""
        behind = [word[: ENOUGH // 2] for word in self.place.after.split()[:1]]
        before = [word[-ENOUGH // 2 :] for word in self.place.before.split()[-1:]]
        return (*behind, *before)

    def score(self, text: str, mention: Mention) -> int:
        """Return how many characters on both sides of a mention in a text agree."""
        place = self.place
        before = _squeeze(text[max(0, mention.start - 2 * len(place.before)) : mention.start])
        after = _squeeze(text[mention.end : mention.end + 2 * len(place.after)])
        return _common(self._before[::-1], before[::-1]) + _common(self._after, after)


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _common(one: str, other: str) -> int:
    """Return the length of the common beginning of two texts."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
