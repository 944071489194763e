"""The agreement screen, the view side by side, the walk through differences, margin signs."""

from __future__ import annotations

import asyncio

import pytest

from briefing.model import Aspect, Stance, Status
from briefing.tui import agreement as table

HERALD = """Ferry raised after nine days

Crews raised the sunken ferry Aurora on Tuesday, nine days after it went down off the north \
mole, the port authority said.

The salvage operation off the mole used two floating cranes and 46 divers, the port \
authority said.

The hull will be towed to the Lindau yard in a special barge guarded by police.
"""
COAST = """Harbour gives back its ferry

The ferry Aurora was raised on Tuesday, nine days after it sank off the north mole.

Some 40 divers took part in the salvage operation off the mole, a councillor told reporters.

The hull will be towed to the Lindau yard in an armoured barge guarded by police.
"""
COURIER = """Questions over the mole light

The ferry Aurora was raised on Wednesday, nine days after it sank off the north mole, the \
Courier has learned.

The light on the north mole of the harbour cost 240,000 euros when it was built by the state.
"""


@pytest.fixture
def differing(tmp_path):
    folder = tmp_path / "differing"
    folder.mkdir()
    for name, text in (("a herald", HERALD), ("b coast", COAST), ("c courier", COURIER)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


async def test_the_table_has_a_row_a_statement_and_a_column_an_article(running, differing, shown):
    async with running(differing) as pilot:
        await pilot.press("=")
        await pilot.pause()
        lines = shown(pilot.app).splitlines()
        assert lines[0].split() == [
            "statement", "a", "herald", "b", "coast", "c", "courier", "origins",
        ]  # fmt: skip
        divers = next(line for line in lines if "≠ … divers" in line)
        assert divers.split()[-4:] == ["Some", "40", "–", "2?"]
        assert " 46 " in divers
        day = next(line for line in lines if "≠" in line and "Wednesday" in line)
        assert day.split()[-4:-1] == ["Tuesday", "Tuesday", "Wednesday"]
        assert any(line.lstrip().startswith("1 ") and "240,000" in line for line in lines)
        assert "no rounding or sum joins 46 and 40" in shown(pilot.app)


async def test_the_detail_follows_the_row(running, differing, shown):
    async with running(differing) as pilot:
        await pilot.press("=", "j")
        await pilot.pause()
        assert "cannot be one day" in shown(pilot.app)
        assert "no rounding" not in shown(pilot.app)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_it_fits_every_size(running, differing, shown, size):
    async with running(differing, size=size) as pilot:
        await pilot.press("=")
        await pilot.pause()
        assert "≠ … divers" in shown(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        text = shown(pilot.app)
        assert "46" in text
        assert "Some 40" in text
        assert all(len(line) <= size[0] for line in text.splitlines())


async def test_side_by_side_lights_what_differs_and_leads_to_both(running, differing):
    async with running(differing) as pilot:
        reading = pilot.app.screen
        await pilot.press("=", "enter")
        await pilot.pause()
        pairs = pilot.app.screen.rows
        lit = [text for row in pairs.rows for text, style in row.pieces if style == "match"]
        assert "46" in " ".join(lit)
        assert "Some 40 divers" in lit
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is reading
        assert reading.article.path.endswith("b coast.txt")
        assert "40 divers" in reading.article.text[reading.here.start : reading.here.end]
        await pilot.press("=", "enter", "1")
        await pilot.pause()
        assert reading.article.path.endswith("a herald.txt")
        await pilot.press("<")
        assert reading.article.path.endswith("b coast.txt")


async def test_filters_go_round(running, differing):
    async with running(differing) as pilot:
        await pilot.press("=")
        rows = pilot.app.screen.rows
        every = len(rows.shown)
        seen = []
        for _ in range(4):
            await pilot.press("s")
            seen.append({statement.status for statement in rows.shown})
        assert seen[:3] == [{Status.DIFFERS}, {Status.CORROBORATED}, {Status.SINGLE}]
        assert len(rows.shown) == every
        await pilot.press("a")
        assert {statement.aspect for statement in rows.shown} == {Aspect.NUMBER}
        for _ in range(5):
            await pilot.press("a")
        assert len(rows.shown) == every
        while not rows.statement.entities:
            await pilot.press("j")
        named = rows.statement.entities[0]
        await pilot.press("e")
        assert rows.shown
        assert all(named in statement.entities for statement in rows.shown)
        await pilot.press("q")


async def test_from_the_cross_references_it_is_of_the_name_there(running, differing, shown):
    async with running(differing) as pilot:
        await pilot.press("4")
        screen = pilot.app.screen
        while screen.selected_entity.name != "Lindau":
            await pilot.press("j")
        await pilot.press("=")
        await pilot.pause()
        rows = pilot.app.screen.rows
        assert rows.shown[0].aspect is Aspect.WORDING
        assert len(rows.shown) < len(rows.briefing.agreement)
        assert "of Lindau" in shown(pilot.app)
        await pilot.press("e")
        assert len(rows.shown) > 1


async def test_an_empty_filter_says_so(running, differing, shown):
    async with running(differing) as pilot:
        await pilot.press("=", *"aaa", *"ss")
        await pilot.pause()
        assert "nothing of the kind" in shown(pilot.app)
        await pilot.press("enter", "e", "j")
        assert pilot.app.screen.id == "agreement"


async def test_columns_scroll_where_they_do_not_fit(running, differing, shown):
    async with running(differing, size=(46, 20)) as pilot:
        await pilot.press("=")
        await pilot.pause()
        assert "courier" not in shown(pilot.app).splitlines()[0]
        await pilot.press(">", ">", ">", ">")
        await pilot.pause()
        head = shown(pilot.app).splitlines()[0]
        assert "courier" in head
        assert "herald" not in head
        await pilot.press("<", "<", "<")
        await pilot.pause()
        assert "herald" in shown(pilot.app).splitlines()[0]


async def test_the_columns_of_the_row_come_into_view(running, differing, shown):
    for n in range(4):
        (differing / f"a paper {n}.txt").write_text(
            f"Paper {n}\n\nThe market hall of Sandford sold {120 + n} crates of plums on Friday.\n"
        )
    async with running(differing) as pilot:
        await pilot.press("=")
        await pilot.pause()
        rows = pilot.app.screen.table
        for at, statement in enumerate(rows.shown):
            rows.move_to(at)
            await pilot.pause()
            places = [place.span.article for place in statement.places]
            names = {table.name_article(rows.briefing.article(one)) for one in places}
            head = shown(pilot.app).splitlines()[0]
            assert sum(name in head for name in names) == min(len(names), 3), head
        await pilot.press("<", "<", "<", "<")
        await pilot.pause()
        assert rows.first_column == 0


async def test_differences_are_walked_across_articles(running, differing, shown):
    async with running(differing) as pilot:
        screen = pilot.app.screen
        places = []
        for _ in range(5):
            await pilot.press(")")
            await pilot.pause()
            places.append((screen.article.path[-11:], screen.here.start))
        assert len(set(places)) == 5
        assert "Tuesday (" in shown(pilot.app)
        await pilot.press("(")
        assert (screen.article.path[-11:], screen.here.start) == places[-2]
        await pilot.press("n")
        assert (screen.article.path[-11:], screen.here.start) == places[-1]


async def test_signs_stand_in_the_margin(running, differing, shown):
    async with running(differing) as pilot:
        lines = shown(pilot.app).splitlines()
        beside = {line.strip()[:1] for line in lines if "Aurora on" in line or "46 div" in line}
        assert beside == {"≠"} or any(line.startswith("  ≠  ") for line in lines)
        assert any(line.startswith("  =") and "hull" in line for line in lines)


async def test_what_one_article_alone_reports_has_no_sign_in_the_margin(running, differing, shown):
    async with running(differing) as pilot:
        statements = pilot.app.screen.briefing.agreement
        assert any(statement.status is Status.SINGLE for statement in statements)
        for _ in range(3):
            assert not any(line.startswith("  1") for line in shown(pilot.app).splitlines())
            await pilot.press("J")
            await pilot.pause()
        await pilot.press("=")
        await pilot.pause()
        assert any(line.lstrip().startswith("1 ") for line in shown(pilot.app).splitlines())


async def test_help_explains_the_signs_in_the_margin(running, differing, shown):
    async with running(differing) as pilot:
        await pilot.press("?", "G")
        await pilot.pause()
        lines = [line.split() for line in shown(pilot.app).splitlines()]
        at = lines.index(["Signs", "in", "the", "margin"])
        assert [line[0] for line in lines[at + 1 : at + 4]] == ["†", "≠", "="]
        await pilot.press("q", "=", "?", "G")
        await pilot.pause()
        assert "Signs in the margin" not in shown(pilot.app)  # the table has one more


async def test_what_was_compared_goes_with_an_article_that_is_gone(running, differing, shown):
    async with running(differing) as pilot:
        await pilot.press(")")
        (differing / "b coast.txt").unlink()
        (differing / "c courier.txt").unlink()
        await pilot.press("R")
        await pilot.press(")")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(")", "=")
        await pilot.pause()
        assert "one article alone" in shown(pilot.app)
        assert not any(line.startswith("  ≠") for line in shown(pilot.app).splitlines())


async def test_one_article_says_that_there_is_no_other(running, differing, shown):
    async with running(differing / "a herald.txt") as pilot:
        await pilot.press("=")
        await pilot.pause()
        assert "one article alone" in shown(pilot.app)
        await pilot.press(")")
        await pilot.pause()
        assert "one article alone" in shown(pilot.app)


async def test_whether_all_was_compared_is_told(running, tmp_path):
    (tmp_path / "one.txt").write_text("The bridge is shut.", encoding="utf-8")
    (tmp_path / "two.txt").write_text("Snow fell on the fields.", encoding="utf-8")
    async with running(tmp_path / "one.txt", tmp_path / "two.txt") as pilot:
        screen = pilot.app.screen
        await pilot.press("=")
        assert screen.status.text == "nothing in these articles could be compared"
        await pilot.press(")")
        assert screen.status.text == "no difference was found between these articles"
        screen.run_worker(asyncio.sleep(60), group="analysis")
        await pilot.press("=")
        assert screen.status.text == "these articles are still being compared"
        await pilot.press(")")
        assert screen.status.text == "these articles are still being compared"


async def test_help_of_the_table_lists_its_keys(running, differing, shown):
    async with running(differing, size=(160, 40)) as pilot:
        await pilot.press("=", "?")
        await pilot.pause()
        assert ":filter-status" in shown(pilot.app)
        await pilot.press("q", "q")
        assert pilot.app.screen.id == "reading"


def test_articles_of_one_outlet_share_a_column_where_many_are(article_from):
    from dataclasses import replace

    from briefing.model import BlockKind, Place, Span, Statement

    one = article_from([(BlockKind.PARAGRAPH, "Forty divers came to Lindau.")])
    articles = [replace(one, id=f"{n:016x}", outlet=f"Outlet {n % 3}") for n in range(12)]
    places = tuple(
        Place(Span(article.id, 0, 27), 0, 12, "Forty divers", Stance.AGREES) for article in articles
    )
    statement = Statement(
        "x" * 16, Status.CORROBORATED, Aspect.NUMBER, "divers · Lindau", places, "the same"
    )
    assert len(table.find_columns([statement], articles, 200)) == 12
    grouped = table.find_columns([statement], articles, 80)
    assert [column.name for column in grouped] == ["Outlet 0 4", "Outlet 1 4", "Outlet 2 4"]
    assert table.cell(statement, grouped[0]) == ("✓ 4", "")


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Coast Agency", "Herald"], ["Coast Age…", "    Herald"]),
        (["report-2026-01", "report-2026-02"], ["…t-2026-01", "…t-2026-02"]),
        (["a", "a"], ["         a", "         a"]),
    ],
)
def test_names_of_columns_that_begin_alike_are_told_by_their_ends(names, shown):
    assert table.fit_names(names, 10) == shown


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("crews used … divers", "crews used … divers "),
        ("the crews of the port used … divers", "port used … divers  "),
        ("towed to the Lindau yard in a barge", "towed to the Lindau…"),
    ],
)
def test_a_label_shows_where_what_differs_was(label, shown):
    assert table.fit_label(label, 20) == shown
