"""Take a run of capitalised words apart: names, and the offices and nationalities before them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import EntityKind

from .gazetteer import known, longest_known
from .kinds import kind_of_words, looks_common, looks_personal
from .lexicon import lexicon

if TYPE_CHECKING:
    from .runs import Run
    from .tokens import Token
    from .vocabulary import Vocabulary


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


def trim(text: str, run: Run, vocabulary: Vocabulary) -> Run:
    """Return the run without words that are no part of a name at its start and end."""
    lists = lexicon()
    while run and _is_idle(run, vocabulary):
        run = run[1:]
        if run:
            run[0].initial = False
    while run and _ends_idle(run[-1]):
        if len(run) > 2 and run[-1].joint not in (" ", "-"):
            break
        run = run[:-1]
    if (
        len(run) > 1
        and text[run[-1].end : run[-1].end + 1] == ":"
        and run[-1].low in lists.everyday
    ):
        run = run[:-1]  # a cue glued to a name: "Kim Source:"
    return run


def _ends_idle(token: Token) -> bool:
    lists = lexicon()
    if token.text.isupper() and known(token.text):
        return False
    return token.low in lists.function or token.low in lists.calendar


def _is_idle(run: Run, vocabulary: Vocabulary) -> bool:
    """Whether the first word of a run is no part of a name."""
    lists, first = lexicon(), run[0]
    low = first.low
    if known(first.text) and first.text.isupper():
        return False
    if low in lists.function or low in lists.calendar or first.text[0].isdigit():
        return not (
            low in ("may", "march", "august", "april", "june") and _is_name(run, vocabulary)
        )
    if first.text.isupper() and low in lists.capitals and (len(run) == 1 or low in lists.everyday):
        return not known(_words(run))
    if not first.initial:
        return False
    if not vocabulary.is_common(low):
        if len(run) == 1:
            return looks_common(low) and first.text not in vocabulary.inside and not known(low)
        return len(run) > 2 and _is_stray(run, vocabulary)
    if longest_known([t.text for t in run], 0) > (low in lists.everyday):
        return False
    if len(run) == 1:
        return low in lists.everyday or first.text not in vocabulary.inside
    if _words(run[1:]) in vocabulary.alone and _words(run) not in vocabulary.alone:
        return True
    return not _is_name(run, vocabulary) and not (low in lists.openers or low in lists.roles)


def _is_stray(run: Run, vocabulary: Vocabulary) -> bool:
    """Whether an unknown first word stands before a name that the article has without it."""
    rest, whole = _words(run[1:]), _words(run)
    return rest in vocabulary.alone and whole not in vocabulary.alone and not known(run[0].text)


def _is_name(run: Run, vocabulary: Vocabulary) -> bool:
    """Whether the article opens a name with the same two words where no sentence begins."""
    return len(run) > 1 and f"{run[0].text} {run[1].text}" in vocabulary.inside


def _words(run: Run) -> str:
    if len(run) == 1:
        return run[0].text
    return " ".join(t.text for t in run)


def cut(text: str, run: Run) -> list[Piece]:
    """Return the names of a trimmed run, in order."""
    if len(run) < 2:
        return _single(text, run) if run else []
    if run[0].low in lexicon().parties and run[1].low in lexicon().given:
        return [_piece(text, run[1:], EntityKind.PERSON, run[0].text)]
    at = _last_office(run)
    if at < 0:
        return cut_plain(text, run)
    name = at + 1 + _office_object(run, at + 1)
    person = run[name:]
    if not person or not looks_personal(person):
        return cut_plain(text, run)
    opening = _opening_of_role(run, at)
    before = cut_plain(text, run[:opening]) if opening else []
    place = _inside(text, run[at + 1 : name])
    role = " ".join(text[run[0].start : person[0].start].split())
    return [*before, *place, _piece(text, person, EntityKind.PERSON, role)]


def _inside(text: str, run: Run) -> list[Piece]:
    """Return what an office is over, where that is a name: "President of Russia"."""
    while run and (run[-1].low in lexicon().roles or run[-1].joint == "for"):
        if known(_words(run)):
            break
        run = run[:-1]
    if not run:
        return []
    found = known(_words(run))
    kind = found.kind if found else kind_of_words(run)
    return [_piece(text, run, kind)] if found or len(run) > 1 else []


def _last_office(run: Run) -> int:
    """Return the index of the last word that is an office and has a word behind it, or -1."""
    offices, suffixes = lexicon().offices, lexicon().suffixes
    for index in range(len(run) - 2, -1, -1):
        if run[index].low in offices and run[index + 1].low not in suffixes:
            if index and run[index].low not in lexicon().styles and _names_person(run[:index]):
                continue
            return index
    return -1


def _names_person(run: Run) -> bool:
    """Whether the words before an office are a given name: "Stephen King" is no king."""
    return len(run) == 1 and run[0].low in lexicon().given


def _office_object(run: Run, at: int) -> int:
    """Return how many words from `at` on say what an office is over: "of State", "of Russia"."""
    lists = lexicon()
    if at >= len(run) or run[at].joint not in ("of", "for"):
        return 0
    end = at
    texts = [t.text for t in run]
    while end < len(run):
        count = longest_known(texts, end)
        if count and end + count < len(run):
            end += count
        elif run[end].low in lists.roles or run[end].low in lists.organisations:
            end += 1
        elif end > at and run[end].joint == "for":
            end += 1
        else:
            break
    return end - at


def _opening_of_role(run: Run, at: int) -> int:
    """Return the index where the words of an office begin, going back from its head."""
    lists = lexicon()
    begin = at
    while begin and run[begin].joint == " " and run[begin - 1].low in lists.roles:
        if (
            begin > 1
            and run[begin - 1].low in lists.places
            and run[begin - 2].low not in lists.roles
        ):
            break  # "Primorsky District" before "Chief"
        begin -= 1
    return begin


def cut_plain(text: str, run: Run) -> list[Piece]:
    """Return the names of a run that holds no titled person."""
    lists = lexicon()
    if not run:
        return []
    words = _words(run)
    found = known(words)
    if found:
        return [_piece(text, run, found.kind)]
    if run[-1].low in lists.offices and not (len(run) == 2 and run[0].low in lists.given):
        return _without_office(text, run)
    for index in range(len(run) - 1):
        if run[index].low in lists.offices and run[index + 1].joint == "of":
            return _office_alone(text, run, index)
    if all(t.low in lists.roles for t in run) and any(t.low in lists.offices for t in run):
        return []  # "Minister of Civil Defence" without a name
    if len(run) == 1:
        return _single(text, run)
    apposed = _apposed(text, run)
    if apposed:
        return apposed
    kind = kind_of_words(run)
    count = longest_known([t.text for t in run], 0)
    if count == len(run):
        count = 0
    if count and kind is not EntityKind.PERSON and _peels(run, count, kind):
        head = run[:count]
        place = known(_words(head))
        first = [_piece(text, head, place.kind if place else None)]
        rest = run[count:]
        rest[0].initial = False
        return first + cut_plain(text, rest)
    return [_piece(text, run, kind)]


def _office_alone(text: str, run: Run, at: int) -> list[Piece]:
    """Return the names around an office that nobody's name follows: "CEO of North America"."""
    over = run[at + 1 :]
    found = known(_words(over))
    if not at and not found and not all(t.low in lexicon().roles for t in over):
        return [_piece(text, run, kind_of_words(run))]
    opening = _opening_of_role(run, at)
    before = cut_plain(text, run[:opening]) if opening else []
    return [*before, *([_piece(text, over, found.kind)] if found else [])]


