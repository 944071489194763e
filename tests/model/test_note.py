"""Notes on the articles of a stack, of which not all are loaded."""

from __future__ import annotations

from briefing.model import Article, Note
from briefing.model.anchor import make_anchor
from briefing.model.heads import Head
from briefing.model.holdings import Holdings
from briefing.model.note import find_strays, place_all

MANY = 50


def make(number: int, text: str = "The ferry left the pier of Odarsk at night.") -> Article:
    name = f"{number:016x}"
    return Article(name, f"/news/{number}.txt", f"{number}.txt", "text", f"News {number}", text, ())


def note(name: str, article: Article) -> Note:
    return Note(name, make_anchor(article, 4, 20), 16, name, "2026-03-03T14:05:12Z")


def test_only_articles_that_may_have_notes_are_loaded() -> None:
    articles = [make(number) for number in range(MANY)]
    loaded: list[int] = []

    def load(heads):
        loaded.extend(head.number for head in heads)
        return [articles[head.number] for head in heads]

    heads = [Head(n, a.id, a.title, "", "", a.path, 8, 40) for n, a in enumerate(articles)]
    held = Holdings(
        heads, load, numbers_at=lambda keys: [n for n, a in enumerate(articles) if a.key in keys]
    )
    edited = make(MANY + 7)  # what the file of an article held before
    edited = Article(edited.id, articles[7].key, *[getattr(edited, n) for n in
                     ("path", "format", "title", "text", "blocks")])  # fmt: skip
    notes = [note("one", articles[30]), note("edited", edited), note("stray", make(MANY + 1))]
    found = place_all(notes, held)
    assert [(one.text, article.id) for one, article, _ in found] == [
        ("edited", articles[7].id), ("one", articles[30].id)
    ]  # fmt: skip
    assert set(loaded) == {7, 30}
    assert found == place_all(notes, articles)
    assert find_strays(notes, held) == find_strays(notes, articles) == [notes[2]]
