"""Find in the article, search in all, cards, links."""

from dataclasses import replace

import pytest
from textual import events

from briefing.tui.screens.card import Card
from briefing.tui.screens.links import Links, open_address
from briefing.tui.screens.search import Search


async def test_find_in_the_article_as_one_types(running, ferry_stack):
    async with running(ferry_stack, size=(60, 14)) as pilot:
        screen = pilot.app.screen
        await pilot.press("/", *"pilot boat")
        at = screen.article.text.index("pilot boat")
        assert screen.reader.shows(at)
        assert screen.reader.marks.get("hit")
        assert "Tab all articles" in screen.status.text
        await pilot.press("enter")
        assert screen.prompt_for == ""
        assert screen.focused is None
        await pilot.press("j")
        assert screen.reader.marks.get("hit")


async def test_hits_are_walked_with_n(running, ferry_stack):
    async with running(ferry_stack, size=(60, 14)) as pilot:
        screen = pilot.app.screen
        await pilot.press("/", *"Aurora", "enter")
        text = screen.article.text
        seen = []
        for _ in range(2):
            start, end = screen.reader.marks.get("current")[0]
            assert text[start:end] == "Aurora"
            seen.append(start)
            await pilot.press("n")
        assert len(set(seen)) == 2
        await pilot.press("N")
        assert screen.reader.marks.get("current")[0][0] == seen[1]


async def test_giving_up_goes_back_to_where_the_find_began(running, ferry_stack):
    async with running(ferry_stack, size=(60, 14)) as pilot:
        screen = pilot.app.screen
        await pilot.press("j", "j")
        top = screen.reader.top_row
        await pilot.press("/", *"pumps")
        assert screen.reader.top_row != top
        await pilot.press("escape")
        assert screen.reader.top_row == top
        assert not screen.reader.marks.get("hit")
        await pilot.press("/", "x", "backspace", "backspace")
        assert screen.prompt_for == ""


async def test_search_all_articles_says_what_it_read(running, ferry_stack, shown):
    async with running(ferry_stack) as pilot:
        reading = pilot.app.screen
        await pilot.press("/", "tab")
        assert isinstance(pilot.app.screen, Search)
        await pilot.press(*"lindu")
        assert "lindu ~ Lindau, 1 edit" in shown(pilot.app)
        await pilot.press("down", "enter")
        assert pilot.app.screen is reading
        start, end = reading.reader.marks.get("current")[0]
        assert reading.article.text[start:end] == "Lindau"
        before = reading.article
        await pilot.press("n")
        assert reading.article != before
        await pilot.press("<", "<")
        assert reading.reader.top_row == 0


async def test_a_word_read_in_two_cases_is_told_once(running, tmp_path, shown):
    file = tmp_path / "mole.txt"
    file.write_text("On the mole\n\nMoles are old. The moles stood in fog.\n", encoding="utf-8")
    async with running(file) as pilot:
        await pilot.press("/", "tab", *"mloes")
        assert shown(pilot.app).lower().count("mloes ~ moles") == 1


async def test_the_slash_of_a_list_searches_all_articles(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        await pilot.press("1", "/")
        assert isinstance(pilot.app.screen, Search)
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, Search)


