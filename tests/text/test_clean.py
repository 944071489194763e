import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.text.clean import REPLACEMENT, clean, clean_line, is_clean

VISIBLE_FORMATS = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
VISIBLE_FORMATS |= set("\U000110bd\U000110cd")
"""Format characters that every font draws: signs over and under numbers."""

SUSPECTS = (
    "\x00\x07\x08\x0b\x0c\r\x1b\x7f\x85\x9b\x9d\xad\u034f\u061c\u180b\u180e\u200b\u200c\u200d"
    "\u200e\u2028\u202e\u2066\u2069\u3164\ufe00\ufe0e\ufe0f\ufeff\ufff9\uffff\U000e0001"
    "\U000e0067\U000e007f\U000e0100\ud800\udfff"
)
NEIGHBOURS = (
    "a1#*\u20e3 \n\u0645\u06cc\u0915\u094d\u0d28\u0d4d\u845b\u2229\u1820\u2640☀👩👦🏽🏴©漢\u200d"
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x1b]52;c;aGk=\x1b\\", "␛]52;c;aGk=␛\\"),
        ("\x1b]8;;http://x\x1b\\text\x1b]8;;\x1b\\", "␛]8;;http://x␛\\text␛]8;;␛\\"),
        ("\x1bP+q\x1b\\", "␛P+q␛\\"),
        ("\x9b31m", "�31m"),
        ("\x9d0;x\x9c", "�0;x�"),
        ("a\bb\x7f", "a␈b␡"),
        ("bell\x07 null\x00 feed\x0c", "bell␇ null␀ feed␌"),
        ("one\rtwo\r\n", "one␍two␍\n"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("next\x85line", "next�line"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("user\u202egnp.exe", "user�gnp.exe"),
        ("\u2066x\u2069 \u200e \u200f \u061c", "�x� � � �"),
        ("pass\u200bword", "pass�word"),
        ("pass\u200dword, 1\u200d2, a\u200cb", "pass�word, 1�2, a�b"),
        ("soft\xadhyphen", "soft‐hyphen"),
        ("\ufeffmark", "�mark"),
        ("hid\U000e0068\U000e0069den", "hid��den"),
        ("fill\u3164er\u115f\uffa0", "fill�er��"),
        ("half \ud83d and \udc00", "half � and �"),
        ("a\ufe0f b\ufe0e 漢\ufe0f", "a� b� 漢�"),
        ("👍\ufe0f\ufe0f\ufe0f", "👍\ufe0f��"),
        ("🏴\U000e0068\U000e0069\U000e007f", "🏴���"),
    ],
)
def test_what_acts_or_hides_is_shown(text, shown):
    assert clean(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "👨\u200d👩\u200d👧\u200d👦",
        "👩🏽\u200d🚀 and 🏳\ufe0f\u200d🌈 and 🧑\u200d🤝\u200d🧑",
        "🤷\u200d♀\ufe0f",
        "❤\ufe0f\u200d🔥",
        "❤\ufe0e ☎\ufe0f ©\ufe0f",
        "🇫🇷 🇺🇦",
        "1\ufe0f\u20e3 #\ufe0f\u20e3 *\ufe0f\u20e3",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "می\u200cخواهم",
        "نمی\u200cدانم و ه\u200d.",
        "क्\u200dष र\u200d्य",
        "ന്\u200d ന",
        "ශ්\u200dරී",
        "葛\U000e0100城",
        "ᠠ\u180bᠡ",
        "∩\ufe00",
        "naïve “quotes” — dash… 漢字 עברית العربية ไทย",
        "combining e\u0301 and a\u0308",
    ],
)
def test_what_a_spelling_needs_stays(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    "text",
    ["[@click=app.quit]press[/]", "[red]x[/red]", "[link=file:///etc]", "{x!r}", "%s %(a)s",
     "\\x1b[0m", "&#27;[0m", "<script>alert(1)</script>", "${HOME} `id`", "**bold** :smile:"],
)  # fmt: skip
def test_markup_of_others_is_only_text(text):
    assert clean(text) == text
    assert clean_line(text) == text


def test_every_control_and_format_character_of_unicode_is_made_visible():
    risky = [
        c
        for c in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        and c not in "\n\t"
        and c not in VISIBLE_FORMATS
    ]
    shown = clean(" ".join(risky))
    assert len(risky) > 2000
    left = {unicodedata.category(c) for c in shown if c != "\n"}
    assert not left & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_every_other_character_stays_as_it_is():
    plain = [
        c
        for c in map(chr, range(0x20, 0x30000))
        if unicodedata.category(c)[0] in "LNPSZ" and unicodedata.category(c) not in ("Zl", "Zp")
    ]
    changed = {c for c in plain if clean(c) != c}
    controls = set(map(chr, range(0x13430, 0x13460)))  # some are letters in newer Unicode
    assert changed - controls == set("\u115f\u1160\u3164\uffa0")


ANY = st.text(st.sampled_from(SUSPECTS + NEIGHBOURS) | st.characters())


@settings(deadline=None)
@given(ANY)
def test_length_stays_and_twice_is_once(text):
    shown = clean(text)
    assert len(shown) == len(text)
    assert clean(shown) == shown
    assert is_clean(shown)
    assert is_clean(text) == (shown == text)


@settings(deadline=None)
@given(ANY)
def test_nothing_is_left_that_acts(text):
    shown = clean(text)
    assert not set(shown) & set("\x00\x07\x08\r\x1b\x7f\x9b\x9d\u202e\u2066\u200b\ufeff")
    shown.encode("utf-8")


@settings(deadline=None)
@given(ANY)
def test_a_line_is_one_line(text):
    line = clean_line(text)
    assert is_clean(line)
    assert line == " ".join(line.split())
    assert "\n" not in line
    assert clean_line(line) == line


@settings(deadline=None)
@given(ANY, ANY)
def test_lines_are_cleaned_alike_alone_and_together(one, other):
    assert clean(one + "\n" + other) == clean(one) + "\n" + clean(other)


def test_replacement_is_itself_clean():
    assert is_clean(REPLACEMENT + "".join(chr(0x2400 + n) for n in range(0x22)))


def test_long_runs_are_soon_done():
    for piece in ("👩\u200d", "\u200d", "م\u200c", "1\ufe0f", "\x1b["):
        assert len(clean(piece * 50_000)) == len(piece) * 50_000
