"""Days told without their month, in scripts where a sign says that they are days: "17日下午", "14日には", "22일 오후".

Such a day is of the month told just before it, or else of the time the text came out. Where neither says which month
is meant, it is no date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.days.dates_as_edtf import UNKNOWN_MONTH, UNKNOWN_YEAR, WHOLE_DAY
from chancellery.reading.facts import Date
from chancellery.reading.phrases import trie
from chancellery.reading.records import replace
from chancellery.reading.text import Source, Stretch

RULE: Final = "dates.same"
_OPEN: Final = f"{UNKNOWN_YEAR}-{UNKNOWN_MONTH}"
_LONGEST_CUE: Final = 10
#: So far back a day may stand whose month is meant, and so far from the day of the text.
_LONGEST_WAY_BACK: Final = 160
_FARTHEST_MONTH: Final = 100
#: A day ahead is meant only where it is twice as near as the one that is over.
_AHEAD: Final = 2


def match(source: Source, stretch: Stretch, at: int) -> Date | None:
    """Read the day, or the first and the last day, that begins with the figure at ``at``; its month stays open."""
    words = _of(stretch.language)
    found = words.day.match(source.lower, at, stretch.end) if words else None
    if words is None or found is None:
        return None
    before = words.before.search(source.lower, max(stretch.start, at - _LONGEST_CUE), at) is not None
    if not before and not found["last"] and not words.behind.match(source.lower, found.end(), stretch.end):
        return None
    first, last = int(found["day"]), int(found["last"] or 0)
    if last and last <= first:
        return None
    edtf = f"{_OPEN}-{first:02}" + (f"/{_OPEN}-{last:02}" if last else "")
    return Date(start=at, end=found.end(), quote=source.text[at : found.end()], edtf=edtf, rule=RULE)


def is_alone(each: Date) -> bool:
    """Tell a day whose month is open from one "of the same month", which says so."""
    return each.edtf.startswith(_OPEN) and each.quote[:1].isdecimal()


def placed(source: Source, each: Date, told: Sequence[Date], anchor: date | None) -> list[Date]:
    """Return the day ``each`` in its month: that of the last of the days ``told``, or the likeliest by ``anchor``."""
    day = int(each.edtf[8:10])
    near = _month_before(source, each, told, anchor)
    first = _in_month(near, day) if near else None
    if first is None and anchor:
        first = _nearest(anchor, day)
    if first is None:
        return []
    last = _in_month(first, int(each.edtf[-2:])) if "/" in each.edtf else None
    if "/" in each.edtf and last is None:
        return []
    edtf = first.isoformat() + (f"/{last.isoformat()}" if last else "")
    return [replace(each, edtf=edtf, inferred=True)]


def _month_before(source: Source, each: Date, told: Sequence[Date], anchor: date | None) -> date | None:
    """Return the day told just before ``each`` in its line, when the text may still speak of its month."""
    before = told[-1] if told else None
    if before is None or not WHOLE_DAY.match(before.edtf) or each.start - before.end > _LONGEST_WAY_BACK:
        return None
    if "\n" in source.text[before.end : each.start]:
        return None
    month = date.fromisoformat(before.edtf[-10:])
    return month if anchor is None or abs((month - anchor).days) <= _FARTHEST_MONTH else None


def _in_month(month: date, day: int) -> date | None:
    try:
        return month.replace(day=day)
    except ValueError:
        return None


def _nearest(anchor: date, day: int) -> date | None:
    """Return the day of that figure nearest to ``anchor``, rather one that is over."""
    months = (_month(anchor, ahead) for ahead in (-1, 0, 1))
    days = [found for month in months if (found := _in_month(month, day))]

    def distance(each: date) -> int:
        apart = (each - anchor).days
        return apart * _AHEAD if apart > 0 else -apart

    return min(days, key=distance, default=None)


def _month(anchor: date, ahead: int) -> date:
    """Return the first day of the month so many months ``ahead`` of ``anchor``."""
    months = anchor.year * 12 + anchor.month - 1 + ahead
    return date(months // 12, months % 12 + 1, 1)


class _Words:
    """What stands around such a day in one language."""

    def __init__(self, language: languages.Language, sign: str) -> None:
        links = trie.pattern([*language.words("dates", "range_links"), "-", "–", "—", "~", "〜"])
        never = trie.pattern(language.words("dates", "days_alone_never"))
        figure = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
        until = trie.pattern(language.words("dates", "days_alone_until"))
        self.day = re.compile(
            rf"(?<![月월第제翌\d./-])(?<![月월달] )(?P<day>{figure}){sign}"
            rf"(?:\s?{links}\s?(?P<last>{figure}){sign}(?=\s?{until}))?"
            rf"(?!\s?(?:{never}|\d))"
        )
        self.behind = re.compile(rf"\s?{trie.pattern(language.words('dates', 'days_alone_behind'))}")
        self.before = re.compile(rf"{trie.pattern(language.words('dates', 'days_alone_before'))}\s?\Z")


@cache
def _of(code: str) -> _Words | None:
    language = languages.get(code)
    sign = language.text("dates", "day_sign")
    return _Words(language, sign) if sign else None
