"""The source on the left of a verb of saying: the subject of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import is_place, lexicon
from .phrases import STOPS, Phrase, trim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .tokens import Token


_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you"})
_QUOTES = frozenset('“”„«»"')
_SUBORDINATE = frozenset({"that", "because", "while", "although"})


def phrase_left(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """Return the phrase that is the subject of the verb at an index."""
    words = lexicon()
    at = verb - 1
    while at >= 0 and (tokens[at].low in words.skipped or tokens[at].low.endswith("ly")):
        at -= 1
    if at < 0:
        return None
    beside = None
    at = _over_brackets(tokens, at)
    if at >= 0 and tokens[at].text in ("who", "which", "that"):
        if tokens[at].text == "that" and not _may_state(tokens, at - 1):
            return None
        at -= 1
        if at >= 0 and tokens[at].text == ",":
            comma = _comma_before(tokens, at)
            opens = comma is not None and tokens[comma + 1].low in ("a", "an", "the")
            at = comma - 1 if opens and comma is not None else at - 1
        return _behind_by(tokens, _collect(tokens, at, None))
    if at >= 0 and tokens[at].low in ("and", "but", "then"):
        return subject(tokens, at, main=at > 0 and tokens[at - 1].text == ",")
    if at >= 0 and tokens[at].text == ",":
        comma = _comma_before(tokens, at)
        if comma is None:
            return _collect(tokens, at - 1, None) or subject(tokens, at)
        beside = (comma + 1, at)
        at = _over_brackets(tokens, comma - 1)
    return _collect(tokens, at, beside)


def _may_state(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun before "that said" is one for who or what may state something."""
    words = lexicon()
    return at >= 0 and tokens[at].low in words.vague | words.bodies | words.organisations


def _behind_by(tokens: Sequence[Token], phrase: Phrase | None) -> Phrase | None:
    """Return the end of "a view held by Holt", which is whom "who said" is about."""
    if phrase is None:
        return None
    places = [
        n
        for n in range(phrase.first, phrase.last - 1)
        if _ends_verb(tokens[n]) and _opens_noun(tokens[n + 1])
    ]
    return phrase._replace(first=places[-1] + 1) if places else phrase


def _opens_noun(token: Token) -> bool:
    return token.low in lexicon().determiners or token.text[0].isupper()


def _ends_verb(token: Token) -> bool:
    """Whether a noun that stands behind a word is its object: "broke a law that said"."""
    low = token.low
    return low == "by" or low in lexicon().acts or (low.endswith("ed") and token.text.islower())


def _over_brackets(tokens: Sequence[Token], at: int) -> int:
    """Return the index before "(D-N.Y.)" where that ends at `at`."""
    if at >= 0 and tokens[at].text == ")":
        while at >= 0 and tokens[at].text != "(":
            at -= 1
        return at - 1
    return at


def _comma_before(tokens: Sequence[Token], at: int) -> int | None:
    """Return the comma that opens the apposition which ends with the comma at `at`."""
    depth = 0
    for index in range(at - 1, max(at - 24, 0), -1):
        token = tokens[index]
        if token.text == ")":
            depth += 1
        elif token.text == "(":
            depth -= 1
        elif token.text == "," and not depth:
            if tokens[index + 1].low in ("and", "or") or _is_state(tokens, index, at):
                continue
            return index
        elif token.text in STOPS:
            return None
    return None


def _is_state(tokens: Sequence[Token], comma: int, end: int) -> bool:
    """Whether what stands between two commas goes on with another apposition's place."""
    return end - comma == 2 and comma > 1 and tokens[comma - 1].low in lexicon().prepositions


def _collect(tokens: Sequence[Token], at: int, beside: tuple[int, int] | None) -> Phrase | None:
    """Return the phrase that ends with the token at `at`, walked to its beginning."""
    words = lexicon()
    last = at + 1
    if at >= 0 and tokens[at].low in _PRONOUNS:
        return Phrase(at, last)
    while at >= 0:
        token = tokens[at]
        if token.text == ")":
            at = _over_brackets(tokens, at)
            continue
        if token.text in STOPS or token.text in words.edges or token.text in ("who", "which"):
            break
        if token.text == "," and not (_in_list(tokens, at, last) or _parts_place(tokens, at, last)):
            break
        if token.low in words.finite and token.text.islower():
            if (head := _before_relative(tokens, at)) >= 0:
                at, last = head, head + 1
                continue
            break
        if token.low in ("and", "or", "&") and not _joins_names(tokens, at):
            break
        if token.low in words.verbs and token.text.islower() and is_verb(tokens, at):
            break
        at -= 1
    return trim(tokens, at + 1, last, beside)


