import codecs
import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.sources.decode import NoTextError, decode

GERMAN = "Über die Brücke fährt heute kein Zug, sagte der Bürgermeister am Freitag.\n" * 3
RUSSIAN = "Мост закрыт после наводнения, сообщили в мэрии в пятницу утром.\n" * 3
JAPANESE = "橋は金曜日から閉鎖されている、と市役所は発表した。\n" * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_german(encoding):
    assert decode(GERMAN.encode(encoding)) == GERMAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp")],
)
def test_other_alphabets_are_guessed(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        ("Où sont passés les élèves ? À Noël, la forêt brûlait déjà.", "cp1252 mac_roman"),
        ("La città è chiusa fino a lunedì, però nessuno lo dirà più.", "cp1252 mac_roman"),
        ("Não há razão para isso. As eleições serão amanhã à noite.", "cp1252 mac_roman"),
        ("Niño, ¿qué pasó? Llegaron ayer a la estación.", "cp1252 mac_roman"),
        ("Det går inte att förstå. Åren går. På ön är det grönt.", "cp1252 cp850"),
        ("Die Straßen seien geräumt. Über tausend Menschen kämen.", "cp1252 cp850"),
        ("På torsdag åbner vejen, så børnene får lov at være med.", "cp1252 cp850"),
        ("It “was ready” – and it’s done.", "cp1252"),
        ("The café closed – “for good”.", "cp1252"),
        ("Miasto jest gotowe. Ponad tysiąc osób już przyjechało.", "cp1250 iso8859-2 cp852"),
        ("Město je připraveno. Přijelo už více než tisíc lidí.", "cp1250 iso8859-2 cp852"),
        ("A teret hétfőn lezárják, mondta a miniszterelnök.", "cp1250 iso8859-2"),
        ("Više od tisuću ljudi već je stiglo, a građani žele još.", "cp1250 iso8859-2"),
        ("Kişi geldi, meydan pazartesi günü kapatılacağı söylendi.", "cp1254"),
        ("Miestas pasirengęs. Atvyko daugiau kaip tūkstantis žmonių, aikštė uždaryta.", "cp1257"),
    ],
)
def test_latin_letters_are_told_by_their_alphabet(text, encodings):
    for encoding in encodings.split():
        assert decode(text.encode(encoding)) == text, encoding


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_sixteen_bits_without_mark_in_japanese(encoding):
    assert decode((JAPANESE + "ok\n").encode(encoding)) == JAPANESE + "ok\n"


def test_mark_goes_even_where_the_rest_is_broken():
    assert decode(codecs.BOM_UTF8 + b"a\xffb") == "a�b"
    assert decode(codecs.BOM_UTF16_LE + b"a\0b") == "a�"


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="iso-8859-1">',
        '<META http-equiv="Content-Type" content="text/html; charset=windows-1252">',
        '<?xml version="1.0" encoding="ISO-8859-1"?>',
    ],
)
def test_declared_encoding_is_believed_as_browsers_do(head):
    data = head.encode() + "<p>“Brücke” – 5 €".encode("cp1252")
    assert decode(data).endswith("“Brücke” – 5 €")


@pytest.mark.parametrize(
    "name", ["utf-7", "unicode_escape", "zip", "idna", "punycode", "nonsense", "utf-16"]
)
def test_encodings_that_act_or_lie_are_not_believed(name):
    data = f'<meta charset="{name}">'.encode() + GERMAN.encode("cp1252")
    assert decode(data).endswith(GERMAN)


def test_a_few_broken_sequences_leave_the_rest_of_utf8_alone():
    data = RUSSIAN.encode() + b"\xff\xfe tail " + RUSSIAN.encode()[:-3]
    assert decode(data).startswith(RUSSIAN)
    assert "�" in decode(data)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"\x7fELF\x02\x01\x01\0" + bytes(64) + b"\x90\x88\xff" * 50,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(1, 255)) * 3,
        b"\x01\x02\x03\x04\x05\x06" * 30,
        b"text" + bytes(400),
    ],
)
def test_binary_data_is_no_text(data):
    with pytest.raises(NoTextError):
        decode(data)


def test_a_stray_zero_byte_does_not_make_a_text_binary():
    assert decode(b"one long line of text, and more of it\n" * 20 + b"\0").count("line") == 20


def test_escapes_are_kept_for_the_border_to_neutralise():
    assert decode(b"\x1b[31mred\x1b[0m line one\nline two\n").startswith("\x1b[31m")


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"a\r\nb\r\n", "a\nb\n"), (b"a\rb\r", "a\nb\n"), (b"a\rb\nc", "a\rb\nc"), (b"a\nb", "a\nb")],
)
def test_line_ends(data, text):
    assert decode(data) == text


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_none(data):
    with contextlib.suppress(NoTextError):
        assert isinstance(decode(data), str)


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cc", "Cs"])))
def test_utf8_comes_back_as_it_was(text):
    assert decode(text.encode()) == text.removeprefix("\ufeff")
