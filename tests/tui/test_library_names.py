"""The names of a library on the screen: listed, narrowed, walked, corrected, found beside it."""

from __future__ import annotations

import os

import pytest
from waiting import until

from briefing import collection
from briefing.collection import opening
from briefing.collection.naming import bring_up_to_date
from briefing.model.held_names import HeldNames
from briefing.tui.long_walk import LongWalk
from briefing.tui.screens.card import Card
from briefing.tui.screens.map import Map
from briefing.tui.screens.search import Search

TEXTS = {
    "a": "Ferry raised\n\nSalvage chief Maren Holt met Sergei Shoigu in Lindau. Holt said so.\n",
    "b": "Harbour news\n\nMaren Holt came to Lindau with Ada Marsh. Marsh paid Holt for it.\n",
    "c": "Far away\n\nTom Holt of Odarsk met Sergey Shoygu and Kim Han-sol. Kim smiled.\n",
    "d": "A quiet day\n\nNobody went to sea, and Ada Marsh slept in Odarsk.\n",
}


def add(folder, texts) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        os.utime(folder / f"{name}.txt", (1_700_000_000, 1_700_000_000))
    collection.add([str(folder)], lambda _done, _all: None, print)


@pytest.fixture
def unnamed(tmp_path, monkeypatch):
    """A library of four articles that is taken for a large one, its names not found yet."""
    monkeypatch.setattr(opening, "MOST_AT_ONCE", 1)
    add(tmp_path / "texts", TEXTS)
    return collection.ADDRESS


@pytest.fixture
def library(unnamed):
    """The same library with its names."""
    bring_up_to_date((), lambda *_: None, print)
    return unnamed


def listed(screen) -> list[str]:
    return [entity.name for entity in screen.references.entities]


async def test_names_are_listed_and_walked(running, library, shown):
    async with running(library, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen.briefing.entities, HeldNames)
        assert "Maren Holt" in shown(pilot.app)
        assert "Shared" in shown(pilot.app)
        await pilot.press("4", "&", *"maren", "enter")
        assert listed(screen) == ["Maren Holt"]
        await pilot.press("enter")
        assert isinstance(screen.walk, LongWalk)
        first = screen.walk.describe()
        assert first.startswith("Maren Holt · mention ")
        assert first.endswith("of 4, article 1 of 2")
        lit = screen.reader.marks.get("mention")
        assert len(lit) == 2
        assert all("Holt" in screen.article.text[start:end] for start, end in lit)
        seen = {(screen.article.id, screen.reader.marks.get("current")[0])}
        for _ in range(3):
            await pilot.press("]")
            seen.add((screen.article.id, screen.reader.marks.get("current")[0]))
        assert len(seen) == 4
        assert len({article for article, _ in seen}) == 2
        await pilot.press("]")
        assert screen.walk.describe() == first
        await pilot.press("[")
        assert screen.walk.describe() != first
        assert (screen.article.id, screen.reader.marks.get("current")[0]) in seen


