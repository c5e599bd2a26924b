"""Setting the reporting calendar of a unit."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import ReportingCalendar, Unit, User
from chancellery.organisations.reporting_calendar import Calendar


class CalendarSetThen(Refusal):
    message = _("A calendar is set from that day or later already. Choose a later day.")


@transaction.atomic
def set_calendar(
    *, unit: Unit, calendar: Calendar, from_on: date, basis: str = "", by: User | None, at: datetime
) -> ReportingCalendar:
    """Let ``calendar`` hold from a day on for ``unit`` and all below that have none; the former ends the day before.

    Raises:
        CalendarSetThen: one begins on that day or later, or ended after it.
    """
    locked = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    if locked.calendars.filter(Q(from_on__gte=from_on) | Q(until_on__gte=from_on)).exists():
        raise CalendarSetThen
    locked.calendars.filter(until_on__isnull=True).update(until_on=from_on - timedelta(days=1))
    made = ReportingCalendar.objects.create(
        unit=locked, closing_day=calendar.closing_day, sending_day=calendar.sending_day,
        year_ends_in=calendar.year_ends_in, basis=basis.strip(), from_on=from_on,
    )  # fmt: skip
    audit.record(
        "calendar.set", on=locked, by=by, at=at, closing_day=made.closing_day, sending_day=made.sending_day,
        from_on=from_on,
    )  # fmt: skip
    return made
