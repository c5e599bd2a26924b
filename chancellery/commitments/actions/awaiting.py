"""Keep the day from which a report is awaited; every act that moves a schedule or takes a report calls it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from chancellery.commitments import rules
from chancellery.commitments.enums import DueKind
from chancellery.commitments.models import Commitment
from chancellery.core import bulk
from chancellery.organisations import queries as organisations
from chancellery.organisations.reporting_calendar import Calendar

SCHEDULED = (DueKind.PERIODIC, DueKind.YEARLY)


def calendar_for(commitment: Commitment, *, on: date) -> Calendar | None:
    """Return the reporting calendar of the unit that leads, where the commitment follows one."""
    if commitment.due_kind == DueKind.YEARLY:
        return None
    return organisations.calendar_of(commitment.lead_id, on=on)


def await_report(commitment: Commitment) -> None:
    """Set ``awaited_from_on`` from what ``commitment`` holds now; the caller saves it."""
    await_each([commitment])


def await_each(commitments: Sequence[Commitment]) -> None:
    """Set ``awaited_from_on`` of each; a query for each day of a last report on what has no schedule."""
    leads: dict[date, set[int]] = {}
    for one in commitments:
        if (until := one.reported_until_on) is not None and one.due_kind not in SCHEDULED:
            leads.setdefault(until, set()).add(one.lead_id)
    calendars = {until: organisations.calendars_of(units, on=until) for until, units in leads.items()}
    made_on = {at: timezone.localdate(at) for at in {one.made_at for one in commitments}}
    for one in commitments:
        until = one.reported_until_on
        calendar = None if until is None or one.due_kind in SCHEDULED else calendars[until].get(one.lead_id)
        one.awaited_from_on = rules.awaited_from(
            due_kind=one.due_kind, period_from_on=one.period_from_on, reported_until=until,
            made_on=made_on[one.made_at], calendar=calendar,
        )  # fmt: skip


def await_anew(concerned: QuerySet[Commitment]) -> int:
    """Reckon the awaited day of ``concerned`` anew where a calendar decides it; return for how many it changed.

    What has a schedule, or was never reported on, is left alone: no calendar decides its day.
    """
    wanted = concerned.filter(reported_until_on__isnull=False).exclude(due_kind__in=SCHEDULED)
    locked = list(wanted.select_for_update(of=("self",), no_key=True).order_by("path"))
    before = {one.pk: one.awaited_from_on for one in locked}
    await_each(locked)
    changed = [one for one in locked if one.awaited_from_on != before[one.pk]]
    bulk.update(Commitment, changed, ["awaited_from_on"])
    return len(changed)
