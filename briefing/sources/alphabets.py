"""Which one-byte encoding a text in Latin letters has, told by the alphabet that its letters fit.

A page of the nineties says no encoding, and the same byte is "à" in Paris and "ŕ" in Bratislava.
A language writes few letters beyond a to z: in the wrong encoding some of them become letters
that no one language has together, or signs in the middle of a word.
"""

from __future__ import annotations

import unicodedata

_WESTERN = (
    "àâæçéèêëîïôœùûüÿ",  # French
    "äöüßé",  # German
    "áéíóúñüç",  # Spanish
    "àèéìíîòóùú",  # Italian
    "áàâãçéêíóôõúü",  # Portuguese
    "àçèéíïòóúü",  # Catalan
    "åäöé",  # Swedish, Finnish
    "åæøéôòèêü",  # Danish, Norwegian
    "áéèëêïíóôöüú",  # Dutch
    "áðéíóúýþæö",  # Icelandic
    "äöõüšž",  # Estonian
)
_CENTRAL = (
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýž",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîşţ",  # Romanian
    "čćđšž",  # Croatian, Slovene
)
_ALPHABETS = {
    "cp1252": _WESTERN,
    "cp1250": _CENTRAL,
    "cp1254": ("çğıöşüâîû",),  # Turkish
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž"),  # Lithuanian, Latvian
    "iso8859-2": _CENTRAL,
    "mac_roman": _WESTERN,
    "cp850": _WESTERN,
    "cp852": _CENTRAL,
}
"""Letters beyond a to z of languages, in lower case, by encodings; what fits best is taken.

Of those that fit alike it is the first, so the most frequent stand first.
"""
_INSIDE = frozenset("’‘'·-\xad")
"""Signs that may stand in the middle of a word."""
_STRANGE = 0.1
"""Share of letters beyond a to z that may be none of the language: names of other places."""


def guess_latin(sample: bytes) -> str:
    """Return the encoding whose letters are those of one language, "" where none fits."""
    found, fewest = "", _STRANGE
    for encoding, alphabets in _ALPHABETS.items():
        counts = _count(sample, encoding)
        total = sum(counts.values())
        if not total and encoding == "cp1252":
            return encoding  # quotation marks and dashes alone
        for alphabet in alphabets:
            strange = sum(count for letter, count in counts.items() if letter not in alphabet)
            if total and strange / total < fewest:
                found, fewest = encoding, strange / total
        if not fewest and found:
            break
    return found


def _count(sample: bytes, encoding: str) -> dict[str, int]:
    """Return how often each letter beyond a to z stands in the text, in lower case.

    A sign inside a word counts as a letter, and so does one that the encoding does not have.
    More of them than of the plain letters is no text in Latin letters: then all are strange.
    """
    text = sample.decode(encoding, errors="replace")
    plain = sum(map(str.isalpha, filter(str.isascii, text)))
    counts: dict[str, int] = {}
    for at, sign in enumerate(text):
        if sign.isascii():
            continue
        if sign.isalpha() and unicodedata.category(sign) != "Lo":
            low = sign.lower()
            counts[low] = counts.get(low, 0) + 1
        elif sign == "\N{REPLACEMENT CHARACTER}" or (
            sign not in _INSIDE and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()
        ):
            counts[sign] = counts.get(sign, 0) + 1
    if sum(counts.values()) > plain:
        return {"\N{REPLACEMENT CHARACTER}": 1}
    return counts
