from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.export.paragraphs import hang, hang_marked, hang_named
from briefing.text.clean import clean_line
from briefing.text.width import text_width

TEXTS = st.text(st.sampled_from("abc déЖ東\u0301 \n\t-.,\x1b"), max_size=120)


@given(TEXTS, st.integers(12, 60))
def test_hanging_keeps_to_the_width_and_loses_nothing(text, width):
    lines = hang("12  ", text, width)
    assert all(text_width(line) <= width for line in lines)
    assert all(line[:4].strip() == "" for line in lines[1:])
    kept = "".join(line[4:] for line in lines)
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", clean_line(text))


@given(TEXTS, st.integers(12, 60), st.lists(st.integers(0, 120), max_size=8))
def test_marks_change_nothing_but_themselves(text, width, cuts):
    cuts = sorted({min(cut, len(text)) for cut in cuts})
    picked = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    marked = hang_marked("- ", text, width, picked, ("<", ">"))
    bare = [line.replace("<", "").replace(">", "") for line in marked]
    assert bare == hang("- ", text, width)
    inside = "".join(re.findall(r"<([^>]*)>", "\n".join(marked)))
    wanted = "".join(clean_line(text[a:b]) for a, b in picked)
    assert re.sub(r"\s", "", inside) == re.sub(r"\s", "", wanted)


def test_a_word_wider_than_the_line_is_cut():
    assert hang("* ", "x" * 25, 12) == ["* xxxxxxxxxx", "  xxxxxxxxxx", "  xxxxx"]


def test_a_name_beside_or_above_its_texts():
    assert hang_named("Coast", 7, ["It sank.", "(Holt)"], 40) == [
        "  Coast    It sank.",
        "           (Holt)",
    ]
    assert hang_named("[1] Port Herald", 15, ["The ferry sank.", ""], 30) == [
        "  [1] Port Herald",
        "    The ferry sank.",
    ]
    assert hang_named("[1] Port Herald", 15, [""], 30) == ["  [1] Port Herald"]


@given(TEXTS, TEXTS, st.integers(20, 60))
def test_names_of_any_length_leave_half_of_the_width(name, text, width):
    lines = hang_named(clean_line(name), text_width(clean_line(name)), [text], width)
    assert all(text_width(line) <= width for line in lines)
    kept = re.sub(r"\s", "", "".join(lines))
    assert kept == re.sub(r"\s", "", clean_line(name) + clean_line(text))
