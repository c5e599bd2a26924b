"""How units stood at the end of any day since it is kept, with what waits to be folded and kept.

Of each unit there is a row for each day on which something changed, so a day is found by one look at an index for each
unit, however long ago it was and however much is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from chancellery.commitments import rules
from chancellery.commitments.enums import TallyKind
from chancellery.commitments.models import TallyDay
from chancellery.commitments.queries.figures import SOON
from chancellery.commitments.queries.tallies import (
    ASKED,
    CHANGES_OF_DAY,
    COUNTED_ON,
    COUNTS,
    CROSSINGS,
    OF_UNITS_NOW,
    totals_in,
    totals_of_units,
)
from chancellery.core.bulk import Given

_OF_UNIT_NOW = OF_UNITS_NOW.replace("%(units)s", "%(unit)s")

#: The day on which what waits happened, in the service's time zone.
HAPPENED_ON = "(happened_at AT TIME ZONE %(zone)s)::date"

#: What the clock alone changes of what waits, to be taken off ``CROSSINGS``: leaves are asked as they are now.
BEFORE_WAITING = f"""
    SELECT lead, above, answers_to, 0, 0, 0, 0,
        -open * coalesce((due_on < {{day}})::int - (due_on < {COUNTED_ON})::int, 0),
        -open * coalesce((due_on BETWEEN {{day}} AND {{day}}::date + {SOON.days})::int
            - (due_on BETWEEN {COUNTED_ON} AND {COUNTED_ON} + {SOON.days})::int, 0),
        -open * coalesce((awaited_from_on <= {{day}})::int - (awaited_from_on <= {COUNTED_ON})::int, 0),
        CASE WHEN told THEN 0
            ELSE -open * coalesce((awaited_from_on > {{day}})::int - (awaited_from_on > {COUNTED_ON})::int, 0) END,
        0, 0
    FROM commitments_tallychange WHERE open <> 0 AND {COUNTED_ON} <> {{day}}
"""  # noqa: S608 - nothing but what is written here

#: The clocks begin with the first change that waits, when nothing was folded before.
BEGIN = f"""
    INSERT INTO commitments_tallyday (id, counted_on, kept_from_on)
    SELECT 1, day, day FROM (
        SELECT least(%(today)s::date, min({HAPPENED_ON})) AS day FROM commitments_tallychange
        WHERE NOT EXISTS (SELECT FROM commitments_tallyday)
    ) first WHERE NOT EXISTS (SELECT FROM commitments_tallyday) ON CONFLICT DO NOTHING
"""  # noqa: S608 - nothing but what is written here

#: The first day after ``day`` on which something that waits happened or a clock changes a figure.
NEXT_DAY = f"""
    SELECT min(next) FROM (
        SELECT min({HAPPENED_ON}) FROM commitments_tallychange WHERE {HAPPENED_ON} > %(day)s
        UNION ALL SELECT unnest(ARRAY[
            CASE WHEN due_on >= %(day)s THEN due_on + 1 END,
            CASE WHEN due_on - {SOON.days} > %(day)s THEN due_on - {SOON.days} END,
            CASE WHEN awaited_from_on > %(day)s THEN awaited_from_on END
        ]) FROM commitments_tallychange WHERE open <> 0
        UNION ALL SELECT min(due_on) + 1 FROM commitments_commitment
            WHERE is_leaf AND status = 'open' AND due_on >= %(day)s
        UNION ALL SELECT min(due_on) - {SOON.days} FROM commitments_commitment
            WHERE is_leaf AND status = 'open' AND due_on > %(day)s::date + {SOON.days}
        UNION ALL SELECT min(awaited_from_on) FROM commitments_commitment
            WHERE is_leaf AND status = 'open' AND awaited_from_on > %(day)s
    ) every(next)
"""  # noqa: S608 - nothing but what is written here

_COLUMNS = ", ".join(COUNTS)
_SUMS = ", ".join(f"sum({count})" for count in COUNTS)
_KEPT = f"""
    SELECT place.unit, {_COLUMNS} FROM unnest(%(units)s::bigint[]) place(unit) CROSS JOIN LATERAL (
        SELECT {_COLUMNS} FROM commitments_dayfigures kept
        WHERE kept.unit = place.unit AND kept.kind = %(kind)s AND kept.key = %(key)s AND kept.from_on <= %(day)s
        ORDER BY kept.from_on DESC LIMIT 1
    ) kept
"""  # noqa: S608 - nothing but what is written here

#: The day at which the clocks stand, beside what is kept: they say whether the day is over for them.
_KEPT_UNTIL = f"""
    SELECT clocks.day, found.* FROM (SELECT {COUNTED_ON} AS day) clocks LEFT JOIN ({_KEPT}) found ON true
