"""Entities as the linker found them and as the user corrected them: kept first, then shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing import library
from briefing.errors import ConfigError
from briefing.model.held_names import changed, id_of_name
from briefing.text.clean import clean_line

from .acting import Acting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.model import Briefing, Correction, Entity, Mention, Span
    from briefing.store.corrections import Corrections


class Corrected(Acting):
    """Keeps the linker's entities beside the corrected ones, so that both can be had anew."""

    linked: Sequence[Entity] = ()
    """The entities as the linker found them."""
    _raw: Briefing | None = None
    """The briefing as the analysis made it."""
    _shown: Sequence[Entity] = ()
    _prepared: tuple[object, object, Sequence[Entity]] = ((), (), ())
    """The linker's entities, corrections, and what the one became by the other."""
    _applied: tuple[Correction, ...] = ()
    """The corrections that are shown; the file may know more by now."""
    _aliases: tuple[str, ...] = ()

    def as_corrected(self, briefing: Briefing) -> Briefing:
        """Return a briefing of the linker's with the user's corrections applied."""
        if briefing.entities is not self.linked:
            self.linked = briefing.entities
            linked, corrections, shown = self._prepared
            if linked is self.linked and corrections == self.keeper.corrections:
                self._shown, self._applied = shown, self.keeper.corrections
            else:
                self._shown = self.correct()
        self._raw = briefing
        return self._readdressed(briefing)

    def _readdressed(self, briefing: Briefing) -> Briefing:
        """Return a briefing of the linker's with the corrected entities in their place."""
        if briefing.agreement or briefing.attributions:
            return library.readdress(briefing, self._shown)
        return replace(briefing, entities=self._shown)

    def _take_stack(self, briefing: Briefing, open_key: str) -> None:
        """Forget the names of a stack that was read anew: the analysis finds them again."""
        self.linked, self._shown, self._raw = (), (), None
        super()._take_stack(briefing, open_key)

    def prepare(self, briefing: Briefing) -> None:
        """Work out what showing a large briefing needs; another thread does it between keys."""
        corrections = self.keeper.corrections
        shown = library.correct(briefing.entities, corrections, briefing.articles)
        self._prepared = briefing.entities, corrections, shown
        self.references.prepare(shown, len(briefing.articles))

    def correct(self) -> Sequence[Entity]:
        """Return the linker's entities with the corrections of the file applied."""
        self._applied = self.keeper.corrections
        return library.correct(self.linked, self._applied, self.briefing.articles)

    def show_kept(self) -> None:
        """Show what the user has left in the stack, here and in other sessions."""
        super().show_kept()
        self.take_corrections()

    def take_corrections(self) -> None:
        """Show what another session said of names; not under a question that is being answered."""
        if self._raw is None or self.keeper.corrections == self._applied:
            return
        if self.prompt.display or not self.is_current:
            return
        self._show_corrected("")
        self.say("corrections from elsewhere are shown now")

    # Keeping, and taking back

    def keep(
        self,
        correction: Correction,
        entity: Entity,
        moved: Mention | None = None,
        into: str = "",
    ) -> None:
        """Keep a correction of an entity if it does what is meant, then show it.

        `moved` is one of the mentions that a split or merge moves, `into` is the id of the
        entity that a merge moves them to.
        """
        from briefing.model.correction_lines import read_line, write_line
        from briefing.model.corrections import stamp, tell
        from briefing.tui.effect import find_fault

        known = self.keeper.corrections
        made = stamp(datetime.now(UTC), max((one.made for one in known), default=""))
        correction = read_line(write_line(replace(correction, made=made)))
        after = library.correct(self.linked, (*known, correction), self.briefing.articles)
        fault = find_fault(correction, entity, after, moved, into)
        if fault:
            self.say(fault, "error")
            return

        def add(kept: Corrections) -> None:
            kept.add([correction])
            kept.begin_anew()

        moved_to = (e.id for e in changed(after) if moved is not None and moved in e.mentions)
        focus = next(moved_to, entity.id)
        if self._change(add, focus):
            self.correction_made(correction)
            self.say(f"{tell(correction)} · Z takes it back")

    def correction_made(self, correction: Correction) -> None:
        """Note that a correction holds now; the class above takes it back in its turn."""

    def do_undo(self, _count: int) -> None:
        """Take back the correction that was made last, in this session or another."""
        last = next(reversed(self.keeper.corrections), None)
        if last is None:
            self.say("no correction to take back")
        else:
            self.take_back(last)

    def take_back(self, correction: Correction) -> None:
        """Let a correction hold no more, in the file and then on the screen."""
        from briefing.model.corrections import tell

        if self._change(lambda kept: kept.take_back(correction), self._focus_of(correction)):
            self.say(f"taken back: {tell(correction)} · :redo gives it back")

    def do_redo(self, _count: int) -> None:
        """Give back the correction that was taken back last."""
        from briefing.model.corrections import tell

        given: list[Correction] = []

        def give(kept: Corrections) -> None:
            last = kept.last_taken_back()
            if last is not None:
                kept.add([last])
                given.append(last)

        if not self._change(give):
            return
        if given:
            self.correction_made(given[0])
        self.say(f"again: {tell(given[0])}" if given else "nothing was taken back")

    def _focus_of(self, correction: Correction) -> str:
        """Return the id of an entity by the name in a correction, "" if there is none."""
        name = correction.entity.name
        return id_of_name(self.linked, name)

    def _change(self, change: Callable[[Corrections], None], focus: str = "") -> bool:
        """Change the corrections in the file, then on the screen; say if that cannot be done."""
        fault = self.keeper.change_corrections(change)
        if fault:
            self.say(f"nothing is changed, for it cannot be kept: {fault}", "error")
            return False
        self._show_corrected(focus)
        return True

    def _show_corrected(self, focus: str) -> None:
        """Show the entities anew, the cursor on the one with the id `focus`."""
        self._shown = self.correct()
        if self._raw is not None:
            self.briefing = self._readdressed(self._raw)
        self.index = None
        visited = self.references.visited
        self.references.show(self.briefing, focus)
        if visited and self.walk is not None and self.walk.noun == "mention":
            at = self.walk.places[self.walk.at] if self.walk.at >= 0 else None
            self._walk_again(self._entity(visited) or self._entity(focus), at)
        self.show_marks()

    def _walk_again(self, entity: Entity | None, at: Span | None) -> None:
        """Walk what became of the entity whose mentions were walked, from where that stood."""
        self.walk = None
        self.references.visited = ""
        if entity is not None:
            self.begin_walk(entity)
            self._stand_on(at)

    def _stand_on(self, place: Span | None) -> None:
        if self.walk is not None and place is not None:
            self.walk.stand_on(place)

    # The alias file

    def read_aliases(self) -> tuple[str, ...]:
        """Return the lines of the user's alias file; a fault in it is told, and it is left out."""
        try:
            self._aliases = library.user_aliases(self.config)
        except ConfigError as error:
            self._aliases = ()
            self.complain(f"read without your aliases: {error}")
        return self._aliases

    def complain(self, text: str) -> None:
        """Say what went wrong, here and again when the screen is gone."""
        text = clean_line(text)
        self.app.complaints.append(text)  # type: ignore[attr-defined]
        self.say(text, "error")

    def do_reload(self, count: int) -> None:
        """Read the files again, the alias file and the corrections too."""
        aliases = self._aliases
        super().do_reload(count)
        if self.read_aliases() != aliases:
            self.begin_analysis()
        self.keeper.change_corrections(lambda _kept: None)
        self.take_corrections()
