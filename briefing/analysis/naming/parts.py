"""Take a run of capitalised words apart: names, and the offices and nationalities before them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.model import EntityKind

from .gazetteer import known, longest_known
from .kinds import TEAMS, kind_of_word, kind_of_words, looks_common, looks_personal, seems_personal
from .lexicon import lexicon
from .offices import is_party_or_trade, last_office, office_object, opening_of_role
from .runs import words_of

if TYPE_CHECKING:
    from .runs import Run
    from .tokens import Token

_CODE = re.compile(r"[A-Z]\ds?")
"""What numbers things in a text, and is seldom a name: "L2", "Q4"."""
_QUOTES = frozenset(('""', "“”", "''", "‘’", "«»", "„“"))


@dataclass(slots=True)
class Piece:
    """A bare name inside a run, with what was peeled off before it."""

    start: int
    end: int
    text: str
    kind: EntityKind | None
    """None where the name's own words do not tell."""
    role: str = ""
    initial: bool = False
    told: bool = False
    """Whether the words around it leave no doubt of the kind."""


def on_one_line(text: str) -> str:
    """Return a name whose words are parted by single blanks."""
    return " ".join(text.split()) if "\n" in text or "\xa0" in text else text


def _piece(text: str, run: Run, kind: EntityKind | None, role: str = "") -> Piece:
    start, end = run[0].start, run[-1].end
    return Piece(start, end, on_one_line(text[start:end]), kind, role, run[0].initial)


def cut(text: str, run: Run) -> list[Piece]:
    """Return the names of a trimmed run, in order."""
    if len(run) < 2:
        return single(text, run[0]) if run else []
    if len(run) == 2 and run[0].low in lexicon().numbered and run[1].text[0].isdigit():
        return []  # "Figure 2"
    if is_party_or_trade(run):
        return [_piece(text, run[1:], EntityKind.PERSON, run[0].text)]
    half = len(run) // 2
    if len(run) == 2 * half and half > 1 and words_of(run[:half]) == words_of(run[half:]):
        return cut(text, run[:half]) + cut(text, run[half:])  # a headline run into its sentence
    if text[run[0].start - 1 : run[0].start] + text[run[-1].end : run[-1].end + 1] in _QUOTES:
        return [_piece(text, run, kind_of_words(run))]
    at = last_office(run)
    name = at + 1 + office_object(run, at + 1) if at >= 0 else len(run)
    person = run[name:]
    if not person or person[0].joint != " " or not looks_personal(person):
        return _plain(text, run)
    before = _plain(text, run[: opening_of_role(run, at)])
    role = on_one_line(text[run[0].start : person[0].start]).rstrip()
    over = _inside(text, run[at + 1 : name])
    return [*before, *over, _piece(text, person, EntityKind.PERSON, role)]


def _inside(text: str, run: Run) -> list[Piece]:
    """Return what an office is over, where that is a name: "President of Russia"."""
    while (
        run
        and not known(words_of(run))
        and (run[-1].low in lexicon().roles or run[-1].joint == "for")
    ):
        run = run[:-1]
    if not run:
        return []
    found = known(words_of(run))
    kind = found.kind if found else kind_of_words(run)
    return [_piece(text, run, kind)] if found or len(run) > 1 else []


def _plain(text: str, run: Run) -> list[Piece]:
    """Return the names of a run that holds no titled person."""
    lists = lexicon()
    if not run:
        return []
    found = known(words_of(run))
    if found:
        return [_piece(text, run, found.kind)]
    if (
        run[-1].low in lists.offices
        and not _is_body_of(run)
        and not (len(run) == 2 and run[0].low in lists.given)
    ):
        return _plain(text, run[: opening_of_role(run, len(run) - 1)])
    for index in range(len(run) - 1):
        if run[index].low in lists.offices and run[index + 1].joint == "of":
            return _office_alone(text, run, index)
    if len(run) == 1:
        return single(text, run[0])
    if all(t.low in lists.roles for t in run) and any(t.low in lists.offices for t in run):
        return []  # "Minister of Civil Defence" without a name
    return _apposed(text, run) or _peeled(text, run)


def _is_body_of(run: Run) -> bool:
    """Whether a run is a body of those whom its last word names: "Union of Mining Engineers"."""
    if run[-1].low in TEAMS and len(run) > 1 and run[-1].joint == " ":
        return True
    at = next((i for i, token in enumerate(run) if token.joint in ("of", "for")), 0)
    return bool(at) and run[at - 1].low in lexicon().organisations and run[-1].low.endswith("s")


def _peeled(text: str, run: Run) -> list[Piece]:
    """Return the names of a run, a country or town before another name by itself."""
    kind = kind_of_words(run)
    if len(run) > 2 and _is_demonym(run[-1]):
        found = known(words_of(run[:-1]))
        if found and found.group == "thing":  # "World War II Japanese wrecks"
            return [_piece(text, run[:-1], found.kind), *single(text, run[-1])]
    count = longest_known([t.text for t in run], 0)
    if not 0 < count < len(run) or kind is EntityKind.PERSON or not _peels(run, count, kind):
        return [_piece(text, run, kind)]
    found = known(words_of(run[:count]))
    rest = run[count:]
    rest[0].initial = False
    return [_piece(text, run[:count], found.kind if found else None), *_plain(text, rest)]


