"""When an article says that something is, and which days that means.

Finding is of the article alone: dates of the calendar (`calendar_forms`), those that are counted
from a day (`counted_forms`), what stands around them (`surroundings`), and whether that speaks of
what is to come (`tense`). Resolving needs the day the article is from, and the stack: `anchors`
finds that day, `resolving` counts from it.
"""

from .anchors import Anchor, find_anchors
from .finding import find_dates
from .resolving import resolve_dates

__all__ = ["Anchor", "find_anchors", "find_dates", "resolve_dates"]
