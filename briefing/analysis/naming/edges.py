"""What does not belong to a name at the start and the end of a run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .gazetteer import known, longest_known
from .kinds import looks_common
from .lexicon import lexicon
from .runs import words_of

if TYPE_CHECKING:
    from .runs import Run
    from .tokens import Token
    from .vocabulary import Vocabulary

_ORDINALS = frozenset(("first", "second", "third"))
_COUNTED = frozenset(("amendment", "lady", "minister", "world", "circuit", "reich"))
"""What ordinals are part of, at the start of a sentence too."""
_SEASONS = frozenset(("summer", "winter"))
"""Seasons that games are named by."""
_FEASTS = frozenset(("christmas", "easter", "thanksgiving"))
"""Feasts that islands, hills and risings are named by."""
_MONTHS = frozenset(("may", "march", "august", "april", "june"))
"""Months that are names as well."""
_QUESTION = re.compile(r"[^.?!\n]{1,300}\?")


def trim(text: str, run: Run, vocabulary: Vocabulary) -> Run:
    """Return the run without words that are no part of a name at its start and end."""
    while run and (_asks(text, run) or _is_idle(run, vocabulary) or run[0].text.isdigit()):
        feast = run[0].low in _FEASTS
        run = run[2:] if feast and len(run) > 1 and run[1].low == "eve" else run[1:]
        if run:
            run[0].initial = False
    while run and _ends_idle(run[-1]) and not _is_reign(text, run):
        if len(run) > 2 and run[-1].joint not in (" ", "-"):
            break
        run = run[:-1]
    if len(run) > 1 and _is_cue(text, run):
        run = run[:-1]  # glued to a name: "Kim Source:"
    if len(run) > 1 and run[-1].low in lexicon().roles and _goes_on_as_role(text, run[-1]):
        run = run[:-1]  # "the Russian Defence minister"
    return run


def _asks(text: str, run: Run) -> bool:
    """Whether a given name at the start is a verb that opens a question: "Will Brandt resign?"."""
    first = run[0]
    if len(run) < 2 or not first.initial or first.low not in ("will", "may"):
        return False
    return _QUESTION.match(text, run[-1].end) is not None


def _goes_on_as_role(text: str, token: Token) -> bool:
    """Whether the lower-case word of an office follows."""
    after = text[token.end : token.end + 20]
    return after[:1] == " " and after[1:].partition(" ")[0].strip(".,;:") in lexicon().heads


def _is_cue(text: str, run: Run) -> bool:
    """Whether the last word of a run tells what follows behind a colon."""
    lists, low = lexicon(), run[-1].low
    if not text.startswith(":", run[-1].end) or low not in lists.everyday or low in lists.typed:
        return False
    return run[-1].joint == " " and not known(words_of(run))


def _is_reign(text: str, run: Run) -> bool:
    """Whether "I" is the number of a ruler and no speaker: "Elizabeth I of England"."""
    last = run[-1]
    if last.text != "I" or len(run) < 2 or last.joint != " " or run[-2].initial:
        return False
    return text.startswith((",", ".", ";", ")", "'s", "’s", " of "), last.end)


def _ends_idle(token: Token) -> bool:
    """Whether a word at the end of a run is no part of a name."""
    lists = lexicon()
    if token.low not in lists.function and token.low not in lists.calendar:
        return False
    return not (token.text.isupper() and known(token.text))


def _is_idle(run: Run, vocabulary: Vocabulary) -> bool:
    """Whether the first word of a run is no part of a name."""
    lists, first = lexicon(), run[0]
    low = first.low
    if not first.initial and low not in lists.idle:
        return False
    if first.text.isupper():
        if known(first.text) or longest_known([t.text for t in run], 0) > 1:
            return False  # "NATO", "DR Congo"
        if low in lists.capitals and (len(run) == 1 or low in lists.everyday):
            return not known(words_of(run))
    if low in _ORDINALS and _is_counted(run):
        return False
    if low in lists.function or low in lists.calendar:
        return not _names_in_spite(run, vocabulary)
    if not first.initial:
        return False
    if vocabulary.is_common(low):
        return _opens_only(run, vocabulary)
    if len(run) > 1:
        return _is_stray(run, vocabulary)
    return looks_common(low) and first.text not in vocabulary.inside and not known(low)


def _is_counted(run: Run) -> bool:
    """Whether an ordinal is part of the name behind it: "First Amendment"."""
    if len(run) == 1 or run[1].joint != " ":
        return False
    return not run[0].initial or run[1].low in _COUNTED or run[1].low in lexicon().typed


def _names_in_spite(run: Run, vocabulary: Vocabulary) -> bool:
    """Whether a word of the calendar is a given name here: "Jan Nowak", "May Chen"."""
    if len(run) == 1:
        return False
    low, lists = run[0].low, lexicon()
    if low in _FEASTS:
        return run[1].joint == " " and any(run[-1].low in w for w in (lists.places, lists.events))
    if low in _SEASONS:
        return run[-1].low in lists.events or run[1].low.endswith("olympics")
    return low in lists.given or (low in _MONTHS and _is_name(run, vocabulary))


def _opens_only(run: Run, vocabulary: Vocabulary) -> bool:
    """Whether an everyday word is capitalised only because a sentence begins with it."""
    lists, first = lexicon(), run[0]
    everyday = first.low in lists.everyday
    if longest_known([t.text for t in run], 0) > everyday:
        return False
    if len(run) == 1:
        return everyday or first.text not in vocabulary.inside
    if words_of(run[1:]) in vocabulary.alone and words_of(run) not in vocabulary.alone:
        return True
    opens = any(first.low in w for w in (lists.openers, lists.roles, lists.opens_event))
    return not opens and not _is_name(run, vocabulary)


def _is_stray(run: Run, vocabulary: Vocabulary) -> bool:
    """Whether an unknown first word stands before a name that the article has without it."""
    rest, first, lists = words_of(run[1:]), run[0], lexicon()
    if words_of(run) in vocabulary.alone or known(first.text) or run[1].joint != " ":
        return False
    fixed = (lists.openers, lists.compass, lists.typed, lists.given, lists.roles)
    if any(first.low in words for words in fixed):
        return False
    if len(run) > 2 and rest in vocabulary.alone:
        return True
    found = known(rest)
    if found is None or (found.group != "body" and found.rule in ("name", "form", "capital")):
        return False  # "Denzel Washington"
    return first.text not in vocabulary.inside and not longest_known([t.text for t in run], 0)


def _is_name(run: Run, vocabulary: Vocabulary) -> bool:
    """Whether the article opens a name with the same two words where no sentence begins."""
    return f"{run[0].text} {run[1].text}" in vocabulary.inside
