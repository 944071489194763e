"""Other forms of a word.

In English: plural and singular, tenses, short months, who does it and what is done. In Cyrillic:
whatever differs by an ending alone.
"""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR = """
begin began begun, break broke broken, bring brought, build built, burn burnt, buy bought,
catch caught, child children, choose chose chosen, draw drew drawn, drive drove driven, eat ate
eaten, fall fell fallen, fight fought, find found, flee fled, fly flew flown, foot feet, forbid
forbade forbidden, freeze froze frozen, grow grew grown, hear heard, hide hid hidden, hold held,
lead led, leave left, lie lying, lose lost, man men, meet met, pay paid, person people, ride rode
ridden, rise rose risen, seek sought, sell sold, send sent, shake shook shaken, shoot shot, sing
sang sung, sink sank sunk, speak spoke spoken, spend spent, steal stole stolen, strike struck,
swear swore sworn, swim swam swum, teach taught, tear tore torn, think thought, throw threw thrown,
wear wore worn, win won, withdraw withdrew withdrawn, woman women, write wrote written,
january jan, february feb, august aug, september sept sep, october oct, november nov, december dec,
million mn, billion bn
"""
_DERIVED = ("ation", "ion", "ment", "er", "or")
"""Endings of what is done, and of who does it."""
_SHORTEST, _SHORTEST_DERIVED = 3, 5
"""Letters of a word, and of one that others are derived from."""
_LONGEST_DOUBLED = 4
"""Letters of a word up to which the last one is always doubled: stop, stopped."""
_SHORTEST_STEM, _LONGEST_ENDING, _MOST_CUT = 4, 3, 2
_ENDING_LETTERS = frozenset("аоуыиіеєэяюьмхвгт")
"""What endings in Cyrillic are made of, folded."""
_VOWELS, _HISSING = "aeiouy", ("s", "x", "z", "ch", "sh", "o")


def _irregular() -> dict[str, frozenset[str]]:
    sets = [frozenset(one.split()) for one in _IRREGULAR.split(",")]
    return {word: forms for forms in sets for word in forms}


_FORMS_OF = _irregular()


@lru_cache(maxsize=1024)
def forms_of(word: str, *, derived: bool = False) -> frozenset[str]:
    """Return what other forms a folded word may have; many of them are no words.

    With `derived` also those of another part of speech: inspect, inspection, inspector.
    """
    if not (word.isascii() and word.isalpha()):
        return frozenset()
    found = set(_FORMS_OF.get(word, ()))
    for one, other in (("men", "man"), ("man", "men")):
        if word.endswith(one) and len(word) > len(one) + 1:
            found.add(word.removesuffix(one) + other)
    bases = set(_bases(word))
    if derived:
        bases |= {base for root in _roots(word) for base in (root, root + "e")}
    for base in bases:
        found.update(_inflect(base))
        if derived and len(base) >= _SHORTEST_DERIVED:
            root = base.removesuffix("e")
            made = [(base if end == "ment" else root) + end for end in _DERIVED]
            found.update(made, (one + "s" for one in made))
    return frozenset(found - {word})


def _roots(word: str) -> list[str]:
    """Return what a derived word may come from."""
    single = word.removesuffix("s")
    cut = [single.removesuffix(end) for end in _DERIVED if single.endswith(end)]
    return [root for root in cut if len(root) >= _SHORTEST_DERIVED]


def _bases(word: str) -> list[str]:
    """Return the words that one may be a well spelt form of, itself first."""
    found = [word]
    if word.endswith(("ies", "ied")):
        found.append(word[:-3] + "y")
    if word.endswith("es") and word[:-2].endswith(_HISSING):
        found.append(word[:-2])
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        found.append(word[:-1])
    for ending in ("ed", "ing"):
        root = word.removesuffix(ending)
        if root != word and any(letter in _VOWELS for letter in root):
            found += [root, root + "e"]
            if len(root) > _SHORTEST and root[-1] == root[-2]:
                found.append(root[:-1])
    return [b for b in found if len(b) >= _SHORTEST and (b == word or word in _inflect(b))]


def _inflect(base: str) -> list[str]:
    """Return a base form with its plural and tenses, as English spells them."""
    last, before = base[-1], base[-2]
    if last == "e":
        return [base, base + "s", base + "d", base[:-1] + "ing"]
    if last == "y" and before not in _VOWELS:
        return [base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    found = [base, base + ("es" if base.endswith(_HISSING) else "s")]
    doubled = last not in _VOWELS and last not in "wx" and before in _VOWELS
    stems = [base + last] if doubled else []
    if not doubled or len(base) > _LONGEST_DOUBLED:
        stems.append(base)
    return found + [stem + ending for stem in stems for ending in ("ed", "ing")]


def stem_of(word: str) -> str:
    """Return a folded word in Cyrillic without the end of its ending, "" if it is none."""
    if not "а" <= word[:1] <= "ӿ" or len(word) < _SHORTEST_STEM:
        return ""
    stem = word.rstrip("аоуыиіеєэяюь")
    return max(stem, word[:-_MOST_CUT], key=len) if len(stem) >= _SHORTEST_STEM else word


def is_ending(letters: str) -> bool:
    """Whether letters may be an ending in Cyrillic."""
    return len(letters) <= _LONGEST_ENDING and _ENDING_LETTERS.issuperset(letters)
