"""How much and how many: the numbers of an article, with what they count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QuantityKind(StrEnum):
    """What a number measures."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    AGE = "age"
    MEASURE = "measure"
    """A length of time or way, a weight, an area, a temperature."""
    ORDINAL = "ordinal"
    SCORE = "score"
    """Two numbers set against each other: "52-48"."""


class Bound(StrEnum):
    """How the number that is given stands to the one that is meant."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    """More than it, or at least it."""
    UNDER = "under"
    """Less than it, or at most it: "up to"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of an article; `start` to `end` runs from "about" to the noun it counts."""

    article: str
    start: int
    end: int
    number_start: int
    """Where the number alone begins: its sign, digits or words, and "million"."""
    number_end: int
    kind: QuantityKind
    low: float
    """The value, in the unit's base: 2.4 million is 2400000.0. Of a score: the first number."""
    high: float
    """The same as `low`, or the upper end of a range; of a score: the second number."""
    step: float
    """What the last digit given is worth: 0.1 million for "2.4 million", 1 for "46"."""
    bound: Bound = Bound.EXACT
    unit: str = ""
    """Of money a code such as "USD"; of a measure the base unit, such as "day" or "metre"."""
    head: str = ""
    """Stem of the noun that is counted, "" where none follows."""
    modifiers: tuple[str, ...] = ()
    """Words between number and noun, and "more" or "another", in lower case."""
    part: bool = False
    """Whether it is a part of some whole: "156 of 338", "two of the men"."""
    whole: float = 0.0
    """The whole where its number is given, else 0."""
    rate: str = ""
    """What it is counted by: "day" in "200 a day"."""
