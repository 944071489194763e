"""What stands around a date: speech, bounds, and what makes it no date at all."""

from __future__ import annotations

import re

from .numbers import MONTH

_SPEECH = (
    r"(?:said|says|saying|told|tells|announced|announces|stated|reported|reports|wrote|writes|tweeted"
    r"|confirmed|declared|warned|claimed|insisted|denied|acknowledged|disclosed|revealed)"
)
_MEANS = (
    r"(?:statement|interview|report|briefing|announcement|speech|address|tweet|post|letter|filing"
    r"|blog|memo|email|release|conference|broadcast|commentary|editorial|testimony)"
)
_TOLD_WHOM = (
    r"(?:\s(?:reporters?|journalists?|lawmakers|senators|parliament|viewers|us"
    r"|(?:the\s|an?\s)?(?:[A-Z][\w.’'-]*)(?:\s[A-Z][\w.’'-]*){0,4}"
    r"|(?:the|an?|his|her|their|its)\s[\w’'-]+(?:\s(?:agency|newspaper|committee|news)){0,2}))?"
)
_WHERE_SAID = (
    r"(?:\s(?:in|at|on|during|via|through|to(?!\sbe\b))\s(?:an?\s|the\s|his\s|her\s|its\s)?"
    r"[\w’'-]+(?:\s[\w’'-]+){0,2})?"
)
_SAID_BEFORE = re.compile(
    rf"\b(?:{_SPEECH}{_TOLD_WHOM}{_WHERE_SAID}|{_MEANS}(?:\s(?:issued|released|published|made|posted))?"
    r"|(?:published|released|issued|posted))[,\s](?:on\s|late\s|early\s|earlier\s|late\son\s)?\Z"
)
_SAID_BEHIND = re.compile(rf"(?:\s(?:morning|afternoon|evening|night))?,?\s{_SPEECH}\b")
_TOLD = re.compile(rf"\b{_SPEECH}\s(?:(?!that\b)[\w.’'-]+\s){{1,9}}\Z")
_THAT = re.compile(r"(?:\s(?:morning|afternoon|evening|night))?\sthat\s")
_SAID_AFTER_OPENING = re.compile(
    rf"(?:\s(?:morning|afternoon|evening|night))?,?\s(?:[\w’'.-]+,?\s){{1,9}}?{_SPEECH}\b"
)
_OPENING = re.compile(r"[\"“‘'(]?(?:(?:Earlier|Late|Early|Later)\s)?(?:[Oo]n\s)?(?:the\s)?\Z")
_NOWADAYS_BEFORE = re.compile(
    r"\b(?:than|even|until|till|to|of|as|still|like|for|world|society|exists?|remains?|known|used"
    r"|stands?|here|and|from\sthen|is|are|still[\w\s]{0,20}|as\s\w+)(?:\s(?:it|they|we|he|she)\s(?:is|are|do|does))?,?\s\Z|\(\Z",
    re.IGNORECASE,
)
_NOWADAYS_BEHIND = re.compile(
    r"['’]s\s(?:[a-z-]+\s)?(?:world|society|youth|young|economy|technology|standards?|children|kids|culture"
    r"|markets?|generation|consumers?|readers?|prices|money|dollars|political|media|climate"
    r"|environment|students|workers|families|women|men|people|artists|age|era|times|terms)\b"
    r"|,?\s(?:[A-Z]?[\w’'-]+\s){0,4}?(?:is|are|has|have|there|we|you|many|most|more|some|few|half)\b"
)
_ABOUT = 300
"""Characters on either side in which something has to happen for "today" to be a day."""
_HAPPENING = re.compile(
    r"\b(?:earlier|later|announced?|ruled|signed|voted|said|released|launched|arrested|killed|died"
    r"|met|opened|will|published|reported|arriv\w+|decided|won|lost|[a-z]+ed)\b"
)
_NAMED_DAY = re.compile(
    r"\b(?:Super|Black|Cyber|Giving|Good|Ash|Shrove|Fat|Maundy|Holy|Palm|Easter|Bloody|Small\sBusiness)"
    r"\s\Z"
)
"""What makes a weekday the name of one day of the year: "Super Tuesday"."""
_HABIT = re.compile(
    r"\b(?:every|each|most|some|per|any|one|many|first|second|third|(?:per|a)\sweek(?:,|\son)?|(?P<a>an?))\s\Z",
    re.IGNORECASE,
)
_NOUN_BEHIND = re.compile(
    r"\s(?!(?:in|and|or|but|when|to|at|of|on|for|that|as|with|is|was)\b)[A-Za-z]"
)
"""What follows in "a Tuesday speech", which is of one Tuesday, and not in "on a Tuesday"."""
_TITLED = re.compile(
    r"\s(?:mornings|afternoons|evenings|nights"
    r"|(?:Morning|Night|Times|Post|Herald|Express|Mail|Telegraph|Mirror|Review|Independent|Star)\b)"
)
_YEAR_CUE = re.compile(
    rf"""(?:\b(?:in|of|since|by|until|till|before|after|during|early|late|mid|year|years|circa|ca\.?
    |c\.|around|from|between|summer|spring|autumn|fall|winter|through|back\sto|{MONTH}|born|died|b\.|d\.)
    [\s-]|(?:1\d|20)\d\d(?:\s?[-–—]\s?|\s(?:to|and|or)\s|,\s))\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_YEAR_BEFORE = re.compile(
    r"(?:[$€£¥#§]|\b(?:No\.?|Section|page|pp?\.|Flight|flight|Route|Highway|about|some|nearly|over|than|least"
    r"|almost|approximately|roughly|most|only|just|another|all|USD|EUR|US|top|first|up\sto|every|model"
    r"|version|Windows|room|Room|area|altitude|article|Article|ISO|RFC|resolution|Resolution)\s?"
    r"|[\w]-|[A-Za-z]\.|/|[:=]|\d[.,])\Z"
)
_NO_YEAR_BEHIND = re.compile(
    r"\s?(?:%|°)|\s(?:percent|per\scent|km|kg|m|mm|cm|ft|feet|metres|meters|miles|people|men|women|children"
    r"|hours?|tonnes|tons|dollars|euros|pounds|troops|soldiers|million|thousand|billion|hrs?|GMT|UTC"
    r"|mg|Hz|MHz|MB|GB|rpm|mph|[a-z]{3,}s\b(?<!ss)(?<!us)(?<!is)(?!\s(?:of|on)\b))"
)
_FISCAL = re.compile(
    r"\b(?:fiscal|financial|FY)(?:\syears?)?\s?(?:\d{4}(?:\sand|\sto|,)\s)?\Z", re.IGNORECASE
)
_AGE = re.compile(r"[\s-]years?\b")
_YEARS_BEHIND = re.compile(r"\s?[-–—]\s?(?:1\d|20)\d\d\b")
_NUMBER_CUE = re.compile(
    r"\b(?:on|by|until|till|from|since|of|before|after|and|between|to|for)\sthe\s\Z"
)
_AFTER_NUMBER = re.compile(
    r"\s?(?:[.,;:)\]—–\n\"”]|\Z)|\s(?!(?:and|to|or)\sthe\s\d+\w+\s[a-z]{4})(?:and|but|or|to|by|at|in|for|with|when|where|after|before|that|as|on"
    r"|the|from|because|while|a|an|he|she|they|it|until|through|of\s(?:this|last|next|the|that)\smonth)\b"
)
_MONTH_CUE = re.compile(
    r"\b(?:in|of|since|by|until|till|from|last|next|this|early|late|mid|during|before|after|to"
    r"|through|and|between|or|for|every|each)[\s-]\Z",
    re.IGNORECASE,
)
_OF_MONTH = re.compile(r"(?:\b(?:the|an?)|['’]s)\s\Z", re.IGNORECASE)
_LOWER = re.compile(r"\s[a-z]{4}")
"""A noun, as in "the June figures"."""
_SURE_MONTHS = frozenset(
    ("January", "February", "July", "September", "October", "November", "December")
)
_BOUND = re.compile(
    r"\b(by|since|until|till|before|after)\s(?:the\s|late\s|early\s|last\s|mid-?\s?)?\Z",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?P<part>early|mid|late)(?:\sin)?[\s-](?:the\s)?\Z", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:every|each|about|around|circa|ca\.?|c\.|some\stime\sin)\s\Z", re.IGNORECASE
)
_RELATION = re.compile(
    r"\b(?P<word>last|next|this|past|coming|following|previous)\s(?:uh\s)?\Z", re.IGNORECASE
)
_WHEN = re.compile(
    r"\b(?:in|since|by|during|until|till|from|before|after|between|and|to|throughout|back\sto)\s"
    r"(?:the\s|about\s|early\s|mid\s|late\s)*\Z",
    re.IGNORECASE,
)
_DECADE_CUE = re.compile(r"\b(?:the|early|late|mid)[\s-]\Z|['’‘]\Z", re.IGNORECASE)
_AGE_CUE = re.compile(
    r"\b(?:his|her|their|my|our|your|its|in)\s(?:early\s|late\s|mid-?\s?)?\Z", re.IGNORECASE
)
_DEGREES = re.compile(r"\s(?:and\s\w+\s)?(?:percent|per cent|degrees|°)")


def is_reported(text: str, floor: int, start: int, end: int, ceiling: int) -> bool:
    """Whether a date says when something was said, not when it happened."""
    if _SAID_BEFORE.search(text, max(floor, start - 90), start):
        return True
    if _SAID_BEHIND.match(text, end, ceiling):
        return True
    if _THAT.match(text, end, ceiling) and _TOLD.search(text, max(floor, start - 90), start):
        return True
    opening = _OPENING.match(text, floor, start)
    return bool(
        opening and opening.end() == start and _SAID_AFTER_OPENING.match(text, end, ceiling)
    )


def is_nowadays(text: str, floor: int, start: int, end: int, ceiling: int) -> bool:
    """Whether "today" means these times, and no day."""
    if _NOWADAYS_BEFORE.search(text, max(floor, start - 24), start):
        return True
    if text.startswith(("'s", "’s"), end) and not _NOWADAYS_BEHIND.match(text, end, ceiling):
        return False
    if _NOWADAYS_BEHIND.match(text, end, min(ceiling, end + 60)):
        return True
    return not _HAPPENING.search(text, max(floor, start - _ABOUT), min(ceiling, end + _ABOUT))


def is_habit(text: str, floor: int, start: int, end: int) -> bool:
    """Whether a weekday is any one of them, "on a Monday", "Mondays", or a name: "Good Friday"."""
    if _NAMED_DAY.search(text, max(floor, start - 16), start):
        return True
    if text[end : end + 1] == "s" or _TITLED.match(text, end):
        return True
    found = _HABIT.search(text, max(floor, start - 14), start)
    return bool(found and not (found["a"] and _NOUN_BEHIND.match(text, end)))


def is_year(text: str, floor: int, start: int, end: int, ceiling: int) -> bool:
    """Whether four digits are a year of the calendar."""
    if _FISCAL.search(text, max(floor, start - 28), start) or _AGE.match(text, end, ceiling):
        return False
    if _NO_YEAR_BEFORE.search(text, max(floor, start - 14), start) and not _YEAR_CUE.search(
        text, max(floor, start - 12), start
    ):
        return False
    cued = bool(_YEAR_CUE.search(text, max(floor, start - 12), start))
    recent = 1900 <= int(text[start : start + 4]) <= 2035
    if _NO_YEAR_BEHIND.match(text, end, ceiling):
        return recent and text[max(floor, start - 4) : start].lower() == "the "
    if recent or _YEARS_BEHIND.match(text, end, ceiling):
        return True
    if text[max(floor, start - 3) : start] == "of " and text[end : end + 2].strip().islower():
        return False
    return cued or text[start - 1 : start] == "("


def is_day_number(text: str, floor: int, start: int, end: int, ceiling: int) -> bool:
    """Whether "17th" is a day of the month."""
    if not _AFTER_NUMBER.match(text, end, ceiling):
        return False
    return bool(_NUMBER_CUE.search(text, max(floor, start - 14), start))


def is_month(text: str, floor: int, start: int, end: int, name_in_text: bool) -> bool:
    """Whether the name of a month alone is one, not a verb or somebody's name."""
    if name_in_text:
        return bool(
            re.search(
                r"\b(?:in|since|last|next|early|late|mid)[\s-]\Z",
                text[max(floor, start - 6) : start],
            )
        )
    if text[start:end] in _SURE_MONTHS:
        return True
    if _OF_MONTH.search(text, max(floor, start - 4), start) and _LOWER.match(text, end):
        return True
    return bool(_MONTH_CUE.search(text, max(floor, start - 8), start))


def is_decade(text: str, floor: int, start: int, end: int, ceiling: int) -> bool:
    """Whether "80s" or "sixties" is a decade, not an age or a temperature."""
    if _AGE_CUE.search(text, max(floor, start - 14), start) or _DEGREES.match(text, end, ceiling):
        return False
    return bool(_DECADE_CUE.search(text, max(floor, start - 6), start))


def bound_before(text: str, floor: int, start: int) -> str:
    """Return "by", "since", "until", "before" or "after" where that stands before a date."""
    found = _BOUND.search(text, max(floor, start - 16), start)
    if found is None:
        return ""
    word = found[1].lower()
    return "until" if word == "till" else word


def part_before(text: str, floor: int, start: int) -> tuple[str, int]:
    """Return "early", "mid" or "late" in front of a date, and where that begins."""
    found = _PART.search(text, max(floor, start - 14), start)
    return (found["part"].lower(), found.start()) if found else ("", start)


def relation_before(text: str, floor: int, start: int) -> tuple[str, int]:
    """Return "last", "next" or "this" in front of a date, and where that begins."""
    found = _RELATION.search(text, max(floor, start - 11), start)
    return (found["word"].lower(), found.start()) if found else ("", start)


def is_vague(text: str, floor: int, start: int) -> bool:
    """Whether "about" stands in front of a date."""
    return bool(_VAGUE.search(text, max(floor, start - 13), start))


def tells_when(text: str, floor: int, start: int) -> bool:
    """Whether a year is the time of something, not a part of its name as in "the 2019 budget"."""
    return bool(_WHEN.search(text, max(floor, start - 16), start))
