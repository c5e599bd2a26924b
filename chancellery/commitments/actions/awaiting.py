"""Keep the day from which a report is awaited; every act that moves a schedule or takes a report calls it."""

from __future__ import annotations

from django.utils import timezone

from chancellery.commitments import rules
from chancellery.commitments.models import Commitment


def await_report(commitment: Commitment) -> None:
    """Set ``awaited_from_on`` from what ``commitment`` holds now; the caller saves it."""
    commitment.awaited_from_on = rules.awaited_from(
        due_kind=commitment.due_kind,
        period_from_on=commitment.period_from_on,
        reported_until=commitment.reported_until_on,
        made_on=timezone.localdate(commitment.made_at),
    )
