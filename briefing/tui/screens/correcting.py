"""Commands that correct entities: kept in the user's file first, then shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.model import EntityKind, Hide, Merge, Named, Rename, SetKind, Split
from briefing.model.anchor import Anchor, make_anchor
from briefing.model.held_entities import HeldMentions
from briefing.text.clean import clean_line

from .going import NO_ENTITY
from .relating import Relating

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Entity, Mention


class Correcting(Relating):
    """Merge, split, rename, set the kind, hide, undo; by key or by name on the `:` line."""

    _renamed = ""
    """Id of the entity whose new name is being typed."""

    # Which entity is meant

    def _named(self, name: str) -> Entity | None:
        """Return the entity that is named, else the selected one."""
        from briefing.tui.naming import find_entity

        if name:
            return find_entity(self.briefing.entities, name)
        if self.selected_entity is None:
            self.say(NO_ENTITY)
        return self.selected_entity

    def run_command(self, command: str, count: int = 0, argument: str = "") -> None:
        """Run a command; a name in it that is unclear is told of."""
        try:
            super().run_command(command, count, argument)
        except ValueError as error:
            from briefing.tui.naming import UnclearName

            if not isinstance(error, UnclearName):
                raise
            self.say(str(error), "error")

    # The corrections

    def do_merge(self, _count: int, names: str = "") -> None:
        """Mark the entity; with one marked, or two named, make the first part of the second."""
        if names:
            from briefing.tui.naming import find_pair

            self._merge(*find_pair(self.briefing.entities, names, "into", self.selected_entity))
            return
        pair = self.pair_with_marked("M on another name makes it part of that one")
        if pair is not None:
            self._merge(*pair)

    def _merge(self, one: Entity, other: Entity) -> None:
        if one is other:
            self.say(f"both are {one.name}", "error")
            return
        correction = Merge(_name_of(one), _name_of(other))
        self.keep(correction, one, next(iter(one.mentions), None), into=other.id)

    def do_split(self, _count: int, words: str = "") -> None:
        """Set a spelling apart that is named; without one, open the card to choose."""
        if not words:
            self.do_card(0)
            return
        from briefing.text.fold import fold_name
        from briefing.tui.naming import cut_in_two

        spelling, name = cut_in_two(words, "off") or (words, "")
        entity = self._named(name)
        if entity is None:
            return
        wanted = fold_name(spelling.strip('"'))
        known = [alias.text for alias in entity.aliases if fold_name(alias.text) == wanted]
        if known:
            self._set_apart(entity, known[0], None)
        else:
            self.say(f"{entity.name} is not spelt so; x shows its spellings", "error")

    def take_field_key(self, key: str) -> None:
        """Take the new name that was typed, or leave the old one."""
        if self.prompt_for != "rename":
            super().take_field_key(key)
        elif key in ("enter", "escape", "backspace", "ctrl+c"):
            typed, entity = self.prompt.field.value, self._entity(self._renamed)
            self.close_prompt()
            if key == "enter" and entity is not None:
                self._rename(entity, typed)

    def _take_place(self, answer: object) -> None:
        from .card import Apart

        entity = self._entity(answer.entity) if isinstance(answer, Apart) else None
        if isinstance(answer, Apart) and entity is not None:
            self._set_apart(entity, answer.spelling, answer.mention)
        else:
            super()._take_place(answer)

    def _set_apart(self, entity: Entity, spelling: str, mention: Mention | None) -> None:
        moved = mention or self._spelt(entity, spelling)
        place = self._find_again(mention, spelling) if mention is not None else None
        apart = Named(spelling, entity.kind)
        self.keep(Split(_name_of(entity), spelling, apart, place), entity, moved)

    def _spelt(self, entity: Entity, spelling: str) -> Mention | None:
        """Return the first mention in a spelling."""
        mentions: Sequence[Mention] = entity.mentions
        if isinstance(mentions, HeldMentions):
            return next(iter(mentions.spelt(spelling)), None)
        texts = {one: self.briefing.article(one).text for one in entity.articles}
        spelt = ((" ".join(texts[m.article][m.start : m.end].split()), m) for m in mentions)
        return next((mention for text, mention in spelt if text == spelling), None)

    def _find_again(self, mention: Mention, spelling: str) -> Anchor:
        anchor = make_anchor(self.briefing.article(mention.article), mention.start, mention.end)
        return replace(anchor, key="", quote=spelling)

    def do_rename(self, _count: int, words: str = "") -> None:
        """Give the entity a name that is typed; "OLD to NEW" names the entity too."""
        from briefing.tui.naming import cut_in_two

        old, new = cut_in_two(words, "to", comma=False) or ("", words.strip('"'))
        if new.endswith(" to"):
            old, new = new.removesuffix(" to"), ""
        entity = self._named(old)
        if entity is None:
            return
        if new:
            self._rename(entity, new)
        else:
            self._renamed = entity.id
            self.open_prompt("rename", ">", f"new name of {entity.name} · Enter keeps it")
            self.prompt.begin(">", entity.name)

    def _rename(self, entity: Entity, typed: str) -> None:
        name = " ".join(clean_line(typed).split())
        if not name or name == entity.name:
            self.show_status()
        else:
            self.keep(Rename(_name_of(entity), name), entity)

    def do_kind(self, _count: int, words: str = "") -> None:
        """Set the kind of the entity; "NAME to KIND" names the entity too."""
        name, _, word = words.rpartition(" ")
        entity = self._named(name.removesuffix(" to"))
        if entity is None:
            return
        if word:
            kind = _kind_like(word)
            if kind is not None:
                self._set_kind(entity, kind)
            else:
                self.say(f"{word}: kinds are {', '.join(EntityKind)}", "error")
            return
        from .kinds import Kinds

        def take(answer: object) -> None:
            if isinstance(answer, EntityKind):
                self._set_kind(entity, answer)

        self.open_layer(Kinds(entity, self.user_keys), take)

    def _set_kind(self, entity: Entity, kind: EntityKind) -> None:
        if kind is entity.kind:
            self.say(f"{entity.name}: that is its kind")
        else:
            self.keep(SetKind(_name_of(entity), kind), entity)

    def do_hide(self, _count: int, name: str = "") -> None:
        """Show the entity no more."""
        entity = self._named(name)
        if entity is not None:
            self.keep(Hide(_name_of(entity)), entity)


def _name_of(entity: Entity) -> Named:
    return Named(entity.name, entity.kind)


def _kind_like(word: str) -> EntityKind | None:
    """Return the kind that a word means: its beginning is enough, and American spelling."""
    word = word.casefold().replace("iz", "is")
    found = [kind for kind in EntityKind if kind.value.startswith(word)]
    return found[0] if len(found) == 1 else None
