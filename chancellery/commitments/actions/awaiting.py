"""Keep the day from which a report is awaited; every act that moves a schedule or takes a report calls it."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.db.models import QuerySet
from django.utils import timezone

from chancellery.commitments import rules
from chancellery.commitments.enums import DueKind
from chancellery.commitments.models import Commitment
from chancellery.organisations import queries as organisations
from chancellery.organisations.reporting_calendar import Calendar


def calendar_for(commitment: Commitment, *, on: date) -> Calendar | None:
    """Return the reporting calendar of the unit that leads, where the commitment follows one."""
    if commitment.due_kind == DueKind.YEARLY:
        return None
    return organisations.calendar_of(commitment.lead_id, on=on)


def await_report(commitment: Commitment) -> None:
    """Set ``awaited_from_on`` from what ``commitment`` holds now; the caller saves it."""
    until, is_scheduled = commitment.reported_until_on, commitment.due_kind in {DueKind.PERIODIC, DueKind.YEARLY}
    _await(commitment, None if until is None or is_scheduled else calendar_for(commitment, on=until))


def await_anew(concerned: QuerySet[Commitment]) -> int:
    """Reckon the awaited day of ``concerned`` anew where a calendar decides it; return for how many it changed.

    What has a schedule, or was never reported on, is left alone: no calendar decides its day.
    """
    wanted = concerned.filter(due_kind__in=[DueKind.DAY, DueKind.CONTINUOUS], reported_until_on__isnull=False)
    locked = list(wanted.select_for_update(of=("self",), no_key=True).order_by("path"))
    leads: dict[date, set[int]] = {}
    for one in locked:
        leads.setdefault(_until(one), set()).add(one.lead_id)
    calendars = {day: organisations.calendars_of(units, on=day) for day, units in leads.items()}
    before = {one.pk: one.awaited_from_on for one in locked}
    for one in locked:
        _await(one, calendars[_until(one)].get(one.lead_id))
    changed = [one for one in locked if one.awaited_from_on != before[one.pk]]
    Commitment.objects.bulk_update(changed, ["awaited_from_on"], batch_size=500)
    return len(changed)


def _until(commitment: Commitment) -> date:
    return cast(date, commitment.reported_until_on)


def _await(commitment: Commitment, calendar: Calendar | None) -> None:
    commitment.awaited_from_on = rules.awaited_from(
        due_kind=commitment.due_kind,
        period_from_on=commitment.period_from_on,
        reported_until=commitment.reported_until_on,
        made_on=timezone.localdate(commitment.made_at),
        calendar=calendar,
    )
