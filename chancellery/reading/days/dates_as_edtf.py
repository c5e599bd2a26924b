"""The parts of a date written as EDTF."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

#: What stands for the year of a day told without one.
UNKNOWN_YEAR: Final = "XXXX"
UNKNOWN_MONTH: Final = "XX"
#: A day told whole: no month, no period, and no part of it unknown.
WHOLE_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def as_edtf(parts: Mapping[str, int]) -> str | None:
    """Write the parts of a date as EDTF, or return ``None`` when there is no such day or period."""
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if "year2" in parts:
        return f"{year}/{parts['year2']}" if year and year < parts["year2"] <= year + 60 else None
    if year and ("quarter" in parts or "half" in parts):
        return f"{year}-{32 + parts['quarter'] if 'quarter' in parts else 39 + parts['half']}"
    if "same_month" in parts and day:
        return f"{UNKNOWN_YEAR}-{UNKNOWN_MONTH}-{day:02}"
    if month is None or day is None:
        return _without_day(parts)
    first = _day(year, month, day)
    if "day2" not in parts:
        return first
    second = _day(year, parts.get("month2", month), parts["day2"])
    return f"{first}/{second}" if first and second and first < second else None


def _without_day(parts: Mapping[str, int]) -> str | None:
    """Write a year or months as EDTF."""
    year, month = parts.get("year"), parts.get("month")
    if "first_months" in parts:
        return _months(year, 1, parts["first_months"])
    if month is None:
        return str(year) if year else None
    if "year_of_month2" in parts:
        return f"{year}-{month:02}/{parts['year_of_month2']}-{parts['month2']:02}"
    return _months(year, month, parts.get("month2"))


def _months(year: int | None, first: int, last: int | None) -> str | None:
    told = year or UNKNOWN_YEAR
    if last is None:
        # "9月底": a month without its year, which only a form that says so can be.
        return f"{told}-{first:02}"
    return f"{told}-{first:02}/{told}-{last:02}" if last > first else None


def _day(year: int | None, month: int, day: int) -> str | None:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return f"{year or UNKNOWN_YEAR}-{month:02}-{day:02}"
