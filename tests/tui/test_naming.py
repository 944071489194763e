"""Typed names: what is meant is found, what may mean several is said."""

from __future__ import annotations

import pytest

from briefing.model import Alias, Entity, EntityKind
from briefing.model.forms import fits
from briefing.tui.naming import UnclearName, cut_in_two, find_entity, find_forms, find_two

PERSON, PLACE, ORG = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION


def entity(name, kind=PERSON, *spellings):
    aliases = tuple(Alias(text, "form", 1) for text in (name, *spellings))
    return Entity(f"{name}|{kind}", name, kind, aliases, ())


HOLT = entity("Maren Holt", PERSON, "Holt")
TOM = entity("Tom Holt", PERSON, "T. Holt")
BRANDT = entity("Ilya Brandt", PERSON, "Brandt")
LINDAU = entity("Lindau", PLACE)
CLUB = entity("Lindau", ORG)
ZURICH = entity("Zürich", PLACE)
OBRIEN = entity("Anne O’Brien")
INTO = entity("Drive into Night", EntityKind.WORK)
ALL = (HOLT, TOM, BRANDT, LINDAU, CLUB, ZURICH, OBRIEN, INTO)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Maren Holt", HOLT),
        ("maren holt", HOLT),
        ("Holt", HOLT),
        ("mar", HOLT),
        ("il bra", BRANDT),
        ("zurich", ZURICH),
        ("anne obrien", OBRIEN),
        ("Ilya Brant", BRANDT),
        ("lindau place", LINDAU),
        ("Lindau organisation", CLUB),
        ('"Tom Holt"', TOM),
        ("  brandt  ", BRANDT),
    ],
)
def test_a_name_is_found(typed, meant):
    assert find_entity(ALL, typed) is meant


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("lindau", "lindau may be Lindau place or Lindau organisation"),
        ("hol", "hol may be Maren Holt or Tom Holt"),
        ("xylophone", "no name like xylophone here"),
        ("", "no name like  here"),
    ],
)
def test_an_unclear_name_says_why(typed, told):
    with pytest.raises(UnclearName) as caught:
        find_entity(ALL, typed)
    assert str(caught.value) == told


def test_of_many_names_a_few_are_told():
    many = [entity(f"Holm {n}") for n in range(9)]
    with pytest.raises(UnclearName, match="Holm 0, Holm 1, Holm 2, Holm 3 or 5 more"):
        find_entity(many, "holm")


@pytest.mark.parametrize(
    "typed",
    [
        "Tom Holt into Maren Holt",
        '"Tom Holt" "Maren Holt"',
        '"Tom Holt" into "Maren Holt"',
        '"Tom Holt" maren',
        "t. holt, maren holt",
        "tom holt maren holt",
        "tom maren",
        "Tom INTO Maren",
    ],
)
def test_two_names_are_found(typed):
    assert find_two(ALL, typed, "into") == (TOM, HOLT)


def test_the_word_between_may_stand_in_a_name_in_quotes():
    assert find_two(ALL, '"Drive into Night" Lindau place', "into") == (INTO, LINDAU)


@pytest.mark.parametrize("typed", ["Holt", "", "xylophone zebra", "hol brandt into", '"', '"a'])
def test_two_names_that_are_unclear(typed):
    with pytest.raises(UnclearName):
        find_two(ALL, typed, "into")


def test_a_text_is_cut_in_two():
    assert cut_in_two("Holt to M. Holt", "to") == ("Holt", "M. Holt")
    assert cut_in_two('Holt "to M. Holt"', "to") == ("Holt", "to M. Holt")
    assert cut_in_two("Holt", "to") is None


@pytest.mark.parametrize(
    ("one", "words", "expected"),
    [
        (HOLT, ["ma", "ho"], True),
        (HOLT, ["olt"], True),
        (ZURICH, ["zur"], True),
        (HOLT, ["maren", "tom"], False),
        (HOLT, [], True),
    ],
)
def test_narrowing_takes_every_word_in_one_spelling(one, words, expected):
    assert fits(find_forms(one), words) is expected
