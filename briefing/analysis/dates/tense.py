"""Whether the words around a date speak of what is to come or of what was."""

from __future__ import annotations

import re

_AHEAD = (
    r"(?:will|won['’]t|shall|should|must|would|going\sto|(?:is|are|was|were)\s(?:due|set|to|expected"
    r"|scheduled|planned|slated)|(?<!than\s)(?<!as\s)(?:scheduled|expected)|plans?\sto|planning|upcoming|hopes?\sto"
    r"|(?<!said\s)(?<!believed\s)(?<!found\s)(?<!known\s)(?<!thought\s)(?<!used\s)(?<!had\s)to\sbe"
    r"|deadline|begins|starts|ends|opens|closes|expires|resumes|takes\s(?:effect|place))\b"
)
_PAST = (
    r"(?:was|were|had|did|said|told|went|came|began|met|left|took|held|won|lost|made|gave|saw|sent"
    r"|shot|hit|fell|rose|ran|cut|put|broke|spoke|drove|flew|grew|knew|threw|drew|chose|froze|stole"
    r"|sank|sold|paid|heard|found|felt|kept|built|bought|brought|thought|caught|taught|fought"
    r"|sought|stood|sat|got|became|[a-z]{2,}ed)\b"
)
_VERB = re.compile(rf"\b(?P<ahead>{_AHEAD})|\b(?P<past>{_PAST})|(?P<aside>,\s[a-z]+ing\b)")
_DIRECTLY = re.compile(
    rf"(?:\s(?:morning|afternoon|evening|night))?\s(?:(?P<ahead>{_AHEAD})|(?P<past>{_PAST}))"
)
_BE = re.compile(r"\bbe\s\Z")
_AND = re.compile(r"\b(?:and|or)\s\Z")
_ONWARD = re.compile(
    r"\b(?:to|through|until|till|for|by|before|beyond)\s(?:the\s|early\s|late\s|mid-?\s?)?\Z",
    re.IGNORECASE,
)
_BEFORE, _BEHIND = 90, 40
"""Characters on either side in which a verb goes with a date."""


def looks_ahead(text: str, floor: int, start: int, end: int, ceiling: int) -> int | None:
    """Return 1 where the verb that goes with a date speaks of what is to come, -1 of what was.

    That is the verb directly behind it ("on Sunday vowed"), else the last one before it, else
    the first one behind it. None where no such verb is near; 0 where the date may lie on either
    side of what was, as in "delayed until July".
    """
    tense = _find_tense(text, floor, start, end, ceiling)
    if tense == -1 and _ONWARD.search(text, max(floor, start - 14), start):
        return 0
    return tense


def _find_tense(text: str, floor: int, start: int, end: int, ceiling: int) -> int | None:
    directly = _DIRECTLY.match(text, end, ceiling)
    if directly is not None:
        return 1 if directly["ahead"] else -1
    before = list(_VERB.finditer(text, max(floor, start - _BEFORE), start))
    if not before:
        behind = _VERB.search(text, end, min(ceiling, end + _BEHIND))
        if behind is None or behind["aside"]:
            return None
        return 1 if behind["ahead"] else -1
    _drop_passive(text, before)
    return 1 if before and before[-1]["ahead"] else -1


def _drop_passive(text: str, verbs: list[re.Match[str]]) -> None:
    """Take "towed" and "painted" off the end of the verbs in "will be towed and painted"."""
    last = len(verbs) - 1
    if _AND.search(text, max(0, verbs[last].start() - 4), verbs[last].start()):
        last -= 1
    if last >= 0 and _BE.search(text, max(0, verbs[last].start() - 3), verbs[last].start()):
        del verbs[last:]
