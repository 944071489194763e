"""What happened when, over all articles: one row a day and event.

The sentences that say when something happened (`tellings`) are put together where they give the
same days and tell of the same event (`joining`); where the same event has two days, both rows say
so (`clashes`). Articles whose own day nobody knows are set beside the others first (`aligning`).
"""

from .building import find_timeline

__all__ = ["find_timeline"]
