"""Whether a commitment keeps pace with its time: shown as such, derived and never stored."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chancellery.commitments.enums import DueKind

#: So many percent of the time must have gone before the pace says anything.
PACE_FROM = 25
#: So many points may the progress stay behind the time that has gone.
PACE_GAP = 25


def begins_on(*, due_kind: str, period_from_on: date | None, made_on: date) -> date | None:
    """Return the day from which the pace is counted; ``None`` where there is none: every period, continuous."""
    if due_kind == DueKind.DAY:
        return made_on
    return period_from_on if due_kind == DueKind.YEARLY else None


def is_behind(*, progress: Decimal | None, begun_on: date | None, due_on: date | None, today: date) -> bool:
    """Say whether an open commitment is behind the pace on ``today``. What is overdue is late, not behind."""
    if begun_on is None or due_on is None or not begun_on <= today <= due_on or begun_on == due_on:
        return False
    gone, whole = (today - begun_on).days * 100, (due_on - begun_on).days
    return gone >= whole * PACE_FROM and gone >= whole * ((progress or 0) + PACE_GAP)
