"""Read what was typed as a query: a tolerant scanner that takes any text as it comes.

    kim visit        both words, any order; the last may be unfinished
    "press release"  these words side by side, across hyphens and line ends
    'word            this word exactly
    -word  !word     not this word
    a | b            either
    who:kim          a field; also where: source: title: number: after: before: date: in:

Nothing is an error: a quote that is not closed runs to the end, a sign that stands alone is
passed over, a field without a value and an unknown one are ordinary words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.text.fold import QUOTES
from briefing.text.words import STOP_WORDS

from .tokens import chains, join_terms, read_tokens

WORDED = ("who", "where", "number")
"""Fields whose value is looked for in the text itself."""
MOST_WORDS = 32
"""Words of a query beyond this number are passed over."""

FIELDS = {
    "who": "a person or an organisation",
    "where": "a place",
    "source": "outlet or author of the article",
    "title": "a word of the title",
    "number": "a number as it is written",
    "after": "published that day or later",
    "before": "published before that day",
    "date": "published on that day, in that month or year",
    "in": "title, names or article",
}
"""What a query can ask for by name, with what it means."""

_MARK = re.escape(QUOTES)
_SCAN = re.compile(
    rf"""(?P<but>[-!])?(?:(?P<field>{"|".join(FIELDS)}):(?=['‘’]?[^\s|{_MARK}]|[{_MARK}][^\s{_MARK}]))?(?:
        [{_MARK}](?P<phrase>[^{_MARK}]*)(?P<closed>[{_MARK}]?)
      | (?P<exact>['‘’])?(?P<word>[^\s|{_MARK}]+)
      )
      | (?P<bar>\|)""",
    re.VERBOSE | re.IGNORECASE,
)


_ASKING = frozenset({
    "who", "whom", "whose", "what", "when", "where", "why", "which", "how", "did", "does", "do",
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should",
})  # fmt: skip
"""Words that a question begins with."""
_QUESTION_MARKS = ("?", "？", "؟")


class Word(NamedTuple):
    """One thing to look for: a word, or words side by side."""

    typed: str
    """As typed, without the signs around it."""
    terms: tuple[str, ...]
    """Folded tokens, at least one."""
    key: str
    """The tokens as one term; "" where they make none."""
    exact: bool = False
    """No misspelling is to be forgiven."""
    unfinished: bool = False
    """The last token may be the beginning of a word."""
    apart: str = ""
    """How it came to be another word than the typed one, in words; whatever answers is said."""
    field: str = ""
    """"who", "where" or "number" where it is to be looked for as that alone."""
    asked: bool = False
    """Whether it is a word of a question."""

    @property
    def little(self) -> bool:
        """Whether it says so little that a text may answer without it."""
        return self.key in STOP_WORDS and not (
            self.exact or self.field or self.apart or self.typed.isupper()
        )


def is_little(words: tuple[Word, ...]) -> bool:
    """Whether a text may answer without what any of the words would answer."""
    return all(word.little for word in words)


class Field(NamedTuple):
    """Something that is asked for by the name of a field."""

    name: str
    value: str
    """As typed, without quotation marks."""
    words: tuple[Word, ...]
    but: bool
    """Whether it must not be so."""


class Query(NamedTuple):
    """What a query asks for."""

    wanted: tuple[tuple[Word, ...], ...] = ()
    """Each group must be answered by one of its words."""
    unwanted: tuple[Word, ...] = ()
    fields: tuple[Field, ...] = ()
    """Those that say which articles are meant, and where in them to look."""


def parse_query(text: str) -> Query:
    """Return the query that a text asks for; never raises."""
    wanted: list[tuple[Word, ...]] = []
    unwanted: list[Word] = []
    fields: list[Field] = []
    either = False
    for match in _SCAN.finditer(text):
        if match["bar"]:
            either = bool(wanted)
            continue
        words = _words(match, unfinished=match.end() == len(text))
        name = (match["field"] or "").lower()
        if name in WORDED:
            words = [word._replace(field=name) for word in _as_one(words)]
        elif name:
            value = match["phrase"] if match["phrase"] is not None else match["word"]
            fields.append(Field(name, " ".join(value.split()), tuple(words), bool(match["but"])))
            continue
        if match["but"]:
            unwanted += [word._replace(exact=True, unfinished=False) for word in words]
        elif words and either:
            wanted[-1] += (words[0],)
            wanted += [(word,) for word in words[1:]]
        else:
            wanted += [(word,) for word in words]
        if words:
            either = False
    if _asks(text, wanted):
        wanted = [tuple(word._replace(asked=True) for word in words) for words in wanted]
    return Query(
        tuple(wanted[:MOST_WORDS]), tuple(unwanted[:MOST_WORDS]), tuple(fields[:MOST_WORDS])
    )


def _asks(text: str, wanted: list[tuple[Word, ...]]) -> bool:
    """Whether a query is put as a question."""
    if len(wanted) < 2:
        return False
    return text.rstrip().endswith(_QUESTION_MARKS) or wanted[0][0].key in _ASKING


def _as_one(words: list[Word]) -> list[Word]:
    """Return several words of one value as one, side by side."""
    if len(words) < 2:
        return words
    terms = tuple(term for word in words for term in word.terms)
    typed = " ".join(word.typed for word in words)
    return [Word(typed, terms, "", exact=words[0].exact, unfinished=words[-1].unfinished)]


def _words(match: re.Match[str], *, unfinished: bool) -> list[Word]:
    """Return the words of one scanned piece: one of a phrase, one a run of touching tokens."""
    phrase = match["phrase"]
    text = match["word"] if phrase is None else phrase
    tokens = read_tokens(text)
    if not tokens:
        return []
    terms = tuple(token.term for token in tokens)
    if phrase is not None:
        typed = " ".join(text.split())
        key = terms[0] if len(terms) == 1 else ""
        return [Word(typed, terms, key, exact=True, unfinished=unfinished and not match["closed"])]
    found = []
    for first, last in chains(text, tokens):
        part = terms[first : last + 1]
        typed = text[tokens[first].start : tokens[last].end]
        found.append(Word(typed, part, join_terms(part), exact=bool(match["exact"])))
    if unfinished and not match["exact"] and tokens[-1].end == len(text):
        found[-1] = found[-1]._replace(unfinished=True)
    return found


def part_words(word: Word) -> list[Word]:
    """Return the touching tokens of a word as words of their own; itself if it has but one."""
    if word.exact or not word.key:
        return [word]
    tokens = read_tokens(word.typed)
    parts = [Word(word.typed[t.start : t.end], (t.term,), t.term) for t in tokens]
    return [*parts[:-1], parts[-1]._replace(unfinished=word.unfinished)]


def join_words(first: Word, second: Word) -> Word | None:
    """Return two neighbouring words as one, None where they make none."""
    if first.exact or second.exact:
        return None
    terms = first.terms + second.terms
    key = join_terms(terms)
    if not key:
        return None
    typed = f"{first.typed} {second.typed}"
    return Word(typed, (key,), key, unfinished=second.unfinished, apart="as one word")
