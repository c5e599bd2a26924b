"""Commitments as they stood at the end of an earlier day: what a figure of that day's board counts.

Each is the record of today with former values put back, those that are deleted by now among them. The conditions are
those of the live figures, asked of these records.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from chancellery.commitments.queries.figures import COUNTED, SOON, condition_of
from chancellery.core import history
from chancellery.core.bulk import Given
from chancellery.documents.models import Provision

#: What keeps where a commitment stood in a list: ``former_places_in_lists`` is its index. It holds of what was deleted.
PLACE_CHANGED = "\"table\" = 'commitments_commitment' AND values ?| ARRAY['lead_id', 'due_on']"
#: What was different in ``{key}`` then. Of several changes of a column the first one since holds: it comes last, and
#: overwrites the others.
_WAS = """
    CROSS JOIN LATERAL (
        SELECT jsonb_object_agg(said.name, said.value ORDER BY f.changed_at DESC, f.id DESC) AS values
        FROM core_formervalues f CROSS JOIN LATERAL jsonb_each(f.values) said(name, value)
        WHERE f."table" = 'commitments_commitment' AND f.key = {key} AND f.changed_at >= %(end)s
    ) was
"""
#: Each ``candidate`` as it stood at the moment ``end``, under the name of its table; all null when it was gone by then.
AS_IT_STOOD = f"""
    LEFT JOIN commitments_commitment now ON now.id = candidate.id
    {_WAS.format(key="candidate.id")}
    CROSS JOIN LATERAL unnest(ARRAY[
        CASE WHEN was.values IS NULL THEN now
            WHEN now.id IS NULL THEN jsonb_populate_record(NULL::commitments_commitment, was.values)
            ELSE jsonb_populate_record(now, was.values) END
    ]) commitments_commitment
"""
#: ``units`` are keys of lead units, ``end`` the moment at which the day ended.
COMMITMENTS_THEN = f"""
    (
        SELECT id FROM commitments_commitment WHERE lead_id = ANY (%(units)s) AND made_at < %(end)s
        UNION
        SELECT key FROM core_formervalues WHERE {PLACE_CHANGED}
        AND changed_at >= %(end)s AND (values->>'lead_id')::bigint = ANY (%(units)s)
    ) candidate {AS_IT_STOOD}
"""  # noqa: S608 - nothing but what is written here
OF_THEM = "commitments_commitment.lead_id = ANY (%(units)s) AND commitments_commitment.made_at < %(end)s"
NAMED = ("id", "title", "language", "lead_id", "status", "due_on", "done_on", "progress", "closing_reason")
#: What a row holds, in the order of ``LineThen``.
COLUMNS = ", ".join(f"commitments_commitment.{name}" for name in NAMED) + ", now.lead_id AS lead_now"
_WHERE = f"""
    WHERE {OF_THEM} AND {{condition}}
    AND (%(provisions)s::bigint[] IS NULL OR commitments_commitment.answers_to && %(provisions)s::bigint[])
"""
_LIST = f"""
    SELECT count(*) OVER () AS many, {COLUMNS} FROM {COMMITMENTS_THEN} {_WHERE}
    ORDER BY commitments_commitment.due_on, commitments_commitment.id LIMIT %(limit)s OFFSET %(start)s
"""  # noqa: S608 - nothing but what is written here and by Django
#: What kept its unit and its due day stands where it stands now, and is gone through until there is enough; all that
#: changed one of them since is put in its place. The limit is no parameter: the plan depends on how little it is.
_PAGE = f"""
    WITH changed AS MATERIALIZED (
        SELECT key, (values->>'lead_id')::bigint AS lead FROM core_formervalues
        WHERE {PLACE_CHANGED} AND changed_at >= %(end)s
    )
    (
        SELECT {COLUMNS} FROM commitments_commitment now {_WAS.format(key="now.id")}
        CROSS JOIN LATERAL unnest(ARRAY[
            CASE WHEN was.values IS NULL THEN now ELSE jsonb_populate_record(now, was.values) END
        ]) commitments_commitment
        {_WHERE} AND now.lead_id = ANY (%(units)s) AND now.id NOT IN (SELECT key FROM changed) AND {{near}}
        ORDER BY now.due_on, now.id LIMIT {{most}}
    ) UNION ALL (
        SELECT {COLUMNS} FROM (
            SELECT key AS id FROM changed LEFT JOIN commitments_commitment now ON now.id = changed.key
            WHERE changed.lead = ANY (%(units)s) OR now.lead_id = ANY (%(units)s) GROUP BY key
        ) candidate {AS_IT_STOOD} {_WHERE}
    ) ORDER BY due_on, id LIMIT {{limit}} OFFSET %(start)s