async def test_kinds_are_listed_alone(running, library):
    async with running(library, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        await pilot.press("4")
        whole = listed(screen)
        for kind in screen.references.kinds():
            await pilot.press("F")
            assert {entity.kind for entity in screen.references.entities} == {kind}
        await pilot.press("F")
        assert listed(screen) == whole
        await pilot.press("G", "g")
        assert screen.references.item == 0


async def test_who_is_named_on_the_screen_stands_first(running, library):
    async with running(library, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        for _ in range(4):
            names = [e.name for e in screen.references.named_in(screen.article.id)]
            shared = [e.name for e in screen.references.entities if e.shared]
            assert shared[0] in names, screen.article.title
            assert sorted(listed(screen)) == sorted(e.name for e in screen.briefing.entities)
            await pilot.press("J")


async def test_the_card_tells_spellings_and_leads_to_places(running, library, shown):
    async with running(library, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        await pilot.press("4", "&", *"maren", "enter", "x")
        assert isinstance(pilot.app.screen, Card)
        await pilot.pause()
        told = shown(pilot.app)
        assert "person · 2 articles · 4 ×" in told
        assert "Holt 2 × · surname of Maren Holt in the same text" in told
        assert "Salvage chief" in told
        assert "Lindau" in told
        await pilot.press("G", "enter")
        await pilot.pause()
        here = screen.here
        assert screen.article.text[here.start : here.end] == "Marsh paid Holt for it."


async def test_two_names_in_one_paragraph(running, library, shown):
    async with running(library, size=(120, 30)) as pilot:
        await pilot.press("4", *":both Maren Holt and Ada Marsh", "enter")
        await pilot.pause()
        assert "1 paragraph in 1 article" in shown(pilot.app)


async def test_names_without_dates_and_sources_have_no_map(running, library, shown):
    async with running(library, size=(120, 30)) as pilot:
        await pilot.press("4", *":map", "enter")
        assert pilot.app.screen.status.text.startswith("no dates and no sources to map")


HEADED = "---\ntitle: {}\ndate: {}\noutlet: {}\n---\n\n{}\n"
DATED = {
    "a": ("Ferry raised", "2025-12-03", "Port Herald", "Maren Holt met Ada Marsh in Lindau."),
    "b": ("Harbour news", "2026-01-05", "Port Herald", "Maren Holt came to Lindau."),
    "c": ("Far away", "2026-01-20", "Coast Agency", "Maren Holt slept. Ada Marsh did not."),
    "d": ("A quiet day", "2026-03-01", "", "Nobody went to sea."),
}


@pytest.fixture
def dated(tmp_path, monkeypatch):
    """A library of four articles of three months and two sources, taken for a large one."""
    monkeypatch.setattr(opening, "MOST_AT_ONCE", 1)
    folder = tmp_path / "dated"
    folder.mkdir()
    for name, fields in DATED.items():
        (folder / f"{name}.md").write_text(HEADED.format(*fields), encoding="utf-8")
    add(folder, {})
    bring_up_to_date((), lambda *_: None, print)
    return collection.ADDRESS


async def test_names_are_mapped_by_month_and_by_source(running, dated, shown):
    async with running(dated, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        await pilot.press("4", "&", *"maren", "enter", "#")
        told = shown(pilot.app)
        assert "By month" in told
        assert "Dec25  2026   Mar" in told
        assert "Feb" not in told
        assert "Maren Holt · Mar 2026: 0 of 1 article" in told
        await pilot.press("[")
        assert "Maren Holt · Jan 2026: 2 of 2 articles" in shown(pilot.app)
        await pilot.press("s")
        told = shown(pilot.app)
        assert "By source" in told
        assert "Maren Holt · of no known source: 0 of 1 article" in told
        await pilot.press("[")
        assert "Maren Holt · Coast Agency: 1 of 1 article" in shown(pilot.app)
        await pilot.press("h", "enter")
        assert isinstance(screen.walk, LongWalk)
        assert screen.article.title == "Harbour news", "the newest of that source"
        assert screen.walk.describe() == "Maren Holt · mention 2 of 3, article 2 of 3"


async def test_an_empty_cell_of_a_library_leads_nowhere(running, dated):
    async with running(dated, size=(80, 24)) as pilot:
        await pilot.press("4", "&", *"ada", "enter", "#")
        layer = pilot.app.screen
        assert isinstance(layer, Map)
        await pilot.press("enter")
        assert pilot.app.screen is layer


async def test_corrections_are_kept_and_taken_back(running, library):
    async with running(library, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        await pilot.press("4", *":merge Ada Marsh into Maren Holt", "enter")
        await pilot.pause()
        assert "Ada Marsh" not in listed(screen)
        holt = next(e for e in screen.references.entities if e.name == "Maren Holt")
        assert holt.spread == 3
        await pilot.press(*":hide Tom Holt", "enter")
        await pilot.pause()
        assert "Tom Holt" not in listed(screen)
    async with running(library, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        assert not {"Ada Marsh", "Tom Holt"} & set(listed(screen))
        await pilot.press("4", "Z")
        await pilot.pause()
        assert "Tom Holt" in listed(screen)
        await pilot.press("&", *"maren", "enter", "enter")
        assert screen.walk.describe().endswith("of 7, article 1 of 3")


async def test_names_that_are_missing_are_found_beside_the_screen(running, unnamed):
    async with running(unnamed, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        await until(pilot, lambda: screen.briefing.entities)
        assert "Maren Holt" in listed(screen)
        assert screen.status.text.startswith("the names are up to date")


async def test_names_that_were_joined_anew_meanwhile_are_opened_anew(running, library, tmp_path):
    async with running(library, size=(80, 24)) as pilot:
        screen = pilot.app.screen
        await pilot.press("4", "&", *"maren", "enter", "enter", "]")
        place = screen.article.id, screen.reader.marks.get("current")[0]
        add(tmp_path / "texts", {"e": "More\n\nMaren Holt met Paul Tarn.\n"})
        bring_up_to_date((), lambda *_: None, print)
        await pilot.press("4")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("q")
        assert "Maren Holt" in listed(screen)
        assert "…" not in listed(screen)
        assert (screen.article.id, screen.reader.marks.get("current")[0]) == place
        await pilot.press("[")
        assert "of 4, article" in screen.walk.describe(), "the articles are those that were opened"


async def test_names_are_searched_by_field(running, library, shown):
    async with running(library, size=(120, 30)) as pilot:
        await pilot.press("1", "/")
        assert isinstance(pilot.app.screen, Search)
        await pilot.app.workers.wait_for_complete()
        await pilot.press(*"who:shoigou ")
        told = shown(pilot.app)
        assert "Ferry raised" in told
        assert "Far away" in told
        assert "who: shoigou ~ Sergei Shoigu" in told
        assert "Harbour news" not in told


async def test_names_are_among_the_hits_and_lead_to_their_mentions(running, library, shown):
    async with running(library, size=(120, 30)) as pilot:
        screen = pilot.app.screen
        await pilot.press("1", "/", *"maren holt")
        await until(pilot, lambda: "Names" in shown(pilot.app))
        told = shown(pilot.app)
        assert "· 1 name" in told
        assert "person · 2 articles" in told
        await pilot.press(*["down"] * 20, "enter")
        assert isinstance(screen.walk, LongWalk)
        assert screen.walk.describe() == "Maren Holt · mention 1 of 4, article 1 of 2"
        await pilot.press("x")
        assert isinstance(pilot.app.screen, Card)


async def test_corrected_names_are_hits_as_the_user_has_them(running, library, shown):
    async with running(library, size=(120, 30)) as pilot:
        await pilot.press("4", *":rename Maren Holt to Maren Lund", "enter")
        await pilot.press(*":hide Tom Holt", "enter")
        await pilot.press("1", "/", *"holt")
        await until(pilot, lambda: "Names" in shown(pilot.app))
        told = shown(pilot.app).partition("Names")[2]
        assert "Maren Lund" in told
        assert "Maren Holt" not in told
        assert "Tom Holt" not in told
