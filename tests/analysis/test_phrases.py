"""Phrases that articles in scripts without capitals share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.analysis import find_layers
from briefing.analysis.linking import Linker, link
from briefing.analysis.naming.uncased import find_pieces, is_uncased
from briefing.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Article, Entity

CASES = [
    (
        "Chinese",
        "市长林若溪周三在沙洲港会见了渔民。林若溪表示，灯塔将于五月重建。海风通讯社报道了会见。",
        "灯塔倒塌后，林若溪抵达沙洲港。海风通讯社说，渔民等待已久。",
        ["林若溪", "沙洲港", "海风通讯社"],
    ),
    (
        "Japanese",
        "サルビア市長は水曜日、白波港で早瀬美咲氏と会談した。白波新報社が伝えた。",
        "早瀬美咲氏は白波港に到着した。白波新報社によると、サルビア市長が出迎えた。",
        ["早瀬美咲", "白波港", "白波新報社", "サルビア"],
    ),
    (
        "Korean",
        "한도윤은 은빛항구에서 어부들을 만났다. 갈매기일보는 이렇게 전했다. 한도윤이 웃었다.",
        "갈매기일보에 따르면 한도윤의 배가 은빛항구로 갔다.",
        ["갈매기일보", "은빛항구", "한도윤"],
    ),
    (
        "Arabic",
        "التقى الوزير سامر الدروبي في ميناء اللؤلؤ مع الصيادين. وقال سامر الدروبي إن العمل بدأ.",
        "وصل سامر الدروبي إلى ميناء اللؤلؤ أمس.",
        ["سامر الدروبي", "ميناء اللؤلؤ"],
    ),
    (
        "Hebrew",
        "השר איתמר ורדימון נפגש עם דייגים. לדברי הדובר, איתמר ורדימון הגיע אל נמל הפנינה.",
        "אתמול הגיע איתמר ורדימון אל נמל הפנינה.",
        ["איתמר ורדימון", "נמל הפנינה"],
    ),
    (
        "Hindi",
        "मंत्री सोहन वर्धानी ने कहा कि मोती बंदरगाह में काम हो गया।",
        "सोहन वर्धानी की यात्रा के दौरान मोती बंदरगाह में भीड़ थी।",
        ["मोती बंदरगाह", "सोहन वर्धानी"],
    ),
    (
        "mixed with Latin",
        "Marta Nowak met 林若溪 in Oudenby. The harbour was closed.",
        "林若溪在灯塔。Marta Nowak waited in Oudenby.",
        ["Marta Nowak", "Oudenby", "林若溪"],
    ),
    (
        "common words alone, Chinese",
        "有关部门负责人表示，今年将继续采取措施。专家认为，情况可能好转。",
        "有关部门负责人说，问题已经解决。专家指出，今年情况不同。",
        [],
    ),
    (
        "common words alone, Japanese",
        "政府は十五日、予算案を決めた。専門家は影響を懸念している。",
        "気象庁は十五日、警戒を呼びかけた。専門家は影響を懸念している。",
        [],
    ),
    (
        "common words alone, Korean",
        "전문가들은 적자가 늘어날 것이라고 우려했다. 대통령은 오늘 회의에 참석했다.",
        "전문가들은 피해가 커질 것이라고 우려했다. 대통령은 오늘 회의를 열었다.",
        [],
    ),
]


def shared(article_of: Callable[..., Article], *texts: str) -> list[Entity]:
    articles = [article_of(text, id=f"a{n}") for n, text in enumerate(texts)]
    layers = {article.id: find_layers(article) for article in articles}
    for entity in link(articles, layers):
        for mention in entity.mentions:
            text = next(a.text for a in articles if a.id == mention.article)
            assert text[mention.start : mention.end] in {a.text for a in entity.aliases}
    return [entity for entity in link(articles, layers) if entity.shared]


@pytest.mark.parametrize(
    ("one", "other", "names"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_two_articles_repeat_is_an_entity(
    article_of: Callable[..., Article], one: str, other: str, names: list[str]
) -> None:
    assert sorted(entity.name for entity in shared(article_of, one, other)) == sorted(names)


def test_its_rule_says_so_and_its_kind_is_open(article_of: Callable[..., Article]) -> None:
    (name, *_) = [e for e in shared(article_of, CASES[0][1], CASES[0][2]) if e.name == "林若溪"]
    (alias,) = name.aliases
    assert (alias.rule, alias.count, name.kind) == ("phrase", 3, EntityKind.OTHER)
    assert alias.evidence.startswith("2 articles repeat it")


def test_known_towns_are_places(article_of: Callable[..., Article]) -> None:
    found = shared(article_of, "他从上海出发。", "她在上海。")
    assert [(entity.name, entity.kind) for entity in found] == [("上海", EntityKind.PLACE)]


def test_a_longer_phrase_goes_before_what_it_holds(article_of: Callable[..., Article]) -> None:
    texts = ["海风通讯社说。海风通讯社在那里。", "据海风通讯社。", "通讯社说。", "通讯社称。"]
    names = {e.name: len(e.mentions) for e in shared(article_of, *texts)}
    assert names["海风通讯社"] == 3


def test_one_article_alone_names_nothing(article_of: Callable[..., Article]) -> None:
    assert shared(article_of, CASES[0][1], "Marta Nowak sailed.") == []


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.permutations([case[1] for case in CASES] + [case[2] for case in CASES]))
def test_growing_gives_the_same_as_from_scratch(
    article_of: Callable[..., Article], order: list[str]
) -> None:
    articles = [article_of(text, id=f"a{n}") for n, text in enumerate(order[:8])]
    layers = {article.id: find_layers(article) for article in articles}
    linker = Linker()
    for article in articles:
        linker.extend([article], layers)
        linker.entities()
    assert linker.entities() == link(articles, layers)


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="市长林若溪的在 サルビア・ー한도윤은이 سامر في ורד ไทยไทย abc,。", max_size=60)
)
def test_pieces_are_slices_in_order_of_their_sentence(text: str) -> None:
    for piece in find_pieces(text, 0, len(text)):
        assert 0 <= piece.start < piece.end <= len(text)
        assert text[piece.start : piece.end] == piece.text
        assert is_uncased(piece.text)
