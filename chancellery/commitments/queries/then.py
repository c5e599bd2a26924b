"""Commitments as they stood at the end of an earlier day: what a figure of that day's board counts.

Each is the record of today with former values put back, those that are deleted by now among them. The conditions are
those of the live figures, asked of these records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection

from chancellery.commitments import rules
from chancellery.commitments.enums import Figure, Standing
from chancellery.commitments.models import Commitment
from chancellery.commitments.queries.figures import condition_of
from chancellery.core import history
from chancellery.core.bulk import Given
from chancellery.documents.models import Provision

#: Each ``candidate`` as it stood at the moment ``end``, under the name of its table; all null when it was gone by then.
AS_IT_STOOD = """
    LEFT JOIN commitments_commitment now ON now.id = candidate.id
    CROSS JOIN LATERAL (
        -- of several changes of a column the first one since holds: it comes last, and overwrites the others
        SELECT jsonb_object_agg(said.name, said.value ORDER BY f.changed_at DESC, f.id DESC) AS values
        FROM core_formervalues f CROSS JOIN LATERAL jsonb_each(f.values) said(name, value)
        WHERE f."table" = 'commitments_commitment' AND f.key = candidate.id AND f.changed_at >= %(end)s
    ) was
    CROSS JOIN LATERAL jsonb_populate_record(
        CASE WHEN now.id IS NULL THEN NULL::commitments_commitment ELSE now END,
        coalesce(was.values, jsonb_build_object())
    ) commitments_commitment
"""
#: ``units`` are keys of lead units, ``end`` the moment at which the day ended.
COMMITMENTS_THEN = f"""
    (
        SELECT id FROM commitments_commitment WHERE lead_id = ANY (%(units)s) AND made_at < %(end)s
        UNION
        SELECT key FROM core_formervalues WHERE "table" = 'commitments_commitment' AND values ? 'lead_id'
        AND changed_at >= %(end)s AND (values->>'lead_id')::bigint = ANY (%(units)s)
    ) candidate {AS_IT_STOOD}
"""  # noqa: S608 - nothing but what is written here
OF_THEM = "commitments_commitment.lead_id = ANY (%(units)s) AND commitments_commitment.made_at < %(end)s"
NAMED = ("id", "title", "language", "lead_id", "status", "due_on", "done_on", "progress")
_LIST = f"""
    SELECT count(*) OVER (), {", ".join(f"commitments_commitment.{name}" for name in NAMED)}
    FROM {COMMITMENTS_THEN} WHERE {OF_THEM} AND (%(provisions)s::bigint[] IS NULL
        OR commitments_commitment.answers_to && %(provisions)s::bigint[]) AND {{condition}}
    ORDER BY commitments_commitment.due_on, commitments_commitment.id LIMIT %(limit)s OFFSET %(start)s
"""  # noqa: S608 - nothing but what is written here and by Django


@dataclass(frozen=True, slots=True)
class LineThen:
    """What a row says of a commitment as it stood; it may be gone by now."""

    pk: int
    title: str
    language: str
    lead: int
    status: str
    due_on: date | None
    done_on: date | None
    progress: Decimal | None

    def standing(self, day: date) -> Standing:
        """Return where it stood on ``day``."""
        return rules.standing(status=self.status, due_on=self.due_on, done_on=self.done_on, today=day)


@dataclass(frozen=True, slots=True)
class LinesThen:
    """Some of the rows that a figure counted, and how many there were in all."""

    shown: Sequence[LineThen]
    count: int


def lines_on(
    day: date, units: Sequence[int], figure: Figure, *, document: int | None, start: int = 0, limit: int | None = None
) -> LinesThen:
    """Return what ``figure`` counted at the end of ``day`` among what ``units`` (by key) led then, by due day.

    Without ``limit`` it is all of them.
    """
    condition, given = written([figure], day)
    own = Provision.objects.filter(document=document).values_list("pk", flat=True) if document is not None else None
    given |= {
        "units": list(units), "end": history.end_of(day), "provisions": list(own) if own is not None else None,
        "start": start, "limit": limit,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_LIST.format(condition=condition), given)
        rows = cursor.fetchall()
    return LinesThen([LineThen(*row[1:]) for row in rows], rows[0][0] if rows else 0)


def written(figures: Sequence[Figure], day: date, *, prefix: str = "figure") -> tuple[str, dict[str, Given]]:
    """Return what one of ``figures`` counts on ``day``, as a condition over records called ``commitments_commitment``.

    Beside it stand its values by name; the names begin with ``prefix``.
    """
    condition = reduce(or_, (condition_of(figure, today=day) for figure in figures))
    sql, values = Commitment.objects.order_by().filter(condition).values("pk").query.sql_with_params()
    return by_name(sql.partition(" WHERE ")[2], values, prefix=prefix)


def by_name(sql: str, values: Sequence[Any], *, prefix: str) -> tuple[str, dict[str, Given]]:
    """Return a piece of SQL with its values named, as it must be beside others."""
    names = [f"{prefix}_{place}" for place in range(len(values))]
    return sql % tuple(f"%({name})s" for name in names), dict(zip(names, values, strict=True))
