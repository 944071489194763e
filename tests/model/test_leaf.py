"""Leaves: what goes in comes out, packed or not, and words are found where they stand."""

from __future__ import annotations

import pickle
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import HitKind
from briefing.model.leaf import Leaf, Numbers, Passage, Sheaf

WORDS = st.lists(st.sampled_from(["a", "b", "c", "ab", "ü"]), max_size=5)


@given(st.lists(WORDS, max_size=5), st.lists(st.sampled_from("abc"), min_size=1, max_size=3))
def test_a_leaf_knows_where_words_stand(texts: list[list[str]], wanted: list[str]) -> None:
    numbers = {"a": 1, "b": 256, "c": 65_537, "ab": 3, "ü": 0x01010101}
    made = [Passage(HitKind.SENTENCE, n, n + 1, text, ()) for n, text in enumerate(texts)]
    leaf = Leaf.unpack(Leaf.of(made, numbers).pack())
    length = len(wanted)
    expected = [
        n for n, text in enumerate(texts)
        if any(text[at : at + length] == wanted for at in range(len(text) - length + 1))
    ]  # fmt: skip
    assert leaf.side_by_side([numbers[word] for word in wanted]) == expected
    assert [list(leaf.terms_of(n)) for n in range(len(leaf))] == [
        [numbers[word] for word in text] for text in texts
    ]
    assert set(leaf.every()) == {numbers[word] for text in texts for word in text}


def test_a_leaf_knows_its_joins() -> None:
    made = [
        Passage(HitKind.TITLE, 0, 5, ["on", "geran", "25"], [("geran25", 1, 2)]),
        Passage(HitKind.SENTENCE, 6, 9, ["geran25"], ()),
    ]
    numbers = {"on": 1, "geran": 2, "25": 3, "geran25": 4}
    leaf = Leaf.unpack(Leaf.of(made, numbers).pack())
    assert leaf.holding(4) == [0, 1]
    assert leaf.joins_of(0) == [(4, 1, 2)]
    assert leaf.joins_of(1) == []
    assert [leaf.held_by(passage) for passage in (0, 1)] == [{1, 2, 3, 4}, {4}]
    assert sorted(leaf.every()) == [1, 2, 3, 4, 4]
    assert array("I", leaf.terms_of(1)).tolist() == [4]


NUMBER = st.one_of(
    st.integers(1, 300), st.integers(0xD7FE, 0xE001), st.integers(0x10FFFE, 0x110001),
    st.just(0xFEFFFFFF),
)  # fmt: skip


@st.composite
def leaves(draw: st.DrawFn, number: st.SearchStrategy[int] = NUMBER) -> Leaf:
    """Return a leaf with such numbers."""
    passages = draw(
        st.lists(
            st.tuples(
                st.sampled_from(HitKind),
                st.integers(0, 70_000),
                st.integers(0, 300),
                st.lists(number, max_size=6),
                st.lists(number, max_size=2),
            ),
            max_size=5,
        )
    )
    at, made = 0, []
    for kind, gap, length, numbers, joined in passages:
        at += gap
        terms = [str(one) for one in numbers]
        joins = [(str(one), n, 2) for n, one in enumerate(joined) if n < len(terms)]
        made.append(Passage(kind, at, at + length, terms, joins))
    numbered = {term: int(term) for one in made for term in one.terms}
    numbered |= {join[0]: int(join[0]) for one in made for join in one.joins}
    return Leaf.of(made, numbered)


def parts(leaf: Leaf) -> list[list[int]]:
    return [list(getattr(leaf, name)) for name in Leaf.__slots__]


@given(leaves())
def test_a_packed_leaf_comes_out_as_it_went_in(leaf: Leaf) -> None:
    assert parts(Leaf.unpack(leaf.pack())) == parts(leaf)
    assert parts(pickle.loads(pickle.dumps(leaf))) == parts(leaf)


@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)))
def test_other_bytes_are_no_leaf(data: bytes) -> None:
    try:
        leaf = Leaf.unpack(data)
    except ValueError:
        return
    assert parts(Leaf.unpack(leaf.pack())) == parts(leaf)


@given(st.lists(st.sampled_from([0, 1, 2, 3, 0xFFFFFFFF]), max_size=12))
def test_other_numbers_are_no_leaf(numbers: list[int]) -> None:
    test_other_bytes_are_no_leaf.hypothesis.inner_test(b"\xff" + array("I", numbers).tobytes())


@given(leaves(), st.data())
def test_a_leaf_cut_short_is_none(leaf: Leaf, data: st.DataObject) -> None:
    packed = leaf.pack()
    end = data.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(ValueError, match=r"."):
        Leaf.unpack(packed[:end])


def test_passages_out_of_order_are_not_packed() -> None:
    made = [Passage(HitKind.SENTENCE, at, 9, ["a"], ()) for at in (5, 4)]
    with pytest.raises(ValueError, match="out of order"):
        Leaf.of(made, {"a": 1}).pack()


def swap(leaf: Leaf, numbers: dict[int, int]) -> Leaf:
    """Return the leaf with other numbers for some of its terms."""
    terms = array("I", [numbers.get(number, number) for number in leaf.terms])
    joins = array("I", leaf.joins)
    joins[::3] = array("I", [numbers.get(number, number) for number in joins[::3]])
    return Leaf(leaf.kinds, leaf.spans, leaf.bounds, terms, joins)


@given(st.lists(leaves(st.integers(1, 300)), max_size=4))
def test_a_sheaf_names_its_own_numbers(made: list[Leaf]) -> None:
    own = Numbers(own=True)
    numbers = {number: own[f"t{number}"] for number in range(1, 301, 2)}
    sheaf = Sheaf.of([swap(leaf, numbers) for leaf in made], own)
    every = [number for leaf in sheaf.leaves for number in (*leaf.terms, *leaf.joins[::3])]
    assert sheaf.terms == {own: f"t{n}" for n, own in numbers.items() if own in every}
    other = pickle.loads(pickle.dumps(sheaf))
    assert [parts(leaf) for leaf in other.leaves] == [parts(leaf) for leaf in sheaf.leaves]
    assert other[1:] == sheaf[1:]


@given(leaves(st.integers(1, 300)))
def test_own_numbers_are_replaced_and_no_others(leaf: Leaf) -> None:
    own = Numbers(own=True)
    numbers = {number: own[str(number)] for number in range(1, 301, 2)}
    known = {mine: number for number, mine in numbers.items()}
    assert parts(swap(leaf, numbers).renumbered(known)) == parts(leaf)
