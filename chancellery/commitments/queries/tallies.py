"""What units and branches sum to, from what was counted before: exact at once, and without asking every leaf.

A reader adds to the tallies what was changed since and is not folded in yet, in one statement, and so in one view of
the database. Tallies say what is late for one day (``TallyDay``), which the first statement of a reader tells with its
rows; only when that is not the day asked for, it asks another one, which asks the open leaves between the two days too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection

from chancellery.commitments import rules
from chancellery.commitments.enums import TallyKind
from chancellery.commitments.models import Commitment
from chancellery.commitments.queries.figures import SOON, aggregates, totals_of

COUNTS = (
    "total", "done", "done_late", "left_out", "overdue", "due_soon", "not_reported", "not_due_yet", "weight",
    "achieved",
)  # fmt: skip
#: The day of the tallies; before anything was folded, a day on which nothing was late.
COUNTED_ON = "(SELECT coalesce(min(counted_on), DATE '1900-01-01') FROM commitments_tallyday)"

#: The keys that a path holds, as rows of one column.
_KEYS = "unnest(string_to_array(rtrim({}, '.'), '.')::bigint[])"

#: For each kind of tally, the keys under which ``part.answers_to`` is counted.
SCOPES = {
    TallyKind.ALL: "(SELECT 0::bigint AS key)",
    TallyKind.DOCUMENT: (
        "(SELECT DISTINCT p.document_id AS key FROM documents_provision p WHERE p.id = ANY (part.answers_to))"
    ),
    TallyKind.PROVISION: "(SELECT unnest(part.answers_to) AS key)",
}

#: What a change adds, counted for a day.
_ADDED = f"""
    total, done, done_late, left_out,
    CASE WHEN due_on < {{day}} THEN open ELSE 0 END AS overdue,
    CASE WHEN due_on BETWEEN {{day}} AND {{day}}::date + {SOON.days} THEN open ELSE 0 END AS due_soon,
    CASE WHEN awaited_from_on <= {{day}} THEN open ELSE 0 END AS not_reported,
    CASE WHEN awaited_from_on > {{day}} AND NOT told THEN open ELSE 0 END AS not_due_yet,
    weight, achieved
"""

#: Changes, counted for the day of the tallies.
CHANGES = f"SELECT lead, above, answers_to, {_ADDED.format(day=COUNTED_ON)} FROM {{changes}}"  # noqa: S608

#: All that wait, counted for a given day.
CHANGES_OF_DAY = f"SELECT lead, above, answers_to, {_ADDED} FROM commitments_tallychange"  # noqa: S608

#: What the clock alone changes from the day of the tallies to another, ``day``, leaf by leaf.
CROSSINGS = f"""
    SELECT lead_id AS lead, left(path, length(path) - length(id::text) - 1) AS above, answers_to, 0, 0, 0, 0,
        coalesce((due_on < {{day}})::int - (due_on < {COUNTED_ON})::int, 0),
        coalesce((due_on BETWEEN {{day}} AND {{day}}::date + {SOON.days})::int
            - (due_on BETWEEN {COUNTED_ON} AND {COUNTED_ON} + {SOON.days})::int, 0),
        coalesce((awaited_from_on <= {{day}})::int - (awaited_from_on <= {COUNTED_ON})::int, 0),
        CASE WHEN reported_until_on IS NULL
            THEN coalesce((awaited_from_on > {{day}})::int - (awaited_from_on > {COUNTED_ON})::int, 0) ELSE 0 END,
        0, 0
    FROM commitments_commitment
    WHERE {COUNTED_ON} <> {{day}} AND is_leaf AND status = 'open' AND (
        due_on BETWEEN least({COUNTED_ON}, {{day}}) AND greatest({COUNTED_ON}, {{day}}) + {SOON.days}
        OR awaited_from_on BETWEEN least({COUNTED_ON}, {{day}}) AND greatest({COUNTED_ON}, {{day}})
    )
