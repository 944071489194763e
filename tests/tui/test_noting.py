"""Notes, stars, marks and read marks: on the disk before on the screen, and undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import paths
from briefing.library import open_stack
from briefing.model import Note
from briefing.model.anchor import make_anchor
from briefing.model.note import place_notes
from briefing.store import State
from briefing.tui.screens.notes import NoteRows


async def write_note(pilot, text):
    await pilot.press("a")
    await pilot.press(*("space" if char == " " else char for char in text), "enter")
    await pilot.pause()


async def test_a_note_stays_with_its_sentence_over_a_restart(running, shown, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("w", "w")
        sentence = screen.here
        await write_note(pilot, "ask the port")
        assert "note kept" in screen.status.text
        assert "†" in shown(pilot.app)
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        assert "†" in shown(pilot.app)
        ((span, note),) = place_notes(screen.keeper.notes, screen.article)
        assert (span, note.text) == (sentence, "ask the port")
        await pilot.press("A")
        await pilot.pause()
        assert "ask the port" in shown(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert screen.here == sentence


async def test_a_note_is_changed_and_taken_away_and_each_is_undone(running, shown, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        texts = lambda: [note.text for note in screen.keeper.notes]  # noqa: E731
        await write_note(pilot, "one")
        await write_note(pilot, "s")
        assert texts() == ["ones"]
        await pilot.press("a", "ctrl+u", "enter")
        assert texts() == []
        assert "†" not in shown(pilot.app)
        await pilot.press("Z")
        assert texts() == ["ones"]
        await pilot.press("Z")
        assert texts() == ["one"]
        await pilot.press("Z")
        assert texts() == []
        await pilot.press("Z")
        assert "nothing to take back" in screen.status.text


async def test_the_note_on_the_current_sentence_is_told(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("w", "w")
        await write_note(pilot, "ask the port")
        await pilot.press("w")
        assert "ask" not in screen.status.text
        await pilot.press("W")
        assert "ask the port" in screen.status.text


async def test_a_note_on_a_selection(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("w", "v", "w", "w")
        selected = screen.selection
        await write_note(pilot, "all of it")
        ((span, _),) = place_notes(screen.keeper.notes, screen.article)
        assert span == selected


async def test_a_note_that_cannot_be_kept_is_not_lost(running, ferry_stack, monkeypatch):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        monkeypatch.setattr(screen.keeper, "commit", lambda change: "the disk is full")
        await write_note(pilot, "precious")
        assert screen.prompt.display
        assert screen.prompt.field.value == "precious"
        assert "the disk is full" in screen.status.text
        assert screen.keeper.notes == ()


async def test_a_note_whose_words_are_gone_is_shown_as_detached(running, shown, ferry_stack):
    async with running(ferry_stack) as pilot:
        await pilot.press("w", "w")
        await write_note(pilot, "who says so")
    herald = ferry_stack / "1 herald.txt"
    herald.write_text("Nothing new\n\nThe harbour was quiet all week, people there told us.\n")
    async with running(ferry_stack) as pilot:
        assert "†" not in shown(pilot.app)
        await pilot.press("A")
        await pilot.pause()
        assert "detached" in shown(pilot.app)
        assert "who says so" in shown(pilot.app)


async def test_stars_are_kept_and_undone(running, shown, ferry_stack):
    async with running(ferry_stack, size=(120, 40)) as pilot:
        await pilot.press("+")
        assert "★" in shown(pilot.app)
        await pilot.press("1", "G", "+")
        assert shown(pilot.app).count("★") == 2
        await pilot.press("Z")
        assert shown(pilot.app).count("★") == 1
    async with running(ferry_stack, size=(120, 40)) as pilot:
        assert shown(pilot.app).count("★") == 1


async def test_marks_lead_back_across_articles_and_over_a_restart(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("w", "w", "m", "a")
        marked = screen.here
        await pilot.press("J", "m", "b", "'", "a")
        await pilot.pause()
        assert screen.here == marked
        await pilot.press("'", "'")
        await pilot.pause()
        assert screen.article.id != marked.article
        await pilot.press("'", "x")
        assert "no mark x" in screen.status.text
        await pilot.press("m", "-")
        assert "letter" in screen.status.text
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("J", "'", "a")
        await pilot.pause()
        assert screen.here == marked


async def test_a_mark_that_is_not_set_after_all_says_nothing(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("m", "a", "m", "b", "'")
        assert "(a b; '" in screen.status.text
        await pilot.press("escape", "m", "escape")
        assert screen.status.text == ""


async def test_a_mark_set_anew_moves_and_is_undone(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("w", "m", "a")
        first = screen.here
        await pilot.press("w", "w", "m", "a", "g", "'", "a")
        await pilot.pause()
        assert screen.here != first
        await pilot.press("Z", "g", "'", "a")
        await pilot.pause()
        assert screen.here == first


async def test_a_mark_taken_back_leaves_those_of_its_letter_in_their_order(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("w", "m", "a", "J", "w", "w", "m", "a")
        newest = screen.here
        await pilot.press("K", "g", "m", "a", "Z", "'", "a")
        await pilot.pause()
        assert screen.here == newest, "the mark of the other article is the newest again"


async def test_marks_and_read_marks_are_undone(running, shown, ferry_stack):
    async with running(ferry_stack, size=(120, 40)) as pilot:
        screen = pilot.app.screen
        await pilot.press("r", "J", "r", "w", "m", "c")
        assert "2 of 2 read" in shown(pilot.app)
        await pilot.press("Z")
        assert screen.keeper.marks == ()
        await pilot.press("Z")
        assert "1 of 2 read" in shown(pilot.app)
        await pilot.press("r", "r", "Z")
        assert screen.keeper.read == {article.id for article in screen.briefing.articles}
        await pilot.press("Z", "Z")
        assert screen.keeper.read == set()
        await pilot.press("Z")
        assert "nothing to take back" in screen.status.text


async def test_corrections_and_notes_are_undone_in_their_turn(running, ferry_stack):
    async with running(ferry_stack, size=(120, 40)) as pilot:
        screen = pilot.app.screen
        await write_note(pilot, "one")
        for line in ("hide Ilya Brandt", "rename Maren Holt to Maren K. Holt"):
            await pilot.press(":", *("space" if c == " " else c for c in line), "enter")
        await pilot.press("+")
        left = [len(screen.keeper.corrections), len(screen.keeper.notes), len(screen.keeper.stars)]
        assert left == [2, 1, 1]
        assert screen.pane == "R"
        for expected in ([2, 1, 0], [1, 1, 0], [0, 1, 0], [0, 0, 0]):
            await pilot.press("Z")
            found = screen.keeper.corrections, screen.keeper.notes, screen.keeper.stars
            assert [len(one) for one in found] == expected, screen.status.text
        await pilot.press("Z")
        assert "nothing to take back" in screen.status.text
        await pilot.press(":", *"redo", "enter")
        assert len(screen.keeper.corrections) == 1
        await pilot.press("Z")
        assert screen.keeper.corrections == ()


async def test_a_correction_taken_back_among_the_names_is_not_taken_back_twice(
    running, ferry_stack
):
    async with running(ferry_stack, size=(120, 40)) as pilot:
        screen = pilot.app.screen
        await write_note(pilot, "one")
        line = "hide Ilya Brandt"
        await pilot.press(":", *("space" if c == " " else c for c in line), "enter")
        await pilot.press("4", "Z", "2", "Z")
        assert screen.keeper.corrections == ()
        assert screen.keeper.notes == ()


def change_elsewhere(text):
    other = State.open()
    (note,) = other.notes.standing()
    other.notes.revise(note, replace(note, text=text))
    other.close()


async def test_a_note_that_two_sessions_change_keeps_the_words_of_both(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        texts = lambda: sorted(note.text for note in screen.keeper.notes)  # noqa: E731
        await write_note(pilot, "one")
        await pilot.press("a")
        change_elsewhere("theirs")
        await pilot.press("s", "enter")
        assert texts() == ["ones", "theirs"]
        assert "yours is kept beside it" in screen.status.text
        await pilot.press("Z")
        assert texts() == ["theirs"]


async def test_a_note_changed_elsewhere_is_not_taken_away_unseen(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await write_note(pilot, "one")
        change_elsewhere("theirs")
        await pilot.press("+", "Z", "Z")
        assert "another session has changed it" in screen.status.text
        assert [note.text for note in screen.keeper.notes] == ["theirs"]
        await pilot.press("Z")
        assert "nothing to take back" in screen.status.text
        await pilot.press("a", "ctrl+u", "enter")
        assert screen.keeper.notes == ()
        await pilot.press("Z")
        assert [note.text for note in screen.keeper.notes] == ["theirs"]


async def test_a_note_changed_elsewhere_is_shown_before_it_is_taken_away(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await write_note(pilot, "one")
        await pilot.press("a", "ctrl+u")
        change_elsewhere("theirs")
        await pilot.press("enter")
        assert "another session has changed it" in screen.status.text
        assert screen.prompt.field.value == "theirs"
        await pilot.press("ctrl+u", "enter")
        assert screen.keeper.notes == ()
        assert not screen.prompt.display


async def test_what_another_session_leaves_is_seen(running, shown, ferry_stack):
    async with running(ferry_stack, size=(120, 40)) as pilot:
        screen = pilot.app.screen
        other = State.open(paths.state_file())
        other.notes.set_star(screen.article, True)
        other.set_read(screen.article, True)
        other.close()
        screen._look()
        screen.keeper._filing.submit(lambda: None).result()
        await pilot.pause()
        assert "★" in shown(pilot.app)
        assert "1 of 2 read" in shown(pilot.app)


@pytest.mark.parametrize("typed", ["", "   "])
async def test_an_empty_note_is_none(running, ferry_stack, typed):
    async with running(ferry_stack) as pilot:
        await write_note(pilot, typed)
        assert pilot.app.screen.keeper.notes == ()
        assert not pilot.app.screen.prompt.display


def test_a_note_on_no_article_of_the_library_is_listed_there(ferry_stack):
    article, *others = open_stack([str(ferry_stack)]).articles
    note = Note("a", make_anchor(article, 0, 20), 20, "count them", "2026-03-03T10:00:00Z")
    rows = NoteRows(others, [note], every=True)
    told = "\n".join("".join(text for text, _ in row.pieces) for row in rows.build(90))
    assert "count them" in told
    assert "detached: no article of the library" in told
    rows = NoteRows(others, [note], every=False)
    assert "no notes yet" in "".join(text for row in rows.build(90) for text, _ in row.pieces)
