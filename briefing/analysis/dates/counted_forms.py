"""Dates that are counted from a day: "yesterday", "last week", "two years ago", "a day later"."""

from __future__ import annotations

import re

from briefing.model import Counting, Precision

from .calendar_forms import Form
from .numbers import COUNT_WORDS, FEW, SEASONS, read_count

_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_UNITS = {
    "day": Precision.DAY, "week": Precision.WEEK, "weekend": Precision.WEEK,
    "month": Precision.MONTH, "year": Precision.YEAR, "decade": Precision.DECADE,
    "century": Precision.CENTURY, "season": Precision.SEASON,
}  # fmt: skip
_UNIT = re.compile(r"(?P<unit>[a-z]+?)(?P<many>s|ies)?\b(?![-’'](?!s\b))", re.IGNORECASE)
_TIMES = ("morning", "afternoon", "evening", "night")
_COUNT = rf"(?P<count>\d{{1,3}}|{FEW}|{COUNT_WORDS})"
_PLAIN = _COUNT.replace("count", "plain")
_BEFORE = re.compile(
    rf"""(?<![\w’'-])(?:
      (?P<end>(?:the\s)?(?P<edge>end|beginning|start|close|middle)\sof\s(?P<edged>the|this|last|next))
    | (?:(?P<fringe>earlier|later)\s(?:(?:in|on)\s(?:the|that)|(?P<fringed>this|that|last|next)))
    | (?:(?:over|at|for|during|through|throughout)\s(?P<over>the))
    | (?P<the>the\s)?(?P<rel>last|past|next|previous|following|coming|same|this|that)
        (?:\s{_COUNT})?
    | (?P<some>(?:about\s|around\s|nearly\s|almost\s|roughly\s|some\s|over\s)?){_PLAIN}
    | (?P<bare>the)
    )\s\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s(?P<way>ago|later|earlier)\b(?!\sthan\b)|\s(?P<edge>before|after)(?=[.,;:)\n]|\Z)",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(
    r"(?:,|\sof|\sin)?\s(?:the\s)?(?P<year>(?:1[0-9]|20)\d\d)(?:[-–/]\d\d)?\b(?![\w%])"
)
_FRINGE = re.compile(r"\b(?P<part>early|mid|late)[\s-]\Z", re.IGNORECASE)
_NO_DATE = re.compile(r"\b(?:these|those|his|her|their|our|its|my|every|each|per|all|to\sthis)\s\Z")
_YEAR_BEHIND = re.compile(r"(?:,|\sof)?\s(?P<which>last|this|next)\syear\b(?!['’])", re.IGNORECASE)
_FALLING = re.compile(r"\s(?:of|from|in|to)\b(?!\s(?:this|last|next|that)\s)")
"""What stands behind the fall or the spring of something that is no season."""
_NOUN = re.compile(
    r"\s(?!(?:and|or|but|when|while|to|at|for|that|as|with|is|was|are|were|of|on|in|by|the|a|after"
    r"|before|until|because|if|it|they|we|he|she|has|have|had|will|would|this|last|next)\b)[a-z]"
)
"""What follows in "winter weather", which is no time."""
_OF = re.compile(r"\s(?:of|in\s(?:a|the)\s(?:row|life))\b")


def read_year_behind(text: str, form: Form, ceiling: int) -> Form:
    """Return a day or month with "last year" or "of this year" that stands behind it."""
    parts = form.parts
    if not parts.get("month") or parts.get("year") or parts["precision"] is Precision.SEASON:
        return form
    found = _YEAR_BEHIND.match(text, form.end, ceiling)
    if found is None:
        return form
    shift = {"last": -1, "next": 1}.get(found["which"].lower(), 0)
    return Form(form.start, found.end(), {**parts, "counting": Counting.ARTICLE, "shift": shift})


def read_day_word(text: str, start: int, end: int) -> Form:
    """Return "yesterday" and the like, which stand at `start` to `end`."""
    shift = _DAYS[text[start:end].lower()]
    parts: dict[str, object] = {"precision": Precision.DAY, "counting": Counting.ARTICLE}
    return Form(start, end, {**parts, "shift": shift, "ahead": (shift > 0) - (shift < 0)})


def read_unit(text: str, floor: int, start: int, ceiling: int) -> Form | None:
    """Return the date whose unit ("week", "morning") stands at `start`; None where it is none."""
    found = _UNIT.match(text, start, ceiling)
    before = _BEFORE.search(text, max(floor, start - 40), start)
    if (
        found is None
        or before is None
        or _NO_DATE.search(text, max(floor, before.start() - 8), before.start())
    ):
        return None
    unit, many = found["unit"].lower(), bool(found["many"])
    unit = "century" if unit == "centur" else unit
    parts = _read(text, unit, many, before, found.end(), ceiling)
    if parts is None:
        return None
    end = int(str(parts.pop("end", found.end())))
    begin = before.start("plain") if before["plain"] else before.start()
    begin = before.start("over") if before["over"] else begin
    return Form(begin, end, {"counting": Counting.ARTICLE, **parts})


def _read(
    text: str, unit: str, many: bool, before: re.Match[str], end: int, ceiling: int
) -> dict[str, object] | None:
    if unit in _TIMES:
        return None if many else _time(unit, before)
    precision = _UNITS.get(unit)
    if precision is None:
        return None
    if before["plain"] or before["bare"]:
        return _counted(text, precision, many, before, end, ceiling)
    part = "weekend" if unit == "weekend" else ""
    if before["over"]:
        known: dict[str, object] = {"precision": precision, "part": part}
        return known if unit == "weekend" and not many else None
    if before["edge"]:
        return None if many or precision is Precision.SEASON else _edge(precision, before, part)
    if before["fringe"]:
        return None if many else _fringed(precision, before, part)
    if _OF.match(text, end, ceiling):
        return None
    if before["count"]:
        return _lasting(precision, many, before)
    if many:
        return None
    return _related(precision, before, part)


def _time(unit: str, before: re.Match[str]) -> dict[str, object] | None:
    """Read "this morning" and "last night", "that evening"."""
    word = (before["rel"] or "").lower()
    if before["the"] or before["count"] or word not in ("this", "last", "that"):
        return None
    if word == "last":
        if unit != "night":
            return None
        return {"precision": Precision.DAY, "shift": -1, "part": unit, "ahead": -1}
    counting = Counting.BEFORE if word == "that" else Counting.ARTICLE
    return {"precision": Precision.DAY, "counting": counting, "part": unit}


def _counted(
    text: str, precision: Precision, many: bool, before: re.Match[str], end: int, ceiling: int
) -> dict[str, object] | None:
    """Read "two weeks ago", "a year later", "the day before"."""
    behind = _BEHIND.match(text, end, ceiling)
    if behind is None or precision is Precision.SEASON:
        return None
    if before["bare"]:
        if not behind["edge"] or many:
            return None
        sign = -1 if behind["edge"].lower() == "before" else 1
        known = {"counting": Counting.BEFORE, "shift": sign}
        return {"precision": precision, **known, "end": behind.end()}
    if behind["edge"]:
        return None
    way, count = behind["way"].lower(), read_count(before["plain"])
    known = {"precision": precision, "vague": not count, "end": behind.end()}
    sign = 1 if way == "later" else -1
    counting = Counting.ARTICLE if way == "ago" else Counting.BEFORE
    vague = not count or bool(before["some"].strip())
    return {**known, "vague": vague, "counting": counting, "shift": sign * count, "ahead": sign}


def _edge(precision: Precision, before: re.Match[str], part: str) -> dict[str, object] | None:
    if part or precision is Precision.DAY:
        return None
    word = {"end": "end", "close": "end", "middle": "mid"}.get(before["edge"].lower(), "early")
    shift = {"last": -1, "next": 1}.get(before["edged"].lower(), 0)
    return {"precision": precision, "shift": shift, "part": word}


def _fringed(precision: Precision, before: re.Match[str], part: str) -> dict[str, object]:
    """Read "earlier this week", "later in the day"."""
    word = (before["fringed"] or "the").lower()
    if word in ("the", "that"):
        part = part or before["fringe"].lower()
        return {"precision": precision, "counting": Counting.BEFORE, "part": part}
    shift = {"last": -1, "next": 1}.get(word, 0)
    ahead = 1 if before["fringe"].lower() == "later" else -1
    return {"precision": precision, "shift": shift, "part": part, "ahead": ahead}


def _lasting(precision: Precision, many: bool, before: re.Match[str]) -> dict[str, object] | None:
    """Read "the last five years" and "the next two weeks"."""
    word, count = before["rel"].lower(), read_count(before["count"])
    ahead = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
    if not many or word not in ahead:
        return None
    after = word in ("following", "previous")
    counting = Counting.BEFORE if after else Counting.ARTICLE
    known = {"precision": precision, "counting": counting, "ahead": ahead[word]}
    return {**known, "span": count, "vague": not count, "the": bool(before["the"])}


def _related(precision: Precision, before: re.Match[str], part: str) -> dict[str, object] | None:
    """Read "last week", "this year", "the following month", "the same day"."""
    word, the = before["rel"].lower(), bool(before["the"])
    if word in ("same", "that"):
        return {"precision": precision, "counting": Counting.BEFORE, "part": part}
    if precision is Precision.DAY and not (the and word in ("next", "following", "previous")):
        return None
    if word == "next" and the:
        return {"precision": precision, "shift": 1, "part": part, "ahead": 1, "the": True}
    if word in ("following", "previous"):
        shift = -1 if word == "previous" else 1
        known = {"precision": precision, "counting": Counting.BEFORE, "part": part}
        return {**known, "shift": shift, "ahead": shift}
    shift = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(word, 0)
    return {"precision": precision, "shift": shift, "part": part, "ahead": shift}


def read_season(text: str, floor: int, start: int, end: int, ceiling: int) -> Form | None:
    """Return the season at `start` to `end`, with its year; None for a spring or a fall of else."""
    month = SEASONS[text[start:end].lower()]
    parts: dict[str, object] = {"precision": Precision.SEASON, "month": month}
    fringe = _FRINGE.search(text, max(floor, start - 6), start)
    if fringe:
        parts["part"] = fringe["part"].lower()
    behind = _OF_YEAR.match(text, end, ceiling)
    if behind is None and _FALLING.match(text, end, ceiling):
        return None
    begin = fringe.start() if fringe else start
    if behind is not None:
        return Form(begin, behind.end(), {**parts, "year": int(behind["year"])})
    before = re.compile(r"\b(last|this|next)\s\Z", re.IGNORECASE).search(
        text, max(floor, begin - 6), begin
    )
    if before is not None:
        shift = {"last": -1, "next": 1}.get(before[1].lower(), 0)
        known = {"counting": Counting.ARTICLE, "shift": shift, "ahead": shift}
        return Form(before.start(), end, {**parts, **known})
    cue = re.compile(
        r"\b(?:in|by|since|until|during|over|through|of|the)\s(?:the\s|early\s|late\s)?\Z"
    )
    if _NOUN.match(text, end, ceiling):
        return None
    if text[start].islower() and cue.search(text, max(floor, begin - 14), begin):
        return Form(begin, end, parts)
    return None
