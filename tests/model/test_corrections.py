"""Corrections as nouns and as lines."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import EntityKind, Hide, Merge, Named, Rename, SetKind, Split
from briefing.model.anchor import Anchor
from briefing.model.correction_lines import VERBS, read_line, write_line
from briefing.model.corrections import read_stamp, stamp, tell
from briefing.model.packing import pack, unpack
from briefing.text.clean import clean, clean_line

NAMES = st.text(min_size=1, max_size=20).map(lambda t: " ".join(clean_line(t).split()))
NAMES = NAMES.filter(bool)
NAMED = st.builds(Named, NAMES, st.sampled_from(EntityKind))
MADE = st.one_of(st.just(""), st.integers(-(10**10), 10**11).map(
    lambda seconds: stamp(datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))
))  # fmt: skip
AROUND = st.text(max_size=32).map(clean)
PLACED = st.builds(
    lambda name, article, start, before, after, entity, apart, made: Split(
        entity, name, apart, Anchor("", f"{article:016x}", start, name, before, after), made
    ),
    NAMES, st.integers(0, 2**64 - 1), st.integers(0, 10**8), AROUND, AROUND, NAMED, NAMED, MADE,
)  # fmt: skip
CORRECTIONS = st.one_of(
    st.builds(Merge, NAMED, NAMED, MADE),
    st.builds(Split, NAMED, NAMES, NAMED, st.none(), MADE),
    PLACED,
    st.builds(Rename, NAMED, NAMES, MADE),
    st.builds(SetKind, NAMED, st.sampled_from(EntityKind), MADE),
    st.builds(Hide, NAMED, MADE),
)


@given(CORRECTIONS)
def test_a_correction_comes_back_from_its_line(correction):
    line = write_line(correction)
    assert "\n" not in line
    assert read_line(line) == correction
    assert write_line(read_line(line)) == line


@given(CORRECTIONS)
def test_a_correction_comes_back_from_bytes(correction):
    assert unpack(pack(correction)) == correction


@given(st.one_of(st.text(max_size=80), st.sampled_from(VERBS).flatmap(
    lambda verb: st.text('"\\ abc:0123 off as into to on person', max_size=60).map(
        lambda rest: f"{verb} {rest}"
    )
)))  # fmt: skip
def test_any_line_is_read_or_refused_in_words(line):
    try:
        correction = read_line(line)
    except ValueError as error:
        assert clean_line(str(error)) == str(error)  # noqa: PT017 - whether it is refused is up to the line
    else:
        assert read_line(write_line(correction)) == correction


def test_lines_written_by_hand_may_leave_kind_and_time_out():
    any_kind = EntityKind.OTHER
    assert read_line('hide "Share"') == Hide(Named("Share", any_kind))
    assert read_line('  merge "M. Holt" into   "Maren Holt" person ') == Merge(
        Named("M. Holt", any_kind), Named("Maren Holt", EntityKind.PERSON)
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", "begin with"),
        ("mrege x", 'no correction "mrege"; begin with merge, split'),
        ('merge "A', "quotation mark is not closed"),
        ('merge A into "B"', "names stand in double quotes"),
        ('merge "A" "B"', '"into" is wanted'),
        ('merge "A"', '"into" is wanted where the end stands'),
        ('kind "A" to ship', 'no kind "ship"; kinds are person'),
        ('hide "A" person on Tuesday', "a time such as 2026-03-03T14:05:12.345Z"),
        ('hide "A" person twice', "too much"),
        ('hide " "', "a name is empty"),
        ('split "A" at here "" "" off "B" as "C"', "a place such as"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(line, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        read_line(line)


def test_names_in_lines_are_neutralised():
    found = read_line('rename "A\x1b[2J" to "B\u202e"')
    assert "\x1b" not in found.entity.name
    assert "\u202e" not in found.name


def test_a_later_correction_has_a_later_stamp_whatever_the_clock_says():
    now = datetime(2026, 3, 3, 15, 5, 12, 345_600, timezone(timedelta(hours=1)))
    first = stamp(now)
    assert first == "2026-03-03T14:05:12.345Z"
    assert stamp(now - timedelta(days=2), first) == "2026-03-03T14:05:12.346Z"
    assert stamp(now + timedelta(days=2), first) == "2026-03-05T14:05:12.345Z"
    assert read_stamp(first) == datetime(2026, 3, 3, 14, 5, 12, 345_000, UTC)


def test_a_correction_is_told_in_words():
    holt, short = Named("Maren Holt", EntityKind.PERSON), Named("Holt", EntityKind.PERSON)
    place = Anchor("", "ab", 3, "Holt", "", "")
    told = [
        tell(one)
        for one in (
            Merge(short, holt),
            Split(holt, "Holt", short),
            Split(holt, "Holt", short, place),
            Rename(holt, "Maren K. Holt"),
            SetKind(holt, EntityKind.PLACE),
            Hide(holt),
        )
    ]
    assert told == [
        "Holt merged into Maren Holt",
        "Holt set apart from Maren Holt",
        "one Holt set apart from Maren Holt",
        "Maren Holt renamed to Maren K. Holt",
        "Maren Holt set down as place",
        "Maren Holt hidden",
    ]


def test_a_time_at_the_end_of_time_is_kept():
    last = "9999-12-31T23:59:59.999Z"
    assert stamp(datetime(2026, 3, 3, tzinfo=UTC), last) == last
