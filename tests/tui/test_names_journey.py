"""The way of an analyst through the names of twenty articles on one event, over a restart."""

from __future__ import annotations

import pytest

from briefing.model import Span
from briefing.tui.screens.card import Card

OPENINGS = (
    "The dam above {town} held on {day}, engineers said, a week after the flood of the Serrin.",
    "Water from the Serrin stood in the streets of {town} again on {day}.",
    "{town} was without power on {day} after the Serrin broke its banks.",
    "Pumps worked through the night in {town}, where the Serrin rose again on {day}.",
)
VOICES = (
    'Engineer Oda Veltman said the gates were shut in time. "We had an hour," Veltman said.',
    "Mayor Piers Callow asked the Serrin Basin Authority for sandbags. Callow had none left.",
    "Oda Veltman of the Serrin Basin Authority would not say when the gates were last tested.",
    "The Serrin Basin Authority sent Oda Veltman, who walked the dam at Kestrel Weir with Callow.",
    "Rescuers of the Northmark Guard took forty people off roofs near Kestrel Weir.",
    "Piers Callow thanked the Northmark Guard. Its colonel, Ines Roth, said the work went on.",
)
ENDINGS = (
    "Schools stay shut until Monday.",
    "The insurer Halden Mutual has had nine hundred calls.",
    "The road to Kestrel Weir is closed.",
    "Halden Mutual said it would pay for cellars too.",
)
TOWNS, DAYS = ("Brackwater", "Eastmoor", "Tarn End"), ("Monday", "Tuesday", "Friday")


def write_article(n: int) -> str:
    """Return an article on the flood; no two are the same."""
    parts = [
        f"Flood report {n + 1} from the valley",
        OPENINGS[n % 4].format(town=TOWNS[n % 3], day=DAYS[n // 3 % 3]),
        VOICES[n % 6],
        f"It was report {n + 1} from the valley since the rain began.",
        VOICES[(n + 2) % 6],
        ENDINGS[n % 4],
    ]
    return "\n\n".join(parts) + "\n"


@pytest.fixture
def flood_stack(tmp_path):
    folder = tmp_path / "flood"
    folder.mkdir()
    for n in range(20):
        (folder / f"{n + 1:02}.txt").write_text(write_article(n), encoding="utf-8")
    return folder


async def test_pick_the_third_walk_it_split_a_wrong_one_and_find_it_kept(running, flood_stack):
    async with running(flood_stack) as pilot:
        screen = pilot.app.screen
        assert len(screen.briefing.articles) == 20
        await pilot.press("4", "j", "j")
        entity = screen.references.entity
        name, total = entity.name, len(entity.mentions)
        assert entity is screen.references.entities[2]
        assert len(entity.articles) > 3

        walked = []
        await pilot.press("enter")
        for n in range(total):
            current = screen.reader.marks.get("current")[0]
            walked.append(Span(screen.article.id, *current))
            assert screen.reader.shows(current[0])
            at = list(entity.articles).index(screen.article.id) + 1
            told = f"mention {n + 1} of {total}, article {at} of {len(entity.articles)}"
            assert screen.status.text == f"{name} · {told}"
            await pilot.press("]")
        assert walked == [Span(m.article, m.start, m.end) for m in entity.mentions]

        wrong = entity.mentions[-1]
        await pilot.press("x")
        assert isinstance(pilot.app.screen, Card)
        await pilot.press("G", "U")
        assert f"set apart from {name}" in screen.status.text
        kept = next(one for one in screen.references.entities if one.id == entity.id)
        assert kept.mentions == entity.mentions[:-1]

    async with running(flood_stack) as pilot:
        screen = pilot.app.screen
        again = next(one for one in screen.references.entities if one.id == entity.id)
        assert again.mentions == entity.mentions[:-1]
        other = next(one for one in screen.references.entities if wrong in one.mentions)
        assert other.mentions == (wrong,)
        rule = "you said so on"
        assert any(rule in alias.evidence for alias in other.aliases)
