"""The cross-references as a tool to read with: order, filters, map, paragraphs of two."""

from __future__ import annotations

import pytest

from briefing.model import EntityKind, Span
from briefing.tui.screens.both import Both, find_paragraphs
from briefing.tui.screens.map import Map
from briefing.tui.widgets.reference_rows import ReferenceRows, shade

PORT = "\n\n".join(f"Paragraph {n} of the harbour log says nothing new at all." for n in range(40))


def named(screen, name):
    return next((one for one in screen.references.entities if one.name == name), None)


def names(screen):
    return [one.name for one in screen.references.entities]


async def point_at(pilot, name):
    screen = pilot.app.screen
    if screen.pane != "X":
        await pilot.press("4")
    await pilot.press("g", *"j" * names(screen).index(name))
    assert screen.references.entity.name == name


@pytest.fixture
def log_stack(tmp_path):
    """One long article: Ada Marsh at its top, Ben Stone at its end; both named in another."""
    folder = tmp_path / "log"
    folder.mkdir()
    top = "Harbour log\n\nAda Marsh opened the log in Lindau.\n\nAda Marsh wrote it.\n\n"
    end = "\n\nBen Stone closed the log in Lindau.\n\nBen Stone left.\n"
    (folder / "1 log.txt").write_text(top + PORT + end)
    (folder / "2 note.txt").write_text("A note\n\nAda Marsh met Ben Stone in Lindau in spring.\n")
    return folder


