"""Keep the day from which a report is awaited; every act that moves a schedule or takes a report calls it."""

from __future__ import annotations

from datetime import date

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
    calendar = None if until is None or is_scheduled else calendar_for(commitment, on=until)
    commitment.awaited_from_on = rules.awaited_from(
        due_kind=commitment.due_kind,
        period_from_on=commitment.period_from_on,
        reported_until=commitment.reported_until_on,
        made_on=timezone.localdate(commitment.made_at),
        calendar=calendar,
    )
