"""The card of an entity: its spellings and why they were joined, and every mention."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Union, overload

from briefing.model import Span
from briefing.model.briefing import finder
from briefing.model.held_entities import HeldMentions
from briefing.model.held_names import named_beside
from briefing.text.wrap import wrap_lines
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.rows import Piece, Row

from .keyed import Layer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.model import Alias, Briefing, Entity, Mention, Sentence

_LABEL = 9
_COMPANY = 6
"""Entities named in the same sentences that are listed."""
_SOME = 3
"""Articles that are named for a role."""
_READ, _FEW = 300, 20
"""Mentions whose sentences are looked at for that, in a stack and in a library; more would keep
a key waiting."""
_LISTED = 1_000
"""Mentions of an entity of a library that are listed."""


@dataclass(frozen=True, slots=True)
class Apart:
    """What the user says is another than the entity on the card."""

    entity: str
    """Id of the entity."""
    spelling: str
    mention: Mention | None = None
    """None for every mention in that spelling."""


@dataclass(frozen=True, slots=True)
class Days:
    """The user wants the timeline of the entity on the card."""

    entity: str
    """Id of the entity."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The user wants what the entity on the card is quoted for."""

    entity: str
    """Id of the entity."""


_Line = Union[Row, str, "tuple[int, Mention]"]
"""A row, the id of the article that one is made of, or the item and the mention."""


class _Rows(Sequence[Row]):
    """Rows of which some are made when they are asked for."""

    def __init__(
        self, lines: Sequence[_Line], draw: Callable[[str | tuple[int, Mention]], Row]
    ) -> None:
        self._lines, self._draw = lines, draw

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        line = self._lines[index]
        return line if isinstance(line, Row) else self._draw(line)


