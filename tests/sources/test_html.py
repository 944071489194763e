import pytest

from briefing.model import BlockKind
from briefing.sources import read_article
from briefing.sources.html import visible_text
from briefing.sources.html_meta import strip_site
from briefing.sources.html_tree import parse

LONG = "The water rose for three days, slowly, and then, on the fourth, it was gone, she said."
OTHER = "Ten boats, ranked, by people who row, or did once, and of course by their dogs."
SITE = "Valley Post"
SITE_TAG = f"<meta property=og:site_name content='{SITE}'>"
LINKED = '<script type="application/ld+json">'
BODY = "".join(f"<p>{LONG} Paragraph {n}.</p>" for n in range(4))


def page(body, head=""):
    data = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()
    return read_article(data, key="/k", path="page.html")


def texts(article, *kinds):
    return [article.text[b.start : b.end] for b in article.blocks if b.kind in kinds]


def paragraphs(article):
    return [t.partition(" Paragraph")[0] for t in texts(article, BlockKind.PARAGRAPH)]


@pytest.mark.parametrize(
    "around",
    [
        "<div id=a>{}</div>",
        "<main><div><div class='col x'>{}</div></div></main>",
        "<article class='post tag-popular tag-news'>{}</article>",
        "<table><tr><td><a href=/>Home</a><td>{}</table>",
        f"<div class='has-sidebar'><div class=sidebar><p>{OTHER}</p></div><div>{{}}</div></div>",
        f"<div>{{}}</div><div class=comments><p>{OTHER}</p><p>{OTHER}</p></div>",
        f"<header><p>{OTHER}</p></header><div>{{}}</div><footer><p>{OTHER}</p></footer>",
        "<nav><ul><li><a href=/a>News of the valley, today, and of the hills</a></ul></nav>{}",
        f"<div class=story-body><div>{{}}</div></div><aside><p>{OTHER}</p></aside>",
    ],
)
def test_the_article_is_found_and_nothing_else(around):
    assert paragraphs(page(around.replace("{}", BODY))) == [LONG] * 4


def test_paragraphs_without_tags_are_told_by_line_ends():
    article = page(f"<div>{LONG}<br><br>{LONG}<br>{LONG}</div>")
    assert texts(article, BlockKind.PARAGRAPH) == [LONG, f"{LONG} {LONG}"]


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (f"<title>Flood - {SITE}</title>", "<h1>Flood</h1>", "Flood"),
        (f"<title>River falls again | {SITE}</title>", "", "River falls again"),
        (f"<title>{SITE}: River falls</title>{SITE_TAG}", "", "River falls"),
        ("<meta property='og:title' content='River falls'>", f"<h1>{SITE}</h1>", "River falls"),
        (f"<title>River falls — {SITE}</title>", f"<h1>{SITE}</h1><h1>River falls</h1>",
         "River falls"),
        ("", "<h1>River falls again</h1>", "River falls again"),
        (f"<title>Water | {SITE}</title>", "<article><h1>River falls</h1></article>",
         "River falls"),
        (
            f"<title>Water | {SITE}</title><meta property='og:title' content='River sinks'>",
            "<article><h1>River falls</h1></article>",
            "River sinks",
        ),
        ("", "", "page"),
    ],
)  # fmt: skip
def test_title(head, body, title):
    article = page(body + BODY, head)
    assert article.title == title
    assert texts(article, BlockKind.TITLE) == ([title] if title != "page" else [])


def test_what_the_head_says():
    article = page(
        "<p class=byline>By Someone Else</p>" + BODY,
        "<meta property='og:site_name' content='Valley\x1bPost'>"
        "<meta name=author content='By Ann Lee'><meta name=date content='2024-05-03T10:00'>"
        f"<meta name=description content='{LONG}'>",
    )
    assert (article.byline, article.outlet, article.published) == (
        "Ann Lee",
        "Valley␛Post",
        "2024-05-03",
    )
    assert article.standfirst == LONG


def test_description_that_the_article_does_not_hold_is_left_out():
    article = page(BODY, "<meta name=description content='Read all about the flood here.'>")
    assert article.standfirst == ""


@pytest.mark.parametrize(
    "body",
    [
        "<time datetime='2024-05-03'>Friday</time>",
        "<span itemprop=datePublished content=2024-05-03></span>",
        f'{LINKED}[{{"@type":"Article","datePublished":"2024-05-03"}}]</script>',
        "<p>3 May 2024</p>",
    ],
)
def test_day_of_publication(body):
    assert page(body + BODY).published == "2024-05-03"


@pytest.mark.parametrize(
    "json",
    ["", "{", "[" * 5000, "null", '{"@type":5}', '{"@type":"Article","author":{"name":[]}}'],
)
def test_odd_linked_data_is_passed_over(json):
    article = page(BODY, f'<script type="application/ld+json">{json}</script>')
    assert paragraphs(article) == [LONG] * 4
    assert article.byline == ""


