"""Whoever knows an entity by its id is led to what it became by corrections."""

from __future__ import annotations

import pytest

from briefing.analysis import follow_entities
from briefing.library import brief, correct, open_stack, readdress
from briefing.model import (
    Aspect,
    Attribution,
    Briefing,
    EntityKind,
    Hide,
    Merge,
    Named,
    Place,
    Source,
    Span,
    Stance,
    Statement,
    Status,
)

PERSON = EntityKind.PERSON
TEXTS = (
    "Salvage\n\nMaren Holt said the hull was whole. Ilya Brandt paid for it.\n",
    "Quay\n\nMaren Holt and Ilya Brandt met on the quay of Lindau.\n",
)


@pytest.fixture
def briefing(tmp_path) -> Briefing:
    for n, text in enumerate(TEXTS):
        (tmp_path / f"{n}.txt").write_text(text)
    return brief(open_stack([str(tmp_path)]))


def named(briefing: Briefing, name: str):
    return next(one for one in briefing.entities if one.name == name)


def corrected(briefing: Briefing, *corrections):
    return correct(briefing.entities, corrections, briefing.articles)


def test_without_corrections_nothing_has_moved(briefing):
    assert follow_entities(briefing.entities, briefing.entities) == {}
    assert follow_entities(briefing.entities, tuple(briefing.entities)) == {}


def test_ids_lead_to_what_entities_became(briefing):
    holt, brandt = named(briefing, "Maren Holt"), named(briefing, "Ilya Brandt")
    merge = Merge(Named("Ilya Brandt", PERSON), Named("Maren Holt", PERSON))
    hide = Hide(Named("Lindau", EntityKind.OTHER))
    after = corrected(briefing, merge, hide)
    lindau = named(briefing, "Lindau")
    assert follow_entities(briefing.entities, after) == {brandt.id: holt.id, lindau.id: ""}


def test_statements_and_attributions_know_the_new_ids(briefing):
    from dataclasses import replace

    holt, brandt, lindau = (named(briefing, n) for n in ("Maren Holt", "Ilya Brandt", "Lindau"))
    article = briefing.articles[0].id
    chain = (Source(0, 5, "Brandt", entity=brandt.id), Source(6, 9, "Holt", entity=holt.id))
    place = Place(Span(article, 0, 9), 0, 5, "whole", Stance.AGREES, chain=chain)
    statement = Statement(
        "s", Status.SINGLE, Aspect.WORDING, "hull", (place,), "why",
        entities=(holt.id, brandt.id, lindau.id),
    )  # fmt: skip
    attribution = Attribution(article, 0, 9, 0, 0, chain)
    other = Attribution(article, 0, 9, 0, 0, chain[1:])
    before = replace(briefing, agreement=(statement,), attributions=(attribution, other))
    merge = Merge(Named("Ilya Brandt", PERSON), Named("Maren Holt", PERSON))
    after = corrected(briefing, merge, Hide(Named("Lindau", EntityKind.OTHER)))
    found = readdress(before, after)
    assert found.entities == after
    assert found.agreement[0].entities == (holt.id,)
    for chain_of in (found.agreement[0].places[0].chain, found.attributions[0].chain):
        assert [source.entity for source in chain_of] == [holt.id, holt.id]
    assert found.attributions[1] is other
