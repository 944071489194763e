"""A correction that would reach another entity of the same name is found out beforehand."""

from __future__ import annotations

import pytest

from briefing.library import correct
from briefing.model import (
    Alias,
    Article,
    Entity,
    EntityKind,
    Hide,
    Mention,
    Merge,
    Named,
    Rename,
    SetKind,
    Split,
)
from briefing.model.anchor import Anchor
from briefing.tui.effect import find_fault

PERSON, ORG = EntityKind.PERSON, EntityKind.ORGANISATION
TEXT = "Holt Holt Holt Lind"
ARTICLE = Article("a" * 16, "/x", "x", "text", "", TEXT, ())


def entity(identity, name, *starts, kind=PERSON):
    mentions = tuple(Mention(ARTICLE.id, at, at + 4, kind) for at in starts)
    return Entity(identity, name, kind, (Alias(name, "name", len(starts)),), mentions)


BIG, SMALL, LIND = (
    entity("big", "Holt", 0, 5), entity("small", "Holt", 10), entity("lind", "Lind", 15),
)  # fmt: skip
ALL = (BIG, SMALL, LIND)
HOLT, TOLD = Named("Holt", PERSON), Named("Lind", PERSON)


def after(correction):
    return correct(ALL, [correction], [ARTICLE])


@pytest.mark.parametrize(
    "correction",
    [Rename(HOLT, "Tom Holt"), SetKind(HOLT, ORG), Hide(HOLT), Merge(HOLT, TOLD)],
    ids=lambda one: type(one).__name__,
)
def test_the_one_that_is_meant_is_told_from_its_namesake(correction):
    moved = {"moved": BIG.mentions[0], "into": "lind"} if isinstance(correction, Merge) else {}
    assert find_fault(correction, BIG, after(correction), **moved) == ""
    if moved:
        moved = {"moved": SMALL.mentions[0], "into": "lind"}
    told = find_fault(correction, SMALL, after(correction), **moved)
    assert told == "another Holt would be meant; rename or hide that one first"


def test_the_target_of_a_merge_is_told_from_its_namesake():
    correction = Merge(TOLD, HOLT)
    assert find_fault(correction, LIND, after(correction), LIND.mentions[0], "big") == ""
    told = find_fault(correction, LIND, after(correction), LIND.mentions[0], "small")
    assert "another Holt would be meant" in told


def test_a_split_of_all_there_is_has_nothing_to_part():
    correction = Split(TOLD, "Lind", TOLD)
    assert "has no other mention" in find_fault(correction, LIND, ALL, LIND.mentions[0])
    place = Anchor("", ARTICLE.id, 0, "Holt", "", "")
    correction = Split(HOLT, "Holt", HOLT, place)
    assert "would be meant" in find_fault(correction, BIG, ALL, BIG.mentions[0])
