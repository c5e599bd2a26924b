"""Which reporting calendar holds for a unit: its own, or that of the nearest unit above that has one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import connection

from chancellery.organisations.models import ReportingCalendar, Unit
from chancellery.organisations.reporting_calendar import Calendar

_HOLDS = """
SELECT DISTINCT ON (below.id) below.id, k.closing_day, k.sending_day, k.year_ends_in
FROM organisations_unit below
JOIN organisations_reportingcalendar k ON k.unit_id = ANY (string_to_array(rtrim(below.path, '.'), '.')::bigint[])
JOIN organisations_unit own ON own.id = k.unit_id
WHERE below.id = ANY (%s) AND k.from_on <= %s AND (k.until_on IS NULL OR k.until_on >= %s)
ORDER BY below.id, own.depth DESC
"""


def calendars_of(units: Iterable[int], *, on: date) -> dict[int, Calendar]:
    """Return the calendar that holds on a day for each of ``units`` (keys); none where nobody has set one."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLDS, [sorted(set(units)), on, on])
        return {int(unit): Calendar(*days) for unit, *days in cursor.fetchall()}


def calendar_of(unit: int, *, on: date) -> Calendar | None:
    """Return the calendar that holds for a unit (key) on a day, if one was set for it or above it."""
    return calendars_of([unit], on=on).get(unit)


def calendars_set_for(unit: Unit) -> list[ReportingCalendar]:
    """Return the calendars of ``unit`` itself, the newest first."""
    return list(unit.calendars.order_by("-from_on"))
