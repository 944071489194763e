"""Dates of the invented texts in tests/data/dates; see the README there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.analysis import find_layers
from briefing.analysis.dates import Anchor, find_anchors, resolve_dates
from briefing.model import Known

FOLDER = Path(__file__).parents[1] / "data" / "dates"


def cases() -> list[tuple[str, str, list[str]]]:
    found: list[tuple[str, str, list[str]]] = []
    for path in sorted(FOLDER.glob("*.txt")):
        day = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("@"):
                day = line[1:].strip()
            elif line.startswith(">"):
                found.append((day, line[2:], []))
            elif line:
                found[-1][2].append(line)
    return found


def told(article, layers, as_of=""):
    anchor = find_anchors([article], {article.id: layers}, as_of).get(article.id)
    lines = []
    for mention, value in zip(layers.dates, resolve_dates(layers.dates, anchor), strict=True):
        cells = [article.text[mention.start : mention.end]]
        if value is None:
            cells.append("?")
        else:
            days = value.first if value.first == value.last else f"{value.first}/{value.last}"
            cells += [days, value.precision, value.known]
        further = "reported" if mention.reported else mention.bound
        lines.append(" | ".join(filter(None, [*cells, further])))
    return lines


@pytest.mark.parametrize(("day", "text", "wanted"), cases(), ids=lambda v: v[:40] if v else "none")
def test_the_dates_of_a_text(article_of, day, text, wanted):
    article = article_of(text, published=day)
    assert told(article, find_layers(article)) == wanted


def test_a_layer_does_not_depend_on_the_day_of_the_article(article_of):
    text = "The hull was raised on Tuesday, and last week a mast broke."
    early, late = (find_layers(article_of(text, published=day)) for day in ("", "2026-03-05"))
    assert early.dates == late.dates


def test_the_day_the_user_gives_is_for_articles_without_one(article_of):
    text = "Yesterday the hull was raised."
    bare, dated = article_of(text), article_of(text, published="2025-01-09")
    assert told(bare, find_layers(bare), "2026-03-05") == [
        "Yesterday | 2026-03-04 | day | resolved"
    ]
    assert told(dated, find_layers(dated), "2026-03-05") == [
        "Yesterday | 2025-01-08 | day | resolved"
    ]


def test_a_dateline_gives_the_day_of_an_article(article_of):
    article = article_of("Lindau, 5 March 2026", "Yesterday the hull was raised.")
    assert told(article, find_layers(article)) == [
        "5 March 2026 | 2026-03-05 | day | stated",
        "Yesterday | 2026-03-04 | day | resolved",
    ]


def test_a_past_year_is_not_the_year_of_what_follows(article_of):
    article = article_of(
        "In 2002 the light was built.", "On May 3 it failed.", published="2026-06-01"
    )
    assert told(article, find_layers(article))[1] == "May 3 | 2026-05-03 | day | resolved"


WORDS = """
March May Sun Sunday Tuesday 3 5 17th 31 30 2026 1990s 80s - – to , . / 3/3/2026 the last next this
week weekend year years day two few ago later earlier in on said today yesterday end of summer fall
early late 19th century 9999 0 00 99999 2026-02-30 AD year 1 decades months 999 hundred past
following same that before after by will
"""
LINES = st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)


@given(LINES | st.text(max_size=80))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_fails_and_every_date_lies_in_a_sentence(article_of, text):
    article = article_of(text)
    layers = find_layers(article)
    ends = 0
    for mention in layers.dates:
        assert ends <= mention.start < mention.end
        assert any(s.start <= mention.start and mention.end <= s.end for s in layers.sentences)
        ends = mention.end
    for anchor in (
        None,
        *(Anchor(day, Known.RESOLVED) for day in (date.min, date(2026, 3, 5), date.max)),
    ):
        for value in resolve_dates(layers.dates, anchor):
            if value is not None:
                assert value.iso
                assert value.first <= value.last
