"""Everyone quoted, a row each; unfolded, what they are quoted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.clean import clean_line
from briefing.text.wrap import wrap_lines
from briefing.tui.agreement import name_article
from briefing.tui.quoted import ARROW, write_count, write_kind

from .line_list import LineList
from .rows import Piece, Row

if TYPE_CHECKING:
    from briefing.model import Attribution, Voice
    from briefing.tui.quoted import Quoted

_LISTED = 2_000
"""Sources that are listed; who is quoted less often than these is counted."""
_SHOWN = 4
"""Rows that a statement is shown in at most."""


class Voices(LineList):
    """Sources, most quoted first; those who are not named last."""

    EMPTY = "nobody is quoted"

    def __init__(self, quoted: Quoted) -> None:
        """Show everyone quoted in a briefing, all folded."""
        super().__init__(id="voices")
        self._briefing = quoted.briefing
        self.voices = quoted.voices
        self.unfolded: set[int] = set()
        """Ranks of the sources whose statements are shown."""
        self._shown: list[tuple[int, int]] = []
        """Of each item, the rank of the source and of its statement; -1 for the source itself."""

    @property
    def voice(self) -> Voice | None:
        """The source under the cursor, or whose statement is."""
        return self.voices[self._shown[self.item][0]] if self._shown else None

    @property
    def statement(self) -> Attribution | None:
        """The statement under the cursor."""
        if not self._shown or self._shown[self.item][1] < 0:
            return None
        rank, at = self._shown[self.item]
        return self.voices[rank].attributions[at]

    def toggle(self) -> None:
        """Unfold the source under the cursor, or fold it; the cursor stays on it."""
        if not self._shown:
            return
        rank = self._shown[self.item][0]
        self.unfolded ^= {rank}
        self._list(rank)

    def unfold(self, entity: str) -> bool:
        """Unfold the source that an entity is, the cursor on it; False where it is none."""
        ranks = (rank for rank, voice in enumerate(self.voices) if voice.entity == entity)
        rank = next(ranks, -1)
        if rank >= 0:
            self.unfolded.add(rank)
            self._list(rank)
        return rank >= 0

    def stand_on(self, voice: Voice, one: Attribution) -> None:
        """Put the cursor on a statement of a source, as when it was left."""
        if voice in self.voices:
            rank = self.voices.index(voice)
            self.unfolded.add(rank)
            self._list(rank, voice.attributions.index(one))

    def _list(self, rank: int, at: int = -1) -> None:
        self.rebuild()
        self.rebuild(self._shown.index((rank, at)) if (rank, at) in self._shown else 0)

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return what the list is, and how many there are."""
        known = sum(voice.known for voice in self.voices)
        others = len(self.voices) - known
        count = f"{known:,} named" + (f", {others:,} not named" if others else "")
        return (("  Everyone quoted", ""),), ((count + " ", "quiet"),)

    def build(self, width: int) -> list[Row]:
        """Return a row a source, and the statements of those that are unfolded."""
        rows: list[Row] = []
        self._shown = []
        for rank, voice in enumerate(self.voices[:_LISTED]):
            rows.append(self._voice_row(rank, voice))
            if rank in self.unfolded:
                for at, one in enumerate(voice.attributions):
                    rows += self._statement_rows(rank, at, one, width)
        if len(self.voices) > _LISTED:
            rows.append(Row(-1, ((f"and {len(self.voices) - _LISTED:,} more", "quiet"),)))
        return rows

    def _next_item(self, rank: int, at: int) -> int:
        self._shown.append((rank, at))
        return len(self._shown) - 1

    def _voice_row(self, rank: int, voice: Voice) -> Row:
        item = self._next_item(rank, -1)
        sign = "- " if rank in self.unfolded else "+ "
        name: Piece = (clean_line(voice.name), "" if voice.known else "quiet")
        kind = write_kind(voice)
        pieces = ((sign, "quiet"), name, (f"  {kind}" if kind else "", "quiet"))
        return Row(item, pieces, ((write_count(voice) + " ", "quiet"),))

    def _statement_rows(self, rank: int, at: int, one: Attribution, width: int) -> list[Row]:
        item = self._next_item(rank, at)
        article = self._briefing.article(one.article)
        lines = wrap_lines(clean_line(article.text[one.start : one.end]), max(8, width - 8))
        if len(lines) > _SHOWN:
            lines = [*lines[: _SHOWN - 1], lines[_SHOWN - 1] + " …"]
        rows = [Row(item, (("    " + line, ""),)) for line in lines]
        facts = [name_article(article)]
        if len(one.chain) > 1:
            names = {voice.entity: voice.name for voice in self.voices if voice.entity}
            facts.append(ARROW.join(names.get(s.entity, s.name) for s in one.chain))
        rows.append(Row(item, (("    " + " · ".join(map(clean_line, facts)), "quiet"),)))
        return rows
