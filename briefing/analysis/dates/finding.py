"""From the sentences of an article to the dates in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model import Counting, DateMention, Precision
from briefing.text.words import STOP_WORDS

from . import surroundings as around
from .calendar_forms import Form, read_decade_word, read_digits, read_month, read_weekday
from .counted_forms import read_day_word, read_season, read_unit, read_year_behind
from .tense import looks_ahead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article, Mention, Sentence

_TRIGGER = re.compile(
    r"(?<![\w$€£¥/])(?:(?P<digits>\d)"
    r"|(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?P<weekday>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=(?:[a-z]*day)?s?\b|\.|r?s\b|nes|urs))"
    r"|(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b"
    r"|(?P<era>AD|A\.D\.|(?<=the\s)year)\s(?P<old>\d{1,4})\b"
    r"|(?P<unit>(?:day|week|weekend|month|year|decade|season|morning|afternoon|evening|night)s?\b)"
    r"|(?P<season>(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b)"
    r"|(?P<decade>(?:[Tt]went|[Tt]hirt|[Ff]ort|[Ff]ift|[Ss]ixt|[Ss]event|[Ee]ight|[Nn]inet)ies\b))"
)
_PARTED = (Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY)
_RELATED = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
_MONTH_NAMES = frozenset(("May", "April", "June", "August", "March", "January"))
_BEARER = re.compile(
    r"\b([A-Z][\w’'-]{1,30})\.?\s(May|April|June|August|March|January)\b(?!,?\s(?:the\s)?\d)"
)
_NO_FIRST_NAMES = frozenset(
    ("Early", "Late", "Mid", "The", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
     "Saturday", "Sunday")
)  # fmt: skip
"""What may stand before a month with a capital letter, besides words without content."""


def find_dates(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[DateMention, ...]:
    """Return the dates in the sentences of an article, in order, without overlap.

    `mentions` are the names of the article: what is inside one, such as the month in
    "Theresa May", is no date; a year at the end of one is.
    """
    text = article.text
    names = _Names(text, mentions)
    found: list[DateMention] = []
    for sentence in sentences:
        last = sentence.start
        for trigger in _TRIGGER.finditer(text, sentence.start, sentence.end):
            if trigger.start() < last:
                continue
            form = _read(text, sentence.start, trigger, sentence.end, names)
            if form is None or form.start < last:
                continue
            last = form.end
            if form.parts:
                found.append(DateMention(article.id, form.start, form.end, **form.parts))  # type: ignore[arg-type]
    return tuple(found)


class _Names:
    """The names of an article, to ask whether a month or weekday is part of one."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._spans = [(mention.start, mention.end) for mention in mentions]
        self._at = 0
        self._text = text
        self._months: frozenset[str] | None = None

    def bear(self, month: str) -> bool:
        """Whether the name of a month is somebody's name in this article."""
        if self._months is None:
            named = _BEARER.finditer(self._text)
            self._months = frozenset(m[2] for m in named if _is_first_name(m[1]))
        return month in self._months

    def hold(self, start: int, end: int) -> bool:
        """Whether a name goes beyond a place on either side; places are asked for in order."""
        spans = self._spans
        while self._at < len(spans) and spans[self._at][1] <= start:
            self._at += 1
        if self._at == len(spans):
            return False
        first, last = spans[self._at]
        return first <= start and end <= last and (first, last) != (start, end)


def _is_first_name(word: str) -> bool:
    return word not in _NO_FIRST_NAMES and word.lower() not in STOP_WORDS


def _read(
    text: str, floor: int, trigger: re.Match[str], ceiling: int, names: _Names
) -> Form | None:
    """Return the date at a trigger, with what stands around it."""
    start, kind = trigger.start(), trigger.lastgroup
    if kind == "digits":
        form = _numbered(text, floor, start, ceiling)
    elif kind == "month":
        form = _month(text, floor, start, ceiling, names)
    elif kind == "weekday":
        form = _weekday(text, floor, start, ceiling, names)
    elif kind == "word":
        form = _day_word(text, floor, start, trigger.end(), ceiling)
    elif kind == "unit":
        form = read_unit(text, floor, start, ceiling)
    elif kind == "season":
        form = read_season(text, floor, start, trigger.end(), ceiling)
    elif kind == "decade":
        form = _decade(text, floor, start, trigger.end(), ceiling)
    else:
        form = Form(
            start, trigger.end(), {"precision": Precision.YEAR, "year": int(trigger["old"])}
        )
    if form is None or not form.parts:
        return form
    return _placed(text, floor, read_year_behind(text, form, ceiling), ceiling)