def _peels(run: Run, count: int, kind: EntityKind | None) -> bool:
    """Whether a known name at the start of a run stands before another name, not inside one."""
    found = known(_words(run[:count]))
    if found is None or found.group != "country":
        return False
    if run[count].joint != " ":
        return False
    rest = run[count:]
    if found.rule == "demonym":
        return kind is None and not any(looks_common(t.low) for t in rest[-1:])
    if found.rule == "abbreviation" and len(rest) == 1 and rest[0].text.isupper():
        return True
    return rest[0].low in lexicon().given and len(rest) > 1


def _apposed(text: str, run: Run) -> list[Piece]:
    """Return both names where a body's name and its acronym stand side by side."""
    lists = lexicon()
    for index in range(2, len(run)):
        short = run[index].text
        if not (short.isupper() and short.isalpha() and 1 < len(short) < 7):
            continue
        before = run[:index]
        if before[-1].low not in lists.organisations and before[-1].low not in lists.companies:
            continue
        letters = "".join(t.low[0] for t in before if t.joint != "-").upper()
        if letters.startswith(short) or letters[1:].startswith(short):
            rest = run[index:]
            return [*cut_plain(text, before), _piece(text, rest, EntityKind.ORGANISATION)]
    return []


def _without_office(text: str, run: Run) -> list[Piece]:
    """Return the names before an office that nobody's name follows: "Boeing Chief Executive"."""
    lists = lexicon()
    end = len(run) - 1
    while end and run[end].joint in (" ", "and") and run[end - 1].low in lists.roles:
        end -= 1
    return cut_plain(text, run[:end]) if end else []


def _single(text: str, run: Run) -> list[Piece]:
    """Return the name that is one word, unless the word alone is none."""
    lists, token = lexicon(), run[0]
    found = known(token.text)
    if found and (token.text.isupper() or token.low not in lists.calendar):
        return [_piece(text, run, found.kind)]
    if len(token.text.strip(".")) < 2 or token.text[0].isdigit():
        return []
    if token.low in lists.capitals and token.text.isupper():
        return []
    if token.low in lists.function or token.low in lists.calendar or token.low in lists.styles:
        return []
    after = text[token.end + 1 : token.end + 20].partition(" ")[0].strip(".,;:")
    if token.low in lists.roles and (after in lists.heads or token.low in lists.offices):
        return []  # "the Defence minister"
    return [_piece(text, run, kind_of_words(run))]


def _piece(text: str, run: Run, kind: EntityKind | None, role: str = "") -> Piece:
    start, end = run[0].start, run[-1].end
    return Piece(start, end, on_one_line(text[start:end]), kind, role, run[0].initial)


def on_one_line(text: str) -> str:
    """Return a name whose words are parted by single blanks."""
    return " ".join(text.split()) if "\n" in text or "\xa0" in text else text
