"""Jumps, the way back, and the mentions of an entity across articles."""

from briefing.model import Span


def entity_named(screen, name):
    return next(entity for entity in screen.briefing.entities if entity.name == name)


async def test_a_shared_name_is_visited_in_every_article(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        entity = entity_named(screen, "Aurora")
        assert entity.shared
        rank = screen.references.entities.index(entity)
        await pilot.press("4", *("j" for _ in range(rank)), "enter")
        assert screen.pane == "R"
        visited = []
        for _ in entity.mentions:
            current = screen.reader.marks.get("current")
            visited.append(Span(screen.article.id, *current[0]))
            assert screen.reader.shows(current[0][0])
            await pilot.press("]")
        assert sorted(visited) == sorted(Span(m.article, m.start, m.end) for m in entity.mentions)
        assert {span.article for span in visited} == set(entity.articles)


async def test_the_status_line_tells_where_the_walk_stands(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("4", "enter")
        entity = screen.selected_entity
        total = len(entity.mentions)
        assert screen.status.text.startswith(f"{entity.name} · mention 1 of {total}")
        await pilot.press("]")
        assert "mention 2 of" in screen.status.text
        await pilot.press("[")
        assert "mention 1 of" in screen.status.text
        await pilot.press("n", "N")
        assert "mention 1 of" in screen.status.text


async def test_a_mention_without_a_chosen_entity_takes_the_one_of_the_current_sentence(
    running, ferry_stack
):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        at = screen.article.text.index("Ilya Brandt")
        screen.reader.go_to(at, at)
        await pilot.press("]")
        assert screen.walk is not None
        assert screen.walk.noun == "mention"


async def test_back_and_forward_restore_the_very_screen(running, ferry_stack):
    async with running(ferry_stack, size=(60, 14)) as pilot:
        screen = pilot.app.screen
        await pilot.press("5", "j")
        before = screen.article, screen.reader.top_row
        await pilot.press("4", "enter", "]", "]", "]", "]")
        after = screen.article, screen.reader.top_row
        assert after != before
        await pilot.press("<", "<", "<", "<", "<")
        assert (screen.article, screen.reader.top_row) == before
        await pilot.press("<")
        assert screen.status.text == "the first place"
        await pilot.press("0", "5", ">")
        assert (screen.article, screen.reader.top_row) == after


async def test_a_key_point_leads_to_its_sentence(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("3", "j", "enter")
        point = screen.summary.points[1]
        sentence = screen.reader.sentence
        assert screen.article.id == point.span.article
        assert (sentence.start, sentence.end) == (point.span.start, point.span.end)
        assert screen.pane == "R"


async def test_key_points_of_the_article_are_one_key_apart(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("3")
        whole = screen.summary.points
        assert whole == screen.briefing.points
        await pilot.press("S")
        assert screen.summary.points == screen.briefing.article_points[screen.article.id]
        await pilot.press("3")
        assert screen.summary.points == whole


async def test_contents_lead_to_articles_and_sections(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await pilot.press("1", "j", "enter")
        at = screen.article.text.index("WHAT HAPPENED")
        assert screen.reader.shows(at)
        await pilot.press("1", "G", "enter")
        assert screen.article.title == "Harbour gives back its ferry"


async def test_furniture_unfolds_with_enter(running, ferry_stack, shown):
    async with running(ferry_stack, size=(80, 40)) as pilot:
        screen = pilot.app.screen
        hidden = screen.article.text.index("Share this article")
        first = screen.reader.visible_fold()
        assert first is not None
        rows = len(screen.reader.layout_rows)
        await pilot.press("enter")
        assert len(screen.reader.layout_rows) > rows
        await pilot.press("enter")
        assert len(screen.reader.layout_rows) == rows
        screen.reader.go_to(hidden, hidden + 5)
        await pilot.pause()
        assert "Share this article" in shown(pilot.app)


async def test_a_jump_opens_the_fold_that_hides_its_target(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        hidden = screen.article.text.index("Share this article")
        fold = screen.reader.layout_rows.fold_over(hidden)
        assert fold is not None
        screen.go_to(Span(screen.article.id, hidden, hidden + 5))
        assert screen.reader.layout_rows.fold_over(hidden) is None
        assert screen.reader.shows(hidden)


async def test_what_could_not_be_read_is_shown_at_the_end_of_the_contents(
    running, ferry_stack, shown, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)  # a long path would be broken anywhere
    more = []
    for n in range(12):
        file = tmp_path / f"more {n}.txt"
        file.write_text(f"Title {n}\n\nA text of its own, number {n}.\n", encoding="utf-8")
        more.append(file)
    async with running(ferry_stack, *more, "missing.txt") as pilot:
        await pilot.press("1", "G")
        text = " ".join(shown(pilot.app).split())
        assert "missing.txt: no such" in text
