"""The user's alias file: its form, its errors, and that it goes before the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.linking import link
from briefing.analysis.mentions import find_mentions
from briefing.analysis.sentences import find_sentences
from briefing.analysis.tables.aliases import AliasRow, read_aliases
from briefing.model import EntityKind, Layers

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Article, Entity

FILE = """# my names
name\tforms\tabbreviations\tkind
Halden Works\tLarch Yard; the Halden shops\tHW\torganisation

Marta Nowak\tThe Iron Duchess
"""


def linked(article_of: Callable[..., Article], rows: tuple[AliasRow, ...], *texts: str) -> list:
    articles = [article_of(text, id=f"a{n}") for n, text in enumerate(texts)]
    layers = {}
    for article in articles:
        sentences = find_sentences(article)
        layers[article.id] = Layers(sentences, find_mentions(article, sentences))
    return list(link(articles, layers, aliases=rows))


def named(entities: list[Entity], name: str) -> Entity:
    return next(entity for entity in entities if entity.name == name)


def test_rows_are_read() -> None:
    assert read_aliases(FILE.splitlines(keepends=True)) == (
        AliasRow(
            "Halden Works", ("Larch Yard", "the Halden shops"), ("HW",), EntityKind.ORGANISATION
        ),
        AliasRow("Marta Nowak", ("The Iron Duchess",)),
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("a\tb\tc\tperson\tmore", "5 columns where name, forms, abbreviations, kind belong"),
        ("\tb", "the first column, the name, is empty"),
        (
            "a\tb\tc\tship",
            'no kind "ship"; kinds are person, organisation, place, product, event, work, other',
        ),
        ("Ivan Zorin\tlarch yard", '"larch yard" already stands for "Halden Works", line 3'),
    ],
)
def test_errors_name_the_line(line: str, reason: str) -> None:
    with pytest.raises(ValueError, match="line 6: ") as caught:
        read_aliases([*FILE.splitlines(), line])
    assert str(caught.value) == f"line 6: {reason}"


def test_control_characters_do_not_come_through() -> None:
    (row,) = read_aliases(["Evil\x1b[2JName\tx"])
    assert "\x1b" not in row.name


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_lines_are_read_or_refused_with_a_line_number(lines: list[str]) -> None:
    try:
        rows = read_aliases(lines)
    except ValueError as error:
        assert str(error).startswith("line ")  # noqa: PT017 (either outcome is right)
    else:
        assert all(row.name for row in rows)


def test_aliases_join_what_nothing_else_would(article_of: Callable[..., Article]) -> None:
    texts = ("They met at Halden Works in May.", "He left HW. Later the Larch Yard was shut.")
    found = linked(article_of, read_aliases(FILE.splitlines()), *texts)
    entity = named(found, "Halden Works")
    assert entity.shared
    assert entity.kind is EntityKind.ORGANISATION
    reasons = {alias.text: (alias.rule, alias.evidence) for alias in entity.aliases}
    assert reasons["HW"] == ("alias", "listed for Halden Works in your alias file")
    assert not any(entity.shared for entity in linked(article_of, (), *texts))


def test_aliases_go_before_the_tables(article_of: Callable[..., Article]) -> None:
    (row,) = read_aliases(["Petrograd Club\tMoscow\t\torganisation"])
    entity = named(linked(article_of, (row,), "They went to Moscow."), "Petrograd Club")
    assert entity.kind is EntityKind.ORGANISATION


def test_a_person_of_the_file_still_owns_the_family_name(article_of) -> None:
    rows = read_aliases(["Maren Holt", "Viktor Palen\t\tThe Old Fox"])
    found = linked(
        article_of,
        rows,
        "Maren Holt met Viktor Palen on Monday. Holt said that Palen had agreed.",
        "Erik Holt, a sailor, saw the ferry. Holt was not hurt.",
    )
    counts = {entity.name: len(entity.mentions) for entity in found}
    assert counts == {"Maren Holt": 2, "Viktor Palen": 2, "Erik Holt": 2}
