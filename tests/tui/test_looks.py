"""How each screen looks, as cells. With BRIEFING_SNAPSHOTS=write the run stores them."""

import pytest

SIZES = [(80, 24), (120, 40)]
SCREENS = {
    "reading": [],
    "contents": ["1"],
    "summary": ["3"],
    "references": ["4"],
    "mention": ["4", "enter"],
    "find": ["/", *"mole"],
    "search": ["/", "tab", *"lindu"],
    "nothing": ["/", "tab", *"qwxzvk"],
    "card": ["4", "x"],
    "agreement": ["="],
    "compared": ["=", "enter"],
    "timeline": ["t", "]"],
    "quoted": ["I", "enter"],
    "chain": [*"wwwwi"],
    "help": ["?"],
    "selection": ["w", "v", "j"],
    "command": [":"],
    "second": ["J"],
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_screen(name, size, running, ferry_stack, matches_snapshot, monkeypatch):
    monkeypatch.chdir(ferry_stack.parent)
    async with running("ferry", size=size) as pilot:
        await pilot.press(*SCREENS[name])
        await pilot.pause()
        matches_snapshot(pilot.app, f"{name}-{size[0]}x{size[1]}")
