"""How far each document, or each provision of one, was among what units led at the end of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from chancellery.commitments import rules
from chancellery.commitments.enums import TallyKind
from chancellery.commitments.queries.figures import aggregates, totals_of
from chancellery.commitments.queries.tallies import COUNTS, totals_in
from chancellery.commitments.queries.then import COMMITMENTS_THEN, OF_THEM, by_name
from chancellery.core import history
from chancellery.documents.models import Document, Provision

#: What a row names of a provision: all but its words and what was read in them.
_SHOWN = ", ".join(
    f'provision."{field.column}"' for field in Provision._meta.concrete_fields if field.name not in ("body", "reading")
)
_OF_PROVISIONS = f"""
    WITH counted AS MATERIALIZED (
        SELECT part.key, ARRAY[{{columns}}]::numeric[] AS totals FROM {COMMITMENTS_THEN}
        CROSS JOIN LATERAL unnest(commitments_commitment.answers_to) part(key)
        WHERE {OF_THEM} AND commitments_commitment.is_leaf
        AND part.key = ANY (ARRAY(SELECT id FROM documents_provision WHERE document_id = %(document)s)) GROUP BY 1
    )
    SELECT {_SHOWN}, counted.totals FROM documents_provision provision LEFT JOIN counted ON counted.key = provision.id
    WHERE provision.document_id = %(document)s ORDER BY provision."order"
"""  # noqa: S608 - nothing but what is written here
_OF_DOCUMENTS = f"""
    SELECT document.*, {", ".join(COUNTS)} FROM (
        SELECT DISTINCT ON (key) * FROM commitments_dayfigures
        WHERE unit = %(unit)s AND kind = {TallyKind.DOCUMENT.value} AND from_on <= %(day)s
        ORDER BY key, from_on DESC
    ) kept JOIN documents_document document ON document.id = kept.key
    WHERE total > 0 OR left_out > 0 ORDER BY total DESC, document.id LIMIT %(limit)s
"""  # noqa: S608 - nothing but what is written here


def provisions_on(
    day: date, units: Sequence[int], document: Document
) -> list[tuple[Provision, rules.Totals | None]]:  # fmt: skip
    """Return the provisions of a document in their order, each with what answered to it at the end of ``day``.

    It is of what ``units`` (by key) led then; there is nothing beside a provision that none of it answered to.
    """
    columns, given = by_name(*aggregates(day), prefix="counted")
    given |= {"units": list(units), "end": history.end_of(day), "document": document.pk}
    found = list(Provision.objects.raw(_OF_PROVISIONS.format(columns=columns), given))
    for one in found:
        one.document = document
    return [(one, _totals(its) if (its := vars(one)["totals"]) else None) for one in found]


def _totals(values: Sequence[Decimal]) -> rules.Totals:
    """Return the totals of an array, in which counts stand among sums as numbers of one kind."""
    *counts, weight, achieved = values
    return totals_of([*(int(count) for count in counts), weight, achieved])


def documents_on(day: date, unit: int, *, limit: int | None = None) -> list[tuple[Document, rules.Totals]]:
    """Return what a unit and all below it led of each document at the end of ``day``, which is kept.

    Those with the most commitments come first.
    """
    found = Document.objects.raw(_OF_DOCUMENTS, {"unit": unit, "day": day, "limit": limit})
    return [(one, totals_in([getattr(one, name) for name in COUNTS]) or rules.Totals()) for one in found]
