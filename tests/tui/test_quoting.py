"""Who says the current sentence, and everyone quoted: keys in, places and words out."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.library import find_layers, open_stack
from briefing.model import Briefing, Span
from briefing.tui.quoted import Quoted
from briefing.tui.screens.quoted import EveryoneQuoted

WIDE = (120, 40)


class Untouched(Sequence):
    """Names that are too many to be gone through."""

    def __len__(self):
        return 300_000

    def __getitem__(self, at):
        raise AssertionError(f"name {at} was loaded")


def test_the_names_of_a_library_are_not_gone_through(ferry_stack):
    stack = open_stack([str(ferry_stack)])
    article = stack.articles[0]
    briefing = Briefing(stack, find_layers(stack.articles), Untouched())
    quoted = Quoted(briefing)
    assert quoted.voices == ()
    start = article.text.index("Salvage chief")
    told = quoted.write(Span(article.id, start, start + 80))
    assert told == "1 herald ← Coast Agency ← Maren Holt, Salvage chief"


async def go_to_words(pilot, words):
    screen = pilot.app.screen
    start = screen.article.text.index(words)
    screen.reader.go_to(start, start + len(words))
    await pilot.pause()


async def test_i_tells_the_chain_of_the_current_sentence(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        await go_to_words(pilot, "Salvage chief")
        await pilot.press("i")
        assert screen.status.text == "1 herald ← Coast Agency ← Maren Holt, Salvage chief"
        await go_to_words(pilot, "The operation used")
        await pilot.press("i")
        assert screen.status.text.startswith("1 herald ← Ilya Brandt")
        await go_to_words(pilot, '"She came up straight')
        await pilot.press("i")
        assert screen.status.text == "1 herald ← Maren Holt, word for word"
        await go_to_words(pilot, "The Aurora sank within")
        await pilot.press("i")
        assert screen.status.text == "1 herald: nobody is named for this sentence"


async def test_everyone_quoted_unfolds_and_leads_to_the_statement_and_back(
    running, shown, ferry_stack
):
    async with running(ferry_stack) as pilot:
        screen = pilot.app.screen
        before = screen.here
        await pilot.press("I")
        await pilot.pause()
        layer = pilot.app.screen
        assert isinstance(layer, EveryoneQuoted)
        text = shown(pilot.app)
        assert "Everyone quoted" in text
        assert layer.voices.voice.name == "Maren Holt"
        assert "the hull was in one piece" not in text
        await pilot.press("enter")
        assert "the hull was in one piece" in shown(pilot.app)
        assert "Coast Agency ← Maren Holt" in shown(pilot.app)
        await pilot.press("j", "enter")
        await pilot.pause()
        assert pilot.app.screen is screen
        place = screen.walk.places[screen.walk.at]
        assert screen.article.text[place.start : place.end].startswith("the hull was in one piece")
        assert "Maren Holt · statement 1 of 3" in screen.status.text
        await pilot.press("n")
        assert "statement 2 of 3" in screen.status.text
        await pilot.press("<", "<")
        assert screen.here == before


async def test_it_opens_again_where_it_was_left_and_closes_by_its_own_key(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        await pilot.press("I", "enter", "j", "j", "enter")
        await pilot.pause()
        chosen = pilot.app.screen.here
        for key in ("I", "<", "q", "backspace"):
            await pilot.press("I")
            await pilot.pause()
            layer = pilot.app.screen
            statement = layer.voices.statement
            assert chosen.start <= statement.start < chosen.end
            await pilot.press(key)
            await pilot.pause()
            assert pilot.app.screen is not layer


async def test_enter_on_an_unfolded_source_folds_it(running, shown, ferry_stack):
    async with running(ferry_stack) as pilot:
        await pilot.press("I", "enter", "enter")
        assert "the hull was in one piece" not in shown(pilot.app)


async def test_a_name_leads_to_what_it_is_quoted_for(running, shown, ferry_stack):
    async with running(ferry_stack, size=WIDE) as pilot:
        screen = pilot.app.screen
        names = [entity.name for entity in screen.references.entities]
        screen.activate("X")
        screen.references.move_to(names.index("Ilya Brandt"))
        await pilot.press("I")
        await pilot.pause()
        assert pilot.app.screen.voices.voice.name == "Ilya Brandt"
        assert "the north mole would get a new light" in shown(pilot.app)
        await pilot.press("q")
        await pilot.pause()
        await pilot.press("x", "I")
        await pilot.pause()
        assert pilot.app.screen.voices.voice.name == "Ilya Brandt"
        await pilot.press("q")
        await pilot.pause()
        screen.references.move_to(names.index("Aurora"))
        await pilot.press("I")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert screen.status.text == "Aurora is quoted nowhere"


async def test_a_correction_holds_for_who_is_quoted(running, ferry_stack):
    async with running(ferry_stack, size=WIDE) as pilot:
        screen = pilot.app.screen
        screen.run_line("rename Maren Holt to Marina Holt")
        await pilot.pause()
        await pilot.press("I")
        await pilot.pause()
        assert pilot.app.screen.voices.voice.name == "Marina Holt"
        await pilot.press("q")
        await pilot.pause()
        screen.activate("R")
        await go_to_words(pilot, "Salvage chief")
        await pilot.press("i")
        assert "Coast Agency ← Marina Holt" in screen.status.text


async def test_nobody_quoted_is_said(running, tmp_path):
    bare = tmp_path / "bare.txt"
    bare.write_text("Fog lifts\n\nThe fog has lifted over the mole.\n", encoding="utf-8")
    async with running(bare) as pilot:
        screen = pilot.app.screen
        await pilot.press("I")
        assert screen.status.text == "nobody is quoted in these articles"
        await pilot.press("i")
        assert screen.status.text == "bare: nobody is named for this sentence"
