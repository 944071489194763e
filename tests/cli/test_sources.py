"""`briefing sources` in words and in JSON: who is quoted, with what, and who that is."""

from __future__ import annotations


def test_rows_hold_the_statement_and_the_chain_outermost_first(ask, ferry):
    document = ask("sources", ferry, "--json").document
    rows = {row["statement"]["text"]: row for row in document["sources"]}
    told = next(row for text, row in rows.items() if text.startswith("the hull was in one piece"))
    assert [link["name"] for link in told["chain"]] == ["Coast Agency", "Maren Holt"]
    assert [link["text"] for link in told["chain"]] == [
        "the Coast Agency", "Salvage chief Maren Holt",
    ]  # fmt: skip
    assert told["cue"]["text"] == "told"
    assert told["direct"] is False
    assert rows['"She came up straight,"']["direct"] is True


def test_ids_are_those_of_the_entities(ask, ferry):
    named = {
        row["name"]: row["id"] for row in ask("entities", ferry, "--json").document["entities"]
    }
    links = [
        link for row in ask("sources", ferry, "--json").document["sources"] for link in row["chain"]
    ]
    assert {link["entity"] for link in links if link["name"] == "Maren Holt"} == {
        named["Maren Holt"]
    }
    assert {link["entity"] for link in links if link["name"] == "port authority"} == {None}


def test_a_cue_is_null_where_the_speaker_stands_in_another_sentence(ask, tmp_path):
    text = "Crews raise ferry\n\n“We were lucky,” said Ada Marsh on the mole. “Nobody was hurt.”\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    first, second = ask("sources", tmp_path, "--json").document["sources"]
    assert first["cue"]["text"] == "said"
    assert second["cue"] is None
    assert second["statement"]["text"] == "“Nobody was hurt.”"


def test_people_read_who_is_quoted_most_first_with_what(ask, ferry):
    out = ask("sources", ferry).out
    lines = out.splitlines()
    assert lines[0] == "3 articles · 9 statements · 7 sources · 1 not named"
    assert lines[2] == "Maren Holt · person · 3 statements in 2 articles"
    assert '  [1] coast.txt  "She came up straight,"' in lines
    assert "(Coast Agency ← Maren Holt)" in out
    assert out.index("Ilya Brandt") < out.index("two pilots · not named")
    assert all(len(line) <= 80 for line in lines)


def test_the_state_that_owns_an_agency_is_told(ask, tmp_path):
    (tmp_path / "a.txt").write_text("Fog lifts\n\nThe fog had lifted, TASS reported on Monday.\n")
    answer = ask("sources", tmp_path)
    assert "TASS · agency, owned by Russia · 1 statement" in answer.out


def test_nobody_quoted_is_told_and_is_no_fault(ask, tmp_path):
    (tmp_path / "a.txt").write_text("Fog lifts\n\nThe fog has lifted over the mole.\n")
    answer = ask("sources", tmp_path)
    assert (answer.code, answer.out) == (1, "")
    assert "nobody is quoted in these articles" in answer.err