"""  # noqa: S608 - nothing but what is written here

#: The same for the ``keys`` that are asked for. The shorter of two arrays comes first: it is gone through. In a CASE an
#: overlap is not believed to hold for one in a hundred only, for which sums would be made by sorting.
ASKED = {
    TallyKind.ALL: "SELECT 0::bigint AS key",
    TallyKind.DOCUMENT: "SELECT key FROM asked WHERE CASE WHEN part.answers_to && asked.provisions THEN true END",
    TallyKind.PROVISION: "SELECT key FROM unnest(part.answers_to) key WHERE key = ANY (%(keys)s)",
}

_SUMS = ", ".join(f"sum({count})" for count in COUNTS)
_COLUMNS = ", ".join(COUNTS)
_UNFOLDED = f"{CHANGES.format(changes='commitments_tallychange')} UNION ALL {CROSSINGS}"
_OF_DAY = _UNFOLDED.format(day="%(day)s")

#: With the day of the tallies beside each row; right where that is ``day``. A unit's path has its key at its depth. The
#: leads of all that waits are found at once. Units are asked as rows, of which no plan knows how many there will be, so
#: that the plan for all values is no dearer than one for these, and is the one that is kept.
OF_UNITS_NOW = f"""
    WITH level AS MATERIALIZED (
        SELECT DISTINCT depth + 1 AS step FROM organisations_unit WHERE id = ANY (%(units)s::bigint[])
    ), asked AS MATERIALIZED (
        SELECT document_id AS key, array_agg(id) AS provisions FROM documents_provision
        WHERE {{kind}} = {TallyKind.DOCUMENT.value} AND document_id = ANY (%(keys)s::bigint[]) GROUP BY document_id
    ), place AS MATERIALIZED (
        SELECT lead.id AS lead, wanted.unit FROM organisations_unit lead CROSS JOIN level
        JOIN unnest(%(units)s::bigint[]) wanted(unit)
            ON wanted.unit = nullif(split_part(lead.path, '.', level.step), '')::bigint
        WHERE lead.id = ANY (ARRAY(SELECT lead FROM commitments_tallychange))
    )
    SELECT unit, key, {_SUMS}, {COUNTED_ON} FROM (
        SELECT unit, key, {_COLUMNS} FROM commitments_unittally
        WHERE kind = {{kind}} AND unit IN (SELECT unnest(%(units)s::bigint[])) AND key = ANY (%(keys)s::bigint[])
        UNION ALL
        SELECT place.unit, scope.key, {_ADDED.format(day="%(day)s")} FROM commitments_tallychange part
        JOIN place USING (lead) CROSS JOIN LATERAL ({{asked}}) scope
    ) found GROUP BY unit, key
"""  # noqa: S608 - nothing but what is written here

_OF_UNITS = f"""
    WITH asked AS MATERIALIZED (
        SELECT document_id AS key, array_agg(id) AS provisions FROM documents_provision
        WHERE %(kind)s = {TallyKind.DOCUMENT.value} AND document_id = ANY (%(keys)s) GROUP BY document_id
    )
    SELECT unit, key, {_SUMS} FROM (
        SELECT unit, key, {_COLUMNS} FROM commitments_unittally
        WHERE kind = %(kind)s AND unit = ANY (%(units)s) AND key = ANY (%(keys)s)
        UNION ALL
        SELECT place.unit, scope.key, {_COLUMNS} FROM ({_OF_DAY}) part
        JOIN organisations_unit lead ON lead.id = part.lead
        CROSS JOIN LATERAL {_KEYS.format("lead.path")} place(unit)
        CROSS JOIN LATERAL ({{asked}}) scope
        WHERE place.unit = ANY (%(units)s)
    ) found GROUP BY unit, key
"""  # noqa: S608 - nothing but what is written here

#: As above. Keys are compared as words: to make numbers of all paths that wait takes longer than all the rest.
_OF_BRANCHES_NOW = f"""
    WITH asked AS MATERIALIZED (SELECT key, key::text AS word FROM unnest(%(keys)s) key)
    SELECT commitment, {_SUMS}, {COUNTED_ON} FROM (
        SELECT commitment, {_COLUMNS} FROM commitments_branchtally WHERE commitment = ANY (%(keys)s)
        UNION ALL
        SELECT asked.key, {_ADDED.format(day="%(day)s")} FROM commitments_tallychange part
        CROSS JOIN LATERAL string_to_table(part.above, '.') place(word) JOIN asked USING (word)
    ) found GROUP BY commitment
"""  # noqa: S608 - nothing but what is written here

#: ``keys`` is an array of commitments, ``day`` the day that is asked for.
OF_BRANCHES = f"""
    SELECT commitment, {_SUMS} FROM (
        SELECT commitment, {_COLUMNS} FROM commitments_branchtally WHERE commitment = ANY ({{keys}})
        UNION ALL
        SELECT place.commitment, {_COLUMNS} FROM ({_UNFOLDED}) part
        CROSS JOIN LATERAL {_KEYS.format("part.above")} place(commitment)
        WHERE place.commitment = ANY ({{keys}})
    ) found GROUP BY commitment
"""  # noqa: S608 - nothing but what is written here


#: The documents that something led by ``unit`` or below it answers to. The leads of all that waits are found at once.
DOCUMENTS_COUNTED = f"""
    WITH lead AS MATERIALIZED (
        SELECT id FROM organisations_unit WHERE id = ANY (ARRAY(SELECT lead FROM commitments_tallychange))
        AND starts_with(path, (SELECT path FROM organisations_unit WHERE id = %(unit)s))
    ), waiting AS MATERIALIZED (
        SELECT DISTINCT unnest(answers_to) AS key FROM commitments_tallychange WHERE lead IN (SELECT id FROM lead)
    )
    SELECT key FROM commitments_unittally WHERE unit = %(unit)s AND kind = {TallyKind.DOCUMENT.value} UNION
    SELECT document_id FROM documents_provision WHERE id = ANY (ARRAY(SELECT key FROM waiting))
