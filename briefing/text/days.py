"""How a day is written for people."""

from __future__ import annotations

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written_day(iso: str) -> str:
    """Return "3 Mar 2026" for "2026-03-03"; anything else as it is."""
    parts = iso.split("-")
    if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts):
        year, month, day = map(int, parts)
        if 1 <= month <= len(MONTHS):
            return f"{day} {MONTHS[month - 1]} {year}"
    return iso
