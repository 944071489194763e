"""Sentences that lean on one before them: read alone, they leave open who, what or why.

"He also said", "The move", "But that", "“It is safe,” she said": a summary that shows such a
sentence without the one before it tells half of something. Precision is not the point here: a
text has other sentences.
"""

from __future__ import annotations

import re

from briefing.text.words import STOP_WORDS

from .standing import OPENING


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LEANING = _words(
    """
he she they it his her their its that these such both then so but and or yet still also however
instead moreover meanwhile furthermore therefore thus nevertheless nonetheless besides otherwise
likewise similarly hence consequently accordingly additionally conversely afterwards afterward
elsewhere thereafter indeed nor neither
"""
)
"""First words that point back."""
_LEANING_PHRASES = (
    "in addition", "in contrast", "in fact", "in turn", "in return", "in response", "in doing so",
    "as a result", "as such", "for example", "for instance", "for his part", "for her part",
    "for their part", "on the other hand", "on the contrary", "at the same time", "at that time",
    "at that point", "after that", "after this", "after all", "amid that", "amid this",
    "because of this", "because of that", "despite this", "despite that", "even so",
    "given this", "by then", "by contrast", "by comparison", "not only that",
    "of those", "of these", "of them", "one of them", "some of them", "many of them",
    "most of them", "all of them", "none of them", "more than that", "the same ",
    "the latter", "until then", "since then", "to that end", "to this end",
    "with that", "with this", "that's why", "which ", "the others", "the other ", "the pair ",
    "the trio ",
)  # fmt: skip
"""First words that point back together."""
_TIMES = _words(
    "week month year morning afternoon evening spring summer autumn fall winter weekend"
)
"""What "this" may name without pointing back."""
_ANSWER = re.compile(
    r"(?:yes|yeah|yep|nope|no|well|oh|okay|ok|sure|right|exactly|absolutely)\b[,.!—–-]",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:(?:his|her|their)\s+(?:majesty|holiness|excellency|royal|highness)"
    r"|so\s+(?:far|called)|so-called|both\s+(?:the\s+)?(?-i:[A-Z])|then\s+(?-i:[A-Z])"
    r"|such\s+as|still\s+(?:no|in)\b|that\s+said\s+(?-i:[A-Z])|those\s+(?:wh|in\b|with\b|from\b|living\b|\w+ed\s+(?:by|with|in|on|at|for)\b)|instead\s+of\b"
    r"|neither\b.+\bnor\b|besides\s+(?!,)\w|or\s+else|both\s+\w+\s+and\b"
    r"|it(?:['’]s|\s+(?:is|was|has\s+been|will\s+be|would\s+be|may\s+be|remains?|remained"
    r"|became|emerged))\s+(?:\w+\s+){0,2}?(?:\w+ed|clear|unclear|known|unknown|certain|uncertain"
    r"|likely|unlikely|possible|impossible|important|essential|vital|true|said|thought|understood)"
    r"\s+(?:\w+\s+){0,3}?(?:that|whether|how|when|if|why|what|who|where)\b"
    r"|it\s+(?:turned\s+out|emerged|seems|seemed|appears|appeared)\s+that\b)",
    re.IGNORECASE,
)
"""Openings that look like leaning ones and are none: "It was announced on Friday that"."""
_THERE = re.compile(
    r"there(?:['’]s|\s+(?:is|are|was|were|has|have|had|will|would|may|might|could|can|must|should"
    r"|appears?|appeared|seems?|seemed|remains?|remained)\b)",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"the\s+(?:(?:latest|new|same|whole|entire|surprise|sudden)\s+)?(?:move|decision|announcement"
    r"|incident|news|comments?|remarks?|ruling|statement|latter|proposal|measures?|development"
    r"|changes?|findings?|claims?|allegations?|accusations?|revelations?|admission|criticism"
    r"|suggestion|request|response|reply|answer|result|idea|issue|problem|question|matter|case"
    r"|process|effort|step|situation|event|episode|gesture|effect|reason|difference|group"
    r"|tweets?|posts?|letter|note|video|footage|image|document|pair|duo|man|men|woman|women"
    r"|boy|girl|couple|suspects?|victims?|assailant|attacker|gunman|shooter|accused|\d+-year-olds?)"
    r"(?!,?\s+(?:named|called|known|accused|arrested|suspected|killed|convicted|charged|identified)\b)"
    r"(?:,|\s+(?:(?:also|later|then|now|reportedly|never|\w+ly)\s+)?(?:is|are|was|were|has|have|had"
    r"|will|would|can|could|may|might|must|should|do|did|came|drew|broke|led|took|went|gave|made|got"
    r"|saw|sent|set|put|said|told|meant|kept|left|began|won|lost|found|held|brought|fell|rose|grew"
    r"|ran|shot|state|\w+ed|\w+[^s\W]s)\b)(?!\s+(?:of|by)\b)",
    re.IGNORECASE,
)
"""A thing or person told before, named by the bare noun: "The move drew protests"."""
_BARE = re.compile(
    r"the\s+(?:former|two|three|four)\s+(?:is|are|was|were|has|have|had|will|would|can|could|may"
    r"|also|then|both|said|say|met|agreed|told|did|do|must)\b",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r"the\s+(?:[\w-]+\s+){1,2}(?:comes?|came|follows?|followed)\s+(?:\w+\s+){0,3}"
    r"(?:after|before|as|amid|despite|while|when|in\s+(?:the\s+)?(?:wake|light|response|addition)"
    r"|weeks?|days?|hours?|months?|years?|minutes?|just|shortly|on\s+the\s+heels)\b",
    re.IGNORECASE,
)
"""A thing told before, by what it came after: "The crash comes a day after"."""
_THAT_TIME = re.compile(
    r"(?:\w+\s+)?\w+\s+(?:(?:that|those|such)\s+(?:day|time|year|night|date)|(?:that|this|these"
    r"|those|such)\s+(?:moment|point|case|sense|way|end|regard|respect|context|situation|reason"
    r"|event|process|period|effect)s?)\b"
    r"|(?:in|on|at|with|for|from|to|after|before|by|of|under|within)\s+(?:it|them|him|her),"
    r"|(?:among|alongside|like|unlike|between|behind)\s+(?:them|him)\b",
    re.IGNORECASE,
)
"""An opening phrase that points back: "Since that day", "In it"."""
_BY_PRONOUN = re.compile(
    r"(?:[.,?!]['’]?[\"”]|[\"”],?)\s+(?:(?:he|she|they|it)\s+(?:also\s+|later\s+|then\s+)?(?:said|says"
    r"|added|adds|wrote|told|tweeted|continued|explained|noted|asked|argued|warned|stated"
    r"|insisted|concluded|recalled|went\s+on)|(?:said|added|asked)\s+(?:he|she|they))\b"
)
"""Speech whose speaker is a pronoun."""
_TAIL = re.compile(
    r",\s+(?:he|she|they|it)\s+(?:also\s+)?(?:said|says|added|adds|wrote|explained|noted|warned"
    r"|argued|told\s+\w+)\b[^,;]{0,40}$"
)
_ACTING = re.compile(
    r"(?P<opening>(?:[^\W_][\w’'-]*[ \n]+){0,8}[^\W_][\w’'-]*),\s+(?:he|she|they|his|her|their)\b"
)
"""An opening phrase with a pronoun as the one who acts behind it: "In a statement, he"."""
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December"
)
_PLACED = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Oo]n)[ \n]+(?:the[ \n]+)?(?:[A-Z][\w’'-]*[ \n]*)+"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our|[Ll]et['’]s)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]|[‘'](?=\w)[^‘’']{8,}['’](?!\w)")


def leans(text: str) -> bool:
    """Whether a sentence needs the one before it: for a name, a thing, or the other side."""
    if not text:
        return False
    bare = text.lstrip(OPENING)
    if text.startswith(("(", "[")) and text.rstrip(". ").endswith((")", "]")):
        return True
    if _points_back(bare) or _is_left_open(text):
        return True
    if ('"' in text or "”" in text) and _BY_PRONOUN.search(text):
        return True
    comma = text.rfind(",")  # no comma stands in a tail but its first character
    if comma >= 0 and _TAIL.match(text, comma):
        return True
    found = _ACTING.match(bare)
    return found is not None and not _names(found["opening"])


def speaks_for_itself(text: str) -> bool:
    """Whether somebody speaks in the first person outside quotation marks, so nobody says who."""
    if not _FIRST_PERSON.search(text):  # most sentences: spares cutting out what is quoted
        return False
    return bool(_FIRST_PERSON.search(_QUOTED.sub(" ", text)))


def _is_left_open(text: str) -> bool:
    """Whether a sentence begins a quotation that goes on behind it, so that nobody says whose."""
    if text[0] == '"':
        return text.count('"') % 2 == 1
    return text[0] == "“" and text.count("“") > text.count("”")


def _points_back(bare: str) -> bool:
    """Whether the first words point back; `bare` begins with a word."""
    head = bare[:40].lower().replace("’", "'")
    words = head.replace(",", " ").split(None, 2)
    if not words or _ALONE.match(bare):
        return False
    if _ANSWER.match(bare):
        return True
    first = words[0].split("'")[0]
    if first == "this":
        return len(words) < 2 or words[1] not in _TIMES
    if first == "there":
        return not _THERE.match(bare)
    if first == "those":
        return True
    return first in _LEANING or head.startswith(_LEANING_PHRASES) or _opens_back(bare)


def _opens_back(bare: str) -> bool:
    patterns = (_POINTING, _BARE, _FOLLOWING, _THAT_TIME)
    return any(pattern.match(bare) for pattern in patterns)


def _names(opening: str) -> bool:
    """Whether an opening phrase names somebody: a capital that is no day, month or place."""
    words = _PLACED.sub(" ", _CALENDAR.sub("x", opening)).split()
    if len(words) == 1:
        return (
            words[0][0].isupper() and words[0].lower() not in STOP_WORDS and words[0][-2:] != "ly"
        )
    return any(word[0].isupper() for word in words[1:])