"""  # noqa: S608 - nothing but what is written here

#: While nobody has folded until the end of the day: what is kept, with what waits and happened by then, and with what
#: the clock changes of the leaves as they were before anything that waits.
_NOT_YET_KEPT = f"""
    WITH asked AS MATERIALIZED (
        SELECT document_id AS key, array_agg(id) AS provisions FROM documents_provision
        WHERE %(kind)s = {TallyKind.DOCUMENT.value} AND document_id = %(key)s GROUP BY document_id
    )
    SELECT unit, {_SUMS} FROM (
        {_KEPT}
        UNION ALL
        SELECT place.unit, {_COLUMNS} FROM (
            {CHANGES_OF_DAY.format(day="%(day)s")} WHERE {HAPPENED_ON} <= %(day)s
            UNION ALL {CROSSINGS.format(day="%(day)s")} UNION ALL {BEFORE_WAITING.format(day="%(day)s")}
        ) part
        JOIN organisations_unit lead ON lead.id = part.lead
        CROSS JOIN LATERAL unnest(string_to_array(rtrim(lead.path, '.'), '.')::bigint[]) place(unit)
        CROSS JOIN LATERAL ({{asked}}) scope
        WHERE place.unit = ANY (%(units)s) AND {COUNTED_ON} <= %(day)s
    ) found GROUP BY unit
"""  # noqa: S608 - nothing but what is written here

#: What is kept of several days, and how one of the units stands now (place 0): right where the clocks stand after the
#: days, and at today.
_KEPT_AND_NOW = f"""
    SELECT clocks.day, found.* FROM (SELECT {COUNTED_ON} AS day) clocks LEFT JOIN (
        SELECT wanted.place, kept.* FROM unnest(%(days)s::date[]) WITH ORDINALITY wanted(day, place)
        CROSS JOIN LATERAL ({_KEPT.replace("%(day)s", "wanted.day")}) kept
        UNION ALL
        SELECT 0, unit, {_COLUMNS}
        FROM ({{now}}) now(unit, key, {_COLUMNS}, counted_on)
    ) found ON true
"""  # noqa: S608 - nothing but what is written here


@dataclass(frozen=True, slots=True)
class Stood:
    """What units and all below each led, by their keys, at the ends of some days, and what one of them leads now."""

    on: Sequence[dict[int, rules.Totals]]  #: in the order of the days
    now: rules.Totals


def kept_from() -> date | None:
    """Return the first day of which it is kept how units stood; none before anything was folded."""
    return first_kept().first()


def first_kept() -> QuerySet[TallyDay, date]:
    """Return the first day that is kept, to be asked for with something else."""
    return TallyDay.objects.order_by("pk").values_list("kept_from_on", flat=True)[:1]


def stood(unit: int, below: Iterable[int], days: Sequence[date], *, document: int | None, today: date) -> Stood:
    """Return how ``unit`` and units ``below`` it stood at the ends of ``days``, and how ``unit`` stands, by one query.

    Days of which something still waits to be folded are asked one by one.
    """
    kind, key = (TallyKind.ALL, 0) if document is None else (TallyKind.DOCUMENT, document)
    units = sorted({unit, *below})
    given: dict[str, Given] = {
        "units": units, "kind": kind.value, "key": key, "keys": [key], "day": today, "unit": [unit],
        "days": [day.isoformat() for day in days],
    }  # fmt: skip
    now = _OF_UNIT_NOW.format(kind=kind.value, asked=ASKED[kind])
    with connection.cursor() as cursor:
        cursor.execute(_KEPT_AND_NOW.format(now=now), given)
        rows = cursor.fetchall()
    clocks = rows[0][0]
    found: list[dict[int, rules.Totals]] = [{} for _place in range(len(days) + 1)]
    for _clocks, place, its, *values in rows:
        if place is not None and (totals := totals_in(values)) is not None:
            found[place][its] = totals
    if clocks != today:
        found[0] = totals_of_units([unit], today=today, document=document)
    for place, day in enumerate(days, 1):
        if day >= clocks:
            found[place] = totals_of_units_on(day, units, document=document)
    return Stood(found[1:], found[0].get(unit, rules.Totals()))


def totals_of_units_on(day: date, units: Iterable[int], *, document: int | None = None) -> dict[int, rules.Totals]:
    """Return what each unit and all below it led at the end of ``day``; with ``document``, of what answered to it."""
    kind, key = (TallyKind.ALL, 0) if document is None else (TallyKind.DOCUMENT, document)
    given: dict[str, Given] = {
        "units": sorted(set(units)), "kind": kind.value, "key": key, "keys": [key], "day": day,
        "zone": timezone.get_current_timezone_name(),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_KEPT_UNTIL, given)
        told = cursor.fetchall()
        if day < told[0][0]:
            rows = [row for _clocks, *row in told if row[0] is not None]
        else:
            cursor.execute(_NOT_YET_KEPT.format(asked=ASKED[kind]), given)
            rows = [list(row) for row in cursor.fetchall()]
    return {unit: found for unit, *values in rows if (found := totals_in(values)) is not None}
