"""The rows of a table of commitments: fetched as values, with their count and what lies below each, in one query.

A list is asked for all day long, and making records of its rows would take Django longer than all the rest.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from chancellery.commitments import rules
from chancellery.commitments.enums import DueKind, Period
from chancellery.commitments.models import Commitment, Coordination
from chancellery.commitments.queries.tallies import OF_BRANCHES, totals_in
from chancellery.core import planning
from chancellery.core.languages import best
from chancellery.documents.models import Document
from chancellery.organisations.models import Unit


class Line(NamedTuple):
    """What a row says of one commitment, of its lead unit and of the document it comes from; equal by value."""

    pk: int
    title: str
    language: str
    is_leaf: bool
    status: str
    due_kind: str
    due_on: date | None
    period: str
    due_day: int | None
    done_on: date | None
    progress: Decimal | None
    lead: int
    lead_names: str  #: JSON, as it is stored; a page decodes what it has not shown before
    lead_short_names: str
    source_kind: str
    source_number: str
    source_titles: str
    period_from_on: date | None
    made_on: date
    at_risk: bool
    asked: bool  #: to be reassigned
    closing_reason: str  #: why it is left out; empty for what counts
    totals: rules.Totals  #: over the leaves below; of a leaf, nothing

    @property
    def due(self) -> rules.Due:
        """When it is due, as the rules speak of it."""
        return rules.Due(DueKind(self.due_kind), self.due_on, Period(self.period) if self.period else None)

    @property
    def lead_name(self) -> str:
        """The short name of the lead unit in the reader's language."""
        return best(json.loads(self.lead_short_names))[0] or best(json.loads(self.lead_names))[0]

    @property
    def source(self) -> str:
        """What the document is called."""
        return str(Document(kind=self.source_kind, number=self.source_number, titles=json.loads(self.source_titles)))


ZONE = settings.TIME_ZONE
_OWN = len(Line._fields)  # columns before the day and the totals: the count, then all of a line but its totals


#: Nothing is counted beyond these where one would have to look at every row to know; an act on many takes no more.
MOST_COUNTED = 10_000
#: A page is looked for among so many, the first by due day of all, before what is somebody's is gathered.
WALKED = 20_000


@dataclass(frozen=True, slots=True)
class Lines:
    """Some of the rows that were found, and how many there are in all."""

    shown: Sequence[Line]
    count: int
    start: int = 0  #: how many come before those shown
    more: bool = False  #: there are more than ``count``