def test_links_keep_their_address_and_their_words():
    article = page(
        f"<p>See <a href=' /a?b=1&amp;c '>the <b>old</b>\n map</a> and <a>no link</a>. {LONG}</p>"
        f"<p><a href='http://x\x1b[0m'>{LONG}</a></p>"
        f"<a href=/card><p>{LONG} One.</p><p>{LONG} Two.</p></a>" + BODY
    )
    found = [(article.text[k.start : k.end], k.href) for k in article.links]
    assert found == [
        ("the old map", "/a?b=1&c"),
        (LONG, "http://x␛[0m"),
        (f"{LONG} One.", "/card"),
        (f"{LONG} Two.", "/card"),
    ]


def test_lists_quotes_code_and_tables():
    article = page(
        BODY + "<ol start=3><li>three<ul><li>inner</ul><li><p>four</p><p>more of four</p></ol>"
        "<blockquote>said <p>so</p><blockquote>deep</blockquote></blockquote>"
        "<pre>\n a\tb\n\n  c </pre><table><tr><td><th>h<tr><th>x<td>1<td></table>"
    )
    shown = [
        (b.kind.value, b.level, b.marker, article.text[b.start : b.end]) for b in article.blocks
    ]
    assert shown[4:] == [
        ("list-item", 1, "3.", "three"),
        ("list-item", 2, "•", "inner"),
        ("list-item", 1, "4.", "four"),
        ("list-item", 1, "", "more of four"),
        ("quote", 1, "", "said"),
        ("quote", 1, "", "so"),
        ("quote", 2, "", "deep"),
        ("code", 0, "", "a\tb\n\n  c"),
        ("table-row", 0, "", "–\th"),
        ("table-row", 0, "", "x\t1"),
    ]


def test_what_no_reader_sees_is_left_out():
    article = page(
        BODY + "<script>x</script><style>y</style><p hidden>a</p><p style='display: none'>b</p>"
        "<p aria-hidden=true>c</p><template><p>d</p></template><!-- e --><noscript>f</noscript>"
        f"<p>so\u00adft&shy;ly zero\u200bwidth {LONG}</p>"
    )
    assert texts(article, BlockKind.PARAGRAPH)[4:] == [f"softly zerowidth {LONG}"]


def test_escapes_hidden_in_references_are_shown():
    article = page(f"<p>&#27;[2J &#x9b;31m &#x202e;evil&#0; {LONG}</p>" + BODY)
    assert article.text.startswith("␛[2J ›31m �evil� The water")


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 60_000 + LONG,
        "<p>" + "".join(f"<font size={n}>" for n in range(300)) + "<p>x" * 4000,
        "<b>" * 50_000 + LONG,
        "<table><tr><td>" * 20_000 + LONG,
        "<div></span>" * 30_000 + LONG,
        "<!--" * 50_000,
        "<script>" * 30_000 + LONG,
        "<a href=x>" * 30_000 + LONG,
        "<ul><li>" * 20_000 + LONG,
        "&#27;" * 50_000,
        "<" * 100_000,
    ],
    ids=range(11),
)
def test_hostile_markup_is_soon_done(markup):
    paragraphs = visible_text(markup)
    assert all("\x1b" not in paragraph for paragraph in paragraphs)


def test_a_page_nested_too_deep_is_read_without_its_tags():
    article = page("<div>" * 60_000 + f"<p>{LONG}</p><p>&lt;{LONG}&gt;</p>")
    assert texts(article, BlockKind.PARAGRAPH) == [LONG, f"<{LONG}>"]


@pytest.mark.parametrize(
    ("title", "outlet", "stripped"),
    [
        ("A long headline here - Valley Post", "", "A long headline here"),
        ("Valley Post | A headline", "Valley Post", "A headline"),
        ("Rock-and-roll returns", "", "Rock-and-roll returns"),
        ("Yes - no", "", "Yes - no"),
        ("Election: the long way home", "", "Election: the long way home"),
        ("", "", ""),
    ],
)
def test_name_of_the_site_leaves_the_title(title, outlet, stripped):
    assert strip_site(title, outlet) == stripped


def test_drawings_of_very_many_lines_are_no_trap():
    lines = "<path d='M0'/><rect/>" * 2_000
    drawing = f"<svg><g><a href=x><text>No</text></a>{lines}</g></svg>"
    article = page(f"<article><p>{LONG}</p>{drawing}<p>{OTHER}</p></article>")
    assert article.text == f"{LONG}\n\n{OTHER}"


@pytest.mark.parametrize("before", ["", "<svg></svg>", "<svg><p>", "<svg><foreignobject>"])
def test_what_closes_itself_in_a_drawing_alone_stays_open_elsewhere(before):
    assert parse(f"<body>{before}" + "<path/>" * 2_000) is None


def test_scripts_are_dropped_with_the_tags_of_a_page_nested_too_deep():
    deep = "<div>" * 600
    body = f"<script>let a = 1;</SCRIPT><p>{LONG}{deep}<style>p {{}}</style>{OTHER}<script>b"
    assert page(body).text == f"{LONG}\n\n{OTHER}"
