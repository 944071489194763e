"""Roles behind a name: "Kim Yong-ho, the unification minister", "X, who heads the Y Institute"."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import lexicon

_LONGEST = 90
"""Characters of a role above which it is a story and no role."""
_WHO = re.compile(
    r",[ \n]who[ \n]((?:heads|leads|runs|chairs|directs|commands|governs)[ \n](?:the[ \n])?"
    r"[A-Z][\w’'-]*(?:[ \n](?:of|for|and|the|[A-Z][\w’'-]*))*(?<!the)(?<!of)(?<!for)(?<!and))"
)
_AGED = r"(?:[ \n]\d\d,)?"
_OPENING = r"[ \n](?:(?:the|a|an|its|his|her|their|our)[ \n])?"
_CLOSED = r"(?<![ \n][A-Z])(?=[.;)—–]|,(?![ \n][A-Z]|[ \n]and[ \n][A-Z])|$)"
"""What ends a role; a name behind the comma would be whose role it is."""

_VERBS = "(?:said|says|was|is|has|had|will|would|were|are|have|told|to)"


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a role behind a name, by the heads that roles have."""
    heads = "|".join(sorted(map(re.escape, lexicon().heads), key=len, reverse=True))
    word = r"[\w’'/-]+"
    upper = rf"[A-Z]{word[:-1]}*"
    return re.compile(
        rf",{_AGED}{_OPENING}((?:{word}[ \n]){{0,5}}?(?i:{heads})"
        rf"(?:[ \n](?:of|for|at|to|in|with)(?:[ \n](?!{_VERBS}\b)[a-z’'-]+){{0,3}}"
        rf"(?:[ \n]{upper}(?:[ \n](?:(?:of|and|for|the|&)[ \n]){{0,2}}{upper}){{0,5}})?)?){_CLOSED}"
    )


def role_behind(text: str, end: int, ceiling: int) -> str:
    """Return the role that follows a name's end inside its sentence, or ""."""
    if text[end : end + 1] != ",":
        return ""
    stop = min(ceiling, end + _LONGEST)
    match = _WHO.match(text, end, stop)
    if match is None:
        match = _pattern().match(text, end, stop)
        if match is None or not _is_role(match[1].split()):
            return ""
    return " ".join(match[1].split())


def _is_role(words: list[str]) -> bool:
    """Whether the words up to the head belong to a role: capitalised, a modifier, a possessive."""
    lists = lexicon()
    for word in words:
        low = word.lower()
        if low in lists.heads:
            return True
        belongs = word[0].isupper() or low in lists.roles or word.endswith(("'s", "’s"))
        if not belongs and not word.endswith(("ial", "al", "an", "ic")) and "-" not in word:
            return False
        if low in lists.function and low not in ("first", "former", "then"):
            return False
    return False
