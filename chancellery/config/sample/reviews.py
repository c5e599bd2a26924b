"""What reviewers of the sample concluded."""

from __future__ import annotations

from datetime import timedelta

from chancellery.config.sample.cast import Cast
from chancellery.reviews import actions


def conclude(cast: Cast) -> None:
    """Record each review, of figures that are final by now."""
    for row in cast.material.reviews:
        actions.record_review(
            unit=cast.units[row.unit], document=None, period_from_on=cast.day(row.from_on),
            period_until_on=cast.day(row.before) - timedelta(days=1), conclusions=row.conclusions,
            language=row.language, is_open_below=True, by=cast.people[row.by], at=cast.now,
        )  # fmt: skip
