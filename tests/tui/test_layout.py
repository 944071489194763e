from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.model import Article, Block, BlockKind
from briefing.tui.layout import Layout, RowKind

KINDS = st.sampled_from([k for k in BlockKind if k not in (BlockKind.TITLE, BlockKind.FURNITURE)])
WORDS = st.text(alphabet="ab cdéж漢😀\n", min_size=1, max_size=120).map(str.strip).filter(bool)


@st.composite
def articles(draw):
    text, blocks = "", []
    for kind, piece in draw(st.lists(st.tuples(KINDS, WORDS), min_size=1, max_size=8)):
        text += "\n\n" if text else ""
        level = 1 if kind in (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE) else 0
        blocks.append(Block(kind, len(text), len(text) + len(piece), level, "•" if level else ""))
        text += piece
    return Article("a" * 16, "k", "p", "text", "t", text, tuple(blocks))


@given(articles(), st.integers(12, 60))
def test_every_character_of_every_block_stands_in_exactly_one_row(article, width):
    layout = Layout(article, width)
    covered = [0] * len(article.text)
    for row in range(len(layout)):
        if layout.kinds[row] == RowKind.TEXT:
            for at in range(layout.starts[row], layout.ends[row]):
                covered[at] += 1
    for block in article.blocks:
        assert covered[block.start : block.end] == [1] * (block.end - block.start)


@given(articles(), st.integers(12, 60), st.integers(12, 60), st.data())
def test_the_row_of_an_offset_holds_it_at_every_width(article, first, second, data):
    block = data.draw(st.sampled_from(article.blocks))
    offset = data.draw(st.integers(block.start, block.end - 1))
    for width in (first, second):
        layout = Layout(article, width)
        row = layout.row_of(offset)
        assert layout.kinds[row] == RowKind.TEXT
        assert layout.starts[row] <= offset < layout.ends[row]


def test_furniture_folds_to_one_row_and_opens(article_from):
    article = article_from(
        [
            (BlockKind.PARAGRAPH, "Before."),
            (BlockKind.FURNITURE, "Share this"),
            (BlockKind.FURNITURE, "Leave a reply"),
            (BlockKind.PARAGRAPH, "After."),
        ]
    )
    closed = Layout(article, 40)
    assert closed.folds == {1: 3}
    assert [k for k in closed.kinds if k == RowKind.TEXT] == [RowKind.TEXT] * 2
    hidden = article.text.index("Leave")
    assert closed.fold_over(hidden) == 1
    assert closed.kinds[closed.row_of(hidden)] == RowKind.FOLD
    opened = Layout(article, 40, frozenset({1}))
    assert opened.fold_over(hidden) is None
    assert opened.starts[opened.row_of(hidden)] == hidden


def test_title_is_followed_by_the_meta_row(article_from):
    article = article_from([(BlockKind.TITLE, "A title"), (BlockKind.PARAGRAPH, "Text.")])
    assert list(Layout(article, 40).kinds[:3]) == [RowKind.TEXT, RowKind.META, RowKind.BLANK]


def test_hard_wrapped_text_flows_and_code_does_not(article_from):
    piece = "one two\nthree four\nfive"
    flowing = Layout(article_from([(BlockKind.PARAGRAPH, piece)]), 40)
    code = Layout(article_from([(BlockKind.CODE, piece)]), 40)
    assert sum(k == RowKind.TEXT for k in flowing.kinds) == 1
    assert sum(k == RowKind.TEXT for k in code.kinds) == 3


def test_a_table_that_fits_gets_columns_and_a_wide_one_wraps(article_from):
    rows = [(BlockKind.TABLE_ROW, "a\tbb\tccc"), (BlockKind.TABLE_ROW, "aaaa\tb\tc")]
    assert Layout(article_from(rows), 40).columns == {0: (4, 2, 3), 1: (4, 2, 3)}
    assert Layout(article_from(rows), 8).columns == {}


def test_no_row_is_wider_than_the_column_whatever_the_emoji():
    text = "❤️ ⚠️ ☂️ " * 40
    article = Article("a", "/a", "a", "text", "", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    layout = Layout(article, 21)
    rows = [text[a:b].rstrip() for a, b in zip(layout.starts, layout.ends, strict=True)]
    assert max(cell_len(row) for row in rows) <= 21
