"""What must hold of reviews: their days are kept, their conclusions whole, and they rest on reports of their time."""

from __future__ import annotations

from django.conf import settings

from chancellery.config.check.invariant import Invariant, by_sql

INVARIANTS: tuple[Invariant, ...] = (
    by_sql(
        "A review speaks of a day whose board is kept, and stands in the audit trail.",
        """
        SELECT review.id, review.period_until_on FROM reviews_review review
        WHERE NOT EXISTS (SELECT FROM commitments_tallyday WHERE kept_from_on <= review.period_until_on)
        OR NOT EXISTS (
            SELECT FROM core_auditentry told WHERE told.verb = 'review.recorded'
            AND told.on_type = 'reviews.review' AND told.on_key = review.id
        )
        """,
    ),
    by_sql(
        "A review has a conclusion, and its conclusions stand one after the other.",
        """
        SELECT review.id, count(said.id) FROM reviews_review review
        LEFT JOIN reviews_conclusion said ON said.review_id = review.id
        GROUP BY review.id HAVING count(said.id) = 0 OR max(said.place) <> count(said.id) OR min(said.place) <> 1
        """,
    ),
    by_sql(
        "A conclusion rests on reports that were accepted by the end of its review's last day.",
        f"""
        SELECT backing.id, report.id FROM reviews_backing backing
        JOIN reviews_conclusion said ON said.id = backing.conclusion_id
        JOIN reviews_review review ON review.id = said.review_id
        JOIN commitments_progressreport report ON report.id = backing.report_id
        WHERE report.state <> 'accepted'
        OR (report.decided_at AT TIME ZONE '{settings.TIME_ZONE}')::date > review.period_until_on
        """,  # noqa: S608 - nothing but what is written here and in the settings
    ),
)
