"""A file that is edited is a new version of the same article: what was left in it stays."""

from __future__ import annotations

from briefing.model.note import place_notes

QUOTED = "The operation used two floating cranes"


async def leave_everything(pilot):
    screen = pilot.app.screen
    for _ in range(9):
        await pilot.press("w")
        if screen.article.text[screen.here.start :].startswith(QUOTED):
            break
    await pilot.press("a", *"why", "enter", "m", "a", "+", "r")
    assert screen.article.text[screen.here.start :].startswith(QUOTED)


def edit(folder):
    """Put a paragraph before the one with the note, and change the end."""
    path = folder / "1 herald.txt"
    text = path.read_text("utf-8")
    text = text.replace("Crews raised", "This report was updated at noon.\n\nCrews raised")
    path.write_text(text.replace('"She came up straight,"', '"She came up,"'), encoding="utf-8")


def check(screen):
    (article, _) = screen.briefing.articles
    ((span, note),) = place_notes(screen.keeper.notes, article)
    assert note.text == "why"
    assert article.text[span.start :].startswith(QUOTED)
    assert article.id in screen.keeper.stars
    assert article.id not in screen.keeper.read, "what is new has not been read"


async def test_it_stays_when_the_file_is_opened_again(running, shown, ferry_stack):
    async with running(ferry_stack, size=(120, 40)) as pilot:
        await leave_everything(pilot)
    edit(ferry_stack)
    async with running(ferry_stack, size=(120, 40)) as pilot:
        screen = pilot.app.screen
        check(screen)
        assert "★" in shown(pilot.app)
        await pilot.press("g", "'", "a")
        await pilot.pause()
        assert screen.article.text[screen.here.start :].startswith(QUOTED)
        await pilot.press("+")
        assert screen.keeper.stars == set(), "one key takes the star away"
        await pilot.press("Z")
        assert screen.article.id in screen.keeper.stars


async def test_it_stays_when_the_file_is_read_again(running, shown, ferry_stack):
    async with running(ferry_stack, size=(120, 40)) as pilot:
        await leave_everything(pilot)
        edit(ferry_stack)
        await pilot.press("R")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        check(pilot.app.screen)
        assert "★" in shown(pilot.app)


async def test_a_starred_article_of_a_large_stack_is_known_when_it_is_opened(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        await pilot.press("+")
    edit(ferry_stack)
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        screen.keeper._lying = {}
        screen.keeper._find_stars()
        assert screen.article.id not in screen.keeper.stars
        await pilot.press("J", "K")
        assert screen.article.id in screen.keeper.stars


async def test_unread_articles_are_found_between_read_ones(running, ferry_stack):
    for number, title in ((3, "Third"), (4, "Fourth"), (5, "Fifth")):
        text = f"{title} report\n\nAda Lind stood at the mole and looked on for a while.\n"
        (ferry_stack / f"{number} more.txt").write_text(text)
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        articles = screen.briefing.articles
        await pilot.press("J", "r", "J", "J", "r", "g", "K", "K", "K")
        assert screen.article == articles[0]
        await pilot.press(".")
        assert screen.article == articles[2]
        await pilot.press(".")
        assert screen.article == articles[4]
        await pilot.press(".")
        assert "no unread article after this one" in screen.status.text
        await pilot.press(",")
        assert screen.article == articles[2]
        await pilot.press(",")
        assert screen.article == articles[0]
        await pilot.press(",")
        assert "no unread article before this one" in screen.status.text