async def test_what_is_typed_to_find_is_taken_along_by_tab(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        await pilot.press("/", *"mole", "tab")
        await pilot.pause()
        assert pilot.app.screen.prompt.field.value == "mole"
        assert pilot.app.screen.results.found.hits


async def test_names_that_come_while_something_is_typed_leave_no_search_waiting(
    running, ferry_stack
):
    async with running(ferry_stack) as pilot:
        await pilot.press("/", *"mole")
        screen = pilot.app.screen
        screen.take(replace(screen.briefing, entities=screen.briefing.entities[:1]))
        await pilot.press("tab")
        await pilot.pause()
        assert pilot.app.screen.results.found.hits


@pytest.mark.parametrize("opening", [("/", "tab"), ("/",)])
async def test_what_is_typed_faster_than_answered_is_asked_once(
    running, ferry_stack, monkeypatch, opening
):
    async with running(ferry_stack) as pilot:
        reading = pilot.app.screen
        await pilot.press(*opening)
        index, asked = type(reading.index), []
        search = index.search

        def ask(self, query, *rest, **named):
            asked.append(query)
            return search(self, query, *rest, **named)

        monkeypatch.setattr(index, "search", ask)
        for typed in ("mol", "mole", "moles"):  # no message is handled between them
            pilot.app.screen.prompt.field.value = typed
        await pilot.pause()
        assert asked == ["moles"]


async def test_nonsense_finds_nothing_and_says_what_was_tried(running, ferry_stack, shown):
    async with running(ferry_stack) as pilot:
        await pilot.press("/", "tab", *"qwxzvk")
        screen = pilot.app.screen
        await pilot.pause()
        assert not screen.results.found.hits
        assert "nothing found" in screen.status.text
        assert "nothing like “qwxzvk” in 2 articles" in shown(pilot.app)


async def test_what_was_tried_is_told_in_full_on_a_small_screen(running, ferry_stack, shown):
    async with running(ferry_stack, size=(40, 12)) as pilot:
        await pilot.press("/", "tab", *"who:qwxzvk mole after:2026")
        await pilot.pause()
        tried = " ".join(shown(pilot.app).split())
        assert "qwxzvk" in tried
        assert pilot.app.screen.results.found.tried in tried


@pytest.mark.parametrize("leave", [["escape"], ["enter"], ["m", "escape"]], ids=str)
async def test_a_search_that_is_given_up_leaves_the_walk_as_it_was(running, ferry_stack, leave):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("4", "enter")
        before, told = screen.walk, screen.status.text
        assert before.noun == "mention"
        await pilot.press("/", *leave)
        assert screen.walk is before
        assert screen.status.text == told
        assert screen.reader.marks.get("mention")
        assert not screen.reader.marks.get("hit")
        await pilot.press("n")
        assert "mention 2 of" in screen.status.text


async def test_what_was_not_found_stays_to_be_read(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        await pilot.press("/", *"qwxzvk", "enter")
        assert "qwxzvk" in pilot.app.screen.status.text


async def test_names_are_counted_apart_from_places(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        await pilot.press("/", "tab", *"aurora")
        search = pilot.app.screen
        hits = search.results.found.hits
        names = [hit for hit in hits if hit.entity]
        assert len(names) == 1
        assert search.status.text == f"{len(hits) - 1} hits in 2 articles · 1 name"


async def test_hits_beyond_the_first_come_when_they_are_moved_to(running, tmp_path):
    for number in range(90):
        path = tmp_path / f"{number:02}.txt"
        path.write_text(f"Report {number}\n\nThe lantern of pier {number} was lit at dusk.\n")
    async with running(tmp_path) as pilot:
        await pilot.press("/", "tab", *"lantern")
        search = pilot.app.screen
        first = search.results.found.hits
        assert (len(first), search.results.item) == (50, 0)
        assert search.status.text == "50+ hits in 50 articles"
        await pilot.press("down")
        more = search.results.found.hits
        assert len(more) > len(first)
        assert more[:50] == first
        assert search.results.item == 1
        assert search.status.text == f"{len(more)}+ hits in {len(more)} articles"


@pytest.mark.parametrize("width", [40, 80, 120, 200])
async def test_what_a_query_may_hold_is_told_as_far_as_it_fits(running, ferry_stack, shown, width):
    async with running(ferry_stack, size=(width, 20)) as pilot:
        await pilot.press("1", "/")
        await pilot.pause()
        last = shown(pilot.app).splitlines()[-1]
        assert "who:" in last
        assert not last.endswith("…") or last.endswith("who: …")
        assert ("Tab close" in last) == (width >= 60)


async def test_a_name_among_the_results_becomes_the_walk(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        reading = pilot.app.screen
        await pilot.press("/", "tab", *"aurora")
        results = pilot.app.screen.results
        names = [i for i, hit in enumerate(results._shown) if hit.entity]
        assert names
        for _ in range(names[0]):
            await pilot.press("down")
        await pilot.press("enter")
        assert reading.walk.noun == "mention"
        assert reading.references.visited == results._shown[names[0]].entity


async def test_the_selected_entity_is_searched(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        await pilot.press("4")
        name = pilot.app.screen.references.entity.name
        await pilot.press("*")
        assert pilot.app.screen.prompt.field.value == name


def send(app, keys):
    """Send keys all at once, as a slow line delivers them."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_keys_typed_ahead_do_what_they_would_have_done(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        send(pilot.app, ["/", *"Aurora", "enter", "n"])
        await pilot.pause()
        assert screen.prompt_for == ""
        assert screen.walk.at == 1
        entity = screen.references.entity
        send(pilot.app, ["4", "x", *"j" * (len(entity.aliases) + 2), "enter"])
        await pilot.pause()
        assert pilot.app.screen is screen
        third = entity.mentions[2]
        assert screen.article.id == third.article
        assert screen.reader.shows(third.start)
        send(pilot.app, ["2", "/", "tab", *"lindu", "enter", "n"])
        await pilot.pause()
        assert pilot.app.screen is screen
        assert screen.walk.noun == "hit"
        assert screen.walk.at >= 0


async def test_the_card_shows_spellings_reasons_and_mentions(running, ferry_stack, shown):
    async with running(ferry_stack) as pilot:
        reading = pilot.app.screen
        holt = next(e for e in reading.briefing.entities if "Holt" in e.name)
        reading.references.visit(holt.id)
        await pilot.press("4", "x")
        assert isinstance(pilot.app.screen, Card)
        text = shown(pilot.app)
        for alias in holt.aliases:
            assert alias.text in text
        assert "spelt" in text
        await pilot.press("G", "enter")
        last = holt.mentions[-1]
        assert reading.article.id == last.article
        assert reading.reader.shows(last.start)


LINKED = """<html><head><title>Pumps</title></head><body><article><h1>Pumps</h1>
<p>The pumps ran for two days, says the <a href="https://example.org/log">log of the yard</a>,
and nobody slept, as <a href="javascript:alert(1)">this page</a> tells at length.</p>
<p>A second paragraph gives the article enough text to be taken for one.</p>
</article></body></html>"""


async def test_links_are_listed_with_numbers(running, tmp_path, shown, monkeypatch):
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    page = tmp_path / "page.html"
    page.write_text(LINKED, encoding="utf-8")
    async with running(page) as pilot:
        reading = pilot.app.screen
        await pilot.press("o")
        assert isinstance(pilot.app.screen, Links)
        text = shown(pilot.app)
        assert "1 log of the yard" in text
        assert "https://example.org/log" in text
        await pilot.press("enter")
        assert reading.status.text == "https://example.org/log"
        await pilot.press("o", "2")
        assert reading.reader.shows(reading.article.links[0].start)


async def test_an_article_without_links_says_so(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        await pilot.press("o")
        assert "no links" in pilot.app.screen.status.text


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"]
)
def test_only_http_and_https_are_opened(address, monkeypatch):
    monkeypatch.setenv("BROWSER", "false")
    assert open_address(address).startswith("not opened")


async def test_a_query_says_what_it_was_understood_as(running, ferry_stack):
    async with running(ferry_stack, size=(100, 24)) as pilot:
        await pilot.press("1", "/", *"who:holt mole")
        search = pilot.app.screen
        assert search.status.text.startswith("who: holt · mole… → ")
        await pilot.press("ctrl+u", *"mole")
        assert search.status.text.startswith("2 hits") or "→" not in search.status.text


async def test_fields_and_names_are_completed(running, ferry_stack):
    async with running(ferry_stack, size=(100, 24)) as pilot:
        await pilot.press("1", "/", *"wh", "tab")
        search = pilot.app.screen
        assert search.prompt.field.value in ("who:", "where:")
        await pilot.press("ctrl+u", *"who:mar", "tab")
        assert search.prompt.field.value == 'who:"Maren Holt" '
        assert search.results.hit is not None
        await pilot.press("tab")
        assert not isinstance(pilot.app.screen, Search)


@pytest.mark.parametrize(
    ("typed", "told", "width"),
    [
        ("who:brandt", 'Tab: who:"Ilya Brandt"', 100),
        ("mole who:brandt", 'Tab: who:"Ilya Brandt"', 100),
        ("mole|-who:hol", 'Tab: -who:"Maren Holt"', 120),
        ("who:holt", 'Tab: who:"Maren…', 60),
    ],
)
async def test_a_completion_is_shown_from_its_field_on(
    running, ferry_stack, shown, typed, told, width
):
    async with running(ferry_stack, size=(width, 24)) as pilot:
        await pilot.press("1", "/", *typed)
        assert shown(pilot.app).splitlines()[-1].endswith(told)


async def test_other_completions_are_shown_from_there_on_too(running, ferry_stack):
    async with running(ferry_stack, size=(100, 24)) as pilot:
        await pilot.press("1", "/", *"who:brandt")
        pilot.app.screen.offer(('who:"Ilya Brandt" ', "who:Brandt "))
        told = 'Tab: who:"Ilya Brandt"  who:Brandt '
        assert pilot.app.screen.status._hints == ((told, "accent"),)


async def test_older_queries_come_back(running, ferry_stack):
    async with running(ferry_stack, size=(100, 24)) as pilot:
        for query in ("aurora", "lindau"):
            await pilot.press("1", "/", *query, "enter")
        await pilot.press("1", "/", *"mo")
        field = pilot.app.screen.prompt.field
        await pilot.press("up")
        assert field.value == "lindau"
        await pilot.press("up", "up")
        assert field.value == "aurora"
        await pilot.press("down", "down")
        assert field.value == "mo"
        await pilot.press("down")
        assert pilot.app.screen.results.cursor == 1
        await pilot.press("up")
        assert field.value == "mo"


async def test_a_title_that_is_found_is_its_own_heading(running, shown, ferry_stack):
    async with running(ferry_stack) as pilot:
        await pilot.press("1", "/", *"gives")
        assert shown(pilot.app).count("Harbour gives back its ferry") == 1
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen.article.title == "Harbour gives back its ferry"
