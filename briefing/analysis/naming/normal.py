"""The form in which two spellings of one name are compared."""

from __future__ import annotations

from functools import lru_cache

from briefing.text.fold import fold_word

_MARKS = str.maketrans(dict.fromkeys("-/_,", " ") | dict.fromkeys('."()', "") | {"&": " and "})


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """Return the text without case, accents, hyphens, dots and a leading "the".

    Words are parted by one blank. "U.S." and "us" are equal here; where case tells a name
    from a word, the caller looks at the spelling itself.
    """
    if text.isascii() and text.replace(" ", "").isalnum():
        text = text.lower()
        return text.removeprefix("the ")
    words = fold_word(text).translate(_MARKS).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)
