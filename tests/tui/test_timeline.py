"""The timeline on the screen: rows, days above, ways to the sentence and back, filters."""

from __future__ import annotations

import pytest

from briefing.tui.timeline import bar, write_count

HERALD = """Ferry raised after nine days

By Ada Lind
Port Herald, 3 March 2026

Crews raised the sunken ferry Aurora with two floating cranes on Tuesday, the port authority said.

The Aurora struck the north mole in fog and sank on 22 February. The cranes arrived on 1 March.

Salvage chief Maren Holt told reporters that the hull would be towed to the Lindau yard by 6 March.

The mole light was built in 1998.
"""
COAST = """Harbour gives back its ferry

Coast Agency, 4 March 2026

The sunken ferry Aurora was raised by two floating cranes on 3 March. It struck the north mole in \
fog and sank on 23 February.

Maren Holt said the tow to the Lindau yard will begin on Friday.
"""
COURIER = """Questions over the mole light

The council met on Monday. Two days later it heard Ilya Brandt.
"""


@pytest.fixture
def dated(tmp_path):
    folder = tmp_path / "dated"
    folder.mkdir()
    for name, text in (("a herald", HERALD), ("b coast", COAST), ("c courier", COURIER)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def row(text, part):
    return next(line for line in text.splitlines() if part in line)


def test_one_event_is_no_events():
    assert [write_count(n) for n in (0, 1, 1200)] == ["0 events", "1 event", "1,200 events"]


async def test_events_stand_by_day_with_who_tells_of_them(running, dated, shown):
    async with running(dated, size=(100, 50)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        text = shown(pilot.app)
        assert "2 articles" in row(text, "3 Mar 2026      Crews raised")
        assert "b coast" in row(text, "The sunken ferry Aurora was raised by two")
        assert "a herald" in row(text, "1998            The mole light")
        assert row(text, "by 6 Mar 2026")
        days = [line[2:17].strip() for line in text.splitlines() if line[:2] in ("  ", "▸ ")]
        dated_rows = [day for day in days if day.endswith(("2026", "1998", "no date"))]
        assert dated_rows == [
            "1998", "22 Feb 2026", "23 Feb 2026", "1 Mar 2026", "3 Mar 2026", "by 6 Mar 2026",
            "6 Mar 2026", "no date",
        ]  # fmt: skip


async def test_days_that_differ_are_marked_in_both_rows(running, dated, shown):
    async with running(dated, size=(100, 50)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        text = shown(pilot.app)
        assert row(text, "≠ 23 Feb 2026 (b coast)")
        assert row(text, "≠ 22 Feb 2026 (a herald)")


async def test_the_strip_has_the_days_and_a_bar_an_article(running, dated, shown):
    async with running(dated, size=(100, 50)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        labels, herald, coast, *_ = shown(pilot.app).splitlines()
        days = ["22 Feb", "23 Feb", "1 Mar", "3 Mar", "6 Mar"]
        assert " ".join(labels.split()) == " ".join(days)
        places = [labels.index(day) for day in days]
        assert [herald[at] != " " for at in places] == [True, False, True, True, True]
        assert [coast[at : at + 1].strip() != "" for at in places] == [
            False, True, False, True, True,
        ]  # fmt: skip


def test_bars_are_as_long_as_what_they_stand_for():
    assert bar(0, 4, 6) == ""
    assert bar(4, 4, 6) == "█" * 6
    assert bar(2, 4, 6) == "█" * 3
    assert bar(1, 1000, 6) == "▏"


async def test_enter_leads_to_the_sentence_and_back(running, dated):
    async with running(dated) as pilot:
        await pilot.press("t", "j", "j", "enter")
        await pilot.pause()
        screen = pilot.app.screen
        text = screen.article.text
        here = screen.here
        assert text[here.start : here.end].endswith("sank on 23 February.")
        await pilot.press("<")
        await pilot.pause()
        assert screen.article.path.endswith("a herald.txt")


async def test_n_steps_through_all_that_tell_of_the_event(running, dated):
    async with running(dated) as pilot:
        await pilot.press("t", "]", "]", "]", "]", "enter", "n")
        await pilot.pause()
        screen = pilot.app.screen
        assert screen.article.path.endswith("b coast.txt")
        assert "raised by two floating" in screen.article.text[screen.here.start : screen.here.end]
        await pilot.press("t")
        await pilot.pause()
        assert pilot.app.screen.table.event.date.iso == "2026-03-03"


@pytest.mark.parametrize("key", ["<", "q", "t", "backspace"])
async def test_the_timeline_closes(running, dated, key):
    async with running(dated) as pilot:
        reading = pilot.app.screen
        await pilot.press("t")
        await pilot.pause()
        assert pilot.app.screen is not reading
        await pilot.press(key)
        await pilot.pause()
        assert pilot.app.screen is reading


async def test_one_article_alone_and_all_again(running, dated, shown):
    async with running(dated) as pilot:
        await pilot.press("t", "F")
        await pilot.pause()
        assert "in a herald" in shown(pilot.app)
        assert {e.articles[0] for e in pilot.app.screen.table.events} == {
            pilot.app.screen._briefing.articles[0].id
        }
        await pilot.press("F", "F", "F")
        await pilot.pause()
        assert len(pilot.app.screen.table.events) == len(pilot.app.screen._briefing.timeline)


async def test_one_name_alone(running, dated, shown):
    async with running(dated) as pilot:
        await pilot.press("t", "G", "k", "k", "e")
        await pilot.pause()
        assert "of Lindau" in shown(pilot.app) or "of Maren Holt" in shown(pilot.app)
        few = len(pilot.app.screen.table.events)
        assert few < len(pilot.app.screen._briefing.timeline)


async def test_q_shows_all_again_before_it_closes(running, dated):
    async with running(dated) as pilot:
        reading = pilot.app.screen
        await pilot.press("t", "F", "q")
        await pilot.pause()
        layer = pilot.app.screen
        assert layer is not reading
        assert layer.table.events == layer._briefing.timeline
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.screen is reading


async def test_it_begins_at_the_sentence_that_is_being_read(running, dated):
    async with running(dated, size=(80, 40)) as pilot:
        screen = pilot.app.screen
        await pilot.press(*["w"] * 12)
        while "22 February" not in screen.article.text[screen.here.start : screen.here.end]:
            await pilot.press("W")
        await pilot.press("t")
        await pilot.pause()
        assert pilot.app.screen.table.event.date.iso == "2026-02-22"


async def test_a_name_has_its_own_timeline_from_card_and_row(running, dated, shown):
    async with running(dated) as pilot:
        screen = pilot.app.screen
        holt = next(e for e in screen.briefing.entities if e.name == "Maren Holt")
        screen.begin_walk(holt)
        await pilot.press("x", "t")
        await pilot.pause()
        assert "of Maren Holt" in shown(pilot.app)
        assert "cranes arrived" not in shown(pilot.app)
        await pilot.press("q", "4", "t")
        await pilot.pause()
        assert " of " in shown(pilot.app).splitlines()[-1]


async def test_without_dates_it_says_so(running, tmp_path, shown):
    (tmp_path / "a.txt").write_text("A title\n\nNothing in this short text has a day at all.\n")
    async with running(tmp_path / "a.txt") as pilot:
        await pilot.press("t")
        await pilot.pause()
        assert "no dates" in shown(pilot.app)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_it_fits_every_size(running, dated, shown, size):
    async with running(dated, size=size) as pilot:
        await pilot.press("t", "]")
        await pilot.pause()
        text = shown(pilot.app)
        assert "22 Feb" in text.splitlines()[0]
        assert "22 Feb 2026" in text
        assert "█" in text
        await pilot.press("G")
        await pilot.pause()
        assert "Two days later" in shown(pilot.app)


async def test_several_years_have_a_line_of_their_own(running, tmp_path, shown):
    (tmp_path / "a.txt").write_text(
        "A title of some length\n\nIt sank on 22 February 1998. It was raised on 3 March 2026. It "
        "was towed on 6 March 2026. It was painted on 9 March 2026, as the port authority said.\n"
    )
    async with running(tmp_path / "a.txt") as pilot:
        await pilot.press("t")
        await pilot.pause()
        labels, years, bars, *_ = shown(pilot.app).splitlines()
        assert " ".join(labels.split()) == "22 Feb 3 Mar 6 Mar 9 Mar", shown(pilot.app)
        assert years.split() == ["1998", "2026"]
        assert years.index("2026") == labels.index("3 Mar")
        assert bars.count("██████") == 4