def _before_relative(tokens: Sequence[Token], at: int) -> int:
    """Return the noun before "who asked not to be named", which holds the verb at `at`; or -1."""
    for index in range(at - 1, max(at - 8, 0), -1):
        if tokens[index].low == "who":
            return index - 1 if tokens[index - 1].word else -1
        if not tokens[index].word:
            break
    return -1


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that may be a verb is one here, and no noun as in "reports" or "claims"."""
    before = tokens[at - 1].low if at else ""
    return before not in ("the", "a", "an", "its", "their", "his", "her", "new", "media", "news",
                          "other", "recent", "several", "of", "and")  # fmt: skip


def _in_list(tokens: Sequence[Token], comma: int, last: int) -> bool:
    """Whether a comma parts the members of "A, B and C"."""
    if comma == 0 or not tokens[comma - 1].text[0].isupper():
        return False
    behind = [token.low for token in tokens[comma + 1 : last]]
    if "and" not in behind or not tokens[comma + 1].text[0].isupper():
        return False
    return behind.index("and") <= 5


def _parts_place(tokens: Sequence[Token], comma: int, last: int) -> bool:
    """Whether a comma stands in a place: "the plant near Crosby, Texas"."""
    if comma < 2 or last - comma > 3 or tokens[comma - 2].low not in lexicon().prepositions:
        return False
    place = " ".join(token.text for token in tokens[comma + 1 : last])
    return tokens[comma - 1].text[0].isupper() and is_place(place)


def _joins_names(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" stands between two members of one source."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at - 1].text == ",":
        return False
    for index in range(at - 1, -1, -1):
        token = tokens[index]
        if token.text in STOPS or token.text == "," or token.low in lexicon().edges:
            return True
        if token.text.islower() and (token.low in lexicon().finite or token.low.endswith("ed")):
            return False
        if token.text.islower() and token.low in lexicon().verbs:
            return False
    return True


def subject(tokens: Sequence[Token], at: int, main: bool = False) -> Phrase | None:
    """Return the first phrase of the clause that holds the token at an index.

    With `main` it is the main clause of the sentence, not one behind "that".
    """
    words = lexicon()
    edges = STOPS - _QUOTES if main else STOPS | _SUBORDINATE
    first = at
    while first > 0 and tokens[first - 1].low not in edges:
        first -= 1
    if first < at and tokens[first].low in words.prepositions | words.edges:
        comma = next((n for n in range(first, at) if tokens[n].text == ","), None)
        if comma is None:
            return None
        first = comma + 1
    last = first
    while last < at and tokens[last].word and tokens[last].low not in words.finite:
        low = tokens[last].low
        if last > first and (low in words.edges or low == "who"):
            break
        if last > first and low in words.prepositions and not _opens_name(tokens, last):
            break
        if last > first and tokens[last].text.islower() and _acts(tokens, last):
            break
        last += 1
    while last > first and tokens[last - 1].low.endswith("ly") and tokens[last - 1].text.islower():
        last -= 1
    return trim(tokens, first, last, None) if last > first else None


def _opens_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands behind a preposition: "of the Coast Council"."""
    if tokens[at].low not in ("of", "for"):
        return False
    behind = tokens[at + 1 : at + 3]
    named = behind[1:] if behind and behind[0].low == "the" else behind
    return bool(named) and named[0].text[0].isupper()


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a lower-case word behind a name or noun is likely a verb."""
    words, low = lexicon(), tokens[at].low
    if low in words.acts or (low.endswith("ed") and len(low) > 3):
        return True
    capital = tokens[at - 1].text[0].isupper() and tokens[at - 1].low not in words.determiners
    third = low.endswith("s") and not low.endswith(("ss", "'s"))
    return capital and third and low not in words.media_nouns | words.vague
