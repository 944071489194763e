"""Whatever is pasted, cut wherever the line cuts it, is pasted text and never a key."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from briefing.tui.terminal.pasting import KeyboardDecoder

BEGIN, END = b"\x1b[200~", b"\x1b[201~"
PIECES = st.sampled_from(
    ["\x1b", "\x1b[", "\x1b[20", "\x1b[200~", "\x1b[2J", "\x1b]0;x\x07", "q", "\n", "é", "漢", "~"]
)
PASTED = st.lists(PIECES, max_size=12).map("".join).map(lambda text: text.replace("\x1b[201~", ""))
CUTS = st.lists(st.integers(0, 120), max_size=6)


def read(data, cuts):
    """Return what Textual makes of bytes that come in lots."""
    decoder, parser, found = KeyboardDecoder(), XTermParser(), []
    edges = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    for begin, end in pairwise(edges):
        text = decoder.decode(data[begin:end])
        if text:
            found += parser.feed(text)
    return found


@settings(deadline=None)
@given(PASTED, CUTS)
def test_a_pasted_text_is_one_event(text, cuts):
    if "\x1b[201~" in text:
        return
    found = read(b"j" + BEGIN + text.encode() + END + b"k", cuts)
    keys = [event.key for event in found if isinstance(event, events.Key)]
    pasted = [event.text for event in found if isinstance(event, events.Paste)]
    assert keys == ["j", "k"]
    assert pasted == [text.replace("\x1b", "␛")]


@settings(deadline=None)
@given(st.text(max_size=20), CUTS)
def test_what_is_typed_stays_as_it_is(text, cuts):
    if "\x1b[200~" in text:
        return
    decoder, data = KeyboardDecoder(), text.encode(errors="replace")
    edges = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    found = [decoder.decode(data[b:e]) for b, e in pairwise(edges)]
    assert "".join(found) == data.decode()


@given(st.binary(max_size=30))
def test_no_byte_is_a_fault(data):
    decoder = KeyboardDecoder()
    for byte in data:
        decoder.decode(bytes([byte]))
    assert decoder.decode(b"", final=True) is not None


def test_two_pasted_texts_in_one_lot():
    found = read(BEGIN + b"a\x1b[2J" + END + b"q" + BEGIN + b"b" + END + b"x", [])
    assert [event.text for event in found if isinstance(event, events.Paste)] == ["a␛[2J", "b"]
    assert [event.key for event in found if isinstance(event, events.Key)] == ["q", "x"]