"""  # noqa: S608 - nothing but what is written here


def totals_of_units(units: Iterable[int], *, today: date, document: int | None = None) -> dict[int, rules.Totals]:
    """Return what each unit and all below it lead, by the unit's key; with ``document``, of what answers to it."""
    kind, key = (TallyKind.ALL, 0) if document is None else (TallyKind.DOCUMENT, document)
    return {unit: totals for (unit, _key), totals in _of_units(units, kind, [key], today).items()}


def totals_of_cells(
    units: Iterable[int], provisions: Iterable[int], *, today: date
) -> dict[tuple[int, int], rules.Totals]:
    """Return what each unit and all below it lead that answers to each provision, by both keys; none for no leaf."""
    return _of_units(units, TallyKind.PROVISION, list(provisions), today)


def totals_of_documents(unit: int, documents: Iterable[int], *, today: date) -> dict[int, rules.Totals]:
    """Return what a unit and all below it lead that answers to each document, by its key; none for no leaf."""
    found = _of_units([unit], TallyKind.DOCUMENT, list(documents), today)
    return {key: totals for (_unit, key), totals in found.items()}


def rollup_below(tops: Iterable[Commitment], *, today: date) -> dict[int, rules.Totals]:
    """Return what is at or below each of ``tops`` by its key; none where there is no leaf."""
    keys = [top.pk for top in tops]
    totals = totals_of_branches(keys, today=today)
    leaves = [key for key in keys if key not in totals]
    return totals | (_of_leaves(leaves, today) if leaves else {})


def with_totals(rows: Iterable[Commitment], *, today: date) -> list[tuple[Commitment, rules.Totals]]:
    """Return each of ``rows`` with the totals over the leaves at or below it."""
    found = list(rows)
    below = rollup_below(found, today=today)
    return [(one, below.get(one.pk, rules.Totals())) for one in found]


def totals_of_branches(commitments: Iterable[int], *, today: date) -> dict[int, rules.Totals]:
    """Return what lies below each commitment, by its key; none for a leaf, and none for no leaf below."""
    keys = sorted(set(commitments))
    if not keys:
        return {}
    another = OF_BRANCHES.format(keys="%(keys)s", day="%(day)s")
    rows = _read(_OF_BRANCHES_NOW, another, {"keys": keys, "day": today})
    return {key: found for key, *values in rows if (found := totals_in(values)) is not None}


def _of_leaves(commitments: Sequence[int], today: date) -> dict[int, rules.Totals]:
    columns, params = aggregates(today)
    sql = f"SELECT id, {columns} FROM commitments_commitment WHERE is_leaf AND id = ANY (%s) GROUP BY id"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, list(commitments)])  # type: ignore[list-item] # what Django wrote, Django takes
        return {int(key): totals_of(values) for key, *values in cursor.fetchall()}


def counts_of_cells(units: Iterable[int], provisions: Iterable[int], *, today: date) -> list[tuple[int, ...]]:
    """Return what ``totals_of_cells`` gives as bare rows (unit, provision, ``COUNTS`` …): a matrix has thousands."""
    return _rows_of_units(units, TallyKind.PROVISION, list(provisions), today)


def _of_units(
    units: Iterable[int], kind: TallyKind, keys: Sequence[int], today: date
) -> dict[tuple[int, int], rules.Totals]:
    rows = _rows_of_units(units, kind, keys, today)
    return {(unit, key): found for unit, key, *values in rows if (found := totals_in(values)) is not None}


def _rows_of_units(units: Iterable[int], kind: TallyKind, keys: Sequence[int], today: date) -> list[tuple[int, ...]]:
    given = {"units": sorted(set(units)), "kind": kind.value, "keys": list(keys), "day": today}
    now = OF_UNITS_NOW.format(kind=kind.value, asked=ASKED[kind])
    return _read(now, _OF_UNITS.format(asked=ASKED[kind]), given)


def _read(now: str, another: str, given: Mapping[str, Any]) -> list[tuple[int, ...]]:
    """Return the rows of ``now``, or of ``another`` when the clocks of the tallies do not stand at the day."""
    with connection.cursor() as cursor:
        cursor.execute(now, given)
        rows = cursor.fetchall()
        if rows and rows[0][-1] != given["day"]:  # no row: no leaf, so nothing that a clock could change
            cursor.execute(another, given)
            return list(cursor.fetchall())
    return [row[:-1] for row in rows]


def totals_in(values: Sequence[Any]) -> rules.Totals | None:
    """Return the totals of a row of ``COUNTS``, or ``None`` when it counts no leaf."""
    total, done, done_late, left_out, overdue, due_soon, not_reported, not_due_yet, weight, achieved = values
    if not (total or left_out):  # nor where there is no row
        return None
    return rules.Totals(
        total=total, done=done, done_late=done_late, under_way=total - done - done_late - overdue, overdue=overdue,
        due_soon=due_soon, not_reported=not_reported, not_due_yet=not_due_yet, left_out=left_out, weight=weight,
        weighted_progress=achieved,
    )  # fmt: skip
