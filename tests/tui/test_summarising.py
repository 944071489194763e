"""Key points on the screen: more and fewer of them, and the one under the cursor in the text."""

from __future__ import annotations

import pytest

from briefing import library

TOLD = (
    "Pupils of Aube moved into a school with nine rooms on Monday.",
    "A bridge carries lorries over the river at Berin again.",
    "Sailors from Cald bought a second ferry for the islands.",
    "Farmers sell cheese in the covered market of Doon.",
    "Tourists climb the lighthouse of Esk for five crowns.",
    "Readers borrow novels from the library bus in Fenn.",
    "Painters show landscapes at the museum of Gorm.",
    "The harbour of Hale was opened to fishing boats by its mayor on Monday.",
    "Bees fly around a garden behind the hospital of Inver.",
    "Millers grind barley by wind power near Jarrow.",
    "Walkers cross the dyke between Kelm and the marshes.",
    "Swimmers train in a heated pool in Lund.",
    "Actors rehearse comedies for the theatre at Marn.",
)


@pytest.fixture
def long_stack(tmp_path):
    """Two articles with many things to say, one of which both say."""
    folder = tmp_path / "long"
    folder.mkdir()
    (folder / "a.txt").write_text("Openings\n\n" + "\n\n".join(TOLD), "utf-8")
    (folder / "b.txt").write_text(
        "Hale has a harbour\n\nOn Monday the mayor of Hale opened a harbour for fishing boats."
        "\n\nShips from the north will call there twice a week in summer.",
        "utf-8",
    )
    return folder


async def test_plus_shows_more_points_and_minus_fewer(running, long_stack):
    async with running(long_stack, size=(120, 40)) as pilot:
        screen = pilot.app.screen
        assert len(screen.briefing.points) > library.POINTS
        assert screen.summary.points == screen.briefing.points[: library.POINTS]
        await pilot.press("3", "j", "j", "+")
        assert len(screen.summary.points) == library.POINTS + 1
        assert screen.summary.item == 2
        assert screen.status.text == f"{library.POINTS + 1} key points"
        await pilot.press("0", "4", "-")
        assert screen.summary.points == screen.briefing.points[: library.POINTS - 3]
        await pilot.press("0", "9", "9", "-")
        assert len(screen.summary.points) == 1
        assert screen.status.text == "1 key point"
        await pilot.press("0", "9", "9", "+")
        assert screen.summary.points == screen.briefing.points
        await pilot.press("+")
        assert screen.status.text == "nothing more to say"


async def test_the_points_of_an_article_grow_beyond_the_briefing(running, long_stack):
    async with running(long_stack, size=(120, 40)) as pilot:
        screen = pilot.app.screen
        await pilot.press("3", "S")
        few = screen.summary.points
        assert len(few) == library.ARTICLE_POINTS
        await pilot.press("j", "0", "3", "+")
        assert len(screen.summary.points) == library.ARTICLE_POINTS + 3
        assert screen.summary.points[: len(few)] == few


async def test_a_length_is_kept_for_stack_and_article_apart(running, long_stack):
    async with running(long_stack, size=(120, 40)) as pilot:
        screen = pilot.app.screen
        await pilot.press("3", "j", "0", "2", "-", "S", "-", "S")
        assert len(screen.summary.points) == library.POINTS - 2
        await pilot.press("S")
        assert len(screen.summary.points) == library.ARTICLE_POINTS - 1


async def test_the_point_under_the_cursor_is_lit_in_the_text(running, long_stack):
    async with running(long_stack, size=(120, 40)) as pilot:
        screen = pilot.app.screen
        lit = screen.reader.marks.get
        assert lit("point") == []
        await pilot.press("3")
        for _ in range(4):
            point = screen.summary.points[screen.summary.item]
            here = [s for s in (point.span, *point.also) if s.article == screen.article.id]
            assert lit("point") == [(s.start, s.end) for s in here]
            await pilot.press("j")
        await pilot.press("2")
        assert lit("point") == []


async def test_a_point_is_lit_where_another_article_says_it_too(running, long_stack):
    async with running(long_stack, size=(120, 40)) as pilot:
        screen = pilot.app.screen
        shared = next(n for n, p in enumerate(screen.briefing.points) if p.also)
        point = screen.briefing.points[shared]
        await pilot.press("3", "g", *"j" * shared)
        spans = {span.article: span for span in (point.span, *point.also)}
        for key in ("J", "K"):
            await pilot.press(key)
            span = spans[screen.article.id]
            assert screen.reader.marks.get("point") == [(span.start, span.end)]


async def test_a_lit_point_is_seen(running, long_stack, shown):
    async with running(long_stack, size=(120, 40)) as pilot:
        screen = pilot.app.screen
        await pilot.press("3", "S")
        first = screen.summary.points[0].span
        strips = [screen.reader.render_line(y) for y in range(2, 30)]
        styled = [
            segment.text.strip()
            for strip in strips
            for segment in strip
            if segment.style is not None
            and segment.style.color == screen.reader.style_of("point").color
        ]
        wanted = " ".join(screen.article.text[first.start : first.end].split())
        assert " ".join(part for part in styled if part).endswith(wanted)
