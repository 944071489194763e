"""Corrections from the keyboard: kept first, shown then, there again after a restart."""

from __future__ import annotations

from briefing.model import EntityKind, Hide, Named
from briefing.store import State
from briefing.tui.screens.card import Card
from briefing.tui.screens.kinds import Kinds


def named(screen, name):
    return next((one for one in screen.references.entities if one.name == name), None)


def kept():
    state = State.open()
    found = state.corrections.in_effect()
    state.close()
    return found


async def point_at(pilot, name):
    """Put the cursor of the cross-references on a name."""
    screen = pilot.app.screen
    if screen.pane != "X":
        await pilot.press("4")
    await pilot.press("g", *"j" * screen.references.entities.index(named(screen, name)))
    assert screen.references.entity.name == name


async def test_merge_with_the_keys(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        moved = named(screen, "Ilya Brandt").mentions
        await point_at(pilot, "Ilya Brandt")
        await pilot.press("M")
        assert "Ilya Brandt is marked" in screen.status.text
        await point_at(pilot, "Maren Holt")
        await pilot.press("M")
        assert "Ilya Brandt merged into Maren Holt · Z takes it back" in screen.status.text
        assert named(screen, "Ilya Brandt") is None
        assert set(moved) < set(named(screen, "Maren Holt").mentions)
        assert screen.references.entity.name == "Maren Holt"
        assert screen.references.marked == ""
    assert len(kept()) == 1
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        assert named(screen, "Ilya Brandt") is None
        assert set(moved) < set(named(screen, "Maren Holt").mentions)


async def test_a_mark_can_be_taken_away(running, ferry_stack, shown):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await point_at(pilot, "Maren Holt")
        await pilot.press("M")
        assert "* Maren Holt" in shown(pilot.app)
        await pilot.press("M")
        assert screen.references.marked == ""
        assert "* Maren Holt" not in shown(pilot.app)
    assert kept() == []


async def test_a_spelling_is_set_apart_on_the_card(running, ferry_stack, shown):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        spelt = [alias.text for alias in named(screen, "Maren Holt").aliases]
        assert "Holt" in spelt
        await point_at(pilot, "Maren Holt")
        await pilot.press("U")
        assert isinstance(pilot.app.screen, Card)
        await pilot.press(*"j" * spelt.index("Holt"), "U")
        assert pilot.app.screen is screen
        assert "Holt set apart from Maren Holt" in screen.status.text
        assert screen.references.entity.name == "Holt"
        assert "Holt" not in [a.text for a in named(screen, "Maren Holt").aliases]
    async with running(ferry_stack) as pilot:
        assert named(pilot.app.screen, "Holt") is not None


async def test_a_mention_is_set_apart_on_the_card(running, ferry_stack, shown):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        holt = named(screen, "Maren Holt")
        last = holt.mentions[-1]
        await point_at(pilot, "Maren Holt")
        await pilot.press("x", "G", "U")
        assert "set apart from Maren Holt" in screen.status.text
        assert last not in named(screen, "Maren Holt").mentions
        assert len(named(screen, "Maren Holt").mentions) == len(holt.mentions) - 1
        await pilot.press("x")
        assert "you said so on" in shown(pilot.app)
    async with running(ferry_stack) as pilot:
        assert last not in named(pilot.app.screen, "Maren Holt").mentions


async def test_a_merge_is_taken_apart_again_by_its_spelling(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        before = named(screen, "Ilya Brandt")
        screen.run_line("merge brandt into maren")
        assert named(screen, "Ilya Brandt") is None
        screen.run_line("split ilya brandt off maren holt")
        assert named(screen, "Ilya Brandt").mentions == before.mentions


async def test_rename(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await point_at(pilot, "Maren Holt")
        await pilot.press("c", "home", *"Dr ", "enter")
        assert screen.references.entity.name == "Dr Maren Holt"
        await pilot.press("c", "escape")
        assert screen.focused is None
        assert screen.references.entity.name == "Dr Maren Holt"
    async with running(ferry_stack) as pilot:
        assert named(pilot.app.screen, "Dr Maren Holt") is not None
        assert named(pilot.app.screen, "Maren Holt") is None


async def test_the_kind_is_chosen_from_a_list(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await point_at(pilot, "Aurora")
        assert screen.references.entity.kind is not EntityKind.PRODUCT
        await pilot.press("T")
        assert isinstance(pilot.app.screen, Kinds)
        await pilot.press("g", "j", "j", "j", "enter")
        assert screen.references.entity.kind is EntityKind.PRODUCT
    async with running(ferry_stack) as pilot:
        assert named(pilot.app.screen, "Aurora").kind is EntityKind.PRODUCT


async def test_hide_and_undo_and_redo(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        before = screen.references.entities
        await point_at(pilot, "Aurora")
        height = screen.references.item
        await pilot.press("H")
        assert named(screen, "Aurora") is None
        assert screen.references.item == height
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        assert named(screen, "Aurora") is None
        await pilot.press("4", "Z")
        assert "taken back: Aurora hidden" in screen.status.text
        assert screen.references.entities == before
        assert screen.references.entity.name == "Aurora"
        await pilot.press("Z")
        assert "no correction to take back" in screen.status.text
        await pilot.press(":", *"redo", "enter")
        assert named(screen, "Aurora") is None
    async with running(ferry_stack) as pilot:
        assert named(pilot.app.screen, "Aurora") is None


UNCLEAR = [
    ("merge xylophone into holt", "no name like xylophone"),
    ("merge holt", "two names are wanted"),
    ("merge maren holt into holt", "both are Maren Holt"),
    ("hide xylophone", "no name like xylophone"),
    ("hide", "no name here"),
    ("split Holdt off maren", "is not spelt so"),
    ("split aurora off aurora", "has no other mention"),
    ("kind maren vessel", "kinds are person"),
    ("kind maren person", "that is its kind"),
    ("rename xylophone to Y", "no name like xylophone"),
]


async def test_what_cannot_be_done_is_told(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        screen.reader.go_to(0, 0)
        before = screen.references.entities
        for line, told in UNCLEAR:
            screen.run_line(line)
            assert told in screen.status.text, line
        assert screen.references.entities == before
    assert kept() == []


async def test_names_on_the_command_line(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        screen.run_line("rename brandt to I. Brandt")
        assert named(screen, "I. Brandt") is not None
        screen.run_line("rename I. Brandt to")
        assert "new name of I. Brandt" in screen.status.text
        await pilot.press("escape")
        screen.run_line('rename "I. Brandt" "Brandt to be"')
        assert named(screen, "Brandt to be") is not None
        screen.run_line("kind brandt to org")
        assert named(screen, "Brandt to be").kind is EntityKind.ORGANISATION
    assert len(kept()) == 3


async def test_one_name_joins_the_selected_one(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await point_at(pilot, "Ilya Brandt")
        screen.run_line("merge maren")
        assert named(screen, "Ilya Brandt") is None


async def test_what_cannot_be_kept_is_not_shown(running, ferry_stack, monkeypatch):
    from briefing.errors import StateError
    from briefing.store.corrections import Corrections

    def fail(_self, _corrections):
        raise StateError("cannot keep it in /somewhere/far: the disk is full")

    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        before = screen.references.entities
        monkeypatch.setattr(Corrections, "add", fail)
        await point_at(pilot, "Aurora")
        await pilot.press("H")
        assert screen.status.text == "nothing is changed, for it cannot be kept: the disk is full"
        assert screen.references.entities == before


async def test_a_correction_is_in_the_file_before_it_is_shown(running, ferry_stack, monkeypatch):
    seen = []
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        show = screen.references.show
        monkeypatch.setattr(
            screen.references, "show", lambda *args: (seen.append(len(kept())), show(*args))
        )
        await point_at(pilot, "Aurora")
        await pilot.press("H")
        assert seen == [1]


async def test_a_walk_goes_on_through_what_is_left(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await point_at(pilot, "Maren Holt")
        total = len(screen.references.entity.mentions)
        await pilot.press("enter", "x", "G", "U")
        assert screen.walk is not None
        assert len(screen.walk.places) == total - 1
        assert len(screen.reader.marks.get("mention")) <= total - 1
        await pilot.press("]")
        assert f"of {total - 1}" in screen.status.text


async def test_without_a_file_nothing_is_corrected(running, ferry_stack):
    from briefing import paths

    paths.state_file().parent.mkdir(parents=True)
    paths.state_file().write_text("no database at all")
    async with running(ferry_stack, size=(200, 24)) as pilot:
        screen = pilot.app.screen
        screen.run_line("hide Aurora")
        assert screen.status.text.startswith("nothing is changed, for it cannot be kept: ")
        assert named(screen, "Aurora") is not None


async def test_two_sessions_keep_what_both_say(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        state = State.open()
        state.corrections.add([Hide(Named("Lindau", EntityKind.OTHER))])
        assert named(screen, "Lindau") is not None
        screen.run_line("rename maren to Dr Holt")
        assert named(screen, "Lindau") is None
        assert named(screen, "Dr Holt") is not None
        state.corrections.add([Hide(Named("Aurora", EntityKind.OTHER))])
        state.close()
        await pilot.press("R")
        assert "corrections from elsewhere" in screen.status.text
        assert named(screen, "Aurora") is None
    assert len(kept()) == 3


def hide_lindau_elsewhere():
    state = State.open()
    state.corrections.add([Hide(Named("Lindau", EntityKind.OTHER))])
    state.close()


async def look_elsewhere(pilot):
    screen = pilot.app.screen
    screen._look()
    screen.keeper._filing.submit(lambda: None).result()
    await pilot.pause()


async def test_what_another_session_corrects_is_seen(running, ferry_stack):
    async with running(ferry_stack, size=(200, 24)) as pilot:
        screen = pilot.app.screen
        state = State.open()
        state.corrections.add([Hide(Named("Lindau", EntityKind.OTHER))])
        await look_elsewhere(pilot)
        assert named(screen, "Lindau") is None
        assert "corrections from elsewhere" in screen.status.text
        screen.say("something else")
        await look_elsewhere(pilot)
        assert "corrections from elsewhere" not in screen.status.text
        state.corrections.take_back(state.corrections.in_effect()[0])
        state.close()
        await look_elsewhere(pilot)
        assert named(screen, "Lindau") is not None


async def test_what_another_session_corrects_waits_for_the_answer_to_a_question(
    running, ferry_stack
):
    async with running(ferry_stack, size=(200, 24)) as pilot:
        screen = pilot.app.screen
        await pilot.press("a")
        hide_lindau_elsewhere()
        await look_elsewhere(pilot)
        assert named(screen, "Lindau") is not None
        assert screen.prompt.display
        await pilot.press("o", "k", "enter")
        assert [note.text for note in screen.keeper.notes] == ["ok"]
        await look_elsewhere(pilot)
        assert named(screen, "Lindau") is None


async def test_r_shows_corrections_that_were_loaded_but_not_shown(running, ferry_stack):
    async with running(ferry_stack, size=(200, 24)) as pilot:
        screen = pilot.app.screen
        await pilot.press("a")
        hide_lindau_elsewhere()
        await look_elsewhere(pilot)
        await pilot.press("escape", "R")
        assert named(screen, "Lindau") is None


async def test_corrections_of_an_earlier_session_are_not_told_as_new(running, ferry_stack):
    hide_lindau_elsewhere()
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        assert named(screen, "Lindau") is None
        await look_elsewhere(pilot)
        assert "elsewhere" not in screen.status.text


async def test_a_new_name_is_found_by_search(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        screen.build_index()
        screen.run_line("rename maren to Chief Maren")
        screen.build_index()
        hits = screen.index.search("Chief Maren").hits
        assert any(hit.entity == named(screen, "Chief Maren").id for hit in hits)