class CardRows(LineList):
    """Facts first, then the mentions in their sentences; spellings and mentions can be chosen."""

    def __init__(self, briefing: Briefing, entity: Entity) -> None:
        """Show one entity of a briefing."""
        super().__init__(id="card-rows")
        self._briefing = briefing
        self._entity = entity
        self._article = finder(briefing)
        self._lines: list[_Line] = []
        self._is_held = isinstance(entity.mentions, HeldMentions)
        self._mentions: Sequence[Mention] = entity.mentions
        if self._is_held and entity.size > _LISTED:
            self._mentions = entity.mentions[:_LISTED]
        self._spellings = [alias for alias in entity.aliases if self._is_spelt(alias)]

    @cached_property
    def _spelt(self) -> dict[str, Mention]:
        """The first mention in each spelling."""
        found: dict[str, Mention] = {}
        for mention in self._mentions:
            found.setdefault(self._text(mention), mention)
        return found

    def _is_spelt(self, alias: Alias) -> bool:
        """Whether there are mentions in a spelling; of a library, they are not all looked at."""
        return alias.count > 0 if self._is_held else alias.text in self._spelt

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return the name, and what it is."""
        entity = self._entity
        articles = entity.spread
        where = f"{articles:,} article{'s' if articles != 1 else ''} · {entity.size:,} ×"
        return (("  " + entity.name, ""),), ((f"{entity.kind.value} · {where} ", "quiet"),)

    def build(self, width: int) -> Sequence[Row]:
        """Return the facts, wrapped, and the mentions, each made when it is drawn."""
        lines: list[_Line] = []
        spelt = [(self._spellings.index(alias) if alias in self._spellings else -1, _tell(alias))
                 for alias in self._entity.aliases]  # fmt: skip
        lines += self._fact_rows("spelt", sorted(spelt, key=lambda one: one[0] < 0), width)
        for label, facts in (("is", self._roles()), ("with", self._company())):
            lines += self._fact_rows(label, [(-1, fact) for fact in facts], width)
        lines.append(Row(-1))
        article = ""
        for item, mention in enumerate(self._mentions, len(self._spellings)):
            if mention.article != article:
                article = mention.article
                lines.append(article)
            lines.append((item, mention))
        if len(self._mentions) < self._entity.size:
            told = f"… {self._entity.size - len(self._mentions):,} more: ] and [ walk them all"
            lines.append(Row(-1, ((told, "quiet"),)))
        self._lines = lines
        return _Rows(lines, lambda line: self._row(line, width - 4))

    def _row(self, line: str | tuple[int, Mention], width: int) -> Row:
        """Return the row of a mention, or of an article by its id."""
        if not isinstance(line, str):
            return self._mention_row(*line, width)
        title: Piece = (self._article(line).title, "heading")
        return Row(-1, (title,), ((f"{self._counts[line]} × ", "quiet"),))

    @cached_property
    def _counts(self) -> dict[str, int]:
        """How many of the listed mentions each article has."""
        return Counter(mention.article for mention in self._mentions)

    def find_items(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return the line of each item, and its number; no mention need be drawn for it."""
        found: dict[int, int] = {}
        for at, line in enumerate(self._lines):
            item = line.item if isinstance(line, Row) else line[0]
            if not isinstance(item, str) and item >= 0:
                found.setdefault(item, at)
        return list(found.values()), list(found)

    @staticmethod
    def _fact_rows(label: str, facts: list[tuple[int, str]], width: int) -> list[Row]:
        """Return rows for facts, each with the item that it is."""
        rows = []
        for n, (item, fact) in enumerate(facts):
            for m, line in enumerate(wrap_lines(fact, max(10, width - _LABEL - 3))):
                name = label if not n and not m else ""
                pieces = ((name.ljust(_LABEL), "quiet"), (("  " if m else "") + line, ""))
                rows.append(Row(item, pieces))
        return rows

    def _text(self, mention: Mention) -> str:
        text = self._article(mention.article).text
        return " ".join(text[mention.start : mention.end].split())

    def _roles(self) -> list[str]:
        """Return what the articles call the entity beside its name, each with some of them."""
        roles: dict[str, list[str]] = {}
        for mention in self._mentions if not self._is_held else self._mentions[:_READ]:
            if mention.role:
                outlets = roles.setdefault(" ".join(mention.role.split()), [])
                if len(outlets) <= _SOME or not self._is_held:
                    article = self._article(mention.article)
                    outlets.append(article.outlet or article.title)
        told = []
        for role, outlets in roles.items():
            several = list(dict.fromkeys(outlets))
            more = f" and {len(several) - _SOME} more" if len(several) > _SOME else ""
            told.append(f"{role}  ({'; '.join(several[:_SOME])}{more})")
        return told

    def _company(self) -> list[str]:
        """Return who is named in the same sentences, most often first."""
        own: dict[str, dict[int, int]] = {}
        for mention in self._mentions[: _FEW if self._is_held else _READ]:
            span = self._sentence(mention)
            own.setdefault(mention.article, {})[span.start] = span.end
        starts = {article: sorted(ends) for article, ends in own.items()}
        counts: Counter[str] = Counter()
        for other, mentions in named_beside(self._briefing.entities, own):
            if other.id == self._entity.id:
                continue
            for mention in mentions:
                known = starts.get(mention.article)
                at = bisect_right(known, mention.start) - 1 if known else -1
                if known and at >= 0 and own[mention.article][known[at]] >= mention.end:
                    counts[other.name] += 1
        told = [f"{name} {count}" for name, count in counts.most_common(_COMPANY)]
        return [" · ".join(told)] if told else []

    def _sentence(self, mention: Mention) -> Span:
        """Return the sentence that holds a mention, else the mention itself.

        Of a library, the paragraph: the sentences of an article would have to be found for it.
        """
        if self._is_held:
            blocks = self._article(mention.article).blocks
            at = bisect_right(blocks, mention.start, key=lambda block: block.start) - 1
            if at >= 0 and blocks[at].end >= mention.end:
                return Span(mention.article, blocks[at].start, blocks[at].end)
        layers = self._briefing.layers.get(mention.article)
        sentences: tuple[Sentence, ...] = layers.sentences if layers else ()
        at = bisect_right(sentences, mention.start, key=lambda s: s.start) - 1
        if at >= 0 and sentences[at].end >= mention.end:
            return Span(mention.article, sentences[at].start, sentences[at].end)
        return Span(mention.article, mention.start, mention.end)

    def _mention_row(self, item: int, mention: Mention, width: int) -> Row:
        span = self._sentence(mention)
        text = self._article(mention.article).text
        before = " ".join(text[span.start : mention.start].split(" ")[-8:])
        opening = mention.start - len(before)
        pieces: list[Piece] = [("… ", "quiet")] if opening > span.start else []
        pieces += [(before, ""), (text[mention.start : mention.end], "match")]
        pieces.append((text[mention.end : min(span.end, mention.end + width)], ""))
        return Row(item, tuple(pieces))

    @property
    def apart(self) -> Apart | None:
        """What is set apart from the rest if the item under the cursor is another entity."""
        item, entity = self.item, self._entity
        if item < 0:
            return None
        if item < len(self._spellings):
            return Apart(entity.id, self._spellings[item].text)
        mention = self._mentions[item - len(self._spellings)]
        return Apart(entity.id, self._text(mention), mention)

    def chosen(self) -> Span | None:
        """Return the place of the mention, or of the first one in the spelling."""
        apart = self.apart
        if apart is None:
            return None
        mention = apart.mention or self._spelt.get(apart.spelling)
        if mention is None:  # further on than is looked
            return None
        return Span(mention.article, mention.start, mention.end)


def _tell(alias: Alias) -> str:
    """Return a spelling with its count, and the rule and the reason that joined it."""
    rule = {"name": "the name", "corrected": ""}.get(alias.rule, alias.rule)
    if alias.evidence.startswith(alias.rule):
        rule = ""
    why = ": ".join(part for part in (rule, alias.evidence) if part)
    return f"{alias.text} {alias.count} × · {why}".rstrip("· ")


class Card(Layer):
    """Closes with the span of a mention, with what is to be set apart, or with None."""

    HINT = "Enter go there  t timeline  U not the same  q close "

    def __init__(
        self, briefing: Briefing, entity: Entity, keys: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Show one entity of a briefing."""
        self._card = CardRows(briefing, entity)
        self._entity = entity.id
        super().__init__(self._card, keys, id="card")

    def do_timeline(self, _count: int) -> None:
        """Close with the wish for what is told of the entity by day."""
        self.close(Days(self._entity))

    def do_sources(self, _count: int) -> None:
        """Close with the wish for what the entity is quoted for."""
        self.close(Heard(self._entity))

    def do_split(self, _count: int) -> None:
        """Close with what is under the cursor: it is another entity."""
        self.close(self._card.apart)
