"""Setting the reporting calendar of a unit, and letting what is awaited there follow it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from chancellery.commitments.actions.awaiting import await_anew
from chancellery.commitments.models import Commitment
from chancellery.organisations import actions as organisations
from chancellery.organisations.models import ReportingCalendar, Unit, User
from chancellery.organisations.reporting_calendar import Calendar


@transaction.atomic
def set_calendar(
    *, unit: Unit, calendar: Calendar, from_on: date, basis: str = "", by: User | None, at: datetime
) -> ReportingCalendar:
    """Let ``calendar`` hold from a day on for ``unit`` and all below that have none.

    Periods that were reported stay as they are; what is reported on every quarter is awaited from the quarter after.

    Raises:
        CalendarSetThen: one begins on that day or later, or ended after it.
    """
    made = organisations.set_calendar(unit=unit, calendar=calendar, from_on=from_on, basis=basis, by=by, at=at)
    await_anew(Commitment.objects.filter(lead__path__startswith=unit.path, reported_until_on__gte=from_on))
    return made


def follow_calendars(unit: Unit) -> int:
    """Await what ``unit`` and all below it lead by the calendars they stand under now; return how many days changed."""
    return await_anew(Commitment.objects.filter(lead__path__startswith=unit.path))
