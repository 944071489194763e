"""The tables of names and words are well formed and say what the code asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

import briefing.analysis.tables as tables
from briefing.analysis.naming.gazetteer import known, longest_known, media
from briefing.analysis.naming.lexicon import lexicon
from briefing.analysis.naming.normal import normal
from briefing.model import EntityKind

FOLDER = Path(tables.__file__).parent
TABLES = sorted(path.stem for path in FOLDER.glob("*.tsv"))
LISTS = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", TABLES)
def test_tables_explain_their_columns_and_keep_to_them(name: str) -> None:
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    comment = [line for line in lines if line.startswith("#")]
    head = next(line for line in lines if not line.startswith("#")).split("\t")
    explained = {line[2:].partition(":")[0] for line in comment}
    assert set(head) <= explained
    assert tables.rows(name)
    for row in tables.rows(name):
        assert row[0]
        assert all(cell == cell.strip() for cell in row)
        assert all(entry.strip() for cell in row for entry in tables.cells(cell))


@pytest.mark.parametrize("name", LISTS)
def test_lists_explain_their_sections_and_are_lower_case(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    for section, words in tables.lists(name).items():
        assert f"# [{section}]: " in text
        assert words
        assert name == "given_names" or all(word == word.lower() for word in words)


@pytest.mark.parametrize("name", [name for name in TABLES if name not in ("nicknames", "senses")])
def test_no_name_is_listed_twice(name: str) -> None:
    names = [normal(row[0]) for row in tables.rows(name)]
    assert len(names) == len(set(names))


def test_no_country_has_another_ones_spelling() -> None:
    owners: dict[str, str] = {}
    for name, forms, short, people, _ in tables.rows("countries"):
        for spelling in [name, *tables.cells(forms), *tables.cells(short), *tables.cells(people)]:
            assert owners.setdefault(spelling, name) == name


def test_a_malformed_row_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.tsv").write_text("# a: b\nname\tforms\nonly one\n", encoding="utf-8")
    monkeypatch.setattr(tables, "__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(ValueError, match=r"odd\.tsv: 1 columns where 2 belong: only one"):
        tables.rows("odd")


@pytest.mark.parametrize(
    ("spelling", "name", "rule"),
    [
        ("DPRK", "North Korea", "abbreviation"),
        ("North Koreans", "North Korea", "demonym"),
        ("ROK", "South Korea", "abbreviation"),
        ("U.S", "United States", "abbreviation"),
        ("russian federation", "Russia", "form"),
        ("Kiev", "Kyiv", "form"),
        ("TASS", "TASS", "name"),
        ("UNSC", "United Nations Security Council", "abbreviation"),
        ("Côte d’Ivoire", "Ivory Coast", "form"),
    ],
)
def test_spellings_lead_to_names(spelling: str, name: str, rule: str) -> None:
    found = known(spelling)
    assert found is not None
    assert (found.name, found.rule) == (name, rule)


@pytest.mark.parametrize("word", ["us", "Us", "Korea", "who", "Who", "it", "aa", "Smith"])
def test_words_are_not_taken_for_abbreviations(word: str) -> None:
    assert known(word) is None


def test_a_capital_is_not_its_country() -> None:
    capital, country = known("Moscow"), known("Russia")
    assert capital is not None
    assert country is not None
    assert capital.name != country.name
    assert capital.kind is country.kind is EntityKind.PLACE


def test_the_longest_known_name_wins() -> None:
    words = ["United", "Nations", "Security", "Council"]
    assert longest_known(words, 0) == 4
    assert longest_known([*words[:2], "staff"], 0) == 2
    assert longest_known(["staff"], 0) == 0


def test_media_are_known() -> None:
    assert {"TASS", "Reuters"} <= media()
    assert "NATO" not in media()


def test_offices_have_plurals() -> None:
    assert {"minister", "ministers"} <= lexicon().offices
