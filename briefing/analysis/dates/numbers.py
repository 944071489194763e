"""Months, weekdays, seasons and small numbers as English writes them."""

from __future__ import annotations

MONTH = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept(?:ember)?"
    r"|Sep|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
"""Pattern of a month's name; a point may follow a short one."""
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month with which each begins, in the north of the world, where most news is written."""
DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
    "seventies": 1970, "eighties": 1980, "nineties": 1990,
}  # fmt: skip
_COUNTS = (
    "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
COUNTS = {word: max(1, at) for at, word in enumerate(_COUNTS.split())} | {
    "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "hundred": 100,
}  # fmt: skip
COUNT_WORDS = "|".join(sorted(COUNTS, key=len, reverse=True))
FEW = "a few|few|several|many|some|a couple of|a couple|couple of|a number of|recent"
"""What leaves open how many."""


def month_number(name: str) -> int:
    """Return 1 to 12 for the name of a month."""
    return 1 + _MONTHS.index(name[:3].lower())


def weekday_number(name: str) -> int:
    """Return 1 for Monday to 7."""
    return 1 + _WEEKDAYS.index(name[:3].lower())


def read_count(word: str) -> int:
    """Return the number that digits or a word give, 0 where it is left open."""
    word = word.lower().strip()
    if word.isdigit():
        return int(word[:6])
    return COUNTS.get(word, 0)
