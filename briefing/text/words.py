"""Words of a text: where they are, which of them carry no content, and their stems."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
"""Letters and digits, with hyphens, apostrophes and points inside."""

_STOP = """
a about above according across added after again against ago all almost along already also
although always am among an and another any anybody anyone anything are aren't around as ask
asked at away back be became because become been before behind being below between both but by
came can can't cannot come could couldn't day days did didn't do does doesn't doing don't done
down during each earlier either else enough etc even ever every everybody everyone everything
far few for from further gave get gets getting give given go goes going gone got had hadn't has
hasn't have haven't having he he'd he'll he's her here hers herself him himself his how however
i i'd i'll i'm i've if in indeed instead into is isn't it it'd it'll it's its itself just keep
kept last later least less let let's like likely made make makes making many may maybe me
meanwhile might mine more most mostly mr mrs ms much must my myself near nearly need neither
never new next no nobody none nor not nothing now of off often on once one only onto or other
others our ours ourselves out over own per perhaps put quite rather really recently reported
said same saw say saying says see seen several shall she she'd she'll she's should shouldn't
since so some somebody someone something sometimes soon still such take taken takes taking tell
than that that's the their theirs them themselves then there there's therefore these they they'd
they'll they're they've thing things this those though through throughout thus till to today
together told too took toward towards under until up upon us use used using very via want was
wasn't way we we'd we'll we're we've well went were weren't what when where whether which while
who whom whose why will with within without won't would wouldn't yes yesterday yet you you'd
you'll you're you've your yours yourself
"""
STOP_WORDS = frozenset(_STOP.split())
"""English words that say little about what a text is about; lower case, straight apostrophes."""


def find_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the words of `text[start:end]` as (start, end) offsets into `text`, in order."""
    end = len(text) if end is None else end
    return [match.span() for match in _WORD.finditer(text, start, end)]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word in lower case without possessive, plural, -ing or -ed.

    Light: equal stems mean that two words are forms of one; a stem need not be a word.
    """
    word = word.lower().replace("’", "'")
    word = word.removesuffix("'").removesuffix("'s")
    if len(word) < 3 or not word.isalpha():
        return word
    word = _without_plural(word)
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= 3 and _has_vowel(root):
            word = root[:-1] + "y" if root[-1] == "i" else root
            break
    word = word.rstrip("e") if len(word) > 3 else word
    return word[:-1] if len(word) > 2 and word[-1] == word[-2] else word


def _has_vowel(word: str) -> bool:
    return any(letter in "aeiouy" for letter in word)


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