def lines_of(
    within: QuerySet[Commitment],
    *,
    start: int = 0,
    size: int,
    today: date,
    gathered: bool = False,
    plan_kept: bool = False,
) -> Lines:
    """Return ``size`` of the commitments in ``within``, by due day, and how many there are.

    When there are not so many that ``start`` is among them, the last page of ``size`` is returned. What is
    ``gathered`` is counted to the last; what is walked through up to ``MOST_COUNTED``. ``plan_kept`` asks with the plan
    for any values, which is made already.
    """
    found = _written(within)
    if found is None:
        return Lines((), 0)
    most = None if gathered else MOST_COUNTED
    start = start if most is None else min(start, (most - 1) // size * size)
    rows = _read(found, start, size, today, gathered, plan_kept)
    if gathered and rows:  # what was asked beyond the last page became the last page
        start = min(start, (rows[0][0] - 1) // size * size)
    elif not rows and start:
        first = _read(found, 0, 1, today, gathered, plan_kept)
        start = (first[0][0] - 1) // size * size if first else 0
        rows = _read(found, start, size, today, gathered, plan_kept)
    count = rows[0][0] if rows else 0
    more = most is not None and count > most
    return Lines([_line(row) for row in rows], MOST_COUNTED if more else count, start, more)


@dataclass(frozen=True, slots=True)
class Theirs:
    """What some units lead or co-ordinate, by the keys of the units and of what they co-ordinate."""

    units: QuerySet[Unit, Any]
    led: QuerySet[Commitment, Any]
    helped: QuerySet[Coordination, Any]


def lines_among_first(theirs: Theirs, *, start: int = 0, size: int, today: date) -> Lines | None:
    """Return what ``lines_of`` does where the page lies within the first ``WALKED`` commitments by due day of all.

    These are walked through until the page is full; nothing but keys is gathered to count. Where the page does not
    lie there, ``None``.
    """
    with connection.cursor() as cursor:
        cursor.execute(*first_statement(theirs, start, size, today))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    if not rows or len(rows) < min(size, rows[0][0] - start):
        return None
    return Lines([_line(row) for row in rows], rows[0][0], start)


def first_statement(theirs: Theirs, start: int, size: int, today: date) -> tuple[str, list[Any]]:
    """Return what the database is asked for a page among the first, and the values beside it."""
    (units, in_units), (led, by_units), (helped, with_units) = (
        one.order_by().query.sql_with_params() for one in (theirs.units, theirs.led, theirs.helped)
    )
    counted = f"(SELECT COUNT(*) FROM ({led} UNION {helped}) keys)"  # noqa: S608 - written by Django and by us
    page = f"""
        SELECT id FROM (
            SELECT id, due_on, lead_id FROM commitments_commitment ORDER BY due_on, id LIMIT {WALKED}
        ) first
        WHERE lead_id = ANY (ARRAY({units})) OR id IN ({helped}) ORDER BY due_on, id LIMIT %s OFFSET %s
    """  # noqa: S608 - as above
    return _whole("", counted, page), [
        *by_units, *with_units, ZONE, today, *in_units, *with_units, size, start
    ]  # fmt: skip


_Written = tuple[str, tuple[Any, ...]]


def _written(within: QuerySet[Commitment]) -> _Written | None:
    try:
        return within.order_by().values_list("id", "due_on").query.sql_with_params()
    except EmptyResultSet:
        return None


def _read(
    found: _Written, start: int, size: int, today: date, gathered: bool, plan_kept: bool
) -> list[tuple[Any, ...]]:
    with nullcontext() if plan_kept else planning.for_these_values(), connection.cursor() as cursor:
        cursor.execute(*statement(found, start, size, today, gathered))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def statement(found: _Written, start: int, size: int, today: date, gathered: bool) -> tuple[str, list[Any]]:
    """Return what the database is asked for a page, and the values beside it."""
    narrow, given = found
    if not gathered:  # walked through by due day until the page is full
        before = ""
        counted = f"(SELECT COUNT(*) FROM ({narrow} LIMIT {MOST_COUNTED + 1}) found)"  # noqa: S608 - as below
        page = f"{narrow} ORDER BY commitments_commitment.due_on, commitments_commitment.id LIMIT %s OFFSET %s"
        values = [*given, ZONE, today, *given, size, start]
    else:
        before, counted = f"theirs (id, due_on) AS MATERIALIZED ({narrow}),", "(SELECT COUNT(*) FROM theirs)"
        page = """
            SELECT id FROM theirs ORDER BY due_on, id LIMIT %s
            OFFSET least(%s, (SELECT greatest(count(*) - 1, 0) / %s * %s FROM theirs))
        """
        values = [*given, ZONE, today, size, start, size, size]
    return _whole(before, counted, page), values


def _whole(before: str, counted: str, page: str) -> str:
    """Return the statement that shows what ``page`` names by key, with what ``counted`` says of all."""
    below = OF_BRANCHES.format(
        keys="ARRAY(SELECT id FROM shown WHERE NOT is_leaf)", day="(SELECT day FROM shown LIMIT 1)"
    )
    return f"""
        WITH {before} shown AS MATERIALIZED (
            SELECT {counted},
                one.id, one.title, one.language, one.is_leaf, one.status, one.due_kind, one.due_on, one.period,
                one.due_day, one.done_on, one.progress, one.lead_id, lead.names, lead.short_names,
                source.kind, source.number, source.titles, one.period_from_on, (one.made_at AT TIME ZONE %s)::date,
                EXISTS (SELECT FROM commitments_risk r WHERE r.commitment_id = one.id AND r.ended_at IS NULL),
                EXISTS (SELECT FROM commitments_reassignmentrequest q
                    WHERE q.commitment_id = one.id AND q.decided_at IS NULL), one.closing_reason,
                %s::date AS day
            FROM commitments_commitment one
            JOIN organisations_unit lead ON lead.id = one.lead_id
            JOIN documents_provision passage ON passage.id = one.provision_id
            JOIN documents_document source ON source.id = passage.document_id
            WHERE one.id IN (SELECT id FROM ({page}) page)
        )
        SELECT shown.*, below.* FROM shown LEFT JOIN ({below}) below ON below.commitment = shown.id
        ORDER BY shown.due_on, shown.id
    """  # noqa: S608 - written by Django and by us; values are parameters


def _line(row: tuple[Any, ...]) -> Line:
    own, below = row[1:_OWN], row[_OWN + 2 :]  # between them the day and the key of what lies below
    return Line._make((*own, totals_in(below) or rules.Totals()))
