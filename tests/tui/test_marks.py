import itertools

from hypothesis import given
from hypothesis import strategies as st

from briefing.tui.marks import Marks

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


@given(SPANS, SPANS, st.integers(0, 40), st.integers(1, 30))
def test_pieces_cover_the_row_and_carry_the_layers_that_hold_them(hits, mentions, start, length):
    marks = Marks()
    marks.set("hit", hits)
    marks.set("mention", mentions)
    pieces = list(marks.pieces(start, start + length))
    assert pieces[0][0] == start
    assert pieces[-1][1] == start + length
    assert all(a[1] == b[0] for a, b in itertools.pairwise(pieces))
    for a, b, layers in pieces:
        for at in range(a, b):
            assert ("hit" in layers) == any(s <= at < e for s, e in hits)
            assert ("mention" in layers) == any(s <= at < e for s, e in mentions)


def test_higher_layers_come_last():
    marks = Marks()
    marks.set("selection", [(0, 5)])
    marks.set("link", [(0, 5)])
    assert list(marks.pieces(0, 5)) == [(0, 5, ("link", "selection"))]