"""  # noqa: S608 - nothing but what is written here and by Django
#: Of these figures the due day says most.
_NEAR = {
    Figure.OVERDUE: "now.due_on < %(day)s",
    Figure.DUE_SOON: f"now.due_on BETWEEN %(day)s AND %(day)s::date + {SOON.days}",
}


FEW = 20  #: of so many one is few
FAR = 5_000  #: rows before a page: to go through all at once is quicker than to walk there


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
    closing_reason: str  #: why it was left out; empty for what counted
    lead_now: int | None  #: the unit that leads it now, by key; none where it is gone

    def standing(self, day: date) -> Standing:
        """Return where it stood on ``day``."""
        return rules.standing(status=self.status, due_on=self.due_on, done_on=self.done_on, today=day)


@dataclass(frozen=True, slots=True)
class LinesThen:
    """Some of the rows that a figure counted, and how many there were in all."""

    shown: Sequence[LineThen]
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that is not read yet. Its rows are how many there are in all and what ``LineThen`` holds, by due day."""

    sql: str
    given: Mapping[str, Given]
    count: int | None = None  #: how many there are in all, where the board's figure is believed
    expected: int = 0  #: how many rows must come then
    whole: str = ""  #: the statement that believes nothing

    def read(self) -> LinesThen:
        """Return its rows; all are counted where fewer or more come than the board told of."""
        return self.checked(_read(self.sql, self.given))

    def checked(self, rows: list[tuple[Any, ...]]) -> LinesThen:
        """Return ``rows`` of the list; all are counted where they are fewer or more than the board told of."""
        if self.count is not None and len(rows) == self.expected:
            return LinesThen([LineThen(*row[1:]) for row in rows], self.count)
        if self.count is not None:
            rows = _read(self.whole, self.given)
        return LinesThen([LineThen(*row[1:]) for row in rows], rows[0][0] if rows else 0)


def lines_on(
    day: date, units: Sequence[int], figure: Figure, *, document: int | None, start: int = 0,
    limit: int | None = None, told: rules.Totals | None = None,
) -> LinesThen:  # fmt: skip
    """Return what ``figure`` counted at the end of ``day`` among what ``units`` (by key) led then, by due day.

    Without ``limit`` it is all of them. ``told`` is what the board of that day says of these units: its figure is
    believed as long as the rows to be shown are there, so that a page costs what it shows.
    """
    if _counted(figure, told) == 0:
        return LinesThen((), 0)
    own = provisions_of(document)
    return listing_on(day, units, figure, provisions=own, start=start, limit=limit, told=told).read()


def listing_on(
    day: date, units: Sequence[int], figure: Figure, *, provisions: Sequence[int] | None, start: int = 0,
    limit: int | None = None, told: rules.Totals | None = None,
) -> Listing:  # fmt: skip
    """Return what ``lines_on`` reads, to be read with something else."""
    count = _counted(figure, told)
    condition, given = written([figure], day)
    given |= {
        "units": list(units), "end": history.end_of(day), "start": start, "limit": limit, "day": day,
        "provisions": list(provisions) if provisions is not None else None,
    }  # fmt: skip
    whole = _LIST.format(condition=condition)
    if count is None or limit is None or start >= FAR:
        return Listing(whole, given)
    page = _PAGE.format(condition=condition, near=_NEAR.get(figure, "true"), most=start + limit, limit=limit)
    sql = f"SELECT {count}::bigint AS many, page.* FROM ({page}) page ORDER BY due_on, id"  # noqa: S608 - written here
    return Listing(sql, given, count, expected=max(0, min(limit, count - start)), whole=whole)


def provisions_of(document: int | None) -> list[int] | None:
    """Return the keys of the provisions of a document; nothing where all documents are meant."""
    if document is None:
        return None
    return list(Provision.objects.filter(document=document).values_list("pk", flat=True))


def _counted(figure: Figure, told: rules.Totals | None) -> int | None:
    """Return how many the board says there are; nothing where they are few: to go through all is quicker then."""
    if told is None or figure not in COUNTED:
        return None
    count = int(getattr(told, figure.name.lower()))
    return count if count == 0 or count * FEW >= told.total + told.left_out else None


def _read(sql: str, given: Mapping[str, Given]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


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
