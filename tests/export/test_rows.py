from __future__ import annotations

import json

from briefing.export.document import write_document
from briefing.export.rows import article_rows, entity_rows, hit_rows, point_rows
from briefing.model import Hit, HitKind, Results, Span, Substitution


def test_points_are_spans_with_the_others_that_say_it(briefing):
    first, second = point_rows(briefing)
    assert first["text"] == "Crews raised the ferry\nAurora on Tuesday."
    assert (first["article"], first["start"]) == ("one", 14)
    assert [also["text"] for also in first["also"]] == ["The Aurora came up, said Holt."]
    assert second["also"] == []


def test_points_of_each_article_follow_the_stack(briefing):
    rows = list(point_rows(briefing, each=True))
    assert [row["article"] for row in rows] == ["one", "one"]


def test_entities_carry_aliases_and_mentions(briefing):
    ferry, holt = entity_rows(briefing.entities, briefing.articles)
    assert ferry["articles"] == ["one", "two"]
    assert [mention["text"] for mention in ferry["mentions"]] == ["Aurora", "Aurora"]
    (alias,) = holt["aliases"]
    assert (alias["text"], alias["rule"], alias["count"]) == ("Holt", "surname", 1)
    assert alias["evidence"] == briefing.entities[1].aliases[0].evidence
    assert holt["kind"] == "person"


def test_hits_carry_what_matched_and_what_was_read(briefing):
    read = Substitution("orora", "Aurora", 1)
    start = briefing.articles[1].text.index("Aurora")
    hit = Hit(
        Span("two", 14, 44), HitKind.SENTENCE, 0.123456789,
        (Span("two", start, start + 6),), (read,),
    )  # fmt: skip
    (row,) = hit_rows(Results("orora", (hit,), (read,)), briefing.articles)
    assert row["matched"][0]["text"] == "Aurora"
    assert row["substitutions"] == [{"typed": "orora", "read": "Aurora", "edits": 1, "how": ""}]
    assert row["score"] == 0.1235
    assert row["kind"] == "sentence"
    assert row["entity"] is None


def test_contents_list_blocks_by_offset(briefing):
    row = next(article_rows(briefing.stack))
    assert row["outlet"] == "Port Herald"
    assert row["blocks"][0] == {"kind": "title", "start": 0, "end": 12, "level": 1}
    assert row["words"] == 13


def test_a_document_is_one_object_and_says_what_failed(briefing):
    rows = list(article_rows(briefing.stack))
    text = "".join(write_document("contents", "articles", rows, briefing.stack.failures))
    document = json.loads(text)
    assert list(document) == ["schema", "command", "articles", "failures"]
    assert document["articles"] == json.loads(json.dumps(rows))
    assert document["failures"] == [{"path": "lost.txt", "reason": "no such file"}]
    assert text.endswith("}\n")


def test_a_document_without_rows():
    text = "".join(write_document("search", "hits", [], (), {"query": "é"}))
    assert json.loads(text) == {
        "schema": "briefing/1", "command": "search", "query": "é", "hits": [], "failures": [],
    }  # fmt: skip
    assert "é" in text