def _day_word(text: str, floor: int, start: int, end: int, ceiling: int) -> Form | None:
    form = read_day_word(text, start, end)
    now = form.parts["shift"] == 0
    return None if now and around.is_nowadays(text, floor, start, end, ceiling) else form


def _decade(text: str, floor: int, start: int, end: int, ceiling: int) -> Form | None:
    dated = around.is_decade(text, floor, start, end, ceiling)
    return read_decade_word(text, start, ceiling) if dated else None


def _numbered(text: str, floor: int, start: int, ceiling: int) -> Form | None:
    form = read_digits(text, start, ceiling)
    if form is None or not form.parts:
        return form
    parts, end = form.parts, form.end
    if parts["precision"] is Precision.YEAR and not around.is_year(
        text, floor, start, end, ceiling
    ):
        return None
    if parts["precision"] is Precision.DECADE and end - start < 5:
        return form if around.is_decade(text, floor, start, end, ceiling) else None
    alone = parts["precision"] is Precision.DAY and not parts.get("month")
    if alone and not around.is_day_number(text, floor, start, end, ceiling):
        return None
    return form


def _month(text: str, floor: int, start: int, ceiling: int, names: _Names) -> Form | None:
    form = read_month(text, start, ceiling)
    if form is None:
        return None
    if form.parts.get("day") or form.parts.get("year"):
        return form
    if names.hold(start, form.end):
        return None
    name = text[start : form.end]
    named = name in _MONTH_NAMES and names.bear(name)
    return form if around.is_month(text, floor, start, form.end, named) else None


def _weekday(text: str, floor: int, start: int, ceiling: int, names: _Names) -> Form | None:
    form = read_weekday(text, start, ceiling)
    if form is None:
        return None
    if form.parts.get("day"):
        return form
    if names.hold(start, form.end) or around.is_habit(text, floor, start, form.end):
        return None
    known = {**form.parts, "counting": Counting.ARTICLE}
    return Form(start, form.end, known)


def _placed(text: str, floor: int, form: Form, ceiling: int) -> Form:
    """Add to a date what the words around it say of it."""
    start, parts = form.start, dict(form.parts)
    precision = parts["precision"]
    if precision in _PARTED:
        part, start = around.part_before(text, floor, start)
        parts.setdefault("part", part)
    yearless = "month" in parts and not parts.get("year") and "counting" not in parts
    if "weekday" in parts or yearless:
        word, start = around.relation_before(text, floor, start)
        if word and not parts.get("day"):
            sign = _RELATED.get(word, 0)
            parts |= {"ahead": sign, "shift": sign}
            if word in ("following", "previous"):
                parts["counting"] = Counting.BEFORE
    verb = looks_ahead(text, floor, start, form.end, ceiling)
    _turn(parts, verb, start == form.start)
    if around.is_vague(text, floor, start):
        parts["vague"] = True
    if precision in (Precision.DAY, Precision.WEEK):
        parts["reported"] = around.is_reported(text, floor, start, form.end, ceiling)
    parts["bound"] = around.bound_before(text, floor, start)
    return Form(start, form.end, parts)


def _turn(parts: dict[str, object], verb: int | None, bare: bool) -> None:
    """Take over from the nearest verb whether a date lies ahead."""
    the = parts.pop("the", False)
    if the and parts["ahead"] == 1 and verb != 1:
        parts["counting"] = Counting.BEFORE  # "in the next five years" of something past
    if parts.get("ahead"):
        return
    parts["ahead"] = verb or 0
    month = parts["precision"] is Precision.MONTH and not parts.get("year")
    if verb is None and month and bare and "counting" not in parts:
        parts["vague"] = True  # "the monsoon comes in July": of any year
