"""Periods told by their first and their last day, each of which is a date by itself: "1 July 2024 to 30 June 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.days.dates_as_edtf import UNKNOWN_YEAR
from chancellery.reading.facts import Date
from chancellery.reading.phrases import trie
from chancellery.reading.records import replace
from chancellery.reading.text import Source

RULE: Final = "dates.period"
_DAY = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<day>\d\d-\d\d)")
_LONGEST_GAP: Final = 24
_DASHES: Final = ("-", "–", "—", "~", "〜")
_PERIOD = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
_YEARLESS = re.compile(r"XXXX-\d\d-\d\d")
#: A visit or a fair lasts no longer.
_LONGEST: Final = 31


def joined(source: Source, found: Iterable[Date]) -> list[Date]:
    """Return ``found``, in reading order, with each first and last day of a period as one date."""
    dates: list[Date] = []
    for each in found:
        first = dates[-1] if dates else None
        if first and each.start - first.end <= _LONGEST_GAP and (edtf := _period(source, first, each)):
            quote = source.text[first.start : each.end]
            dates[-1] = Date(start=first.start, end=each.end, quote=quote, edtf=edtf, rule=RULE)
        else:
            dates.append(each)
    return dates


def _period(source: Source, first: Date, last: Date) -> str | None:
    """Return both days as EDTF; ``None`` unless a link alone parts them and the first comes before the last."""
    begins, ends = _DAY.fullmatch(first.edtf), _DAY.fullmatch(last.edtf)
    if begins is None or ends is None or not _are_linked(source, first, last):
        return None
    year = begins["year"]
    if ends["year"] == UNKNOWN_YEAR:
        # "between 1 January and 30 September": one year is meant, whichever it is
        return f"{first.edtf}/{last.edtf}" if year == UNKNOWN_YEAR and begins["day"] < ends["day"] else None
    if year == UNKNOWN_YEAR:
        year = str(int(ends["year"]) - (begins["day"] > ends["day"]))
    day = f"{year}-{begins['day']}"
    return f"{day}/{last.edtf}" if day < last.edtf else None


def _are_linked(source: Source, first: Date, last: Date) -> bool:
    """Say whether what parts two days makes them the first and the last of a period."""
    code = source.language_at(first.start)
    if _link(code).fullmatch(source.lower, first.end, last.start):
        return True
    between, joining = _between(code)
    return (
        joining.fullmatch(source.lower, first.end, last.start) is not None
        and between.search(source.lower, max(0, first.start - _LONGEST_GAP), first.start) is not None
    )


@cache
def _between(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before the first day and between both: "|between| 1 January |and| 30 September"."""
    language = languages.get(code)
    before, joining = (trie.pattern(language.words("dates", key)) for key in ("between", "between_and"))
    article = rf"(?:{trie.pattern(language.words('units', 'articles'))}(?:\s|(?<=')))?"
    return re.compile(rf"(?<!\w){before}\s{article}\Z"), re.compile(rf"\s{joining}\s{article}")


@cache
def _link(code: str) -> re.Pattern[str]:
    """What stands between the first day and the last, in one line."""
    links = trie.pattern([*languages.get(code).words("dates", "range_links"), *_DASHES])
    return re.compile(rf"[^\S\n]{{0,2}}{links}[^\S\n]{{0,2}}")


def within(dates: Sequence[Date]) -> tuple[Date, ...]:
    """Return ``dates``, those without a year that lie in a period told before with the year of that.

    "From 4 to 6 December 2025 the delegation … On |5 December| it …".
    """
    known: list[tuple[date, date]] = []
    found: list[Date] = []
    for each in dates:
        if whole := _PERIOD.fullmatch(each.edtf):
            first, last = (date.fromisoformat(day) for day in whole.groups())
            if (last - first).days <= _LONGEST:
                known.append((first, last))
        elif known and _YEARLESS.fullmatch(each.edtf):
            years = (day for first, last in reversed(known) if (day := _day_in(each, first, last)))
            if day := next(years, None):
                found.append(replace(each, edtf=day.isoformat(), inferred=True))
                continue
        found.append(each)
    return tuple(found)


def _day_in(each: Date, first: date, last: date) -> date | None:
    for year in {first.year, last.year}:
        try:
            day = date.fromisoformat(f"{year}{each.edtf[4:]}")
        except ValueError:
            continue  # 29 February
        if first <= day <= last:
            return day
    return None
