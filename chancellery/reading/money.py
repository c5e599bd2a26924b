"""Signs and codes of money beside a figure: "USD 15.8 million", "£2.4m", "6,47 M€"; and measures: "14 km"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_CODES: Final = (
    "usd|eur|gbp|jpy|cny|rmb|vnd|vnđ|pln|chf|aud|cad|thb|brl|lak|krw|khr|rub|czk|sek|nok|dkk|huf|sgd|hkd|twd|inr|uah"
    "|xof|xaf"
)
# "USD 15.8 million", "$2.4 million", "euro 4.275.000,00"
_BEFORE: Final = re.compile(rf"(?<![\w$€£])(?P<money>(?:{_CODES}|euro)(?=\s)|(?:us|r|a|c)?\$|€|£|¥)\s?\Z")
# "240 000 €", "684 millions| USD", and lengths, areas and weights in letters: "14| km"
_BEHIND: Final = re.compile(
    rf"\s?(?P<money>[€£¥₫₽](?![\w\d])|(?:{_CODES}|km²|km2|km|ha|kg|m²|m2|m³|mw|kwh|gwh)(?![\w/]))"
)
# "£100 |a year", "5 000 € |par an": a sum right before
_SUM: Final = re.compile(
    rf"(?:(?:[€£¥₫$]|(?<!\w)(?:{_CODES}))\s?\d[\d.,]{{0,20}}|\d\s?(?:[€£¥₫$]|(?:{_CODES}|euros?|dollars?|pounds?)(?!\w)))\s?\Z"
)
_WITH_CENTS: Final = re.compile(r"\d{1,3}(?:[.\s]\d{3}){0,4},\d\d(?!\d)")
#: What shortens thousands, millions and more beside a sign of money, with how many noughts.
_SHORT: Final = {"k": 3, "m": 6, "mn": 6, "mln": 6, "mio": 6, "bn": 9, "md": 9, "mds": 9, "mrd": 9, "tn": 12}
_LETTERS: Final = r"(?P<short>k|mn|mln|mio|mds?|mrd|m|bn|tn)"
# "£2.4|m|"
_SHORT_BEHIND_SIGN: Final = re.compile(rf"\s?{_LETTERS}(?!\w)")
# "6,47 |M|€", "3 |Mrd.| €"
_SHORT_BEFORE_SIGN: Final = re.compile(rf"\s?{_LETTERS}\.?(?=\s?(?:€|eur(?!\w)|\$))")


def before(lower: str, floor: int, at: int) -> re.Match[str] | None:
    """Match the sign or the code that leads to the figure at ``at``: "euro" only to a sum with its cents."""
    found = _BEFORE.search(lower, floor, at)
    return None if found and found["money"] == "euro" and not _WITH_CENTS.match(lower, at) else found


def behind(lower: str, at: int, end: int) -> tuple[int, int] | None:
    """Return where the sign, the code or the measure stands that follows a figure or its scale."""
    found = _BEHIND.match(lower, at, end)
    return found.span("money") if found else None


def ends_sum(lower: str, floor: int, at: int) -> bool:
    """Say whether a sum of money ends right before ``at``: what it is paid by is no rhythm of a duty."""
    return _SUM.search(lower, floor, at) is not None


def shortened(lower: str, at: int, end: int, *, signed: bool) -> tuple[Decimal, int] | None:
    """Return the scale that letters behind a figure stand for, and their end; ``signed``: a sign stands before it."""
    found = (_SHORT_BEHIND_SIGN if signed else _SHORT_BEFORE_SIGN).match(lower, at, end)
    return (Decimal(10) ** _SHORT[found["short"]], found.end()) if found else None
