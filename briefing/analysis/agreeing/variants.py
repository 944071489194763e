"""Whether two names, or two words, are one in another spelling, form or language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.analysis.linking.spelling import skeleton, sound
from briefing.analysis.naming.gazetteer import known, media
from briefing.analysis.tables import cells, rows
from briefing.text.fold import fold_word
from briefing.text.words import stem

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONG = 4
"""Letters from which two words that sound alike are one."""


@lru_cache(maxsize=4096)
def are_variants(one: str, other: str) -> bool:
    """Whether two spellings can stand for one name: part, abbreviation, sound, form, typing error.

    Also true where one lies in the other ("London" in "Britain"): no difference of place.
    """
    mine, theirs = _parts(one), _parts(other)
    if not mine or not theirs or set(mine) & set(theirs):
        return True
    if _is_short_for(mine, theirs) or _is_short_for(theirs, mine):
        return True
    if _lies_in(one, other) or _lies_in(other, one):
        return True
    return len(mine) == len(theirs) and all(map(_sound_alike, mine, theirs))


def is_medium(name: str) -> bool:
    """Whether a name is that of a known agency or outlet."""
    found = known(name)
    return found is not None and found.name in media()


def _parts(name: str) -> list[str]:
    return [fold_word(word) for word in name.replace("-", " ").replace(".", "").split()]


def _is_short_for(one: list[str], other: list[str]) -> bool:
    """Whether the first is made of the first letters of the words of the second."""
    short = "".join(one)
    first = "".join(word[0] for word in other)
    big = "".join(word[0] for word in other if word not in ("of", "the", "and", "for"))
    return len(other) > 1 and short in (first, big)


def _sound_alike(one: str, other: str) -> bool:
    """Whether two words are one by sound, stem or a letter or two."""
    if stem(one) == stem(other) or sound(one) == sound(other):
        return True
    if min(len(one), len(other)) < _LONG:
        return False
    if skeleton(one) == skeleton(other) and len(skeleton(one)) > 2:
        return True
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(one, other) <= min(len(one), len(other)) // 5


def are_forms(one: str, other: str) -> bool:
    """Whether two common words are forms or spellings of one, or one is the other cut short."""
    mine, theirs = fold_word(one), fold_word(other)
    short, long = sorted((mine, theirs), key=len)
    if len(short) >= _LONG and (long.startswith(short) or long.endswith(short)):
        return True
    opening = short[: max(_LONG + 1, round(0.7 * len(short)))]
    if len(opening) > _LONG and long.startswith(opening):
        return True
    return _sound_alike(mine, theirs)


def are_apart(one: str, other: str) -> bool:
    """Whether two names of places cannot be one inside the other, as far as that is known.

    A place that no table knows may lie in any country or state.
    """
    mine, theirs = known(one), known(other)
    if mine is None and theirs is None:
        return True
    for place, opposite in ((mine, theirs), (theirs, mine)):
        if place is None and opposite is not None:
            wide = opposite.group == "country" or opposite.name in _wholes().values()
            return not wide and _wholes().get(opposite.name) is None
    return True


@lru_cache(maxsize=1)
def _wholes() -> Mapping[str, str]:
    """Return what each place of the tables is part of."""
    found = {name: whole for name, _, whole in rows("places")}
    for name, _, _, _, capitals in rows("countries"):
        found.update(dict.fromkeys(cells(capitals), name))
    return found


def _lies_in(one: str, other: str) -> bool:
    mine, theirs = known(one), known(other)
    if mine is None or theirs is None:
        return False
    return mine.name == theirs.name or _wholes().get(mine.name) == theirs.name