def _is_demonym(token: Token) -> bool:
    found = known(token.text)
    return found is not None and found.rule == "demonym"


def _office_alone(text: str, run: Run, at: int) -> list[Piece]:
    """Return the names around an office that nobody's name follows: "CEO of North America"."""
    over = run[at + 1 :]
    found = known(words_of(over))
    kind = found.kind if found else kind_of_words(over)
    if not at and not kind and not all(t.low in lexicon().roles for t in over):
        return [_piece(text, run, kind_of_words(run))]
    before = _plain(text, run[: opening_of_role(run, at)])
    return [*before, *([_piece(text, over, kind)] if kind else [])]


def _peels(run: Run, count: int, kind: EntityKind | None) -> bool:
    """Whether a known name at the start of a run stands before another name, not inside one."""
    found = known(words_of(run[:count]))
    if found is None or run[count].joint != " ":
        return False
    rest = run[count:]
    if len(rest) > 1 and run[count - 1].text.endswith(".") and rest[0].low in lexicon().given:
        return True  # "... in the U.S. Marta Nowak said"
    if found.group == "town":
        return kind is None and known(words_of(rest)) is not None
    if found.group != "country":
        return False
    if found.rule == "demonym":
        return kind is None and not looks_common(rest[-1].low)
    if found.rule == "abbreviation" and len(rest) == 1 and rest[0].text.isupper():
        return True
    return len(rest) > 1 and (rest[0].low in lexicon().given or seems_personal(words_of(rest)))


def _apposed(text: str, run: Run) -> list[Piece]:
    """Return both names where a body's name and its acronym stand side by side."""
    lists = lexicon()
    for index in range(2, len(run)):
        short, last = run[index].text, run[index - 1].low
        if not (short.isupper() and short.isalpha() and 1 < len(short) < 7):
            continue
        if last not in lists.organisations and last not in lists.companies:
            continue
        before, rest = run[:index], run[index:]
        letters = "".join(t.low[0] for t in before).upper()
        if letters.startswith(short) or letters[1:].startswith(short):
            return [*_plain(text, before), _piece(text, rest, EntityKind.ORGANISATION)]
    return []


def single(text: str, token: Token) -> list[Piece]:
    """Return the name that is one word, unless the word alone is none."""
    word, low = token.text, token.low
    alone = _alone(word, low)
    if not alone:
        return []
    end = token.end
    if not alone.known and text.startswith(".", end) and text.startswith(", ", token.start - 2):
        state = known(f"{word}.")
        if state:
            return [Piece(token.start, end + 1, f"{word}.", state.kind, "", token.initial)]
    if not alone.known:
        if len(word) < 3 and (text.startswith(".", token.start - 1) or _goes_on(text, token.end)):
            return []  # the end of "M.Sc", the beginning of "Ph.D."
        if low in lexicon().roles and _next_word(text, token.end) in lexicon().heads:
            return []  # "the Defence minister"
    return [Piece(token.start, token.end, word, alone.kind, "", token.initial)]


def _goes_on(text: str, end: int) -> bool:
    return text.startswith(".", end) and text[end + 1 : end + 2].isalpha()


def _next_word(text: str, end: int) -> str:
    return text[end + 1 : end + 20].partition(" ")[0].strip(".,;:")


class Alone(NamedTuple):
    """What a word is as a name by itself."""

    kind: EntityKind | None
    known: bool
    """Whether the tables know it."""


@lru_cache(maxsize=16384)
def _alone(word: str, low: str) -> Alone | None:
    """Return what a word is as a name by itself; None where it is none for sure."""
    lists, found = lexicon(), known(word)
    if found and (word.isupper() or low not in lists.calendar):
        return Alone(found.kind, True)
    if _is_fragment(word, low) or low in lists.function or low in lists.calendar:
        return None
    if low in lists.organisations and low not in lists.alone:
        return None  # "the Department"
    return None if low in lists.offices else Alone(kind_of_word(word, low), False)


def _is_fragment(word: str, low: str) -> bool:
    """Whether a word is a letter, a number, a shouted everyday word or a piece of something."""
    lists = lexicon()
    if word[0].isdigit() or len(word.strip(".")) < 2 or _CODE.fullmatch(word):
        return True
    if word.isupper() and low in lists.suffixes:
        return True  # ", QC,"
    if low in lists.shortened and (word.endswith(".") or low in lists.capitals):
        return True
    if not word.strip("IVX"):
        return True
    if word.isupper() and (low in lists.capitals or low in lists.everyday):
        return True
    return word[1] == "-" and word[0] in "RDI"  # party and state of a senator: "R-Ky."
