"""Keys typed ahead open a layer again before the one that was closed is gone."""

from textual.events import Key

NAMED = {"/": "slash", "?": "question_mark", "\t": "tab"}


async def test_a_layer_is_opened_again_at_once(running, ferry_stack):
    async with running(ferry_stack) as pilot:
        for keys in ("1/a\t/\t/b\t", "4xqxq", "?q?q?q"):
            for key in keys:
                pilot.app.receive(Key(NAMED.get(key, key), key))
            await pilot.pause()
            assert pilot.app.screen.id == "reading"
