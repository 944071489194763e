"""Offsets, order and manners of mentions on any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.analysis.mentions import find_mentions
from briefing.analysis.sentences import find_sentences
from briefing.model import BlockKind, EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Article

WORDS = st.sampled_from(
    """Kim Jong-un North Korea U.S. U.S.-led Putin's O'Brien D’Angelo of the and for & van der
    al-Assad Łódź Erdoğan’s NATO (NSC) Su-57 787 iPhone said President Minister Mr. J. K. “Marshal
    Tolbukhin” Ministry Health Welfare University May I The in 平壌 القاهرة Москва - – ' " : ; , . !
    ?""".split()  # noqa: SIM905
)
GAPS = st.sampled_from([" ", " ", " ", "\n", "", ", ", ". ", "\xa0", "\t", "-"])
NEWS = st.lists(st.tuples(WORDS, GAPS), max_size=40).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def names_of(article: Article) -> list[str]:
    return [article.text[m.start : m.end] for m in find_mentions(article, find_sentences(article))]


@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=st.one_of(st.just(""), NEWS), text=st.one_of(NEWS, st.text(max_size=200)))
def test_mentions_are_in_order_inside_sentences_and_bare(
    article_of: Callable[..., Article], title: str, text: str
) -> None:
    article = article_of(text, title=title)
    sentences = find_sentences(article)
    end = 0
    for mention in find_mentions(article, sentences):
        name = article.text[mention.start : mention.end]
        assert end <= mention.start < mention.end <= len(article.text)
        assert name == name.strip()
        assert not name.endswith(("'s", "’s"))
        assert any(s.start <= mention.start and mention.end <= s.end for s in sentences)
        assert mention.article == article.id
        assert isinstance(mention.kind, EntityKind)
        end = mention.end


def test_a_name_broken_over_two_lines_is_one(article_of: Callable[..., Article]) -> None:
    assert names_of(article_of("He met Marta\nNowak in New\nYork.")) == [
        "Marta\nNowak",
        "New\nYork",
    ]


def test_furniture_and_code_name_nobody(blocks_of: Callable[..., Article]) -> None:
    article = blocks_of(
        (BlockKind.PARAGRAPH, "It was said by Marta Nowak."),
        (BlockKind.FURNITURE, "Also read: Ivan Zorin resigns"),
        (BlockKind.CODE, "Ivan = Zorin()"),
        (BlockKind.CAPTION, "A bridge in Poland"),
    )
    assert names_of(article) == ["Marta Nowak", "Poland"]


@pytest.mark.parametrize("text", ["平壌で会談が行われた。", "التقى الرئيس في القاهرة.", "", " \n "])
def test_scripts_without_case_are_passed_over(
    article_of: Callable[..., Article], text: str
) -> None:
    assert names_of(article_of(text)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Gov. Tom Reed of Ohio spoke.", ["Tom Reed", "Ohio"]),
        ("The Bank of Elbonia fell.", ["Bank of Elbonia"]),
        ("They asked the Food and Drug Administration.", ["Food and Drug Administration"]),
        ("It flew from St. Louis to Washington, D.C. today.", ["St. Louis", "Washington, D.C."]),
        ("He moved to Trinidad and Tobago.", ["Trinidad and Tobago"]),
        ("Stephen King wrote to King Harald.", ["Stephen King", "Harald"]),
        ("We asked Kim Source: KCNA", ["Kim", "KCNA"]),
        ("A report by AT&T and Procter & Gamble.", ["AT&T", "Procter & Gamble"]),
        ("An order of 20 Boeing 787 jets.", ["Boeing 787"]),
        ("It was shown in Paris 200 times.", ["Paris"]),
        ("He read of Peter the Great. Don't ask.", ["Peter the Great"]),
        ("He left Rio de Janeiro for Aix-en-Provence.", ["Rio de Janeiro", "Aix-en-Provence"]),
        ("They work at the Gagarin aircraft factory.", ["Gagarin aircraft factory"]),
        ("The Trump-Merkel talks; Trump and Merkel agreed.", ["Trump", "Merkel"] * 2),
        (
            "She read at King's College; we met Ivor's College tutor.",
            ["King's College", "Ivor's College"],
        ),
        (
            "It fell in the Siege of Oudenby and the Battle of Marle.",
            ["Siege of Oudenby", "Battle of Marle"],
        ),
        (
            "The Oudenby Institute of History and Philology moved.",
            ["Oudenby Institute of History and Philology"],
        ),
        ("He sued the Union of Mining Engineers.", ["Union of Mining Engineers"]),
        ("They asked the House of Representatives.", ["House of Representatives"]),
        ("He asked the Bosnia and Herzegovina Court.", ["Bosnia and Herzegovina Court"]),
        (
            "They saw Yau Wai-ching and Jean-Louis Marchetti.",
            ["Yau Wai-ching", "Jean-Louis Marchetti"],
        ),
        ("She has a Ph.D. in botany.", []),
        ("A statue of Elizabeth I, in stone.", ["Elizabeth I"]),
        ("There was what Elizabeth I think called a ruse.", ["Elizabeth"]),
        ("We flew to Mexico City: it rained.", ["Mexico City"]),
        ("He plays for the St. Oswin Cardinals.", ["St. Oswin Cardinals"]),
        ("It opened the 2004 Winter Olympics.", ["Winter Olympics"]),
        ("It stood before the Cuban Embassy.", ["Cuban Embassy"]),
        (
            "U.S. Citizenship and Immigration Services wrote.",
            ["U.S. Citizenship and Immigration Services"],
        ),
        (
            "The Harbour Federation and Oudenby University agreed.",
            ["Harbour Federation", "Oudenby University"],
        ),
        ("They read Law Professor Emeritus Alan Tarn there.", ["Alan Tarn"]),
        ("It lies in Marlow-the region of hills.", ["Marlow"]),
        ("Divers saw World War II Japanese wrecks.", ["World War II", "Japanese"]),
        ("John Marsh, the 2nd Earl of Tarn, spoke.", ["John Marsh", "Earl of Tarn"]),
        ("It rained; Operation Grey Heron began.", ["Operation Grey Heron"]),
        ("They closed the Mexico-U.S. border.", ["Mexico", "U.S."]),
        ("Nobody flew the 737-MAX to the 7-Eleven.", []),
        ("He sang in Heart of Crowns twice.", ["Heart of Crowns"]),
        ("Two seasons of Game of Crowns were shown.", ["Game of Crowns"]),
        ("He ran past Harbour Crowns of Nowak.", ["Harbour Crowns", "Nowak"]),
    ],
)
def test_what_belongs_to_a_name(
    article_of: Callable[..., Article], text: str, names: list[str]
) -> None:
    assert names_of(article_of(text)) == names


def test_initials_in_capitals_belong_to_a_person(article_of: Callable[..., Article]) -> None:
    article = article_of("It was short.", title="REMARKS BY MARTHA B. QUILLING ON TRADE")
    assert names_of(article) == ["MARTHA B. QUILLING"]


def test_noise_is_no_name(article_of: Callable[..., Article]) -> None:
    article = article_of("A" * 5000 + " met Marta Nowak and " + "Alpha Beta " * 500 + "today.")
    names = names_of(article)
    assert "Marta Nowak" in names
    assert max(map(len, names)) <= 120
