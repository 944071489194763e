"""Nouns as bytes and back, whatever the version of Python does with enumerations."""

from __future__ import annotations

import enum

import pytest

from briefing import model
from briefing.model import Article, Block, BlockKind
from briefing.model.packing import pack, unpack, unpack_nouns

ENUMS = [
    noun
    for noun in (getattr(model, name) for name in model.__all__)
    if isinstance(noun, type) and issubclass(noun, enum.Enum)
]


@pytest.fixture
def by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let enumerations be pickled as the first versions of Python 3.11 do it."""

    def reduce(member: enum.Enum, _protocol: int) -> tuple[object, tuple[object, ...]]:
        return getattr, (type(member), member._name_)

    for noun in ENUMS:
        monkeypatch.setattr(noun, "__reduce_ex__", reduce)


@pytest.mark.usefixtures("by_name")
@pytest.mark.parametrize("noun", ENUMS, ids=lambda noun: noun.__name__)
def test_every_member_of_an_enumeration_comes_back(noun: type[enum.Enum]) -> None:
    members = list(noun)
    assert members
    assert unpack_nouns(pack(members)) == members
    assert unpack(pack(members)) == members
    assert all(
        one is other for one, other in zip(unpack_nouns(pack(members)), members, strict=True)
    )


@pytest.mark.usefixtures("by_name")
def test_an_article_comes_back() -> None:
    blocks = (Block(BlockKind.TITLE, 0, 4), Block(BlockKind.PARAGRAPH, 6, 21))
    article = Article("0" * 16, "/a", "a", "text", "Pier", "Pier\n\nThe crane rose.", blocks)
    assert unpack_nouns(pack(article)) == article


def test_what_is_no_noun_is_refused() -> None:
    for value in (getattr, enum.Enum, print, pytest):
        try:
            packed = pack(value)
        except TypeError:  # a module cannot be packed at all
            continue
        with pytest.raises(ValueError, match="not nouns"):
            unpack_nouns(packed)
