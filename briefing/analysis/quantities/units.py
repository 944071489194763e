"""Units behind and signs before a number."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefing.analysis.tables import cells, rows
from briefing.model import QuantityKind

_SIGNS = {
    "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD",
    "s$": "SGD", "nt$": "TWD", "r$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY",
    "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH", "₪": "ILS", "usd": "USD",
    "eur": "EUR", "gbp": "GBP", "rs": "INR", "rs.": "INR", "sek": "SEK", "nok": "NOK",
    "chf": "CHF", "cad": "CAD", "aud": "AUD", "jpy": "JPY", "cny": "CNY", "rmb": "CNY",
}  # fmt: skip
_SIGN = re.compile(
    r"(?:(?<!\w)(?:US|AU?|CA?|NZ|HK|S|NT|R)\$|[$€£¥₹₽₩₺₴₪]"
    r"|(?<!\w)(?:USD|EUR|GBP|Rs\.?|SEK|NOK|CHF|CAD|AUD|JPY|CNY|RMB)(?=\s))[\s\xa0]?\Z"
)
_PERCENT = re.compile(r"[\s\xa0-]?(?:%|percent\b|per[\s-]cent\b|pct\b)(?!age)", re.IGNORECASE)
_AGE = re.compile(r"[-‑\s](?:years?|months?)[-‑\s]olds?\b", re.IGNORECASE)


class Unit(NamedTuple):
    """What a number measures."""

    end: int
    """Offset behind the unit, or behind the number where its sign stands before it."""
    kind: QuantityKind
    code: str
    factor: float


@cache
def _table() -> tuple[re.Pattern[str], dict[str, tuple[str, str, float, bool]]]:
    """Return the pattern of unit words, and what each of them means."""
    found = {}
    for forms, kind, code, factor, tight in rows("units"):
        for form in cells(forms):
            found[form] = (kind, code, float(factor), tight == "yes")
    ordered = sorted(found, key=len, reverse=True)
    spelt = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in ordered)
    return re.compile(rf"(?P<gap>[\s\xa0]|[-‑])?(?P<unit>{spelt})(?!\w)"), found


def sign_before(text: str, floor: int, start: int) -> tuple[int, str]:
    """Return where a currency's sign before a number begins, and its code; `start` if none."""
    match = _SIGN.search(text, max(floor, start - 5), start)
    return (match.start(), _SIGNS[match[0].strip().lower()]) if match else (start, "")


def unit_behind(text: str, at: int, ceiling: int, digits: bool) -> Unit | None:
    """Return the unit that stands behind a number which ends at `at`."""
    if match := _PERCENT.match(text, at, ceiling):
        return Unit(match.end(), QuantityKind.PERCENT, "%", 1.0)
    if match := _AGE.match(text, at, ceiling):
        return Unit(match.end(), QuantityKind.AGE, "year", 1.0)
    pattern, known = _table()
    match = pattern.match(text, at, ceiling)
    if match is None:
        return None
    kind, code, factor, tight = known[" ".join(match["unit"].split())]
    if not match["gap"] and not digits:
        return None
    if tight and (not digits or text[match.end() : match.end() + 1] in ("'", "’")):
        return None
    return Unit(match.end(), QuantityKind(kind), code, factor)