async def test_what_is_on_the_screen_comes_first_when_the_pane_is_opened(running, log_stack):
    async with running(log_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("4")
        order = names(screen)
        assert order.index("Ada Marsh") < order.index("Ben Stone")
        await pilot.press("4", "G")
        assert names(screen) == order
        await pilot.press("4")
        order = names(screen)
        assert order.index("Ben Stone") < order.index("Ada Marsh")


async def test_rows_stay_while_one_scrolls_and_walks(running, log_stack):
    async with running(log_stack, size=(120, 40)) as pilot:
        screen = pilot.app.screen
        order = names(screen)
        await pilot.press("space", "space", "j", "G", "4", "1", "2")
        assert names(screen) == order
        await point_at(pilot, "Ben Stone")
        visited = set()
        for _ in screen.references.entity.mentions:
            await pilot.press("]")
            visited.add(screen.article.id)
            assert names(screen) == order
            assert screen.references.entity.name == "Ben Stone"
        assert len(visited) == 2


async def test_the_status_line_counts_mentions_and_articles(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await point_at(pilot, "Aurora")
        total = len(screen.references.entity.mentions)
        await pilot.press("]")
        assert screen.status.text == f"Aurora · mention 1 of {total}, article 1 of 2"
        await pilot.press("[")
        assert screen.status.text == f"Aurora · mention {total} of {total}, article 2 of 2"


async def test_one_key_lists_one_kind_after_the_other(running, ferry_stack, shown):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("4")
        everyone = screen.references.entities
        kinds = [kind for kind in EntityKind if any(one.kind is kind for one in everyone)]
        assert len(kinds) > 1
        for kind in kinds:
            await pilot.press("F")
            assert {one.kind for one in screen.references.entities} == {kind}
            assert f"Shared · {kind.value}" in shown(pilot.app)
        await pilot.press("F")
        assert screen.references.entities == everyone
        assert screen.status.text == "all kinds"


async def test_the_list_is_narrowed_by_typing(running, ferry_stack, shown):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("4")
        everyone = screen.references.entities
        await pilot.press("&", *"hol")
        assert names(screen) == ["Maren Holt"]
        assert "& hol" in shown(pilot.app)
        await pilot.press("enter", "enter")
        assert screen.walk.label == "Maren Holt"
        await pilot.press("4", "&", *"zz")
        assert names(screen) == []
        assert "no such name" in shown(pilot.app)
        await pilot.press("enter", "enter", "x", "M", "#", "H")
        assert screen.references.entity is None
        await pilot.press("q")
        assert screen.pane == "X"
        assert sorted(names(screen)) == sorted(one.name for one in everyone)
        await pilot.press("&", *"aur", "escape")
        assert len(names(screen)) == len(everyone)
        await pilot.press("q")
        assert screen.pane == "R"


async def test_the_map_leads_to_the_first_mention_in_a_cell(running, ferry_stack, shown):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        before = screen.article.id, screen.reader.top_row
        await point_at(pilot, "Aurora")
        entity = screen.references.entity
        await pilot.press("#")
        layer = pilot.app.screen
        assert isinstance(layer, Map)
        assert layer._matrix.entity is entity
        text = shown(pilot.app)
        assert "By article" in text
        assert f"Aurora · {entity.count_in(screen.article.id)} × in 1" in text
        await pilot.press("l")
        second = screen.briefing.articles[1]
        assert f"Aurora · {entity.count_in(second.id)} × in 2: {second.title}" in shown(pilot.app)
        await pilot.press("enter")
        assert pilot.app.screen is screen
        assert screen.article.id == second.id
        first = next(m for m in entity.mentions if m.article == second.id)
        assert screen.reader.marks.get("current") == [(first.start, first.end)]
        assert "article 2 of 2" in screen.status.text
        await pilot.press("<")
        assert (screen.article.id, screen.reader.top_row) == before


async def test_the_mouse_chooses_a_cell(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        await pilot.press("4", "#")
        matrix = pilot.app.screen._matrix
        await pilot.click("#matrix", offset=(2 + matrix._for_names + 4, 2))
        assert (matrix.item, matrix.column) == (1, 1)


async def test_an_empty_cell_leads_nowhere(running, ferry_stack, shown):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("4")
        alone = next(one for one in screen.references.entities if not one.shared)
        await point_at(pilot, alone.name)
        await pilot.press("#", "left", "left", "]", "[")
        layer = pilot.app.screen
        column = [a.id for a in screen.briefing.articles].index(alone.articles[0])
        layer._matrix.move_across(1 - column - layer._matrix.column)
        await pilot.press("enter")
        assert pilot.app.screen is layer
        assert "not named in" in layer.status.text
        await pilot.press("q")
        assert pilot.app.screen is screen


@pytest.fixture
def wide_stack(tmp_path):
    """Sixty articles, all on Lindau, every third one on Ada Marsh too."""
    folder = tmp_path / "wide"
    folder.mkdir()
    for n in range(60):
        more = f" Ada Marsh wrote report {n}." if n % 3 == 0 else ""
        text = f"Report number {n}\n\nThe harbour of Lindau was open on day {n}.{more}\n"
        (folder / f"{n:02}.txt").write_text(text)
    return folder


async def test_the_map_scrolls_across(running, wide_stack, shown):
    async with running(wide_stack) as pilot:
        await pilot.press("4", "#")
        layer = pilot.app.screen
        for step in (1, 8, 15, 1, 1, 20, -9, 22):
            layer._matrix.move_across(step)
            await pilot.pause()
            head = shown(pilot.app).splitlines()[0]
            assert f" {layer._matrix.column + 1} " in head + " "
        assert "60: Report number 59" in layer.status.text
        assert "[" in shown(pilot.app)
        await pilot.press("right")
        assert layer._matrix.column == 59
        layer._matrix.move_to(names(layer.app.screen_stack[0]).index("Ada Marsh"))
        await pilot.press("[")
        assert layer._matrix.column == 57


async def test_paragraphs_that_name_two_are_listed(running, ferry_stack, shown):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        holt, lindau = named(screen, "Maren Holt"), named(screen, "Lindau")
        expected = find_paragraphs(screen.briefing, holt, lindau)
        assert len(expected) == 2
        for paragraph in expected:
            text = screen.briefing.cut(paragraph.span)
            assert "Holt" in text
            assert "Lindau" in text
        await point_at(pilot, "Maren Holt")
        await pilot.press("B")
        await point_at(pilot, "Lindau")
        await pilot.press("B")
        assert isinstance(pilot.app.screen, Both)
        assert "Maren Holt and Lindau" in shown(pilot.app)
        await pilot.press("j", "enter")
        assert screen.article.id == expected[1].span.article
        assert screen.reader.marks.get("current")[0][0] == expected[1].place.start
        assert "paragraph 2 of 2, article 2 of 2" in screen.status.text
        await pilot.press("n")
        assert screen.article.id == expected[0].span.article


async def test_a_pair_is_two_names_and_the_mark_is_told_no_longer_than_it_stands(
    running, ferry_stack, shown
):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        screen.run_line("both brandt and ilya brandt")
        assert screen.status.text == "both are Ilya Brandt"
        assert pilot.app.screen is screen
        await point_at(pilot, "Maren Holt")
        await pilot.press("B")
        assert "marked" in screen.status.text
        await point_at(pilot, "Lindau")
        await pilot.press("B")
        await pilot.pause()
        assert "2 paragraphs in 2 articles" in shown(pilot.app).splitlines()[0]
        await pilot.press("q")
        assert "marked" not in screen.status.text


async def test_names_without_a_common_paragraph_say_so(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        screen.run_line("both brandt and lindau")
        if find_paragraphs(screen.briefing, named(screen, "Ilya Brandt"), named(screen, "Lindau")):
            assert isinstance(pilot.app.screen, Both)
        else:
            assert "no paragraph names both" in screen.status.text
        screen.run_line("both xylophone and lindau")
        assert "no name like xylophone" in screen.status.text


def test_rows_are_made_when_they_are_asked_for(ferry_stack):
    from briefing.library import brief, open_stack

    briefing = brief(open_stack([str(ferry_stack)]))
    entities = sorted(briefing.entities, key=lambda one: not one.shared)
    shared = sum(one.shared for one in entities)
    order = [article.id for article in briefing.articles]
    rows = ReferenceRows(entities, shared, order, 60)
    assert len(rows) == len(entities) + 2
    assert [row.item for row in rows if row.item >= 0] == list(range(len(entities)))
    assert [rows[at].item for at in rows.firsts()] == list(range(len(entities)))
    assert [row.item for row in rows[shared : shared + 2]] == [-1, -1]
    with pytest.raises(IndexError):
        rows[len(rows)]


def test_shades_grow_with_the_count():
    assert [shade(n) for n in (0, 1, 2, 3, 4, 7, 8, 500)] == list(" ░▒▒▓▓██")


def test_the_places_of_paragraphs_are_spans():
    from briefing.tui.screens.both import Paragraph

    assert Paragraph(Span("a", 0, 90), ((5, 9), (20, 25))).place == Span("a", 5, 9)
