"""The card of an entity: its spellings and why they were joined, and every mention."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.model import Span
from briefing.text.wrap import wrap_lines
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.rows import Piece, Row

from .keyed import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model import Briefing, Entity, Mention, Sentence

_LABEL = 9
_COMPANY = 6
"""Entities named in the same sentences that are listed."""


class CardRows(LineList):
    """Facts first, then the mentions in their sentences; only mentions can be chosen."""

    def __init__(self, briefing: Briefing, entity: Entity) -> None:
        """Show one entity of a briefing."""
        super().__init__(id="card-rows")
        self._briefing = briefing
        self._entity = entity

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return the name, and what it is."""
        entity = self._entity
        articles, mentions = len(entity.articles), len(entity.mentions)
        where = f"{articles} article{'s' if articles != 1 else ''} · {mentions} ×"
        return (("  " + entity.name, ""),), ((f"{entity.kind.value} · {where} ", "quiet"),)

    def build(self, width: int) -> list[Row]:
        """Return the facts and the mentions, wrapped."""
        rows: list[Row] = []
        for label, facts in (
            ("spelt", self._spellings()), ("is", self._roles()), ("with", self._company()),
        ):  # fmt: skip
            rows += self._fact_rows(label, facts, width)
        rows.append(Row(-1))
        article = ""
        for item, mention in enumerate(self._entity.mentions):
            if mention.article != article:
                article = mention.article
                rows.append(Row(-1, ((self._briefing.article(article).title, "heading"),)))
            rows += self._mention_rows(item, mention, width - 4)
        return rows

    @staticmethod
    def _fact_rows(label: str, facts: list[str], width: int) -> list[Row]:
        rows = []
        for n, fact in enumerate(facts):
            for m, line in enumerate(wrap_lines(fact, max(10, width - _LABEL - 3))):
                name = label if not n and not m else ""
                rows.append(
                    Row(-1, ((name.ljust(_LABEL), "quiet"), (("  " if m else "") + line, "")))
                )
        return rows

    def _spellings(self) -> list[str]:
        spellings = []
        for alias in self._entity.aliases:
            why = alias.evidence or (alias.rule if alias.rule != "name" else "")
            spellings.append(f"{alias.text}  {alias.count} ×" + (f"  {why}" if why else ""))
        return spellings

    def _roles(self) -> list[str]:
        roles: dict[str, list[str]] = {}
        for mention in self._entity.mentions:
            if mention.role:
                outlets = roles.setdefault(" ".join(mention.role.split()), [])
                article = self._briefing.article(mention.article)
                outlets.append(article.outlet or article.title)
        return [f"{role}  ({'; '.join(dict.fromkeys(outlets))})" for role, outlets in roles.items()]

    def _company(self) -> list[str]:
        """Return who is named in the same sentences, most often first."""
        own = {(m.article, self._sentence(m).start) for m in self._entity.mentions}
        counts: Counter[str] = Counter()
        for other in self._briefing.entities:
            if other.id != self._entity.id:
                shared = sum((m.article, self._sentence(m).start) in own for m in other.mentions)
                if shared:
                    counts[other.name] = shared
        told = [f"{name} {count}" for name, count in counts.most_common(_COMPANY)]
        return [" · ".join(told)] if told else []

    def _sentence(self, mention: Mention) -> Span:
        from bisect import bisect_right

        layers = self._briefing.layers.get(mention.article)
        sentences: tuple[Sentence, ...] = layers.sentences if layers else ()
        at = bisect_right(sentences, mention.start, key=lambda s: s.start) - 1
        if at >= 0 and sentences[at].end >= mention.end:
            return Span(mention.article, sentences[at].start, sentences[at].end)
        return Span(mention.article, mention.start, mention.end)

    def _mention_rows(self, item: int, mention: Mention, width: int) -> list[Row]:
        span = self._sentence(mention)
        text = self._briefing.article(mention.article).text
        before = " ".join(text[span.start : mention.start].split(" ")[-8:])
        opening = mention.start - len(before)
        pieces: list[Piece] = [("… ", "quiet")] if opening > span.start else []
        pieces += [(before, ""), (text[mention.start : mention.end], "match")]
        pieces.append((text[mention.end : min(span.end, mention.end + width)], ""))
        return [Row(item, tuple(pieces))]

    def chosen(self) -> Span | None:
        """Return the place of the mention."""
        if self.item < 0:
            return None
        mention = self._entity.mentions[self.item]
        return Span(mention.article, mention.start, mention.end)


class Card(Layer):
    """Closes with the span of a mention, or with None."""

    def __init__(
        self, briefing: Briefing, entity: Entity, keys: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Show one entity of a briefing."""
        super().__init__(CardRows(briefing, entity), keys, id="card")
