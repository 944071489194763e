"""Commands about who says so: the chain of the current sentence, and everyone quoted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.model import Span
from briefing.model.holdings import is_library, order_of
from briefing.tui.quoted import Quoted
from briefing.tui.walk import Walk

from .dating import Dating

if TYPE_CHECKING:
    from briefing.model import Attribution, Briefing, Entity, Voice


class Quoting(Dating):
    """Who says what."""

    _quoted: Quoted | None = None
    _voice_left: tuple[Voice, Attribution] | None = None
    """The source and statement that were chosen last."""

    @property
    def quoted(self) -> Quoted:
        """What is said by whom, of the briefing as it is now."""
        if self._quoted is None or not self._quoted.is_of(self.briefing):
            self._quoted = Quoted(self.briefing)
        return self._quoted

    def prepare(self, briefing: Briefing) -> None:
        """Work out who is quoted in a large briefing too, where no correction changes it."""
        super().prepare(briefing)
        _, _, shown = self._prepared
        self._quoted = Quoted(replace(briefing, entities=shown))
        len(self._quoted.voices)

    def do_chain(self, _count: int) -> None:
        """Say who says the current sentence: medium, agency, person."""
        if self.article.id not in self.briefing.layers:
            self.say("not known yet")
        else:
            self.say(self.quoted.write(self.here))

    def do_sources(self, _count: int) -> None:
        """List everyone quoted; from the cross-references, with the selected name unfolded."""
        self._open_sources(self.selected_entity if self.pane == "X" else None)

    def _open_sources(self, entity: Entity | None) -> None:
        if is_library(self.briefing.articles):
            self.open_few(entity, "a list of who is quoted", self._show_few_sources)
        elif not self.briefing.attributions:
            known = self.briefing.points
            self.say("nobody is quoted in these articles" if known else "not known yet")
        else:
            self._show_sources(self.quoted, entity)

    def _show_few_sources(self, briefing: Briefing, entity: Entity) -> None:
        self._show_sources(Quoted(briefing), entity)

    def _show_sources(self, quoted: Quoted, entity: Entity | None) -> None:
        if entity is not None and not any(v.entity == entity.id for v in quoted.voices):
            self.say(f"{entity.name} is quoted nowhere")
            return
        from .quoted import EveryoneQuoted

        layer = EveryoneQuoted(quoted, self.user_keys)
        layer.begin_at(entity.id if entity is not None else "", self._voice_left)
        self.open_layer(layer, self._take_statement)

    def _take_statement(self, answer: object) -> None:
        if not isinstance(answer, tuple):
            return
        voice, chosen = self._voice_left = answer
        order = order_of(self.briefing.articles)
        places = [Span(one.article, one.start, one.end) for one in voice.attributions]
        self.walk = Walk(voice.name, "statement", sorted(set(places)), order)
        self.references.visited = ""
        self._arrive_at(Span(chosen.article, chosen.start, chosen.end))

    def _take_place(self, answer: object) -> None:
        """Take what a list closed with: a card may ask for what its name is quoted for."""
        from .card import Heard

        if isinstance(answer, Heard):
            self._open_sources(self._entity(answer.entity))
        else:
            super()._take_place(answer)
