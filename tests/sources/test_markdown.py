import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import BlockKind
from briefing.sources import read_article
from briefing.sources.front_matter import Front, split_front_matter

TEXT = "The river rose for three days and then it was gone, and nobody knew where to.\n"


def read(text):
    return read_article(text.encode(), key="/k", path="note.md")


def shown(article):
    return [(b.kind.value, article.text[b.start : b.end]) for b in article.blocks]


@pytest.mark.parametrize(
    ("head", "front"),
    [
        ("---\ntitle: A b\n---\n", Front(title="A b")),
        ("---\nTitle: 'It''s'\n---\n", Front(title="It's")),
        ('---\ntitle: "Say \\"so\\": now"\n...\n', Front(title='Say "so": now')),
        ('---\ntitle: "\\u2018So\\u2019 \\x26 \\ud83d\\ude00\\n\\"on\\" \\\\ \\q"\n---\n',
         Front(title='‘So’ & 😀 "on" \\ \\q')),
        ('---\ntitle: "\\ud83d \\Uffffffff"\n---\n', Front(title="� \\Uffffffff")),
        ("---\ntitle: '\\u2018So'\n---\n", Front(title="\\u2018So")),
        ("---\nauthors:\n  - Ann Lee\n  - Bo\n---\n", Front(byline="Ann Lee, Bo")),
        ("---\nauthor: [Ann Lee, 'Bo']\n---\n", Front(byline="Ann Lee, Bo")),
        ("---\ndate: 2024-05-03 10:00 +0200\n---\n", Front(published="2024-05-03")),
        ("---\ndate: someday\n---\n", Front()),
        ("---\nsummary: |\n  one\n  two\nsite_name: Post\n---\n",
         Front(standfirst="one two", outlet="Post")),
        ("---\nsource: https://example.org/x\n---\n", Front()),
        ("---\ntitle: x # no\nempty:\n# comment\nnested:\n  title: y\n---\n", Front(title="x")),
        ("+++\ntitle = 'T'\ndate = 2024-05-03T10:00:00Z\nauthors = ['A', 'B']\n+++\n",
         Front(title="T", published="2024-05-03", byline="A, B")),
        ("+++\ntitle = \n+++\n", Front()),
        ("+++\n[a]\nb = 1\n+++\n", Front()),
        ("---\n---\n", Front()),
    ],
)  # fmt: skip
def test_front_matter(head, front):
    assert split_front_matter(head + TEXT) == (front, TEXT)


@pytest.mark.parametrize(
    "text",
    ["---\nno end: here\n", "---\nA heading\n---\n", "----\ntitle: x\n----\n",
     " ---\ntitle: x\n---\n", "text\n---\ntitle: x\n---\n", "+++\ntitle = 'T'\n"],
)  # fmt: skip
def test_what_is_no_front_matter_stays(text):
    assert split_front_matter(text) == (Front(), text)


@settings(deadline=None)
@given(st.text(st.sampled_from("-+.:'\"[]|>#= \n\ttitleé\x00\\uUxd8"), max_size=80))
def test_any_front_matter_is_survived(text):
    for mark in ("---\n", "+++\n"):
        front, rest = split_front_matter(mark + text + "\n" + mark)
        assert isinstance(front.title, str)
        assert rest in mark + text + "\n" + mark


def test_escapes_of_the_front_matter_do_not_act():
    head = '---\ntitle: "A \\x1b]0;x\\x07 \\u202etext"\nauthor: "\\u001b[31mB"\n---\n'
    article = read(head + TEXT)
    for field in (article.title, article.byline, article.text):
        assert not set(field) & {"\x1b", "\x07", "\u202e"}


def test_title_of_the_front_matter_stands_first_unless_the_text_has_it():
    assert shown(read(f"---\ntitle: One\n---\n{TEXT}"))[0] == ("title", "One")
    article = read(f"---\ntitle: One!\n---\n# *One*\n\n{TEXT}")
    assert shown(article) == [("title", "One"), ("paragraph", TEXT.strip())]
    article = read(f"---\ntitle: One\n---\n# Two\n\n{TEXT}")
    assert shown(article)[:2] == [("title", "One"), ("heading", "Two")]


def test_a_lower_heading_is_the_title_only_where_the_text_begins_with_it():
    assert shown(read(f"## One\n\n{TEXT}"))[0] == ("title", "One")
    assert shown(read(f"{TEXT}\n## One\n\n{TEXT}"))[1] == ("heading", "One")


def test_marks_go_and_their_words_stay():
    article = read("A **b** _c_ `d_e` ~~f~~ <u>g</u> \\*h\\* &lt;i&gt; &#27;[1m http://j.k\n")
    assert article.text == "A b c d_e f g *h* <i> �[1m http://j.k"
    assert article.links == ()


@pytest.mark.parametrize(
    ("source", "words", "href"),
    [
        ("see [the *map*](/m 'T') now", "the map", "/m"),
        ("see <http://x.y> now", "http://x.y", "http://x.y"),
        ("see [map][1] now\n\n[1]: /m", "map", "/m"),
        ("see [![alt](i.png)](/m) now", "[image: alt]", "/m"),
        ("[ map ](/m)", "map", "/m"),
        ("| a |\n|---|\n| b [c](/m) |", "c", "/m"),
        ("- [x](/m)\n", "x", "/m"),
        ("## [x](/m)\n", "x", "/m"),
    ],
)
def test_links(source, words, href):
    article = read(source)
    (link,) = article.links
    assert article.text[link.start : link.end].strip() == words
    assert link.href == href


def test_quotes_lists_and_code_nest():
    article = read("> a\n>\n> - b\n>\n> ```\n> c\n> ```\n\n1. d\n\n   > e\n2) f\n")
    assert [(b.kind.value, b.level, b.marker) for b in article.blocks] == [
        ("quote", 1, ""),
        ("list-item", 1, "•"),
        ("code", 0, ""),
        ("list-item", 1, "1."),
        ("list-item", 1, ""),
        ("list-item", 1, "2)"),
    ]


def test_code_keeps_its_lines_and_blanks():
    (block,) = read("```\n\na\n  b\t c\n\n\nd\n```\n").blocks
    article = read("```\n\na\n  b\t c\n\n\nd\n```\n")
    assert block.kind is BlockKind.CODE
    assert article.text == "a\n  b\t c\n\n\nd"


def test_hard_breaks_part_the_lines_of_a_verse_but_not_of_prose():
    assert [t for _, t in shown(read("# T\n\na  \nb\\\nc\n"))] == ["T", "a", "b", "c"]
    assert [t for _, t in shown(read("# T\n\na  \nb\nc\n"))] == ["T", "a\nb c"]


def test_first_cell_that_is_empty_keeps_the_columns():
    article = read("|   | b |\n|---|---|\n|   | d |\n")
    assert [t for _, t in shown(article)] == ["–\tb", "–\td"]


def test_markup_of_others_is_only_text():
    article = read("[@click=app.quit]x[/] [red]y[/red] {z}\n")
    assert article.text == "[@click=app.quit]x[/] [red]y[/red] {z}"
