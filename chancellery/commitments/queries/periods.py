"""Which days the next report on a commitment covers."""

from __future__ import annotations

from datetime import date

from chancellery.commitments import rules
from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment
from chancellery.organisations import queries as organisations


def period_to_report(one: Commitment, *, today: date) -> rules.Span | None:
    """Return the days that the next report on an open leaf covers; ``None`` where it follows no schedule."""
    if not one.is_leaf or one.status != Status.OPEN or one.due_day is None:
        return None
    return rules.span_to_report(
        one.due, due_day=one.due_day, from_on=one.period_from_on, reported_until=one.reported_until_on, today=today,
        calendar=organisations.calendar_of(one.lead_id, on=today),
    )  # fmt: skip
