"""How far each document, or each provision of one, was among what units led at the end of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import connection

from chancellery.commitments import rules
from chancellery.commitments.enums import TallyKind
from chancellery.commitments.queries.figures import aggregates, totals_of
from chancellery.commitments.queries.tallies import COUNTS, totals_in
from chancellery.commitments.queries.then import COMMITMENTS_THEN, OF_THEM, by_name
from chancellery.core import history
from chancellery.documents.models import Document

_OF_PROVISIONS = f"""
    SELECT part.key, {{columns}} FROM {COMMITMENTS_THEN}
    CROSS JOIN LATERAL unnest(commitments_commitment.answers_to) part(key)
    WHERE {OF_THEM} AND commitments_commitment.is_leaf AND part.key = ANY (%(provisions)s) GROUP BY 1
"""  # noqa: S608 - nothing but what is written here
_OF_DOCUMENTS = f"""
    SELECT document.*, {", ".join(COUNTS)} FROM (
        SELECT DISTINCT ON (key) * FROM commitments_dayfigures
        WHERE unit = %(unit)s AND kind = {TallyKind.DOCUMENT.value} AND from_on <= %(day)s
        ORDER BY key, from_on DESC
    ) kept JOIN documents_document document ON document.id = kept.key
    WHERE total > 0 OR left_out > 0 ORDER BY total DESC, document.id LIMIT %(limit)s
"""  # noqa: S608 - nothing but what is written here


def totals_of_provisions_on(day: date, units: Sequence[int], provisions: Sequence[int]) -> dict[int, rules.Totals]:
    """Return what answered to each provision at the end of ``day``, of what ``units`` (by key) led then."""
    columns, given = by_name(*aggregates(day), prefix="counted")
    given |= {"units": list(units), "end": history.end_of(day), "provisions": list(provisions)}
    with connection.cursor() as cursor:
        cursor.execute(_OF_PROVISIONS.format(columns=columns), given)
        return {key: totals_of(values) for key, *values in cursor.fetchall()}


def documents_on(day: date, unit: int, *, limit: int | None = None) -> list[tuple[Document, rules.Totals]]:
    """Return what a unit and all below it led of each document at the end of ``day``, which is kept.

    Those with the most commitments come first.
    """
    found = Document.objects.raw(_OF_DOCUMENTS, {"unit": unit, "day": day, "limit": limit})
    return [(one, totals_in([getattr(one, name) for name in COUNTS]) or rules.Totals()) for one in found]
