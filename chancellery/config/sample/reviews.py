"""What reviewers of the sample concluded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from chancellery.commitments.models import ProgressReport
from chancellery.config.sample.cast import Cast
from chancellery.core import history
from chancellery.reviews import actions
from chancellery.reviews.rules import Concluded, Period


def conclude(cast: Cast) -> None:
    """Record each review, of figures that are final by now."""
    for row in cast.material.reviews:
        period = Period(cast.day(row.from_on), cast.day(row.before) - timedelta(days=1))
        actions.record_review(
            unit=cast.units[row.unit], document=None, period=period,
            conclusions=[
                Concluded(theme, text, _told_by(units, period)) for theme, text, *units in row.conclusions
            ],
            language=row.language, is_open_below=True, by=cast.people[row.by], at=cast.now,
        )  # fmt: skip


def _told_by(units: Sequence[str], period: Period) -> list[int]:
    """Return the reports (by key) of units (by code) that were accepted in a period and tell of difficulties."""
    begun, ended = history.end_of(period.first_on - timedelta(days=1)), history.end_of(period.last_on)
    found = ProgressReport.objects.filter(
        unit__code__in=units, state="accepted", decided_at__gte=begun, decided_at__lt=ended
    )
    return list(found.exclude(difficulties="").values_list("pk", flat=True))
