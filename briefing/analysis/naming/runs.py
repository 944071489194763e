"""Runs of capitalised words that may be one name, with small words inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .gazetteer import known
from .lexicon import lexicon
from .tokens import Token, joint, make_token, stands_first, word_pattern

if TYPE_CHECKING:
    from .vocabulary import Vocabulary

Run = list[Token]


def find_runs(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Run]:
    """Return the runs of one sentence, in order."""
    runs: list[Run] = []
    run: Run = []
    for match in word_pattern().finditer(text, start, end):
        here = match.start()
        how = joint(text[run[-1].end : here]) if run else ""
        token = make_token(text, here, match.end(), how or " ")
        if token.text[0].isdigit() and not (how == " " and _takes_number(text, run, token)):
            continue
        token.initial = stands_first(text, start, here)
        parts = _split_compound(text, token, vocabulary, run)
        if run and not (how and may_join(run, parts[0] if parts else token)):
            runs.append(run)
            run = []
        for part in parts:
            if run and part.joint == "-":
                runs.append(run)
                run = []
            run.append(part)
        if run and run[-1].end < match.end():  # cut off: "Moscow-based" ends a name
            runs.append(run)
            run = []
    if run:
        runs.append(run)
    return _join_pairs(text, runs, vocabulary)


def _takes_number(text: str, run: Run, token: Token) -> bool:
    """Whether a number behind a run belongs to it, as in "Boeing 787"."""
    last = run[-1]
    if last.text[0].isdigit() or last.low in lexicon().calendar or last.text.endswith("."):
        return False
    if known(last.text) and known(last.text).group != "body":  # type: ignore[union-attr]
        return False
    if token.text.isdigit() and len(token.text) == 4 and token.text[:2] in ("18", "19", "20"):
        return False
    after = text[token.end : token.end + 12].split(" ")
    return not (len(after) > 1 and after[0] == "" and after[1][:7] in _UNITS)


_UNITS = frozenset(
    "percent per million billion people years days hours minutes months weeks points times jobs"
    " km miles metres meters dollars pounds euros cents am pm others workers".split()
)

_OWNERS = frozenset(
    ("people", "peoples", "children", "women", "men", "veterans", "workers", "farmers", "writers")
    + ("teachers", "world", "nurses", "lloyd", "mcdonald", "peasants", "drivers", "players")
)
"""Words whose possessive is part of a name: "Korean People's Army"."""
_HEADS_ON = frozenset(
    "committee commission convention conference council panel subcommittee forum treaty".split()
)
_TAILS = frozenset(
    "led backed based made born controlled owned run style era wide bound like type level class only"
    " member funded held built friendly free proof area border elect turned centric speaking region"
    " language time branded supplied trained occupied ruled sponsored backed linked aligned".split()
)
"""What follows a name in a compound that is no name."""
_PREFIXES = frozenset(
    "sino russo anglo franco indo afro inter trans pan pro anti non pre post ex euro austro greco"
    " ultra mid cross co un re self counter semi sub vice".split()
)
"""What stands before a name in a compound and is no name by itself."""


def _split_compound(text: str, token: Token, vocabulary: Vocabulary, run: Run) -> list[Token]:
    """Return the tokens that a word with hyphens stands for; itself where it is one name."""
    word = token.text.replace("‑", "-")
    if "-" not in word or known(word):
        return [token]
    if run and token.joint != "-" and known(f"{run[-1].text} {word}"):
        return [token]
    pieces = word.split("-")
    if pieces[-1].islower():
        tail = pieces[-1]
        cut = tail in _TAILS or (len(tail) > 4 and tail.endswith(("ed", "ing")))
        if not cut:
            return [token]
        pieces = pieces[:-1]
    elif not _are_names(pieces, vocabulary):
        return [token]
    found = []
    at = token.start
    whole = "-".join(pieces)
    if len(pieces) > 1 and (known(whole) or not _are_names(pieces, vocabulary)):
        return [make_token(text, at, at + len(whole), token.joint, token.initial)]
    for index, piece in enumerate(pieces):
        if not (index == 0 and len(pieces) > 1 and piece.lower() in _PREFIXES):
            how = "-" if index else token.joint
            found.append(make_token(text, at, at + len(piece), how, token.initial and not index))
        at += len(piece) + 1
    return found


def _are_names(pieces: list[str], vocabulary: Vocabulary) -> bool:
    """Whether the parts of a compound are names of their own: "DPRK-Russia", "Putin-Kim"."""
    if not all(piece[:1].isupper() for piece in pieces):
        return False
    if all(known(piece) or piece in vocabulary.capital for piece in pieces):
        return True
    if pieces[0].lower() in _PREFIXES or pieces[0] in ("READ",):
        return known(pieces[-1]) is not None
    return any(_is_country(piece) for piece in pieces)


def _is_country(piece: str) -> bool:
    found = known(piece)
    return found is not None and found.group == "country"


def may_join(run: Run, token: Token) -> bool:
    """Whether a token goes on a run that stands before it, by the small word between them."""
    how, last = token.joint, run[-1]
    if how == "-":
        return False
    if how == "'s":
        return last.low in _OWNERS and token.low not in lexicon().offices
    if how == ",":
        return token.low in ("inc", "ltd", "llc", "jr", "sr") or (
            token.text in ("D.C.", "DC") and last.text == "Washington"
        )
    if how in (" ", "particle", "&"):
        return not (last.text.endswith((".com", ".org", ".net")))
    if how == "of":
        return last.low in lexicon().heads_of and (
            token.low not in lexicon().given or known(token.text) is not None
        )
    if how == "for":
        return last.low in lexicon().heads_for
    if how == "on":
        return last.low in _HEADS_ON and not known(token.text)
    return _goes_on(run, token)


def _goes_on(run: Run, token: Token) -> bool:
    """Whether "and" goes on a name such as "Ministry of Health and Welfare"."""
    opened = any(t.joint in ("of", "for") for t in run[1:])
    if not opened or token.text.isupper() or known(token.text):
        return False
    portfolios, offices = lexicon().portfolios, lexicon().offices
    return token.low in portfolios and token.low not in offices and run[-1].low in portfolios


def _join_pairs(text: str, runs: list[Run], vocabulary: Vocabulary) -> list[Run]:
    """Join two runs with "and" between them that are one name: "Food and Drug Administration"."""
    joined: list[Run] = []
    for run in runs:
        if joined and text[joined[-1][-1].end : run[0].start] in (
            " and ",
            "\nand ",
            " and\n",
            " & ",
        ):
            left = joined[-1]
            if _is_pair(left, run, vocabulary) or _is_known_pair(left, run):
                run[0].joint = "and"
                joined[-1] = left + run
                continue
        joined.append(run)
    return joined


def _is_pair(left: Run, right: Run, vocabulary: Vocabulary) -> bool:
    """Whether everyday words stand on both sides of "and", and a body's word behind them."""
    lists = lexicon()
    bodies = (lists.organisations, lists.companies)
    last = next((i for i, t in enumerate(right) if any(t.low in body for body in bodies)), 0)
    if not last or left[-1].text.isupper():
        return False
    return all(
        t.low in lists.everyday or t.low in lists.portfolios or t.low in vocabulary.lower
        for t in (left[-1], *right[:last])
    ) and not any(known(t.text) for t in (left[-1], right[0]))


def _is_known_pair(left: Run, right: Run) -> bool:
    """Whether the tables know the pair: "Trinidad and Tobago"."""
    words = f"{' '.join(t.text for t in left)} and {' '.join(t.text for t in right)}"
    return known(words) is not None
