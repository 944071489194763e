"""From a phrase to a source: its name, and what it is."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.model import EntityKind, Source, SourceKind

from .lexicon import lexicon, looks_medium, outlet
from .speakers import KINDS
from .tokens import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lexicon import Outlet
    from .phrases import Phrase
    from .speakers import Speakers

# "another poster" is not the one before, and keeps its word
_ARTICLES = ("the", "a", "an", "some", "one", "this", "that", "its", "their")
_AGENCIES = ("news agency", "press agency", "news service")
_LONGEST = 90
"""Characters of a source without a name."""
_MOST_WORDS = 10


class Sources:
    """Makes sources of the phrases of one article, in order, and remembers who spoke."""

    def __init__(self, text: str, speakers: Speakers) -> None:
        """`speakers` are those of the same article."""
        self._text = text
        self._speakers = speakers

    def make(self, tokens: Sequence[Token], phrase: Phrase) -> list[Source]:
        """Return the sources that a phrase names: one, or the members of a list."""
        parts = self._split(tokens, phrase)
        found = [one for part in parts if (one := self._source(tokens, part)) is not None]
        if phrase.beside and len(found) == 1 and found[0].named < 0:
            beside = self._named(tokens, *phrase.beside)
            if beside is not None and self._is_bare(tokens, phrase.beside, beside):
                found = [beside]
        for one in found:
            self._speakers.remember(one)
        return found

    def _split(self, tokens: Sequence[Token], phrase: Phrase) -> list[tuple[int, int]]:
        """Return the members of "A, B and C" where they are names, else the whole."""
        first, last = phrase.first, phrase.last
        cuts = [n for n in range(first, last) if tokens[n].low == "and" or tokens[n].text == ","]
        if not cuts:
            return [(first, last)]
        edges = [first - 1, *cuts, last]
        parts = [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]
        named = [self._named(tokens, *part) for part in parts]
        if len(parts) > 1 and all(one is not None for one in named):
            return parts
        return [(first, last)]

    def _source(self, tokens: Sequence[Token], part: tuple[int, int]) -> Source | None:
        first, last = part
        if last - first == 1 and tokens[first].low in lexicon().pronouns:
            return self._speakers.resolve(tokens[first], tokens[0].start)
        if last - first == 2 and tokens[first].low == "the" and tokens[first + 1].text.islower():
            found = self._known_before(tokens, first)
            if found is not None:
                return found
        return self._named(tokens, first, last) or self._unnamed(tokens, first, last)

    def _known_before(self, tokens: Sequence[Token], first: int) -> Source | None:
        """Return whom "the company" or "the actor" stands for: who it is, stands before it.

        Of a body it is the one named last, as for "it"; else it stays open. None where the noun
        is one that is known by itself, such as "the police".
        """
        noun, start, end = tokens[first + 1], tokens[first].start, tokens[first + 1].end
        if noun.low in lexicon().firms:
            one = self._speakers.resolve(Token(start, end, "the company", "it"), tokens[0].start)
            if one.known:
                return one
            return replace(one, name=self._cut(noun.start, end), kind=SourceKind.ORGANISATION)
        if noun.low in lexicon().persons:
            return Source(start, end, self._cut(noun.start, end), known=False)
        return None

    def _named(self, tokens: Sequence[Token], first: int, last: int) -> Source | None:
        """Return the source where a name is its head: "salvage chief Maren Holt"."""
        stop = self._head_end(tokens, first, last)
        start, end = tokens[first].start, tokens[stop - 1].end
        if stop < last and (person := self._last_person(start, tokens[last - 1].end)):
            return person
        inside = [m for m in self._speakers.between(start, end) if m.end <= end]
        for mention in reversed(inside):
            name = self._cut(mention.start, mention.end)
            known = self._outlet(mention.start, name)
            if known is not None and self._is_head(mention.end, end):
                owner = known.owner
                name = known.name if known.name.startswith("The ") else name
                return Source(start, mention.end, name, known.kind, True, mention.start, owner)
            if not self._is_head(mention.end, end):
                continue
            kind = KINDS.get(mention.kind, SourceKind.OTHER)
            if kind is not SourceKind.PERSON and self._is_anybody(tokens[first]):
                continue  # "a prominent Democrat" is no party
            behind = self._text[mention.end : end].split()
            if behind and mention.kind is EntityKind.PLACE:
                continue  # "South Korean media" are no country
            if self._text[mention.start : end].lower().endswith(_AGENCIES):
                kind = SourceKind.AGENCY
            elif self._looks_medium(mention.start, name, behind):
                kind = SourceKind.MEDIUM
            return Source(start, end, name, kind, True, mention.start)
        if last - first == 1 and (known := outlet(tokens[first].text)) is not None:
            return Source(start, end, tokens[first].text, known.kind, True, -1, known.owner)
        return None

    def _outlet(self, start: int, name: str) -> Outlet | None:
        """Return the agency or medium that the tables know, some with "The" alone."""
        before = self._text[max(start - 4, 0) : start]
        return outlet(name) or (outlet(f"The {name}") if before == "The " else None)

    def _looks_medium(self, start: int, name: str, behind: Sequence[str]) -> bool:
        """Whether a name, or the word behind it, is such as papers and stations have."""
        before = self._text[max(start - 4, 0) : start]
        return looks_medium(name, before) or any(
            word.lower() in lexicon().media_nouns for word in behind
        )

    def _is_bare(self, tokens: Sequence[Token], place: tuple[int, int], one: Source) -> bool:
        """Whether an apposition names somebody: a person, or a body and nothing besides."""
        if one.kind is SourceKind.PERSON:
            return True
        return one.named >= 0 and tokens[place[0]].start == one.named

    def _last_person(self, first: int, last: int) -> Source | None:
        """Return the person with whom a phrase ends: "head of the Coast Council Ada Marsh"."""
        for mention in self._speakers.between(first, last):
            if mention.kind is EntityKind.PERSON and mention.end == last and mention.start > first:
                before = self._text[first : mention.start].split()[-1].lower()
                if before not in lexicon().prepositions and before not in ("the", ","):
                    name = self._cut(mention.start, mention.end)
                    return Source(first, last, name, SourceKind.PERSON, True, mention.start)
        return None

    def _head_end(self, tokens: Sequence[Token], first: int, last: int) -> int:
        """Return where the head of a phrase ends: before "of" or "for", unless inside a name."""
        for index in range(first + 1, last):
            if tokens[index].low in lexicon().prepositions:
                at = tokens[index].start
                if not any(m.start < at < m.end for m in self._speakers.between(at - 80, at + 1)):
                    return index
        return last

    def _is_head(self, end: int, stop: int) -> bool:
        """Whether a name that ends at `end` is the head of a phrase that ends at `stop`."""
        behind = self._text[end:stop].strip(" ,\n")
        if behind.startswith(("'s", "’s", "'", "’")):
            return False
        words = behind.split()
        return all(
            word.lower().strip(",()") in lexicon().media_nouns | {"news", "state"}
            or word[:1] in "(["
            for word in words
        )

    def _unnamed(self, tokens: Sequence[Token], first: int, last: int) -> Source | None:
        if last - first > _MOST_WORDS:
            last = self._shorter(tokens, first, last)
        start, end = tokens[first].start, tokens[last - 1].end
        if end - start > _LONGEST or last - first > _MOST_WORDS:
            return None
        skip = first
        while skip < last - 1 and tokens[skip].low in _ARTICLES and tokens[skip + 1].low != "of":
            skip += 1
        name = self._cut(tokens[skip].start, end)
        if not any(char.isalpha() for char in name):
            return None
        words = {token.low for token in tokens[first:last]}
        kind = SourceKind.MEDIUM if words & lexicon().media_nouns - {"agency"} else SourceKind.OTHER
        head = tokens[self._head_end(tokens, first, last) - 1].low
        if kind is SourceKind.OTHER and head in lexicon().organisations:
            kind = SourceKind.ORGANISATION
        capital = any(token.text[0].isupper() for token in tokens[max(skip, 1) : last])
        certain = head in lexicon().bodies or words & lexicon().papers
        anybody = words & lexicon().vague or self._is_anybody(tokens[first])
        known = bool(capital and certain) or not anybody
        return Source(start, end, name, kind, known)

    def _is_anybody(self, token: Token) -> bool:
        """Whether a word opens a phrase for somebody whom one does not know: "two pilots"."""
        return token.low in lexicon().indefinite or token.low.isdigit()

    def _shorter(self, tokens: Sequence[Token], first: int, last: int) -> int:
        """Return where a long phrase may be cut: "a new study | documenting ..."."""
        for index in range(first + 2, last):
            low = tokens[index].low
            if low in lexicon().prepositions or low.endswith("ing"):
                return index
        return last

    def _cut(self, start: int, end: int) -> str:
        return " ".join(self._text[start:end].split())
