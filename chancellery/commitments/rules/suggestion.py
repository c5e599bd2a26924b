"""What the reading of a provision suggests for a commitment. A suggestion fills a form; a person decides."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from chancellery.commitments.enums import DueKind, Period

SCHEDULES = {
    "monthly": (DueKind.PERIODIC, Period.MONTH),
    "quarterly": (DueKind.PERIODIC, Period.QUARTER),
    "half-yearly": (DueKind.PERIODIC, Period.HALF_YEAR),
    "yearly": (DueKind.YEARLY, None),
    "continuous": (DueKind.CONTINUOUS, None),
}
#: EDTF's numbers for the quarters and halves of a year, and the month each ends with.
LAST_MONTHS = {33: 3, 34: 6, 35: 9, 36: 12, 40: 6, 41: 12}
#: What counts from the day a document bears.
_TERM = re.compile(r"(?P<count>\d{1,3}) (?P<unit>days|weeks|months|years) after (?:signing|issue)")
_DAYS_IN = {"days": 1, "weeks": 7}
_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Names as the text gives them, and when it says the thing is due; what it does not say is empty."""

    lead_names: tuple[str, ...] = ()
    coordinating_names: tuple[str, ...] = ()
    due_kind: DueKind = DueKind.DAY
    due_on: date | None = None
    period: Period | None = None
    output: str = ""
    #: How long after what it is due, in the words of the text, where it names no day itself.
    due_words: str = ""


def suggest(reading: Mapping[str, object], *, dated_on: date | None = None) -> Suggestion:
    """Return what ``Provision.reading`` suggests. Whatever is not in the expected form is passed over.

    ``dated_on`` is the day of its document: what is due so long after its signing or its issue is counted from it.
    """
    kind, period = SCHEDULES.get(_words(reading.get("schedule")), (DueKind.DAY, None))
    term = _words(reading.get("due_after")) if kind == DueKind.DAY else ""
    return Suggestion(
        lead_names=_names(reading.get("lead_units")),
        coordinating_names=_names(reading.get("coordinating_units")),
        due_kind=kind,
        due_on=None
        if kind == DueKind.CONTINUOUS
        else last_day(_words(reading.get("due"))) or end_of_term(term, dated_on=dated_on),
        period=period,
        output=_words(reading.get("output")),
        due_words=_words(reading.get("due_words")) if term else "",
    )


def last_day(edtf: str) -> date | None:
    """Return the last day of an EDTF date or interval; ``None`` when its year is open.

    ``2025-06`` ends on 30 June; so do the quarter ``2025-34`` and the half-year ``2025-40``.
    """
    found = _EDTF.fullmatch(edtf.rpartition("/")[2])
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 12), int(found[3] or 0)
    month = LAST_MONTHS.get(month, month)
    try:
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError):
        return None


def end_of_term(term: str, *, dated_on: date | None) -> date | None:
    """Return the day that ends ``15 days after signing`` of a document dated ``dated_on``.

    ``None`` where no day can be told: it counts from another event, or working days, whose holidays differ by place.
    """
    found = _TERM.fullmatch(term)
    if found is None or dated_on is None:
        return None
    count, unit = int(found["count"]), found["unit"]
    if unit in _DAYS_IN:
        return dated_on + timedelta(days=count * _DAYS_IN[unit])
    whole = dated_on.year * 12 + dated_on.month - 1 + count * (12 if unit == "years" else 1)
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(dated_on.day, calendar.monthrange(year, month + 1)[1]))


#: How many months each schedule spans.
_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}


def end_of_running(kind: DueKind, period: Period | None, *, today: date) -> date | None:
    """Return the last day of the period that runs on ``today``: where a schedule without a day may begin."""
    if kind == DueKind.YEARLY:
        months = 12
    elif kind == DueKind.PERIODIC and period is not None:
        months = _MONTHS[period]
    else:
        return None
    month = (today.month + months - 1) // months * months
    return date(today.year, month, calendar.monthrange(today.year, month)[1])


def _words(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _names(value: object) -> tuple[str, ...]:
    return tuple(name for item in value if (name := _words(item))) if isinstance(value, list | tuple) else ()
