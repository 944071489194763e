"""Runs of capitalised words that may be one name, with small words inside."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .compounds import split_compound
from .gazetteer import known
from .lexicon import lexicon
from .tokens import Token, find_words, joint, make_token, stands_first

if TYPE_CHECKING:
    from .vocabulary import Vocabulary

Run = list[Token]

_FIELDS = (
    *("ology", "ophy", "omy", "ics", "istry", "ture", "tion", "tions", "ment", "ance"),
    *("ence", "ences", "ity", "ism", "raphy", "ship", "eering", "anning", "ining"),
)
"""Endings of words for what a body works at."""
LONGEST = 16
"""Words that a run has at most; longer ones are lists, tables or noise."""
_HOUR = re.compile(r"(?:\d|[ap]\.?m\.?|noon|midnight)[ \n]\(?\Z")
"""What stands before a time zone."""
_AND = frozenset((" and ", "\nand ", " and\n", " and the ", " & "))


def words_of(run: Run) -> str:
    """Return the words of a run with single blanks between, without small words."""
    return run[0].text if len(run) == 1 else " ".join([t.text for t in run])


@cache
def _fillers() -> frozenset[str]:
    """Return the small words as they are written where a sentence begins."""
    return frozenset(word.capitalize() for word in lexicon().function)


def find_runs(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Run]:
    """Return the runs of one sentence, in order."""
    runs: list[Run] = []
    run: Run = []
    last, fillers = start, _fillers()
    for match in find_words(text, start, end, vocabulary.small):
        here, stop = match.span()
        word = match[0]
        if word > "\x7f" and not word[0].isupper():
            continue
        how = joint(text[last:here]) if run and here - last < 14 else ""
        opens = not how and word in fillers and text[stop + 1 : stop + 2].islower()
        if opens or _is_zone(text, start, here, word):
            runs.append(run)
            run = []
            continue  # "The", and much the same
        token = make_token(word, here, stop, how or " ")
        if word[0].isdigit() and not (how == " " and _takes_number(text, run, token)):
            continue
        token.initial = not how and stands_first(text, start, here)
        parts = [token]
        if "-" in word or "‑" in word:
            before = run[-1].text if run and how == " " else ""
            parts = split_compound(text, token, before, vocabulary)
        if run and not (how and len(run) < LONGEST and may_join(run, parts[0])):
            runs.append(run)
            run = []
        for part in parts:
            if run and part.joint == "-":
                runs.append(run)
                run = []
            run.append(part)
        last = run[-1].end
        if last < stop:  # cut off: "Moscow-based" ends a name
            runs.append(run)
            run = []
    runs.append(run)
    return _join_pairs(text, [run for run in runs if run], vocabulary)


def _is_zone(text: str, floor: int, start: int, word: str) -> bool:
    """Whether a word is a time zone behind an hour: "at 1 p.m. ET"."""
    if not word.isupper() or word.lower() not in lexicon().zones:
        return False
    return _HOUR.search(text, max(floor, start - 12), start) is not None


def _takes_number(text: str, run: Run, token: Token) -> bool:
    """Whether a number behind a run belongs to it, as in "Boeing 787"."""
    last = run[-1]
    if "-" in token.text and token.text.index("-") < 3:
        return False  # how a match ended
    if last.text[0].isdigit() or last.low in lexicon().calendar or last.text.endswith("."):
        return False
    found = known(last.text) or (known(f"{run[-2].text} {last.text}") if len(run) > 1 else None)
    if found and found.group in ("country", "town"):
        return False
    if token.text.isdigit() and len(token.text) == 4 and token.text[:2] in ("18", "19", "20"):
        return False
    after = text[token.end : token.end + 12].split(" ")
    return not (len(after) > 1 and after[0] == "" and after[1] in lexicon().units)


def may_join(run: Run, token: Token) -> bool:
    """Whether a token goes on a run that stands before it, by the small word between them."""
    how, last, lists = token.joint, run[-1], lexicon()
    if how in (" ", "particle", "&"):
        return not last.text.endswith((".com", ".org", ".net"))
    if how == "of":
        if last.low not in lists.heads_of:
            return _is_titled(run, token)
        return token.low not in lists.given or bool(known(token.text))
    if how == "for":
        return last.low in lists.heads_for
    if how == "on":
        dated = token.low in lists.calendar
        return last.low in lists.heads_on and not dated and not known(token.text)
    if how == "the":
        return token.low in lists.epithets and last.low in lists.given
    if how == "'s":
        if token.low in lists.owned and not known(last.text):
            return True
        return last.low in lists.owners and token.low not in lists.offices
    if how == ",":
        return token.low in ("inc", "ltd", "llc", "jr", "sr") or (
            token.text in ("D.C.", "DC") and last.text == "Washington"
        )
    return how == "and" and _goes_on(run, token)


def _is_titled(run: Run, token: Token) -> bool:
    """Whether "of" joins everyday words that only a title writes with capitals."""
    last, lists = run[-1], lexicon()
    if last.initial or last.low not in lists.everyday or last.low in lists.roles:
        return False
    if last.low in lists.compass or run[0].low in lists.given or token.low in lists.given:
        return False
    if token.low in lists.openers or token.low in lists.typed:
        return False
    return not (token.text.isupper() or known(token.text))


def _goes_on(run: Run, token: Token) -> bool:
    """Whether "and" goes on a name such as "Ministry of Health and Welfare"."""
    opened = any(t.joint in ("of", "for") for t in run[1:])
    if not opened or token.text.isupper() or known(token.text):
        return False
    return _is_field(token.low) and _is_field(run[-1].low)


def _is_field(low: str) -> bool:
    """Whether a word tells what a ministry, an academy or an institute is for."""
    lists = lexicon()
    if low in lists.portfolios or low in lists.fields or (len(low) > 5 and low.endswith(_FIELDS)):
        return True
    return low.endswith("s") and (low in lists.peoples or low in lists.parties)


def _join_pairs(text: str, runs: list[Run], vocabulary: Vocabulary) -> list[Run]:
    """Join two runs with "and" between them that are one name: "Food and Drug Administration"."""
    joined: list[Run] = []
    for run in runs:
        left = joined[-1] if joined else run
        gap = text[left[-1].end : run[0].start] if len(left) < LONGEST else ""
        if gap in _AND and (
            (gap != " and the " and _is_pair(left, run, vocabulary))
            or known(text[left[0].start : run[-1].end])
            or known(f"{left[-1].text} and {run[0].text}")
        ):
            run[0].joint = "and"
            joined[-1] = left + run
        else:
            joined.append(run)
    return joined


def _is_pair(left: Run, right: Run, vocabulary: Vocabulary) -> bool:
    """Whether everyday words stand on both sides of "and", and a body's word behind them."""
    lists = lexicon()
    bodies = (lists.organisations, lists.companies)
    last = next((i for i, t in enumerate(right) if any(t.low in body for body in bodies)), 0)
    if not last or left[-1].text.isupper() or known(left[-1].text) or known(right[0].text):
        return False
    return all(
        t.low in lists.everyday
        or t.low in vocabulary.lower
        or (_is_field(t.low) and t.low not in lists.typed)
        for t in (left[-1], *right[:last])
    )
