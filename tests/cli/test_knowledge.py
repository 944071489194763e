"""What the user knows of names is in what every command shows."""

from __future__ import annotations

import pytest

from briefing import paths
from briefing.model import EntityKind, Hide, Merge, Named, Rename
from briefing.store import State

ALIASES = "Aurora\tthe old lady; Coast Agency\t\tproduct\n"
ONE, OTHER = "Ilya Brandt", "Maren Holt"


@pytest.fixture
def corrected():
    """Keep corrections in the user's file."""

    def keep(*corrections):
        state = State.open()
        state.corrections.add(corrections)
        state.close()

    return keep


def names(answer):
    return [row["name"] for row in answer.document["entities"]]


def test_entities_are_shown_as_they_were_corrected(ask, ferry, corrected):
    before = names(ask("entities", ferry, "--json"))
    assert ONE in before
    assert OTHER in before
    person = EntityKind.PERSON
    corrected(Merge(Named(ONE, person), Named(OTHER, person), "2026-03-03T14:05:12.345Z"))
    rows = ask("entities", ferry, "--json").document["entities"]
    assert len(rows) == len(before) - 1
    merged = next(row for row in rows if row["name"] == OTHER)
    alias = next(alias for alias in merged["aliases"] if alias["text"] == ONE)
    assert alias["rule"] == "corrected"
    assert alias["evidence"] == "you said so on 3 Mar 2026"


def test_the_briefing_as_text_and_the_search_know_corrections(ask, ferry, corrected):
    corrected(Rename(Named(OTHER, EntityKind.PERSON), "Salvage chief Holt"))
    assert "Salvage chief Holt" in ask(ferry, "--plain").out
    hits = ask("search", "Salvage chief Holt", ferry, "--json").document["hits"]
    assert any(hit["kind"] == "name" for hit in hits)
    corrected(Hide(Named("Salvage chief Holt", EntityKind.PERSON), "2026-03-03T14:05:12.345Z"))
    assert "Salvage chief Holt" not in ask("entities", ferry).out


def test_a_file_that_cannot_be_read_is_told_of(ask, ferry):
    file = paths.state_file()
    file.parent.mkdir(parents=True)
    file.write_text("no database")
    answer = ask("entities", ferry)
    assert answer.code == 0
    assert OTHER in answer.out
    assert "shown without your corrections" in answer.err


@pytest.mark.parametrize("command", [["entities"], ["search", "Aurora"], ["--plain"]])
def test_aliases_come_from_the_option(ask, ferry, tmp_path, command):
    file = tmp_path / "names.tsv"
    file.write_text("Aurora\tno kind\t\tvessel\n")
    answer = ask(*command, ferry, "--aliases", file)
    assert answer.code == 2
    assert 'line 1: no kind "vessel"' in answer.err
    answer = ask(*command, ferry, "--aliases", tmp_path / "none.tsv")
    assert answer.code == 2
    assert "no such alias file" in answer.err


def test_aliases_join_names(ask, ferry, tmp_path):
    assert "Coast Agency" in names(ask("entities", ferry, "--json"))
    file = tmp_path / "names.tsv"
    file.write_text(ALIASES)
    answer = ask("--aliases", file, "entities", ferry, "--json")
    assert "Coast Agency" not in names(answer)
    rows = answer.document["entities"]
    found = next(row for row in rows if row["name"] == "Aurora")["aliases"]
    assert "your alias file" in next(a for a in found if a["text"] == "Coast Agency")["evidence"]


def test_aliases_come_from_the_setting_and_from_their_usual_place(ask, ferry):
    folder = paths.config_file().parent
    folder.mkdir(parents=True)
    paths.aliases_file().write_text(ALIASES)
    assert "Coast Agency" not in names(ask("entities", ferry, "--json"))
    paths.config_file().write_text('aliases = "own.tsv"\n')
    answer = ask("entities", ferry)
    assert answer.code == 2
    assert "own.tsv: no such alias file" in answer.err
    (folder / "own.tsv").write_text("# nothing yet\n")
    assert "Coast Agency" in names(ask("entities", ferry, "--json"))
